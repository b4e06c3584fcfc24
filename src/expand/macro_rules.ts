/** One use of a `macro_rules!` macro: the first rule that matches, transcribed; or rustc's error when none does. */
import { error, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { MacCall } from "../syntax/ast";
import { Parser } from "../syntax/parser/parser";
import type { TokenStream, TokenTree } from "../syntax/token";
import type { ExpandEnvironment, RulesMacro } from "./environment";
import type { ExpansionInfo } from "./hygiene";
import { matchRule, type MatchResult } from "./match_rules";
import { transcribe } from "./transcribe";

/** The tokens that the call stands for; undefined when it is wrong (reported). */
export function expandRules(
  macro: RulesMacro,
  mac: MacCall,
  expansion: ExpansionInfo,
  env: ExpandEnvironment,
): TokenStream | undefined {
  const end: Span = { ...mac.closeSpan, hi: mac.closeSpan.lo };
  let best: Extract<MatchResult, { kind: "Failure" }> | undefined;
  const tokens = withoutDocComments(mac.tokens);
  for (const rule of macro.rules) {
    const result = matchRule(rule.matcher, tokens, end, macro.name, env.edition);
    if (result.kind === "Error") {
      env.report(result.diagnostic);
      return undefined;
    }
    if (result.kind === "Success") {
      const out = transcribe(rule.body, result.bindings, expansion, env.hygiene);
      if (!("code" in out)) return out;
      env.report(out);
      return undefined;
    }
    if (best === undefined || result.position > best.position) best = result;
  }
  if (best !== undefined) env.report(noRule(macro, mac, best));
  return undefined;
}

/** Macros see a doc comment as the attribute it stands for: `#[doc = "text"]`. */
function withoutDocComments(tokens: TokenStream): TokenStream {
  if (!tokens.some(hasDocComment)) return tokens;
  return tokens.flatMap((tree): TokenStream => {
    if (tree.kind === "Delimited") return [{ ...tree, trees: withoutDocComments(tree.trees) }];
    return tree.kind === "DocComment" ? docAttribute(tree) : [tree];
  });
}

function hasDocComment(tree: TokenTree): boolean {
  return tree.kind === "DocComment" || (tree.kind === "Delimited" && tree.trees.some(hasDocComment));
}

function docAttribute({ span, style, text }: Extract<TokenTree, { kind: "DocComment" }>): TokenStream {
  const at = { span, spacing: "Alone" } as const;
  const hashes = Math.max(0, ...[...text.matchAll(/"(#*)/g)].map((match) => (match[1]?.length ?? 0) + 1));
  const trees: TokenStream = [
    { kind: "Ident", name: "doc", raw: false, ...at },
    { kind: "=", ...at },
    { kind: "Literal", lit: "StrRaw", symbol: text, suffix: "", hashes, ...at },
  ];
  const group: TokenTree = { kind: "Delimited", delim: "Bracket", open: span, close: span, trees, spacing: "Alone" };
  return style === "Inner" ? [{ kind: "#", ...at }, { kind: "!", ...at }, group] : [{ kind: "#", ...at }, group];
}

function noRule(macro: RulesMacro, mac: MacCall, failure: Extract<MatchResult, { kind: "Failure" }>): Diagnostic {
  const { token } = failure;
  const atEnd = token.kind === "Eof";
  const span = atEnd ? mac.span : token.span;
  const found = describe(token);
  const labels = [
    {
      span,
      text: atEnd ? "missing tokens in macro arguments" : "no rules expected this token in macro call",
      primary: true,
    },
    { span: macro.item.ident.span, text: "when calling this macro" },
  ];
  const notes = failure.expected === undefined ? [] : [`while trying to match \`${failure.expected}\``];
  return error("", atEnd ? "unexpected end of macro invocation" : `no rules expected ${found}`, span, {
    labels,
    notes,
  });
}

function describe(token: Extract<MatchResult, { kind: "Failure" }>["token"]): string {
  const p = new Parser(
    { tokens: [token], closeOf: new Int32Array(1) },
    {
      edition: 2024,
      nodeIds: { next: () => 0 as never, count: () => 0 } as never,
      lazyBodies: false,
      report: () => {},
    },
  );
  return p.describe(token);
}
