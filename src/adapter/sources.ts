/**
 * Sources as a DAP client names them: paths or URIs of the user's files, `sourceReference`s for std's, lines and columns in
 * the client's base.
 */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { LoadedProgram } from "../debug/load";
import type { SourceRange } from "../debug/view/model";
import { RequestError } from "./dispatch";

export class Sources {
  lineBase: 0 | 1 = 1;
  columnBase: 0 | 1 = 1;
  /** The client speaks URIs (`pathFormat: "uri"`); our own names are what `launch` gave us, so both pass through. */
  uris = false;
  private readonly references: string[] = [];

  lineIn(line: number): number {
    return line + (1 - this.lineBase);
  }

  columnIn(column: number): number {
    return column + (1 - this.columnBase);
  }

  rangeOut(range: SourceRange): { line: number; column: number; endLine: number; endColumn: number } {
    const lines = this.lineBase - 1;
    const columns = this.columnBase - 1;
    return {
      line: range.startLine + lines,
      column: range.startColumn + columns,
      endLine: range.endLine + lines,
      endColumn: range.endColumn + columns,
    };
  }

  uriOf(source: DebugProtocol.Source): string {
    if (source.sourceReference !== undefined && source.sourceReference > 0) return this.named(source.sourceReference);
    if (typeof source.path !== "string") throw new RequestError("the source has neither a path nor a reference", false);
    return source.path;
  }

  sourceOut(uri: string): DebugProtocol.Source {
    if (!isStd(uri)) return { name: uri.slice(uri.lastIndexOf("/") + 1), path: uri };
    return {
      name: uri,
      sourceReference: this.reference(uri),
      presentationHint: "deemphasize",
      origin: "Glasscrab's standard library",
    };
  }

  content(program: LoadedProgram, args: DebugProtocol.SourceArguments): string {
    const uri =
      args.source?.path !== undefined && !args.sourceReference ? args.source.path : this.named(args.sourceReference);
    const text = program.sourceText(uri);
    if (text === undefined) throw new RequestError(`there is no source '${uri}'`);
    return text;
  }

  loaded(program: LoadedProgram): DebugProtocol.Source[] {
    return program.sourceNames().map((uri) => this.sourceOut(uri));
  }

  private reference(uri: string): number {
    let at = this.references.indexOf(uri);
    if (at < 0) at = this.references.push(uri) - 1;
    return at + 1;
  }

  private named(reference: number): string {
    const uri = this.references[reference - 1];
    if (uri === undefined) throw new RequestError(`there is no source number ${reference}`, false);
    return uri;
  }
}

/** std's files are named `<core>/…`. */
function isStd(uri: string): boolean {
  return uri.startsWith("<");
}
