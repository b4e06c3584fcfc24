/**
 * The words of E0381, a variable used before it has a value: where it gets one on some of the ways, which ways do not give it one, and a
 * value that would do.
 */
import { type Diagnostic, error, type Label, type Note, type Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Expr, Stmt, TypedBody } from "../../types/body";
import { visitExpr } from "../../types/check/visit";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body, Place } from "../mir";
import type { Init, MoveData, MovePathIndex } from "../movePaths";
import { placeTy } from "../placeTy";
import { containsSpan, sameSpan } from "./around";
import type { Action } from "./checkMoves";
import { declaredAt, describePlace } from "./describe";

export interface Uninitialized {
  readonly used: Place;
  readonly path: MovePathIndex;
  readonly action: Action;
  readonly span: Span;
}

export function explainUninitialized(
  tcx: TyCtxt,
  body: Body,
  data: MoveData,
  { used, path, action, span }: Uninitialized,
): Diagnostic {
  const local = body.locals[used.local];
  const pathPlace = data.path(path).place;
  const moved = pathPlace.projection.length < used.projection.length ? pathPlace : used;
  const nameOf = (place: Place) => describePlace(tcx, body, place, { notThroughVariants: true });
  const name = nameOf(moved);
  const typed = tcx.typedBody(body.def);
  const inits = data.inits.filter((init) => init.path === path).flatMap((init) => initSpan(body, init) ?? []);
  const missing = missingWays(typed, inits, name === undefined ? "the variable" : `\`${name}\``);
  const isElsewhere = inits.some((init) => !containsSpan(init, span));
  const partial = action === "PartialAssignment";
  const state = partial ? "isn't fully initialized" : isElsewhere ? "is possibly-uninitialized" : "isn't initialized";
  const verb = partial ? "partially assigned" : "used";
  const usedName = nameOf(used);
  const what = usedName === undefined ? "value" : `\`${usedName}\``;
  const labels: Label[] = [{ span, text: `${what} ${verb} here but it ${state}`, primary: true }];
  const before = (label: Label) => label.span.lo < span.lo && label.span.hi <= span.lo;
  const ways = missing.filter(before);
  const given = inits.map((init) => ({ span: init, text: "binding initialized here in some conditions" }));
  labels.push(...(ways.length > 0 ? ways : given.filter(before)));
  if (local !== undefined)
    labels.push({ span: declaredAt(local), text: "binding declared here but left uninitialized" });
  const help: Note[] = partial
    ? [
        "partial initialization isn't supported, fully initialize the binding with a default value and mutate it, or use `std::mem::MaybeUninit`",
      ]
    : [];
  const suggestions =
    partial || isElsewhere || local === undefined
      ? []
      : assignSuggestion(tcx, body, typed, placeTy(body.locals, moved).ty, declaredAt(local));
  const named = name === undefined ? "" : `\`${name}\` `;
  return error("E0381", `${verb} binding ${named}${state}`, span, { labels, help, suggestions });
}

function initSpan(body: Body, { location }: Init): Span | undefined {
  if (location === undefined) return undefined;
  const block = body.blocks[location.block];
  return (block?.statements[location.statementIndex]?.info ?? block?.terminator.info)?.span;
}

// ---- ways without a value ----

/** Branches that leave the variable without a value where another gives it one: rustc's `ConditionVisitor`. */
function missingWays({ value }: TypedBody, inits: readonly Span[], name: string): Label[] {
  const labels: Label[] = [];
  visitExpr(value, {
    expr: ({ kind, span }) => {
      if (kind.kind === "If") labels.push(...ofIf(kind, span, inits, name));
      else if (kind.kind === "Match") labels.push(...ofMatch(kind, inits, name));
    },
  });
  return labels;
}

function ofIf(
  { condition, then, otherwise }: Extract<Expr["kind"], { kind: "If" }>,
  span: Span,
  inits: readonly Span[],
  name: string,
): Label[] {
  const inThen = gives(then, inits);
  if (otherwise === undefined) {
    if (!inThen) return [];
    return [
      { span: condition.span, text: `if this \`if\` condition is \`false\`, ${name} is not initialized` },
      { span: { ...span, lo: span.hi }, text: `an \`else\` arm might be missing here, initializing ${name}` },
    ];
  }
  if (inThen === gives(otherwise, inits)) return [];
  if (!inThen) return [{ span: condition.span, text: `if this condition is \`true\`, ${name} is not initialized` }];
  if (sameSpan(otherwise.span, span)) {
    const text = `if this condition isn't met and the \`while\` loop runs 0 times, ${name} is not initialized`;
    return [{ span: condition.span, text }];
  }
  const between = { ...then.span, lo: then.span.hi, hi: otherwise.span.lo };
  const text = `if the \`if\` condition is \`false\` and this \`else\` arm is executed, ${name} is not initialized`;
  return [{ span: between, text }];
}

function ofMatch(
  { scrutinee, arms, source }: Extract<Expr["kind"], { kind: "Match" }>,
  inits: readonly Span[],
  name: string,
): Label[] {
  const given = arms.map(({ body, guard }) => gives(body, inits) || (guard !== undefined && gives(guard, inits)));
  if (!given.includes(true)) return [];
  return arms.flatMap(({ pat, guard, body }, index): Label[] => {
    if (given[index] === true) return [];
    if (source === "ForLoop")
      return [{ span: scrutinee.span, text: `if the \`for\` loop runs 0 times, ${name} is not initialized` }];
    if (isReturn(body)) return [];
    if (guard === undefined)
      return [{ span: pat.span, text: `if this pattern is matched, ${name} is not initialized` }];
    const span = { ...pat.span, hi: guard.span.hi };
    return [{ span, text: `if this pattern and condition are matched, ${name} is not initialized` }];
  });
}

function isReturn({ kind }: Expr): boolean {
  if (kind.kind === "NeverToAny") return isReturn(kind.operand);
  return kind.kind === "Return";
}

/** Whether one of the statements inside gives the value. */
function gives(expr: Expr, inits: readonly Span[]): boolean {
  let found = false;
  const isInit = (stmt: Stmt) => stmt.kind === "Expr" && inits.some((init) => sameSpan(init, stmt.expr.span));
  visitExpr(expr, { block: ({ statements }) => void (found ||= statements.some(isInit)) });
  return found;
}

// ---- a value ----

/** After the name, or the type where one is written, of a `let` of a single variable. */
function assignSuggestion(tcx: TyCtxt, body: Body, typed: TypedBody, ty: Ty, declared: Span): Suggestion[] {
  let at: Span | undefined;
  visitExpr(typed.value, {
    block: ({ statements }) => {
      for (const stmt of statements) {
        if (stmt.kind !== "Let" || stmt.init !== undefined || stmt.pat.kind.kind !== "Binding") continue;
        if (!containsSpan(stmt.span, declared)) continue;
        at = stmt.pat.userType === undefined ? declared : (typed.userTypes[stmt.pat.userType]?.span ?? declared);
      }
    },
  });
  const value = sampleValue(tcx, body, ty);
  if (at === undefined || value === undefined) return [];
  const edits = [{ span: { ...at, lo: at.hi }, replacement: ` = ${value}` }];
  return [{ message: "consider assigning a value", edits, applicability: "MaybeIncorrect" }];
}

const unknown = "/* value */";

/** Some value of the type, as one would write it. */
function sampleValue(tcx: TyCtxt, body: Body, ty: Ty): string | undefined {
  const sample = (inner: Ty) => sampleValue(tcx, body, inner);
  switch (ty.kind) {
    case "Never":
    case "Error":
      return undefined;
    case "Bool":
      return "false";
    case "Char":
      return "'x'";
    case "Int":
    case "Uint":
      return "42";
    case "Float":
      return "3.14159";
    case "Slice":
      return "[]";
    case "Adt":
      return sampleAdt(tcx, body, ty);
    case "Ref": {
      if (ty.ty.kind === "Str" && ty.mutbl === "Not") return '""';
      const inner = sample(ty.ty);
      return inner === undefined ? undefined : `&${ty.mutbl === "Mut" ? "mut " : ""}${inner}`;
    }
    case "Array":
      return sampleArray(tcx, body, ty);
    case "Tuple": {
      const parts = ty.elems.map((elem) => sample(elem) ?? unknown);
      return `(${parts.join(", ")}${parts.length === 1 ? "," : ""})`;
    }
    default:
      return unknown;
  }
}

function sampleAdt(tcx: TyCtxt, body: Body, ty: Extract<Ty, { kind: "Adt" }>): string | undefined {
  const [first] = ty.args;
  const inner = first?.kind === "Type" ? (sampleValue(tcx, body, first.ty) ?? unknown) : unknown;
  if (ty.def === tcx.diagnosticItem("Vec")) return "vec![]";
  if (tcx.adtDef(ty.def).isBox) return `Box::new(${inner})`;
  if (ty.def === tcx.diagnosticItem("Option")) return "None";
  if (ty.def === tcx.diagnosticItem("Result")) return `Ok(${inner})`;
  const hasDefault = tcx.implementsTrait(ty, tcx.diagnosticItem("Default"), tcx.paramEnv(body.def));
  return hasDefault ? "Default::default()" : unknown;
}

function sampleArray(tcx: TyCtxt, body: Body, { elem, len }: Extract<Ty, { kind: "Array" }>): string | undefined {
  const count = tcx.evalConst(len);
  if (count === undefined) return unknown;
  if (count === 0n) return "[]";
  if (count !== 1n && !tcx.isCopy(elem, tcx.paramEnv(body.def))) return unknown;
  const inner = sampleValue(tcx, body, elem);
  return inner === undefined ? undefined : `[${inner}; ${count}]`;
}
