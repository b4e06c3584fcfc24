/**
 * Patterns: a lone name is a constant or unit variant where one is in scope, else a new variable. The alternatives of an
 * or-pattern must bind the same names in the same way, and share the variables of the first.
 */
import { assertNever } from "../../base/invariant";
import type { BindingMode, Ident, NodeId, Pat } from "../../syntax/ast";
import type { Res } from "../def";
import { isGlob } from "../define";
import { describeDef } from "../suggest";
import { withArticle } from "../words";
import { resolveExpr } from "./exprs";
import type { Late } from "./late";
import { lookupLexically } from "./lexical";
import { ctorKindOf, resolveNode } from "./paths";
import { ribKey } from "./ribs";
import { resolvePathArgs, resolveTy } from "./types";

export type PatSource = "Let" | "Match" | "For" | "Param";
const sourceWords: Record<PatSource, string> = {
  Let: "let binding",
  Match: "match binding",
  For: "for binding",
  Param: "function parameter",
};

interface Bound {
  readonly ident: Ident;
  readonly mode: BindingMode;
  /** The variable: the first binding of the name among alternatives. */
  readonly primary: NodeId;
}
type BindingMap = Map<string, Bound>;

/** What binds a name twice: the same product is an error, another alternative shares. */
interface PatContext {
  readonly source: PatSource;
  /** Names bound so far in this pattern, outside of the current alternatives. */
  readonly bound: BindingMap;
  /** Names of earlier alternatives of enclosing or-patterns: to be shared. */
  readonly shared: BindingMap;
}

/** Resolves a whole pattern; its variables go to the innermost value rib. `bound` is shared by the parameters of one function. */
export function resolvePattern(late: Late, pat: Pat, source: PatSource, bound: BindingMap = new Map()): void {
  walk(late, pat, { source, bound, shared: new Map() });
}

export function newBindings(): BindingMap {
  return new Map();
}

/** `..` stands for what is left, so there is at most one in a list. */
function checkRests(late: Late, pats: readonly Pat[], kind: string): void {
  const isRest = (pat: Pat): boolean => pat.kind === "Rest" || (pat.kind === "Ident" && pat.sub?.kind === "Rest");
  const [first, second] = pats.filter(isRest);
  if (first === undefined || second === undefined) return;
  late.error(
    "",
    `\`..\` can only be used once per ${kind} pattern`,
    second.span,
    `can only be used once per ${kind} pattern`,
    { labels: [{ span: first.span, text: "previously used here" }] },
  );
}

function walk(late: Late, pat: Pat, cx: PatContext): void {
  if (pat.kind === "TupleStruct") checkRests(late, pat.pats, "tuple struct");
  else if (pat.kind === "Tuple") checkRests(late, pat.pats, "tuple");
  else if (pat.kind === "Slice") checkRests(late, pat.pats, "slice");
  switch (pat.kind) {
    case "Wild":
    case "Rest":
    case "Err":
    case "MacCall":
      return;
    case "Ident":
      return walkIdent(late, pat, cx);
    case "Struct":
      resolveTypeArgs(late, pat);
      resolveNode(late, pat, { kind: "Struct" });
      for (const field of pat.fields) walk(late, field.pat, cx);
      return;
    case "TupleStruct":
      resolveTypeArgs(late, pat);
      resolveNode(late, pat, { kind: "TupleStruct", pattern: pat });
      for (const inner of pat.pats) walk(late, inner, cx);
      return;
    case "Path":
      resolveTypeArgs(late, pat);
      resolveNode(late, pat, { kind: "Pat" });
      return;
    case "Or":
      return walkOr(late, pat.pats, cx);
    case "Tuple":
    case "Slice":
      for (const inner of pat.pats) walk(late, inner, cx);
      return;
    case "Ref":
    case "Paren":
      return walk(late, pat.pat, cx);
    case "Expr":
      return resolveExpr(late, pat.expr);
    case "Range":
      if (pat.start !== undefined) resolveExpr(late, pat.start);
      if (pat.end !== undefined) resolveExpr(late, pat.end);
      return;
    default:
      return assertNever(pat);
  }
}

function resolveTypeArgs(late: Late, pat: Extract<Pat, { kind: "Struct" | "TupleStruct" | "Path" }>): void {
  if (pat.qself !== undefined) resolveTy(late, pat.qself.ty);
  resolvePathArgs(late, pat.path);
}

function walkIdent(late: Late, pat: Extract<Pat, { kind: "Ident" }>, cx: PatContext): void {
  const plain = pat.sub === undefined && pat.mode.byRef === "No" && !pat.mode.mut;
  const constant = pat.ident.name === "self" ? undefined : asConstant(late, pat.ident, plain, cx.source);
  if (constant !== undefined) {
    late.tables.paths.set(pat.id, { base: constant, unresolvedSegments: 0 });
  } else {
    freshBinding(late, pat, cx);
  }
  if (pat.sub !== undefined) walk(late, pat.sub, cx);
}

/** What a name that is no new variable stands for. A name that may not be hidden is an error, and becomes a variable. */
function asConstant(late: Late, ident: Ident, plain: boolean, source: PatSource): Res | undefined {
  const found = lookupLexically(late, ident, "Value", true);
  if (found === undefined) return undefined;
  const binding = found.kind === "Item" ? found.binding : undefined;
  const res = found.kind === "Item" ? found.binding.res : found.res;
  if (res.kind !== "Def" && res.kind !== "SelfCtor") return undefined;
  const isUnit = res.kind === "Def" && res.defKind === "Ctor" && ctorKindOf(late, res.def) === "Const";
  const isConstant =
    res.kind === "SelfCtor" ||
    isUnit ||
    res.defKind === "Const" ||
    res.defKind === "AssocConst" ||
    res.defKind === "ConstParam";
  if (isConstant && plain) {
    lookupLexically(late, ident, "Value");
    return res;
  }
  if (!isConstant && !(res.kind === "Def" && (res.defKind === "Ctor" || res.defKind === "Static"))) return undefined;
  const what = describeDef(late.session.world, res);
  const how = binding?.import !== undefined ? "imported" : "defined";
  const labels =
    binding === undefined || (isGlob(binding) && binding.span.file === ident.span.file && false)
      ? []
      : [{ span: binding.span, text: `the ${what} \`${ident.name}\` is ${how} here` }];
  late.error(
    "E0530",
    `${sourceWords[source]}s cannot shadow ${plural(what)}`,
    ident.span,
    `cannot be named the same as ${withArticle(what)}`,
    { labels },
  );
  return undefined;
}

function plural(words: string): string {
  return words.endsWith("s") ? `${words}es` : `${words}s`;
}

function freshBinding(late: Late, pat: Extract<Pat, { kind: "Ident" }>, cx: PatContext): void {
  const { ident, mode } = pat;
  const key = ribKey(ident.name, ident.span.ctxt);
  if (cx.bound.has(key)) {
    const isParam = cx.source === "Param";
    const where = isParam ? "this parameter list" : "the same pattern";
    late.error(
      isParam ? "E0415" : "E0416",
      `identifier \`${ident.name}\` is bound more than once in ${where}`,
      ident.span,
      isParam ? "used as parameter more than once" : "used in a pattern more than once",
    );
  }
  const primary = cx.shared.get(key)?.primary ?? pat.id;
  cx.bound.set(key, { ident, mode, primary });
  late.tables.bindings.set(pat.id, primary);
  late.bindValue(ident, { kind: "Local", binding: primary });
}

// ---- or-patterns ----

function walkOr(late: Late, pats: readonly Pat[], cx: PatContext): void {
  const maps: BindingMap[] = [];
  const shared: BindingMap = new Map(cx.shared);
  for (const alternative of pats) {
    const bound: BindingMap = new Map(cx.bound);
    walk(late, alternative, { ...cx, bound, shared });
    const own: BindingMap = new Map();
    for (const [key, value] of bound) if (!cx.bound.has(key) || cx.bound.get(key) !== value) own.set(key, value);
    for (const [key, value] of own) if (!shared.has(key)) shared.set(key, value);
    maps.push(own);
  }
  checkConsistency(late, pats, maps);
  for (const own of maps) for (const [key, value] of own) if (!cx.bound.has(key)) cx.bound.set(key, value);
}

function checkConsistency(late: Late, pats: readonly Pat[], maps: readonly BindingMap[]): void {
  if (pats.some(isNever)) return;
  const reported = new Set<string>();
  for (const map of maps) {
    for (const [key, first] of map) {
      if (reported.has(key)) continue;
      const missing = pats.filter((_, i) => maps[i]?.has(key) !== true);
      if (missing.length > 0) {
        reported.add(key);
        reportMissing(
          late,
          first.ident,
          missing,
          maps.flatMap((other) => (other.has(key) ? [(other.get(key) as Bound).ident] : [])),
        );
        continue;
      }
      for (const other of maps) {
        const bound = other.get(key);
        if (bound === undefined || bound.mode.byRef === first.mode.byRef) continue;
        reported.add(key);
        late.error(
          "E0409",
          `variable \`${first.ident.name}\` is bound inconsistently across alternatives separated by \`|\``,
          bound.ident.span,
          "bound in different ways",
          {
            labels: [{ span: first.ident.span, text: "first binding" }],
          },
        );
        break;
      }
    }
  }
}

function isNever(pat: Pat): boolean {
  return pat.kind === "Err";
}

function reportMissing(late: Late, ident: Ident, missing: readonly Pat[], idents: readonly Ident[]): void {
  const [first] = missing;
  if (first === undefined) return;
  late.error("E0408", `variable \`${ident.name}\` is not bound in all patterns`, first.span, undefined, {
    labels: [
      ...missing.map((pat, i) => ({
        span: pat.span,
        text: `pattern doesn't bind \`${ident.name}\``,
        primary: i === 0,
      })),
      ...idents.map((bound) => ({ span: bound.span, text: "variable not in all patterns" })),
    ],
  });
}
