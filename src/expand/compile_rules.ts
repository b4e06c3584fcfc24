/** `macro_rules!` definitions -> `RulesMacro`: splits rules, reads `$x:kind` and `$(…)*`, and reports what is malformed. */
import { error, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { MacroDefItem } from "../syntax/ast";
import type { Delimited, FragmentKind, LeafToken, TokenStream, TokenTree } from "../syntax/token";
import { attrName, spanOfTree } from "./cfg";
import type { MacroDef, Rule } from "./environment";
import { checkFollow } from "./follow";
import { literalString } from "./quote";
import type { Matcher, Repetition, Transcriber } from "./rules";

type Report = (d: Diagnostic) => void;

const fragmentKinds = new Set<string>([
  "block",
  "expr",
  "expr_2021",
  "ident",
  "item",
  "lifetime",
  "literal",
  "meta",
  "pat",
  "pat_param",
  "path",
  "stmt",
  "tt",
  "ty",
  "vis",
]);

/** The macro that an item defines. With `#[rustc_builtin_macro]` it is one of ours. */
export function compileMacro(item: MacroDefItem, crate: number, report: Report): MacroDef {
  const builtin = item.attrs.find((a) => attrName(a) === "rustc_builtin_macro");
  if (builtin !== undefined) {
    const given = builtin.kind === "Normal" ? builtinName(builtin.args) : undefined;
    return { kind: "Builtin", name: given ?? item.ident.name, crate, item };
  }
  return { kind: "Rules", name: item.ident.name, crate, item, rules: parseRules(item, report) };
}

function builtinName(args: { kind: string; tokens?: TokenStream; value?: unknown }): string | undefined {
  const [first] = args.kind === "Delimited" ? (args.tokens ?? []) : [];
  if (first?.kind === "Ident") return first.name;
  return args.kind === "Eq" ? literalString(args.value as never) : undefined;
}

function parseRules(item: MacroDefItem, report: Report): Rule[] {
  const { body, span } = item;
  if (body.length === 0) report(error("", "macros must contain at least one rule", span));
  const short = shortForm(item);
  if (short !== undefined) return [parseRule(short.left, short.right, report)];
  const rules: Rule[] = [];
  for (let i = 0; i < body.length; i += 4) {
    const [left, arrow, right, separator] = body.slice(i, i + 4);
    if (left?.kind !== "Delimited") {
      const at = left === undefined ? span : spanOfTree(left);
      report(error("", "invalid macro matcher; matchers must be contained in balanced delimiters", at));
      break;
    }
    if (arrow?.kind !== "=>") {
      const found = arrow === undefined ? "end of macro arguments" : `\`${describe(arrow)}\``;
      report(error("", `expected \`=>\`, found ${found}`, arrow === undefined ? left.close : spanOfTree(arrow)));
      break;
    }
    if (right?.kind !== "Delimited") {
      report(error("", "macro rhs must be delimited", right === undefined ? arrow.span : spanOfTree(right)));
      break;
    }
    rules.push(parseRule(left, right, report));
    if (separator !== undefined && !separates(item, separator)) {
      report(error("", `expected \`;\`, found \`${describe(separator)}\``, spanOfTree(separator)));
      break;
    }
  }
  return rules;
}

/** `macro name($x:ty) { … }`: one rule, written like a function. */
function shortForm({ macroRules, body }: MacroDefItem): { left: Delimited; right: Delimited } | undefined {
  const [left, right] = body;
  if (macroRules || body.length !== 2 || left?.kind !== "Delimited" || right?.kind !== "Delimited") return undefined;
  return { left, right };
}

/** Rules of `macro` may also end with commas. */
function separates({ macroRules }: MacroDefItem, tree: TokenTree): boolean {
  return tree.kind === ";" || (!macroRules && tree.kind === ",");
}

function describe(tree: TokenTree): string {
  switch (tree.kind) {
    case "Ident":
    case "Lifetime":
      return tree.name;
    case "Literal":
      return tree.symbol;
    case "Delimited":
      return { Parenthesis: "(", Brace: "{", Bracket: "[", Invisible: "" }[tree.delim];
    case "DocComment":
      return tree.text;
    default:
      return tree.kind;
  }
}

function parseRule(left: Delimited, right: Delimited, report: Report): Rule {
  const names = new Map<string, number>();
  const matcher = parseMatcher(left.trees, names, 0, report);
  const known = new Set(names.keys());
  checkFollow(matcher, report);
  return {
    matcher,
    matcherSpan: spanOfTree(left),
    body: parseBody(right.trees, known, report),
    bodySpan: spanOfTree(right),
  };
}

// ---- the left side ----

function parseMatcher(trees: TokenStream, names: Map<string, number>, depth: number, report: Report): Matcher[] {
  const out: Matcher[] = [];
  for (let i = 0; i < trees.length; i++) {
    const tree = trees[i] as TokenTree;
    if (tree.kind === "Delimited") {
      out.push({
        kind: "Delimited",
        delim: tree.delim,
        open: tree.open,
        close: tree.close,
        elems: parseMatcher(tree.trees, names, depth, report),
      });
      continue;
    }
    const next = trees[i + 1];
    if (tree.kind !== "$" || next === undefined) {
      if (tree.kind !== "DocComment") out.push({ kind: "Token", token: tree });
      else out.push(...docMatcher(tree));
      continue;
    }
    if (next.kind === "Delimited" && next.delim === "Parenthesis") {
      const { separator, op, used } = repetition(trees, i + 2, next, report);
      const elems = parseMatcher(next.trees, names, depth + 1, report);
      if (separator === undefined && elems.length > 0 && elems.every((e) => canBeEmpty(e))) {
        report(error("", "repetition matches empty token tree", spanOfTree(next)));
      }
      out.push({ kind: "Repeat", elems, separator, op, span: spanOfTree(next), names: namesOf(elems) });
      i += 1 + used;
    } else if (next.kind === "Ident" && next.name === "crate" && !next.raw) {
      out.push({ kind: "Token", token: { ...next, name: "$crate" } });
      i++;
    } else if (next.kind === "Ident") {
      i += 1 + parseVariable(trees, i, next, names, depth, out, report);
    } else {
      report(error("", `expected identifier, found \`${describe(next)}\``, spanOfTree(next)));
    }
  }
  return out;
}

function canBeEmpty(elem: Matcher): boolean {
  return (elem.kind === "Repeat" && elem.op !== "+") || (elem.kind === "Variable" && elem.fragment === "vis");
}

/** A doc comment in a matcher is the attribute it stands for. */
function docMatcher(token: Extract<LeafToken, { kind: "DocComment" }>): Matcher[] {
  return [{ kind: "Token", token }];
}

/** Reads `: kind` after `$name`; returns how many trees after the name were used. */
function parseVariable(
  trees: TokenStream,
  at: number,
  name: Extract<LeafToken, { kind: "Ident" }>,
  names: Map<string, number>,
  depth: number,
  out: Matcher[],
  report: Report,
): number {
  const colon = trees[at + 2];
  const kind = trees[at + 3];
  if (colon?.kind !== ":" || kind?.kind !== "Ident") {
    report(
      error("", "missing fragment specifier", name.span, {
        help: ["fragment specifiers must be provided", `for example: \`$${name.name}:expr\``],
      }),
    );
    return 0;
  }
  if (!fragmentKinds.has(kind.name)) {
    report(
      error(
        "",
        `invalid fragment specifier \`${kind.name}\``,
        { ...(trees[at] as LeafToken).span, hi: kind.span.hi },
        {
          help: [
            "valid fragment specifiers are `ident`, `block`, `stmt`, `expr`, `pat`, `ty`, `lifetime`, `literal`, `path`, `meta`, `tt`, `item` and `vis`, along with `expr_2021` and `pat_param` for edition compatibility",
          ],
        },
      ),
    );
    return 2;
  }
  if (names.has(name.name))
    report(
      error("", "duplicate matcher binding", name.span, {
        labels: [{ span: name.span, text: "duplicate binding", primary: true }],
      }),
    );
  names.set(name.name, depth);
  const wholeSpan = { ...(trees[at] as LeafToken).span, hi: kind.span.hi };
  out.push({ kind: "Variable", name: name.name, fragment: kind.name as FragmentKind, span: wholeSpan });
  return 2;
}

/** The separator and operator after `$( … )`, which is `group`. */
function repetition(
  trees: TokenStream,
  at: number,
  group: Delimited,
  report: Report,
): { separator: LeafToken | undefined; op: Repetition; used: number } {
  const first = trees[at];
  const second = trees[at + 1];
  const firstOp = operator(first);
  // Since 2018 an operator that comes first is the operator, `?` too: `$($m)? *x` repeats `$m`, then has a star.
  if (firstOp !== undefined) return { separator: undefined, op: firstOp, used: 1 };
  const op = operator(second);
  if (first !== undefined && first.kind !== "Delimited" && op !== undefined) {
    if (op === "?") report(error("", "the `?` macro repetition operator does not take a separator", first.span));
    return { separator: first, op, used: 2 };
  }
  report(error("", "expected one of: `*`, `+`, or `?`", first === undefined ? group.close : spanOfTree(first)));
  return { separator: undefined, op: "*", used: first === undefined ? 0 : 1 };
}

function operator(tree: TokenTree | undefined): Repetition | undefined {
  return tree?.kind === "*" || tree?.kind === "+" || tree?.kind === "?" ? tree.kind : undefined;
}

function namesOf(elems: readonly Matcher[]): string[] {
  return elems.flatMap((e) => (e.kind === "Variable" ? [e.name] : e.kind === "Token" ? [] : namesOf(e.elems)));
}

// ---- the right side ----

function parseBody(trees: TokenStream, known: ReadonlySet<string>, report: Report): Transcriber[] {
  const out: Transcriber[] = [];
  for (let i = 0; i < trees.length; i++) {
    const tree = trees[i] as TokenTree;
    const next = trees[i + 1];
    if (tree.kind === "Delimited") {
      const { delim, open, close, spacing } = tree;
      out.push({ kind: "Delimited", delim, open, close, spacing, elems: parseBody(tree.trees, known, report) });
    } else if (tree.kind === "$" && next?.kind === "Delimited" && next.delim === "Parenthesis") {
      const { separator, op, used } = repetition(trees, i + 2, next, report);
      const elems = parseBody(next.trees, known, report);
      out.push({ kind: "Repeat", elems, separator, op, span: spanOfTree(next), names: variablesOf(elems) });
      i += 1 + used;
    } else if (tree.kind === "$" && next?.kind === "Ident" && next.name === "crate" && !next.raw) {
      out.push({ kind: "Crate", span: joined(tree.span, next.span) });
      i++;
    } else if (tree.kind === "$" && next?.kind === "Ident" && known.has(next.name)) {
      out.push({ kind: "Variable", name: next.name, span: joined(tree.span, next.span) });
      i++;
    } else {
      out.push({ kind: "Token", token: tree });
    }
  }
  return out;
}

function joined(first: Span, last: Span): Span {
  return { ...first, hi: last.hi };
}

function variablesOf(elems: readonly Transcriber[]): string[] {
  return elems.flatMap((e) =>
    e.kind === "Variable" ? [e.name] : e.kind === "Delimited" || e.kind === "Repeat" ? variablesOf(e.elems) : [],
  );
}
