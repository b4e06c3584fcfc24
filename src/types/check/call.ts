/**
 * Calls: of function items and pointers, of closures (also before their kind is known), and of values through the `Fn`
 * traits; and how arguments meet the parameters.
 */
import { type Label, type Note, noteAt } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate, type DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { mapTypes } from "../fold";
import { mkRef, mkTuple, tyError } from "../intern";
import { TypeFlags, type FnSig, type Ty } from "../ty";
import { Autoderef } from "./autoderef";
import { closureSigOf } from "./closure";
import { coerceTypes } from "./coercion";
import { type ArgMismatch, reportArgCount, reportArgTypes } from "./arg_count";
import { onlyHasType, rvalueHint, type Expectation } from "./expectation";
import { checkExpr } from "./expr";
import { unparen, type FnCtxt } from "./fnctxt";
import { closureHead } from "../traits/report_notes";
import { patOf } from "./upvars_mentioned";
import type { Adjustment, MethodCallee } from "./tables";
import { lookupLangMethod } from "./trait_method";

/** A call of a closure whose kind was not known: decided after its captures are. */
export interface DeferredCall {
  readonly call: ast.ExprOf<"Call">;
  readonly calleeTy: Ty;
  readonly adjustments: readonly Adjustment[];
  readonly sig: FnSig;
}

export function checkCall(fcx: FnCtxt, expr: ast.ExprOf<"Call">, expectation: Expectation): Ty {
  fcx.calleeOf = { callee: unparen(expr.callee).id, call: expr.span };
  const calleeTy = checkExpr(fcx, expr.callee);
  const autoderef = new Autoderef(fcx, expr.callee.span, calleeTy);
  for (let step = autoderef.next(); step !== undefined; step = autoderef.next()) {
    const result = tryStep(fcx, expr, fcx.resolveWithObligations(step.ty), autoderef, expectation);
    if (result !== undefined) return result;
  }
  const resolved = fcx.resolveWithObligations(autoderef.finalTy());
  checkArgsAnyway(fcx, expr.args);
  if (resolved.kind === "Error") {
    fcx.tables.tainted = true;
    return tyError;
  }
  if (fcx.infcx.isTyVar(resolved)) return fcx.structurallyResolve(expr.callee.span, resolved);
  return fcx.error(
    "E0618",
    `expected function, found ${calleeWords(fcx, expr, calleeTy)}`,
    expr.callee.span,
    undefined,
    {
      labels: [...calleeLabels(fcx, expr, calleeTy), { span: expr.span, text: "call expression requires function" }],
    },
  );
}

/** Where what is called is declared. */
function calleeLabels(fcx: FnCtxt, { callee }: ast.ExprOf<"Call">, ty: Ty): Label[] {
  const res = fcx.tables.paths.get(unparen(callee).id);
  const text = fcx.tcx.sources.textOf(callee.span);
  if (res?.kind === "Local") {
    const span = patOf(fcx, res.binding)?.span;
    return span === undefined ? [] : [{ span, text: `\`${text}\` has type \`${fcx.show(ty)}\`` }];
  }
  if (res?.kind !== "Ctor" || crateOf(res.variant) !== userCrate) return [];
  const of = fcx.tcx.parent(res.variant) ?? res.variant;
  return [{ span: fcx.tcx.spanOf(of), text: `${structWord(fcx, res.variant)} \`${text}\` defined here` }];
}

function calleeWords(fcx: FnCtxt, { callee, args }: ast.ExprOf<"Call">, ty: Ty): string {
  const res = fcx.tables.paths.get(unparen(callee).id);
  if (res?.kind === "Ctor" && args.length === 0)
    return `${structWord(fcx, res.variant)} \`${fcx.tcx.sources.textOf(callee.span)}\``;
  return `\`${fcx.show(ty)}\``;
}

function tryStep(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Call">,
  ty: Ty,
  autoderef: Autoderef,
  expectation: Expectation,
): Ty | undefined {
  switch (ty.kind) {
    case "FnDef":
    case "FnPtr": {
      autoderef.commit();
      fcx.applyAdjustments(expr.callee, autoderef.adjustments());
      return callBuiltin(fcx, expr, ty, expectation);
    }
    case "Closure":
      if (fcx.infcx.closureKind(ty) === undefined) return callDeferred(fcx, expr, ty, autoderef, expectation);
      break;
    case "Error":
      return undefined;
    case "Ref":
      // `&mut F` is itself callable where `F` is, but calling what it points to does not ask that the reference be mutable.
      if (autoderef.stepCount() === 0) return undefined;
      break;
    default:
      break;
  }
  const overloaded = overloadedCall(fcx, expr, ty, expr.args.length);
  if (overloaded === undefined) return undefined;
  autoderef.commit();
  fcx.applyAdjustments(expr.callee, [...autoderef.adjustments(), ...overloaded.autoref]);
  fcx.tables.callees.set(expr.id, overloaded.callee);
  return finishOverloaded(fcx, expr, overloaded.callee, expectation);
}

function callBuiltin(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Call">,
  ty: Ty & { kind: "FnDef" | "FnPtr" },
  expectation: Expectation,
): Ty {
  const { span } = expr.callee;
  const binder = ty.kind === "FnPtr" ? ty.sig : fcx.tcx.instantiate(fcx.tcx.fnSig(ty.def), ty.args);
  const sig = fcx.normalize(span, fcx.infcx.instantiateBinderWithFresh(span, binder));
  const expected = expectedInputs(fcx, expectation, sig.output, sig.inputs);
  const isCtor = ty.kind === "FnDef" && fcx.tcx.def(ty.def).kind === "Ctor";
  checkArguments(fcx, {
    call: expr,
    callSpan: span,
    args: expr.args,
    formals: sig.inputs,
    expected,
    callee: ty.kind === "FnDef" ? ty.def : undefined,
    what: isCtor ? "struct" : "function",
    isMethod: false,
    variadic: sig.cVariadic,
  });
  // Also where the argument is not what the parameter takes; std passes unsized values (`unsized_fn_params`).
  if (ty.kind === "FnDef" && crateOf(fcx.owner) === userCrate)
    for (const [i, input] of sig.inputs.entries())
      fcx.requireSized(expr.args[i]?.span ?? span, input, { kind: "SizedArgument" });
  fcx.requireSized(expr.span, sig.output, { kind: "SizedCallReturn" });
  return sig.output;
}

/** The closure's signature is known even if its kind is not. */
function callDeferred(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Call">,
  ty: Ty & { kind: "Closure" },
  autoderef: Autoderef,
  expectation: Expectation,
): Ty | undefined {
  const binder = closureSigOf(fcx, ty);
  if (binder === undefined) return undefined;
  const { span } = expr.callee;
  const sig = fcx.normalize(span, fcx.infcx.instantiateBinderWithFresh(span, binder));
  autoderef.commit();
  fcx.deferredCalls.push({ call: expr, calleeTy: ty, adjustments: autoderef.adjustments(), sig });
  const tuple = fcx.shallow(sig.inputs[0] ?? tyError);
  const formals = tuple.kind === "Tuple" ? tuple.elems : [];
  checkArguments(fcx, {
    call: expr,
    callSpan: span,
    args: expr.args,
    formals,
    expected: expectedInputs(fcx, expectation, sig.output, formals),
    callee: undefined,
    closure: ty,
    what: "closure",
    isMethod: false,
  });
  return sig.output;
}

/** After captures are known: which of the `Fn` traits the call uses. */
export function resolveDeferredCall(fcx: FnCtxt, deferred: DeferredCall): void {
  const { call, calleeTy, sig } = deferred;
  const overloaded = overloadedCall(fcx, call, fcx.shallow(calleeTy), undefined);
  if (overloaded === undefined) {
    fcx.tables.tainted = true;
    return;
  }
  const { callee } = overloaded;
  const args = callee.inputs[1] ?? tyError;
  fcx.demandEqtype(call.span, sig.inputs[0] ?? tyError, args);
  fcx.demandEqtype(call.span, sig.output, callee.output);
  fcx.applyAdjustments(call.callee, [...deferred.adjustments, ...overloaded.autoref]);
  fcx.tables.callees.set(call.id, callee);
}

const callTraits = [
  { lang: "fn", method: "call", borrow: "Not" },
  { lang: "fn_mut", method: "call_mut", borrow: "Mut" },
  { lang: "fn_once", method: "call_once", borrow: undefined },
  { lang: "async_fn", method: "async_call", borrow: "Not" },
  { lang: "async_fn_mut", method: "async_call_mut", borrow: "Mut" },
  { lang: "async_fn_once", method: "async_call_once", borrow: undefined },
] as const;

function overloadedCall(
  fcx: FnCtxt,
  expr: ast.ExprOf<"Call">,
  ty: Ty,
  argCount: number | undefined,
): { callee: MethodCallee; autoref: Adjustment[] } | undefined {
  if (fcx.infcx.isTyVar(ty)) return undefined;
  for (const { lang, method, borrow } of callTraits) {
    const inputs =
      argCount === undefined ? fcx.freshTy(expr.span) : mkTuple(expr.args.map((arg) => fcx.freshTy(arg.span)));
    const callee = lookupLangMethod(fcx, expr.callee.span, method, lang, ty, [inputs]);
    if (callee === undefined) continue;
    if (borrow === undefined) return { callee, autoref: [] };
    const self = fcx.shallow(callee.inputs[0] ?? tyError);
    const target = self.kind === "Ref" ? mkRef(self.region, ty, borrow) : tyError;
    // Closures are called in place: two-phase borrows would let the arguments read what the closure writes.
    return { callee, autoref: [{ kind: "Borrow", mutbl: borrow, twoPhase: false, reason: "Autoref", target }] };
  }
  return undefined;
}

function finishOverloaded(fcx: FnCtxt, expr: ast.ExprOf<"Call">, callee: MethodCallee, expectation: Expectation): Ty {
  const tuple = fcx.resolveWithObligations(callee.inputs[1] ?? tyError);
  if (tuple.kind !== "Tuple") {
    checkArgsAnyway(fcx, expr.args);
    return callee.output;
  }
  const expected = expectedInputs(fcx, expectation, callee.output, tuple.elems);
  checkArguments(fcx, {
    call: expr,
    callSpan: expr.callee.span,
    args: expr.args,
    formals: tuple.elems,
    expected,
    callee: undefined,
    what: "function",
    isMethod: false,
  });
  return callee.output;
}

// ---- arguments ----

export interface ArgumentsCheck {
  readonly call: ast.Expr;
  readonly callSpan: Span;
  readonly args: readonly ast.Expr[];
  readonly formals: readonly Ty[];
  /** What the expected result makes of the formal types, as a hint. */
  readonly expected: readonly Ty[];
  readonly callee: DefId | undefined;
  readonly closure?: Extract<Ty, { kind: "Closure" }>;
  readonly what: "function" | "method" | "closure" | "struct";
  readonly isMethod: boolean;
  readonly variadic?: boolean;
}

export function checkArguments(fcx: FnCtxt, check: ArgumentsCheck): void {
  const { args, formals } = check;
  if (check.variadic === true ? args.length < formals.length : args.length !== formals.length) {
    checkArgsAnyway(fcx, args);
    reportArgCount(fcx, check, definedHere);
    return;
  }
  const { callee, callSpan, isMethod } = check;
  if (callee !== undefined)
    fcx.calls.push({
      callee,
      span: isMethod ? callSpan : check.call.span,
      calleeSpan: callSpan,
      args: args.map(({ span }) => span),
      isMethod,
    });
  const mismatches: ArgMismatch[] = [];
  // Closures last, so that the other arguments tell what their parameters are.
  for (const closures of [false, true]) {
    if (closures) fcx.selectWherePossible();
    for (const [i, arg] of args.entries()) {
      if ((unparen(arg).kind === "Closure") !== closures) continue;
      const formal = formals[i];
      const mismatch =
        formal === undefined ? checkVariadic(fcx, arg) : checkArgument(fcx, arg, formal, check.expected[i] ?? formal);
      if (mismatch !== undefined) mismatches.push(mismatch);
    }
  }
  reportArgTypes(fcx, check, mismatches, definedHere);
}

function checkVariadic(fcx: FnCtxt, arg: ast.Expr): undefined {
  fcx.structurallyResolve(arg.span, checkExpr(fcx, arg));
}

/** If the argument is not what the parameter takes, or what is known of that from what the call is to give. */
function checkArgument(fcx: FnCtxt, arg: ast.Expr, formal: Ty, expected: Ty): ArgMismatch | undefined {
  const hint = rvalueHint(fcx.tcx, fcx.shallow(expected));
  const ty = checkExpr(fcx, arg, hint);
  const coerceTo = onlyHasType(hint, (t) => fcx.shallow(t)) ?? formal;
  const source = fcx.resolveWithObligations(ty);
  const result = coerceTypes(fcx, arg, source, fcx.shallow(coerceTo), true, true);
  if (result.ok) {
    fcx.registerAll(result.obligations);
    fcx.applyAdjustments(arg, result.adjustments);
    if (coerceTo === formal || fcx.eqOrSub(arg.span, formal, coerceTo)) {
      // std passes unsized values (`unsized_fn_params`): `Box<dyn FnOnce()>` is called so.
      if (crateOf(fcx.owner) === userCrate) fcx.requireSized(arg.span, formal, { kind: "SizedArgument" });
      return undefined;
    }
  }
  fcx.selectWherePossible();
  return { arg, formal: result.ok ? formal : coerceTo, found: ty };
}

export function structWord(fcx: FnCtxt, def: DefId | undefined): string {
  const node = def === undefined ? undefined : fcx.tcx.def(def).node;
  return node?.kind === "Ctor" && fcx.tcx.def(node.of).kind === "Variant" ? "enum variant" : "struct";
}

/** `function defined here`: its name, and the parameters that matter. */
function definedHere(fcx: FnCtxt, { callee, closure, what }: ArgumentsCheck, params: readonly number[]): Note[] {
  if (closure !== undefined) return [noteAt(closureHead(fcx.tcx, closure), "closure defined here")];
  if (callee === undefined) return [];
  if (fcx.tcx.def(callee).kind === "Ctor") return ctorDefinedHere(fcx, callee);
  const spans = fcx.tcx.signatureSpans(callee);
  if (spans === undefined) return [];
  const hasSelf = spans.params[0]?.isSelf === true;
  const labels = params.flatMap((index) => {
    const span = spans.params[hasSelf ? index + 1 : index]?.span;
    return span === undefined ? [] : [{ span, text: "" }];
  });
  const noun =
    what === "method" ? "method" : fcx.tcx.def(callee).kind === "AssocFn" ? "associated function" : "function";
  return [{ text: `${noun} defined here`, labels: [{ span: spans.name, text: "", primary: true }, ...labels] }];
}

function ctorDefinedHere({ tcx }: FnCtxt, callee: DefId): Note[] {
  const { node } = tcx.def(callee);
  if (node.kind !== "Ctor") return [];
  const { kind, nameSpan } = tcx.def(node.of);
  const text = `tuple ${kind === "Variant" ? "variant" : "struct"} defined here`;
  return [crateOf(callee) === userCrate ? noteAt(nameSpan, text) : text];
}

export function checkArgsAnyway(fcx: FnCtxt, args: readonly ast.Expr[]): void {
  for (const arg of args) checkExpr(fcx, arg);
}

/**
 * What the arguments are expected to be when the result is: `expected_inputs_for_expected_output`. Only a hint, so whatever
 * unification it takes is undone; variables made on the way are replaced by new ones.
 */
export function expectedInputs(
  fcx: FnCtxt,
  expectation: Expectation,
  output: Ty,
  formals: readonly Ty[],
): readonly Ty[] {
  const wanted = onlyHasType(expectation, (ty) => fcx.resolve(ty));
  if (wanted === undefined || wanted.kind === "Infer" || formals.length === 0) return formals;
  if ((fcx.resolve(output).flags & TypeFlags.HasTyInfer) === 0) return formals;
  return (
    fudge(fcx, () => {
      if (!fcx.infcx.sub(fcx.env, fcx.cause(noSpanOf(fcx)), fcx.resolve(output), wanted).ok) return undefined;
      return formals.map((ty) => fcx.infcx.resolve(ty));
    }) ?? formals
  );
}

function noSpanOf(fcx: FnCtxt): Span {
  return fcx.tcx.spanOf(fcx.owner);
}

/** Runs `f` for its types only; type variables made inside become new ones outside. */
export function fudge(fcx: FnCtxt, f: () => readonly Ty[] | undefined): readonly Ty[] | undefined {
  const marker = fcx.freshTy(noSpanOf(fcx));
  const first = marker.kind === "Infer" ? marker.infer.vid : 0;
  const inside = fcx.infcx.probe(f);
  if (inside === undefined) return undefined;
  const renewed = new Map<number, Ty>();
  return inside.map((ty) =>
    mapTypes(
      ty,
      (part) => {
        if (part.kind !== "Infer" || part.infer.kind !== "TyVar" || part.infer.vid <= first) return undefined;
        let fresh = renewed.get(part.infer.vid);
        if (fresh === undefined) {
          fresh = fcx.freshTy(noSpanOf(fcx));
          renewed.set(part.infer.vid, fresh);
        }
        return fresh;
      },
      TypeFlags.HasTyInfer,
    ),
  );
}
