/** The AST as an indented tree with source ranges: what `emit ast` shows. Works over the shape of the nodes, so it needs no case per kind. */
import type { SourceMap, Span } from "../base/source";
import { forceLazy } from "./body";
import { printTokens } from "./print_tokens";
import type { TokenStream } from "./token";

const hidden = new Set([
  "id",
  "span",
  "kind",
  "ctorId",
  "closureId",
  "asyncClosureId",
  "asyncReturnId",
  "openSpan",
  "closeSpan",
  "opSpan",
  "bracketSpan",
  "eqSpan",
  "awaitSpan",
  "dotSpan",
  "declSpan",
  "sigSpan",
  "headSpan",
  "innerSpan",
  "limitsSpan",
  "whereSpan",
  "pathSpan",
]);

export function dumpAst(node: unknown, sources: SourceMap): string {
  const lines: string[] = [];
  dump("", node, 0, lines, sources);
  return `${lines.join("\n")}\n`;
}

function dump(name: string, value: unknown, depth: number, lines: string[], sources: SourceMap): void {
  const lead = "  ".repeat(depth) + (name === "" ? "" : `${name}: `);
  if (Array.isArray(value)) {
    if (value.length === 0) return;
    if (name === "tokens" || (name === "body" && depth > 0 && !("stmts" in (value[0] as object)))) {
      lines.push(`${lead}\`${printTokens(value as TokenStream)}\``);
      return;
    }
    lines.push(`${lead}[`);
    for (const element of value) dump("", element, depth + 1, lines, sources);
    lines.push(`${"  ".repeat(depth)}]`);
  } else if (typeof value === "object" && value !== null) {
    dumpNode(lead, value as Record<string, unknown>, depth, lines, sources);
  } else if (value !== undefined && value !== false && value !== "") {
    lines.push(lead + (typeof value === "string" ? value : String(value)));
  }
}

function dumpNode(
  lead: string,
  written: Record<string, unknown>,
  depth: number,
  lines: string[],
  sources: SourceMap,
): void {
  const node = forceLazy(written) as Record<string, unknown>;
  if (typeof node["name"] === "string" && node["kind"] === undefined) {
    lines.push(lead + node["name"]);
    return;
  }
  const at = node["span"] === undefined ? "" : ` @${range(node["span"] as Span, sources)}`;
  const kind = typeof node["kind"] === "string" ? node["kind"] : "";
  lines.push(`${lead}${kind}${at}`.trimEnd());
  for (const [key, child] of Object.entries(node)) {
    if (!hidden.has(key)) dump(key, child, depth + 1, lines, sources);
  }
}

function range(span: Span, sources: SourceMap): string {
  const file = sources.file(span.file);
  const from = file.lineColumn(span.lo);
  const to = file.lineColumn(span.hi);
  return `${from.line}:${from.column}-${to.line}:${to.column}`;
}
