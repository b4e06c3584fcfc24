/**
 * Pairs delimiters of a flat token list, and turns flat lists into token trees and back. Unbalanced files are reported as
 * rustc does and repaired, so that the parser always sees a balanced list.
 */
import { error, unsupported, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import type {
  CloseToken,
  Delimited,
  Delimiter,
  EofToken,
  LeafToken,
  OpenToken,
  Token,
  TokenStream,
  TokenTree,
} from "./token";

/** A balanced list that ends in `Eof`; `closeOf[i]` is the index of the `Close` of the `Open` at `i`. */
export interface TokenBuffer {
  readonly tokens: readonly Token[];
  readonly closeOf: Int32Array;
}

const closeText: Readonly<Record<Delimiter, string>> = { Parenthesis: ")", Brace: "}", Bracket: "]", Invisible: "" };

/** Pairs the delimiters of a file's tokens; reports and repairs what does not match. */
export function pairDelimiters(tokens: Token[], end: Span, report: (d: Diagnostic) => void): TokenBuffer {
  const balanced = withinDepth(isBalanced(tokens) ? tokens : repair(tokens, end, report), report);
  balanced.push({ kind: "Eof", span: end, spacing: "Alone" });
  return { tokens: balanced, closeOf: pair(balanced) };
}

/** Token trees are walked by recursion: what is nested deeper is told, and left out. */
const maxDelimiterDepth = 256;

function withinDepth(tokens: Token[], report: (d: Diagnostic) => void): Token[] {
  let depth = 0;
  let told = false;
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.kind === "Open") depth++;
    if (depth <= maxDelimiterDepth) kept.push(token);
    else if (!told) {
      told = true;
      report(unsupported(`code nested more than ${maxDelimiterDepth} levels deep`, token.span));
    }
    if (token.kind === "Close") depth--;
  }
  return told ? kept : tokens;
}

function isBalanced(tokens: readonly Token[]): boolean {
  const open: Delimiter[] = [];
  for (const token of tokens) {
    if (token.kind === "Open") open.push(token.delim);
    else if (token.kind === "Close" && open.pop() !== token.delim) return false;
  }
  return open.length === 0;
}

function pair(tokens: readonly Token[]): Int32Array {
  const closeOf = new Int32Array(tokens.length);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const kind = (tokens[i] as Token).kind;
    if (kind === "Open") open.push(i);
    else if (kind === "Close") closeOf[open.pop() ?? 0] = i;
  }
  return closeOf;
}

function repair(tokens: readonly Token[], end: Span, report: (d: Diagnostic) => void): Token[] {
  const out: Token[] = [];
  const open: OpenToken[] = [];
  for (const token of tokens) {
    if (token.kind === "Open") open.push(token);
    if (token.kind !== "Close") {
      out.push(token);
      continue;
    }
    const top = open.at(-1);
    if (top === undefined) {
      report(
        fatal(
          error("", `unexpected closing delimiter: \`${closeText[token.delim]}\``, token.span, {
            labels: [{ span: token.span, text: "unexpected closing delimiter", primary: true }],
          }),
        ),
      );
      continue;
    }
    if (top.delim !== token.delim) {
      report(mismatch(top, token));
      if (!open.some((o) => o.delim === token.delim)) continue;
      // The inner ones were left open: close them here.
      for (let inner = open.at(-1); inner !== undefined && inner.delim !== token.delim; inner = open.at(-1)) {
        out.push(closing(inner, token.span));
        open.pop();
      }
    }
    open.pop();
    out.push(token);
  }
  if (open.length > 0) report(unclosed(open, end));
  for (const left of open.reverse()) out.push(closing(left, end));
  return out;
}

function closing(open: OpenToken, at: Span): CloseToken {
  return { kind: "Close", delim: open.delim, span: { ...at, hi: at.lo }, spacing: "Alone" };
}

function mismatch(open: OpenToken, close: CloseToken): Diagnostic {
  const labels = [
    { span: close.span, text: "mismatched closing delimiter", primary: true },
    { span: open.span, text: "unclosed delimiter" },
  ];
  return fatal(error("", `mismatched closing delimiter: \`${closeText[close.delim]}\``, close.span, { labels }));
}

function unclosed(open: readonly OpenToken[], end: Span): Diagnostic {
  return fatal(
    error(
      "",
      "this file contains an unclosed delimiter",
      { ...end, lo: Math.max(0, end.lo - 1) },
      {
        labels: open.map((o) => ({ span: o.span, text: "unclosed delimiter" })),
      },
    ),
  );
}

/** Of a file whose delimiters do not match, nothing else can be told. */
function fatal(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, silences: { ...diagnostic.span, lo: 0, hi: Number.MAX_SAFE_INTEGER } };
}

/** The trees of `buffer.tokens` from index `from` to before `to`. */
export function treesOf(buffer: TokenBuffer, from: number, to: number): TokenStream {
  let trees: TokenTree[] = [];
  const outer: TokenTree[][] = [];
  const opens: OpenToken[] = [];
  for (let i = from; i < to; i++) {
    const token = buffer.tokens[i] as Token;
    if (token.kind === "Open") {
      outer.push(trees);
      opens.push(token);
      trees = [];
    } else if (token.kind === "Close") {
      const open = opens.pop();
      const parent = outer.pop();
      if (open === undefined || parent === undefined) continue;
      parent.push(group(open, token, trees));
      trees = parent;
    } else if (token.kind !== "Eof") {
      trees.push(token);
    }
  }
  return trees;
}

function group(open: OpenToken, close: CloseToken, trees: TokenStream): Delimited {
  const base = {
    kind: "Delimited",
    delim: open.delim,
    open: open.span,
    close: close.span,
    trees,
    spacing: close.spacing,
  } as const;
  return open.fragment === undefined ? base : { ...base, fragment: open.fragment };
}

/** Trees as a balanced flat list that ends in `Eof` at `end`. */
export function flatten(trees: TokenStream, end: Span): TokenBuffer {
  const tokens: Token[] = [];
  const frames: { trees: TokenStream; next: number; group?: Delimited }[] = [{ trees, next: 0 }];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const tree = frame.trees[frame.next++];
    if (tree === undefined) {
      frames.pop();
      if (frame.group !== undefined) tokens.push(delimToken(frame.group, "Close"));
    } else if (tree.kind === "Delimited") {
      tokens.push(delimToken(tree, "Open"));
      frames.push({ trees: tree.trees, next: 0, group: tree });
    } else {
      tokens.push(tree as LeafToken);
    }
  }
  const eof: EofToken = { kind: "Eof", span: end, spacing: "Alone" };
  tokens.push(eof);
  return { tokens, closeOf: pair(tokens) };
}

function delimToken(group: Delimited, kind: "Open" | "Close"): Token {
  const base = {
    kind,
    delim: group.delim,
    span: kind === "Open" ? group.open : group.close,
    spacing: kind === "Open" ? "JointHidden" : group.spacing,
  } as const;
  return group.fragment === undefined ? base : { ...base, fragment: group.fragment };
}
