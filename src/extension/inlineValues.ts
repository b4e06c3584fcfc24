/**
 * Values of variables beside the code while a session is stopped: each where it is declared, and again on the line that runs next if
 * that names it. The adapter knows which variables the frame has and what they hold.
 */
import * as vscode from "vscode";
import { type InlineValuesResponseBody, inlineValuesRequest } from "../debug/view/protocol";
import type { Session } from "./session";
import { nameOf, rangeOf } from "./uris";

const maxTextLength = 60;

export class InlineValues implements vscode.InlineValuesProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private stopped: Session | undefined;

  constructor() {
    this.registration = vscode.languages.registerInlineValuesProvider({ language: "rust" }, this);
  }

  /** The session that is stopped now, if any. */
  follow(stopped: Session | undefined): void {
    this.stopped = stopped;
  }

  async provideInlineValues(
    document: vscode.TextDocument,
    viewPort: vscode.Range,
    context: vscode.InlineValueContext,
  ): Promise<vscode.InlineValue[]> {
    const { stopped } = this;
    if (!stopped) return [];
    try {
      const asked = stopped.ask<InlineValuesResponseBody>(inlineValuesRequest, { frameId: context.frameId });
      return placed((await asked).values, document, viewPort, context.stoppedLocation.start.line);
    } catch {
      // It runs again, or is over.
      return [];
    }
  }

  dispose(): void {
    this.registration.dispose();
  }
}

function placed(
  values: InlineValuesResponseBody["values"],
  document: vscode.TextDocument,
  viewPort: vscode.Range,
  stoppedLine: number,
): vscode.InlineValue[] {
  const uri = nameOf(document.uri);
  const stoppedText = stoppedLine < document.lineCount ? document.lineAt(stoppedLine).text : "";
  return values.flatMap(({ name, text, range }) => {
    if (range.uri !== uri) return [];
    const shown = `${name} = ${text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text}`;
    const declared = rangeOf(range);
    const found: vscode.InlineValue[] = [];
    if (viewPort.intersection(declared) !== undefined) found.push(new vscode.InlineValueText(declared, shown));
    const at = mentionIn(stoppedText, name);
    if (at !== undefined && declared.start.line !== stoppedLine)
      found.push(new vscode.InlineValueText(new vscode.Range(stoppedLine, at, stoppedLine, at + name.length), shown));
    return found;
  });
}

/** Where a line names a variable; not what it says in a comment. */
function mentionIn(line: string, name: string): number | undefined {
  const code = line.replace(/\/\/.*$/, "");
  const found = new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, "u").exec(code);
  return found?.index;
}
