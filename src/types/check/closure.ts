/**
 * Closures: the signature expected of one (from the bounds of the parameter it is passed for, a `dyn Fn`, or a function pointer),
 * merged with what is written; the closure's type with its kind and captures still open; and its body.
 */
import { error, type Label } from "../../base/diagnostic";
import type { DefId } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import { instantiateBound, mapRegions, noBoundVars } from "../fold";
import {
  mkArgs,
  mkClosure,
  mkFnPtr,
  mkReLateParam,
  mkTuple,
  reErased,
  tyArg,
  tyError,
  tyI16,
  tyI32,
  tyI8,
  typeAt,
} from "../intern";
import type { Binder, ClosureKind, FnSig, PredicateKind, Region, Ty } from "../ty";
import { CoerceMany } from "./coerce_many";
import { hintTy, type Expectation } from "./expectation";
import { checkReturnValue } from "./control";
import { desugarAsyncFn } from "./desugar";
import { mayComplete, type FnCtxt, type Frame } from "./fnctxt";
import { elaborateTraitRef } from "./method/elaborate";
import { checkPat, requireSizedParam } from "./pattern";
import { mentionsUpvars } from "./upvars_mentioned";

export const closureKindTypes: Readonly<Record<ClosureKind, Ty>> = { Fn: tyI8, FnMut: tyI16, FnOnce: tyI32 };

interface Expected {
  readonly sig: Binder<FnSig> | undefined;
  readonly kind: ClosureKind | undefined;
}

/** The signature in a closure's type: one tuple input, as the `Fn` traits see it. */
export function closureSigOf(fcx: FnCtxt, closure: Ty & { kind: "Closure" }): Binder<FnSig> | undefined {
  const sig = fcx.shallow(typeAt(closure.args, closure.args.length - 2));
  return sig.kind === "FnPtr" ? sig.sig : undefined;
}

export function checkClosure(fcx: FnCtxt, expr: ast.ExprOf<"Closure">, expectation: Expectation): Ty {
  const { closure } = expr;
  const def = fcx.res.defOf(expr.id);
  if (def === undefined) return fcx.error("", "closure without definition", expr.span);
  const hint = hintTy(expectation, (ty) => fcx.shallow(ty));
  const expected = hint === undefined ? { sig: undefined, kind: undefined } : deduceExpected(fcx, hint);
  const asyncBody = closure.asyncClosureId === undefined ? undefined : withoutAsync(fcx, expr, def, hint);
  const { decl, body, declSpan, move } = asyncBody ?? closure;
  const supplied = fcx.lowering.closureSig(asyncBody ?? closure);
  const sig = closureSig(fcx, asyncBody ?? closure, expected.sig, supplied);
  const kindVar = expected.kind === undefined ? fcx.freshTy(expr.span) : closureKindTypes[expected.kind];
  const upvarTuple = fcx.freshTy(expr.span);
  const callSig: Binder<FnSig> = {
    vars: sig.vars,
    value: { ...sig.value, inputs: [mkTuple(sig.value.inputs)], abi: "rust-call" },
  };
  const ty = mkClosure(
    def,
    mkArgs([...fcx.tcx.identityArgs(fcx.owner), tyArg(kindVar), tyArg(mkFnPtr(callSig)), tyArg(upvarTuple)]),
  );
  const liberated = liberate(sig, def);
  fcx.tcx.recordClosureMentionsUpvars(def, mentionsUpvars(fcx, expr));
  fcx.tables.closures.set(expr.id, {
    def,
    syntax: { span: expr.span, declSpan, params: decl.inputs, body, move },
    isCoroutine: false,
    ty,
    kindVar,
    upvarTuple,
    inputs: liberated.inputs,
    output: liberated.output,
    ...writtenTypes(fcx, asyncBody ?? closure, supplied),
    captures: [],
    parent: fcx.frame.closure,
    kindGiven: expected.kind !== undefined,
  });
  checkClosureBody(fcx, expr.id, asyncBody ?? closure, liberated);
  return ty;
}

/** `async |p| body` is `|p| async { let p = p; body }`. */
function withoutAsync(fcx: FnCtxt, expr: ast.ExprOf<"Closure">, def: DefId, hint: Ty | undefined): ast.Closure {
  const { closure } = expr;
  const closureId = closure.asyncClosureId as ast.NodeId;
  const { output: written, ...decl } = closure.decl;
  const output =
    written === undefined
      ? ((hint === undefined ? undefined : expectedFutureOutput(fcx, hint)) ?? fcx.freshTy(closure.declSpan))
      : fcx.lowering.ty(written);
  fcx.asyncClosures.set(closureId, { closure: expr.id, def, output });
  const { params, value } = desugarAsyncFn(fcx.synthetic, closureId, decl.inputs, closure.body, false);
  return { ...closure, decl: { ...decl, inputs: params }, body: value };
}

/** The closure's own lifetimes are no annotation: they are what the signature binds. */
function writtenTypes(fcx: FnCtxt, { decl }: ast.Closure, { value }: Binder<FnSig>) {
  return {
    inputUserTypes: decl.inputs.map(({ ty }, index) =>
      fcx.recordPathUserType(mapRegions(value.inputs[index] ?? tyError, withoutBound), ty.span),
    ),
    outputUserType:
      decl.output === undefined
        ? undefined
        : fcx.recordPathUserType(mapRegions(value.output, withoutBound), decl.output.span),
  };
}

function withoutBound(region: Region, depth: number): Region {
  return region.kind === "Bound" && region.debruijn >= depth ? reErased : region;
}

/** Bound lifetimes as the body sees them. */
export function liberate(sig: Binder<FnSig>, scope: DefId): FnSig {
  return instantiateBound(sig, {
    region: (index) => mkReLateParam(scope, index, sig.vars[index]?.name ?? "'_"),
    ty: () => tyError,
  });
}

function checkClosureBody(fcx: FnCtxt, id: ast.NodeId, closure: ast.Closure, sig: FnSig): void {
  const frame: Frame = fcx.frame;
  const diverges = fcx.diverges;
  const returnTy = fcx.normalize(closure.declSpan, sig.output);
  fcx.frame = { closure: id, returnTy, returnCoerce: new CoerceMany(returnTy), breakables: [] };
  fcx.diverges = mayComplete;
  closure.decl.inputs.forEach((param, i) => {
    const ty = fcx.normalize(param.span, sig.inputs[i] ?? tyError);
    const asParam = { ty: param.ty, inClosure: true };
    checkPat(fcx, param.pat, ty, { declared: param.ty.kind === "Infer" ? undefined : param.ty.span, param: asParam });
    requireSizedParam(fcx, asParam, ty);
  });
  fcx.requireSized(closure.body.span, returnTy, { kind: "SizedReturn" });
  checkReturnValue(fcx, closure.body);
  const actual = fcx.frame.returnCoerce?.complete() ?? returnTy;
  // A body that never returns leaves the return type to fallback.
  if (fcx.shallow(actual).kind !== "Never") fcx.demandSuptype(closure.body.span, returnTy, actual);
  fcx.frame = frame;
  fcx.diverges = diverges;
}

// ---- signature ----

function closureSig(
  fcx: FnCtxt,
  closure: ast.Closure,
  expected: Binder<FnSig> | undefined,
  supplied: Binder<FnSig>,
): Binder<FnSig> {
  const { decl } = closure;
  if (expected === undefined) return supplied;
  if (expected.value.inputs.length !== decl.inputs.length) {
    reportArity(fcx, closure, expected.value.inputs.length);
    return supplied;
  }
  return merge(fcx, closure, supplied, expected);
}

/** What is written must be what is expected; the expected signature, with its bound lifetimes, is the closure's. */
function merge(fcx: FnCtxt, closure: ast.Closure, supplied: Binder<FnSig>, expected: Binder<FnSig>): Binder<FnSig> {
  const { decl, declSpan } = closure;
  const result = fcx.infcx.commitIfOk(() => {
    const want = fcx.infcx.instantiateBinderWithFresh(declSpan, expected);
    const have = fcx.infcx.instantiateBinderWithFresh(declSpan, supplied);
    for (const [i, input] of have.inputs.entries()) {
      const span = decl.inputs[i]?.ty.span ?? declSpan;
      const related = fcx.infcx.eq(fcx.env, fcx.cause(span), want.inputs[i] ?? tyError, input);
      if (!related.ok) return { ok: false };
      fcx.registerAll(related.obligations);
    }
    const output = fcx.infcx.eq(fcx.env, fcx.cause(declSpan), want.output, have.output);
    if (output.ok) fcx.registerAll(output.obligations);
    return { ok: output.ok };
  });
  return result.ok
    ? { vars: expected.vars, value: { ...fcx.infcx.resolve(expected.value), abi: "Rust", unsafe: false } }
    : supplied;
}

/** Told of the call that takes the closure, if one does. */
function reportArity(fcx: FnCtxt, { decl, declSpan }: ast.Closure, wanted: number): void {
  const given = decl.inputs.length;
  const count = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;
  const call = [...fcx.calls]
    .reverse()
    .find(({ args }) =>
      args.some(({ file, lo, hi }) => file === declSpan.file && lo <= declSpan.lo && hi >= declSpan.hi),
    );
  const span = call?.span ?? declSpan;
  const labels: Label[] = [{ span, text: `expected closure that takes ${count(wanted)}`, primary: true }];
  if (call !== undefined) labels.push({ span: declSpan, text: `takes ${count(given)}` });
  const message = `closure is expected to take ${count(wanted)}, but it takes ${count(given)}`;
  fcx.report(error("E0593", message, span, { labels }));
}

// ---- expectation ----

function deduceExpected(fcx: FnCtxt, hint: Ty): Expected {
  switch (hint.kind) {
    case "Infer":
      return hint.infer.kind === "TyVar" ? fromObligations(fcx, hint) : { sig: undefined, kind: undefined };
    case "Alias":
      return fromPredicates(
        fcx,
        fcx.tcx.itemBounds(hint.def).map((bound) => fcx.tcx.instantiate(bound, hint.args)),
      );
    case "Dynamic":
      return fromObject(fcx, hint);
    case "FnPtr":
      return { sig: hint.sig, kind: undefined };
    default:
      return { sig: undefined, kind: undefined };
  }
}

/** `R` of the `AsyncFn(…) -> R` that a closure is passed for. */
function expectedFutureOutput(fcx: FnCtxt, hint: Ty): Ty | undefined {
  const root = hint.kind === "Infer" ? fcx.infcx.rootVar(hint) : undefined;
  const predicates =
    root !== undefined
      ? fcx.fulfill.obligationsForSelfTy(fcx.infcx, root).map(({ predicate }) => predicate)
      : hint.kind === "Alias"
        ? fcx.tcx.itemBounds(hint.def).map((bound) => fcx.tcx.instantiate(bound, hint.args))
        : [];
  for (const predicate of predicates) {
    const { value } = predicate;
    if (value.kind !== "Projection" || !fcx.tcx.isLang(value.def, "async_fn_once_output")) continue;
    const free = noBoundVars({ vars: predicate.vars, value: fcx.resolve(value.term) });
    if (free !== undefined) return free;
  }
  return undefined;
}

function fromObligations(fcx: FnCtxt, variable: Ty): Expected {
  const root = fcx.infcx.rootVar(variable);
  if (root === undefined) return { sig: undefined, kind: undefined };
  return fromPredicates(
    fcx,
    fcx.fulfill.obligationsForSelfTy(fcx.infcx, root).map((o) => o.predicate),
  );
}

function fromPredicates(fcx: FnCtxt, predicates: readonly Binder<PredicateKind>[]): Expected {
  let kind: ClosureKind | undefined;
  let sig: Binder<FnSig> | undefined;
  let fromTrait: Binder<FnSig> | undefined;
  for (const predicate of predicates) {
    const value = predicate.value;
    if (value.kind === "Projection")
      sig ??= sigFromProjection(fcx, predicate.vars, value.def, typeAt(value.args, 1), value.term);
    else if (value.kind === "Trait") {
      for (const trait of elaborateTraitRef(fcx.tcx, { vars: predicate.vars, value: value.trait })) {
        const found = fnTraitKind(fcx, trait.value.def);
        if (found === undefined) continue;
        if (trait.value.def === value.trait.def) kind = kind === undefined ? found : narrower(kind, found);
        const inputs = fcx.resolve(typeAt(trait.value.args, 1));
        if (inputs.kind === "Tuple") {
          fromTrait ??= {
            vars: trait.vars,
            value: {
              inputs: inputs.elems,
              output: fcx.freshTy(fcx.tcx.spanOf(fcx.owner)),
              unsafe: false,
              abi: "Rust",
              cVariadic: false,
            },
          };
        }
      }
    }
  }
  return { sig: sig ?? fromTrait, kind };
}

const kindOrder: readonly ClosureKind[] = ["Fn", "FnMut", "FnOnce"];
function narrower(a: ClosureKind, b: ClosureKind): ClosureKind {
  return kindOrder.indexOf(a) <= kindOrder.indexOf(b) ? a : b;
}

const fnTraitKinds: Readonly<Record<string, ClosureKind>> = {
  fn: "Fn",
  fn_mut: "FnMut",
  fn_once: "FnOnce",
  async_fn: "Fn",
  async_fn_mut: "FnMut",
  async_fn_once: "FnOnce",
};

export function fnTraitKind(fcx: { readonly tcx: FnCtxt["tcx"] }, trait: DefId): ClosureKind | undefined {
  const { tcx } = fcx;
  return fnTraitKinds[tcx.langNameOf(trait) ?? ""];
}

function sigFromProjection(
  fcx: FnCtxt,
  vars: Binder<FnSig>["vars"],
  def: DefId,
  inputs: Ty,
  term: Ty,
): Binder<FnSig> | undefined {
  const lang = fcx.tcx.langNameOf(def);
  if (lang !== "fn_once_output" && lang !== "async_fn_once_output") return undefined;
  const tuple = fcx.resolve(inputs);
  if (tuple.kind !== "Tuple") return undefined;
  // What the future of an async callable yields says nothing of the future.
  const output = lang === "fn_once_output" ? fcx.resolve(term) : fcx.freshTy(fcx.tcx.spanOf(fcx.owner));
  return {
    vars,
    value: { inputs: tuple.elems, output, unsafe: false, abi: "Rust", cVariadic: false },
  };
}

function fromObject(fcx: FnCtxt, object: Ty & { kind: "Dynamic" }): Expected {
  let kind: ClosureKind | undefined;
  let sig: Binder<FnSig> | undefined;
  for (const { vars, value } of object.predicates) {
    if (value.kind === "Trait") kind = fnTraitKind(fcx, value.def) ?? kind;
    else if (value.kind === "Projection")
      sig ??= sigFromProjection(fcx, vars, value.def, typeAt(value.args, 0), value.term);
  }
  return { sig, kind };
}
