/**
 * Typed bodies to MIR: rustc's `mir_build`. `buildMir` makes the body's arguments, its value and its ways out; expressions
 * are in `into.ts`, `rvalue.ts`, `place.ts` and `operand.ts`, patterns in `match/`, drops in `scope.ts`. The result is
 * generic, in phase "built": drops are conditional on initialisation, and what only the borrow checker needs is present.
 */
import type { Param, TypedBody } from "../../types/body";
import type { TyCtxt } from "../../types/tcx";
import type { BasicBlockData, Body, Local, LocalDecl } from "../mir";
import { returnPlace } from "../mir";
import { simplifyCfg } from "../simplifyCfg";
import { stopBefore } from "./block";
import { Builder, endPoint, placeOf } from "./builder";
import { captureName } from "../../types/captureName";
import { capturePlace, capturesOf, upvarInfos } from "./captures";
import { intoPlace, intoTempScope } from "./into";
import { declareBindings, placeIntoPattern } from "./match/lower";
import { extendLetTemporaries } from "./temporaries";

export function buildMir(tcx: TyCtxt, typed: TypedBody): Body {
  const b = new Builder(tcx, typed);
  b.captures = capturesOf(typed);
  b.newLocal({
    ty: typed.returnTy,
    mutability: "Mut",
    span: typed.span,
    scope: b.sourceScope,
    kind: { kind: "Return" },
  });
  if (typed.kind === "Fn" || typed.kind === "Closure" || typed.kind === "Coroutine") functionBody(b);
  else constantBody(b);
  return removeUnreachable(finishBody(b));
}

function functionBody(b: Builder): void {
  const { typed } = b;
  b.bodyBlock = typed.value.kind.kind === "Block" ? typed.value.kind.block : undefined;
  b.argCount = typed.params.length;
  for (const [index, param] of typed.params.entries()) b.newLocal(argumentDecl(b, param, index));
  b.scopes.push(typed.span);
  b.scopes.inBreakableScope(undefined, placeOf(returnPlace), undefined, typed.span, () => {
    b.scopes.inScope(typed.span, () => {
      for (const [index, param] of typed.params.entries()) bindArgument(b, param, (index + 1) as Local);
      describeCaptures(b);
      stopBefore(b, typed.value, "Tail", typed.value.span, typed.span);
      intoTempScope(b, placeOf(returnPlace), typed.value);
      if (b.bodyBlock === undefined) b.stopAtReturn();
    });
    return true;
  });
  b.sourceScope = 0 as typeof b.sourceScope;
  b.terminate({ kind: "Return" }, endPoint(typed.span));
  b.scopes.pop();
  finishUnwinding(b);
}

/** Temporaries that the value of a const or static borrows live for ever. */
function constantBody(b: Builder): void {
  const { typed } = b;
  b.scopes.push(typed.span);
  extendLetTemporaries(undefined, undefined, typed.value);
  b.scopes.inBreakableScope(undefined, placeOf(returnPlace), undefined, typed.span, () => {
    b.scopes.inTempScope(typed.span, () => intoPlace(b, placeOf(returnPlace), typed.value));
    return true;
  });
  b.terminate({ kind: "Return" }, endPoint(typed.span));
  b.scopes.pop();
  finishUnwinding(b);
}

function finishUnwinding(b: Builder): void {
  b.scopes.finish(b.info(b.typed.span));
}

// ---- Arguments ----

/** A parameter that is a plain name is the variable itself. */
function argumentDecl(b: Builder, param: Param, index: number): LocalDecl {
  const kind = param.pat?.kind;
  const plain = kind?.kind === "Binding" && kind.mode === "ByValue" && kind.subpattern === undefined ? kind : undefined;
  if (plain !== undefined) {
    const local = (index + 1) as Local;
    b.variables.set(plain.binding, { local, refForGuard: undefined });
    // What a coroutine is resumed with is no variable of the program.
    if (b.typed.kind !== "Coroutine")
      b.varDebugInfo.push({
        name: plain.name,
        span: plain.nameSpan,
        scope: b.sourceScope,
        argumentIndex: index + 1,
        value: { kind: "Place", place: placeOf(local) },
      });
  }
  return {
    ty: param.ty,
    mutability: plain?.mutability ?? "Not",
    span: param.pat?.span ?? param.span,
    scope: b.sourceScope,
    kind: { kind: "Arg", name: plain?.name },
  };
}

function bindArgument(b: Builder, { pat, span }: Param, local: Local): void {
  b.scopes.scheduleValue(b.scopes.top, local);
  if (pat === undefined) return;
  const { kind } = pat;
  if (kind.kind === "Binding" && b.variables.has(kind.binding)) return;
  const scope = b.newSourceScope(b.typed.span, b.sourceScope);
  declareBindings(b, pat, scope, { guard: undefined, initSpan: span });
  placeIntoPattern(b, pat, placeOf(local), b.scopes.top);
  b.sourceScope = scope;
}

function describeCaptures(b: Builder): void {
  const { captures } = b;
  // An `async fn` moves what it was given into variables of the same names before anything else.
  if (captures === undefined || b.tcx.def(b.typed.def).node.kind === "AsyncFn") return;
  captures.places.forEach((captured, index) => {
    const value = { kind: "Place", place: capturePlace(captures, index) } as const;
    b.varDebugInfo.push({
      name: captureName(b.tcx, captured),
      span: captured.useSpan,
      scope: b.sourceScope,
      argumentIndex: undefined,
      value,
    });
  });
}

// ---- The body ----

function finishBody(b: Builder): Body {
  const { tcx, typed } = b;
  const blocks: BasicBlockData[] = b.blocks.map(({ statements, terminator, isCleanup }) => ({
    statements,
    terminator: terminator ?? { kind: "Unreachable", info: b.info(typed.span) },
    isCleanup,
  }));
  return {
    phase: "built",
    def: typed.def,
    name: tcx.path(typed.def),
    source: typed.kind === "AnonConst" ? "Const" : typed.kind,
    span: typed.span,
    argCount: b.argCount,
    spreadArg: spreadArgument(b),
    locals: b.locals,
    blocks,
    sourceScopes: b.sourceScopes,
    varDebugInfo: b.varDebugInfo,
    stopPoints: b.stopPoints,
    promoted: [],
    userTypes: typed.userTypes,
    viewFlags: [],
    trackCaller: typed.kind === "Fn" && tcx.isTrackCaller(typed.def),
    hasUnsafe: typed.hasUnsafe,
    upvars: upvarInfos(tcx, typed),
    tainted: typed.tainted,
  };
}

/** A closure's parameters after itself come as one tuple; a `rust-call` function keeps the tuple as it is. */
function spreadArgument(b: Builder): Local | undefined {
  return b.typed.kind === "Closure" ? (2 as Local) : undefined;
}

/** Code after `return`, `break` and the like was built into blocks that nothing reaches. */
function removeUnreachable(body: Body): Body {
  return simplifyCfg(body, { mergeBlocks: true });
}
