/**
 * Answers the editor's requests: diagnostics of a program as it stands, and hovers. Keeps the last program checked, so that a
 * hover after diagnostics costs nothing. Our own faults are answered in words; the server lives on.
 */
import { type Checked, checkProgram } from "../compile";
import { BodyCache } from "../resolve/reuse/body_cache";
import { errorStory } from "../debug/story";
import { hoverAt } from "./hover";
import { inlayHints } from "./inlayHints";
import { marksAt } from "./marks";
import type { IdeMethods, IdeRequest, IdeResponse, ProgramText } from "./protocol";

type Handlers = {
  readonly [M in keyof IdeMethods]: (server: IdeServer, params: IdeMethods[M]["params"]) => IdeMethods[M]["result"];
};

const handlers: Handlers = {
  diagnostics: (server, params) => {
    const checked = server.check(params);
    return {
      diagnostics: checked.diagnostics.map((diagnostic) =>
        errorStory(diagnostic, checked.sources, checked.errorPlaceOf),
      ),
    };
  },
  hints: (server, params) => ({ hints: inlayHints(server.check(params), params.uri, params.lines) }),
  marks: (server, params) => marksAt(server.check(params), params.uri, params.line, params.column) ?? null,
  hover: (server, params) => hoverAt(server.check(params), params.uri, params.line, params.column) ?? null,
};

export class IdeServer {
  private readonly cache = new BodyCache();
  private last: { readonly text: ProgramText; readonly checked: Checked } | undefined;

  handle(request: IdeRequest): IdeResponse {
    const handler = handlers[request.method] as
      | ((server: IdeServer, params: unknown) => IdeMethods[keyof IdeMethods]["result"])
      | undefined;
    if (handler === undefined)
      return { id: request.id, error: `the editor request '${String(request.method)}' is not known` };
    try {
      return { id: request.id, result: handler(this, request.params) };
    } catch (error) {
      return {
        id: request.id,
        error: `Glasscrab met a bug of its own: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  }

  /** Checks a program, or takes the last result when nothing changed. */
  check(text: ProgramText): Checked {
    if (this.last !== undefined && sameText(this.last.text, text)) return this.last.checked;
    const root = text.files[text.program];
    if (root === undefined) throw new Error(`the program '${text.program}' is not among the files`);
    const edition = text.edition === undefined ? undefined : text.edition === "2021" ? 2021 : 2024;
    const load = (path: string): string | undefined => text.files[path];
    const checked = checkProgram({ name: text.program, text: root, edition, load, cfgTest: false }, this.cache);
    this.last = { text, checked };
    return checked;
  }
}

function sameText(a: ProgramText, b: ProgramText): boolean {
  const names = Object.keys(a.files);
  return (
    a.program === b.program &&
    a.edition === b.edition &&
    names.length === Object.keys(b.files).length &&
    names.every((name) => a.files[name] === b.files[name])
  );
}
