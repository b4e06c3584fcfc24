/**
 * Variables of patterns: declaring them, giving them storage, and filling them once a candidate matched. A guard runs
 * before anything is moved: it sees each binding through a reference, and by-value bindings are filled after it.
 */
import { expectDefined } from "../../../base/invariant";
import type { Span } from "../../../base/source";
import type { NodeId } from "../../../syntax/ast";
import type { Expr, Pat } from "../../../types/body";
import { mkRef, reErased } from "../../../types/intern";
import type { BasicBlock, BindingForm, Local, Projection, Rvalue, SourceScope } from "../../mir";
import { type Builder, endPoint, placeOf } from "../builder";
import { condition } from "../control";
import type { Scope } from "../scope";
import { type Candidate, leaves } from "./decide";
import { type FakeBorrow, makeFakeBorrow } from "./fakeBorrows";
import { type Ascription, type Binding, type BindingPat, withoutSubpattern } from "./pairs";

// ---- Declaring ----

/** Makes a local for each variable of the pattern; its name is in force in `scope`. */
export function declareBindings(
  b: Builder,
  pat: Pat,
  scope: SourceScope,
  { guard, initSpan }: { guard: Expr | undefined; initSpan: Span | undefined },
): void {
  visitBindings(b, pat, [], (binding, types, patSpan) => {
    if (!binding.isPrimary || b.variables.has(binding.binding)) return;
    const { name, nameSpan: span, varTy, mutability, mode } = binding;
    const local = b.newLocal({
      ty: varTy,
      mutability,
      span,
      scope: b.sourceScope,
      kind: { kind: "User", name, binding: { mode, types, initSpan, patSpan } },
    });
    let refForGuard: Local | undefined;
    if (guard !== undefined) {
      refForGuard = b.newLocal({
        ty: mkRef(reErased, varTy, "Not"),
        mutability: "Not",
        span,
        scope: b.sourceScope,
        kind: { kind: "RefForGuard", of: local },
      });
    }
    b.variables.set(binding.binding, { local, refForGuard });
    b.varDebugInfo.push({
      name,
      span,
      scope,
      argumentIndex: undefined,
      value: { kind: "Place", place: placeOf(local) },
    });
  });
}

type WrittenTypes = BindingForm["types"];

function visitBindings(
  b: Builder,
  pat: Pat,
  around: WrittenTypes,
  /** `patSpan`: of the pattern as far as it binds, `ref mut x`. */
  visit: (binding: BindingPat, types: WrittenTypes, patSpan: Span) => void,
): void {
  const { kind, userType, span } = pat;
  const types = userType === undefined ? around : [...around, { userType, projection: [] }];
  const recurse = (inner: Pat, ...way: Projection[]) => {
    const onwards = types.map((written) => ({ ...written, projection: [...written.projection, ...way] }));
    visitBindings(b, inner, onwards, visit);
  };
  switch (kind.kind) {
    case "Binding":
      visit(kind, types, withoutSubpattern(span, kind));
      if (kind.subpattern !== undefined) recurse(kind.subpattern);
      return;
    case "Variant":
    case "Leaf": {
      const downcast = downcastTo(b, pat);
      for (const field of kind.fields)
        recurse(field.pat, ...downcast, { kind: "Field", field: field.field, ty: field.pat.ty });
      return;
    }
    case "Deref":
      recurse(kind.subpattern, { kind: "Deref" });
      return;
    case "Slice": {
      const element: Projection = { kind: "ConstantIndex", offset: 0, minLength: 1, fromEnd: false };
      for (const sub of kind.prefix) recurse(sub, element);
      if (kind.slice !== undefined) visitBindings(b, kind.slice, [], visit);
      for (const sub of kind.suffix) recurse(sub, element);
      return;
    }
    case "Or":
      for (const alternative of kind.pats) recurse(alternative);
      return;
    default:
  }
}

function downcastTo(b: Builder, { ty, kind }: Pat): Projection[] {
  if (ty.kind !== "Adt" || b.tcx.adtDef(ty.def).adtKind !== "Enum") return [];
  const variant = kind.kind === "Variant" ? kind.variant : 0;
  return [{ kind: "Downcast", variant, name: b.tcx.adtDef(ty.def).variants[variant]?.name ?? "" }];
}

/** Storage and drop of every variable of a `let` without initialiser. */
export function declareStorage(b: Builder, pat: Pat): void {
  visitBindings(b, pat, [], (binding) => {
    if (!binding.isPrimary) return;
    const { local } = expectDefined(b.variables.get(binding.binding), "variable");
    b.push({ kind: "StorageLive", local }, binding.nameSpan);
    b.scopes.scheduleStorage(b.scopes.top, local);
    b.scopes.scheduleValue(b.scopes.top, local);
  });
}

// ---- Filling ----

export interface ArmBinding {
  readonly pat: Pat;
  readonly guard: Expr | undefined;
  /** What the guard must not change. */
  readonly fakeBorrows: readonly FakeBorrow[];
  readonly scrutineeSpan: Span;
  /** Where the variables are dropped. */
  readonly scope: Scope;
}

/**
 * Goes on from the matched candidate with all variables filled; the leaves of an or-pattern meet again. Each leaf schedules the
 * same drops, in the order in which the first alternative names the variables; those of the leaf before are taken back.
 */
export function bindPattern(b: Builder, candidate: Candidate, arm: ArmBinding, span: Span): void {
  const all = leaves(candidate);
  if (all.length === 1) {
    bindLeaf(b, all[0] as Candidate, arm, span);
    return;
  }
  const order = primaryOrder(b, arm.pat);
  const join = b.newBlock();
  const scopes = arm.guard === undefined ? [arm.scope] : [arm.scope, b.scopes.top];
  const before = scopes.map(({ drops }) => drops.length);
  b.scopes.shareTemps(arm.guard, () => {
    for (const leaf of all) {
      scopes.forEach(({ drops }, i) => {
        drops.length = before[i] as number;
      });
      const bindings = [...leaf.bindings].sort(
        (x, y) => (order.get(x.pat.binding) ?? 0) - (order.get(y.pat.binding) ?? 0),
      );
      bindLeaf(b, { ...leaf, bindings }, arm, span);
      b.goto(join, span);
    }
  });
  b.block = join;
}

function primaryOrder(b: Builder, pat: Pat): ReadonlyMap<NodeId, number> {
  const order = new Map<NodeId, number>();
  visitBindings(b, pat, [], ({ binding, isPrimary }) => {
    if (isPrimary) order.set(binding, order.size);
  });
  return order;
}

function bindLeaf(b: Builder, leaf: Candidate, arm: ArmBinding, span: Span): void {
  const { guard, scope: dropScope } = arm;
  b.block = expectDefined(leaf.preBinding, "block of a matched pattern");
  ascribe(b, leaf.ascriptions);
  if (guard === undefined) {
    for (const binding of leaf.bindings) {
      storageLive(b, binding, dropScope);
      fill(b, binding, dropScope);
    }
    return;
  }
  for (const binding of leaf.bindings) bindForGuard(b, binding, dropScope);
  for (const fake of arm.fakeBorrows) makeFakeBorrow(b, fake, arm.scrutineeSpan);
  const failed = runGuard(b, leaf, guard);
  b.terminateBlock(
    failed,
    { kind: "Goto", target: expectDefined(leaf.otherwise, "block after a guard") },
    b.info(span),
  );
  const guardEnd = endPoint(guard.span);
  for (const { temp } of arm.fakeBorrows)
    b.push({ kind: "FakeRead", cause: "ForMatchGuard", place: placeOf(temp) }, guardEnd);
  const byValue = leaf.bindings.filter(({ pat }) => pat.mode === "ByValue");
  for (const binding of byValue) {
    const { refForGuard } = variableOf(b, binding);
    if (refForGuard !== undefined)
      b.push({ kind: "FakeRead", cause: "ForGuardBinding", place: placeOf(refForGuard) }, guardEnd);
  }
  for (const binding of byValue) {
    storageLive(b, binding, dropScope);
    fill(b, binding, dropScope);
  }
}

function ascribe(b: Builder, ascriptions: readonly Ascription[]): void {
  for (const { place, userType, span } of ascriptions)
    b.push({ kind: "AscribeUserType", place, userType, variance: "Covariant" }, span);
}

/** Returns the block of failure, which has left the scopes of the guard and of the arm. */
function runGuard(b: Builder, leaf: Candidate, guard: Expr): BasicBlock {
  const ids = leaf.bindings.map((binding) => binding.pat.binding);
  for (const id of ids) b.guardBindings.add(id);
  const failed = b.scopes.inIfThenScope(() => {
    if (!b.isInMacro(guard.span)) b.stop("Condition", guard.span);
    condition(b, guard);
  }, 2);
  for (const id of ids) b.guardBindings.delete(id);
  return failed;
}

function variableOf(b: Builder, { pat }: Binding): { readonly local: Local; readonly refForGuard: Local | undefined } {
  return expectDefined(b.variables.get(pat.binding), `variable ${pat.name}`);
}

export function storageLive(b: Builder, binding: Pick<Binding, "pat" | "span">, scope: Scope | undefined): Local {
  const { local } = expectDefined(b.variables.get(binding.pat.binding), "variable");
  b.push({ kind: "StorageLive", local }, binding.span);
  b.scopes.scheduleStorage(scope, local);
  return local;
}

function fill(b: Builder, binding: Binding, scope: Scope | undefined): void {
  const { local } = variableOf(b, binding);
  b.assign(placeOf(local), bindingValue(b, binding), binding.span);
  b.scopes.scheduleValue(scope, local);
}

function bindingValue(b: Builder, { pat, place }: Binding): Rvalue {
  if (pat.mode === "ByValue") return { kind: "Use", operand: b.consume(place, pat.varTy) };
  const region = pat.varTy.kind === "Ref" ? pat.varTy.region : reErased;
  return {
    kind: "Ref",
    region,
    borrow: pat.mode === "ByRef" ? { kind: "Shared" } : { kind: "Mut", mut: "Default" },
    place,
  };
}

/** A by-reference binding is made now, and seen through another reference. */
function bindForGuard(b: Builder, binding: Binding, scope: Scope | undefined): void {
  const { local, refForGuard } = variableOf(b, binding);
  if (refForGuard === undefined) return;
  b.push({ kind: "StorageLive", local: refForGuard }, binding.span);
  b.scopes.scheduleStorage(scope, refForGuard);
  let seen = binding.place;
  if (binding.pat.mode !== "ByValue") {
    storageLive(b, binding, scope);
    fill(b, binding, scope);
    seen = placeOf(local);
  }
  b.assign(
    placeOf(refForGuard),
    { kind: "Ref", region: reErased, borrow: { kind: "Shared" }, place: seen },
    binding.span,
  );
}
