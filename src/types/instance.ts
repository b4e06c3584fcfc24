/**
 * Monomorphic selection: the function that a call with concrete arguments runs, its signature, and the vtables of trait objects
 * in rustc's order.
 */
import { invariant } from "../base/invariant";
import type { DefId } from "../resolve/def";
import type { Context } from "./context";
import { eraseRegions, instantiate, instantiateBoundErased, noSpan } from "./fold";
import { dummyBinder, mkArgs, mkRawPtr, mkRef, reErased, tyArg, tyUnit, typeAt } from "./intern";
import { InferCtxt, misc } from "./infer/infer";
import { composeSuper } from "./lower/assoc";
import type { VtableEntry } from "./tcx";
import { FulfillmentContext } from "./traits/fulfill";
import { normalizeDeeply, predicateHoldsIn } from "./traits/queries";
import { select, type ImplSource } from "./traits/select";
import { closureKindOfLang, objectPrincipal } from "./traits/candidates";
import { callableSig } from "./traits/confirm";
import type { FnSig, GenericArgs, Instance, TraitRef, Ty } from "./ty";

export function resolveInstanceOf(tcx: Context, def: DefId, given: GenericArgs): Instance {
  const args = normalizeDeeply(tcx, eraseRegions(given), tcx.revealAllEnv);
  const { parent } = tcx.def(def);
  if (parent !== undefined && tcx.def(parent).kind === "Trait") return resolveTraitItem(tcx, parent, def, args);
  if (tcx.isLang(def, "drop_in_place")) return dropGlue(tcx, typeAt(args, 0));
  if (tcx.intrinsicName(def) !== undefined) return { kind: "Intrinsic", def, args };
  return { kind: "Item", def, args };
}

function dropGlue(tcx: Context, ty: Ty): Instance {
  return { kind: "DropGlue", ty: tcx.needsDrop(ty, tcx.revealAllEnv) ? ty : undefined };
}

function resolveTraitItem(tcx: Context, trait: DefId, item: DefId, args: GenericArgs): Instance {
  const count = tcx.generics(trait).params.length;
  const ref: TraitRef = { def: trait, args: mkArgs(args.slice(0, count)) };
  const source = selectConcrete(tcx, ref);
  invariant(source !== undefined, `no impl for ${tcx.printTy(typeAt(args, 0))}: ${tcx.path(trait)}`);
  switch (source.kind) {
    case "UserDefined": {
      const implItem = tcx.implItemOf(source.impl, item);
      if (implItem === undefined) return ownItem(tcx, item, args);
      return ownItem(tcx, implItem, mkArgs([...source.args, ...args.slice(count)]));
    }
    case "Closure":
      return closureInstance(tcx, source.ty, trait);
    case "FnPointer":
      return { kind: "FnPtrShim", def: item, ty: source.ty };
    case "Object":
      return virtualInstance(tcx, item, args);
    case "Builtin":
      return builtinInstance(tcx, item, args);
    case "Param":
      return ownItem(tcx, item, args);
  }
}

function ownItem(tcx: Context, def: DefId, args: GenericArgs): Instance {
  return tcx.intrinsicName(def) !== undefined ? { kind: "Intrinsic", def, args } : { kind: "Item", def, args };
}

/** Selects and solves an impl's own variables. */
function selectConcrete(tcx: Context, trait: TraitRef): ImplSource | undefined {
  const infcx = new InferCtxt(tcx);
  const selected = select(infcx, {
    predicate: dummyBinder({ kind: "Trait", trait }),
    env: tcx.revealAllEnv,
    cause: misc(noSpan),
    depth: 0,
  });
  if (selected.kind !== "Candidate") return undefined;
  const { source } = selected;
  const fulfill = new FulfillmentContext();
  fulfill.registerAll(source.nested);
  fulfill.selectWherePossible(infcx);
  return source.kind === "UserDefined" ? { ...source, args: eraseRegions(infcx.resolve(source.args)) } : source;
}

/** A body that takes itself by reference, called by value, needs a shim; `&self` and `&mut self` are called alike. */
function closureInstance(tcx: Context, closure: Ty, trait: DefId): Instance {
  invariant(closure.kind === "Closure", "a closure candidate has a closure type");
  const kind = new InferCtxt(tcx).closureKind(closure);
  const wanted = closureKindOfLang(tcx.langNameOf(trait));
  if (wanted === "FnOnce" && kind !== "FnOnce") return { kind: "ClosureOnceShim", closure };
  return { kind: "Item", def: closure.def, args: closure.args };
}

function virtualInstance(tcx: Context, item: DefId, args: GenericArgs): Instance {
  const self = typeAt(args, 0);
  const principal = self.kind === "Dynamic" ? objectPrincipal(self) : undefined;
  const slot = principal === undefined ? -1 : findSlot(tcx, instantiateBoundErased(principal), item);
  // Not in the vtable (`where Self: Sized` aside): a generic default method, which runs with the object as Self.
  return slot < 0 ? ownItem(tcx, item, args) : { kind: "Virtual", def: item, slot, args };
}

function builtinInstance(tcx: Context, item: DefId, args: GenericArgs): Instance {
  const trait = tcx.parent(item);
  if (trait !== undefined && tcx.isLang(trait, "clone") && tcx.def(item).name === "clone")
    return { kind: "CloneShim", ty: typeAt(args, 0) };
  const self = typeAt(args, 0);
  if (self.kind === "Coroutine" && tcx.isLang(item, "poll")) return { kind: "Item", def: self.def, args: self.args };
  return ownItem(tcx, item, args);
}

// ---- signatures ----

export function instanceSigOf(tcx: Context, instance: Instance): FnSig {
  const normalize = (sig: FnSig): FnSig => normalizeDeeply(tcx, eraseRegions(sig), tcx.revealAllEnv);
  const plain = (inputs: readonly Ty[], output: Ty): FnSig => ({
    inputs,
    output,
    unsafe: false,
    abi: "Rust",
    cVariadic: false,
  });
  switch (instance.kind) {
    case "Item":
    case "Intrinsic":
    case "Virtual":
    case "ReifyShim":
    case "VtableShim": {
      if (tcx.def(instance.def).kind === "Closure") {
        const closure = tcx.closureInstanceTy(instance.def, instance.args);
        return normalize(
          closure.kind === "Coroutine" ? pollSig(tcx, closure) : closureSigAsCalled(tcx, closure, false),
        );
      }
      return normalize(instantiateBoundErased(instantiate(tcx.fnSig(instance.def), instance.args)));
    }
    case "ClosurePtrShim": {
      const sig = closureSigAsCalled(tcx, instance.closure, false);
      return normalize({ ...sig, inputs: sig.inputs.slice(1) });
    }
    case "DropGlue":
      return plain([mkRawPtr(instance.ty ?? tyUnit, "Mut")], tyUnit);
    case "ClosureOnceShim":
      return normalize(closureSigAsCalled(tcx, instance.closure, true));
    case "FnPtrShim": {
      const sig = callableSig(new InferCtxt(tcx), instance.ty);
      invariant(sig !== undefined && sig.inputs.kind === "Tuple", "a callable has a signature");
      const self = receiverOf(tcx, instance.def, instance.ty);
      return normalize(plain([self, ...sig.inputs.elems], sig.output));
    }
    case "CloneShim":
      return plain([mkRef(reErased, instance.ty, "Not")], instance.ty);
  }
}

/** `&F`, `&mut F` or `F`, as the method of the `Fn*` trait takes it. */
function receiverOf(tcx: Context, method: DefId, self: Ty): Ty {
  const { name } = tcx.def(method);
  return name === "call_once" ? self : mkRef(reErased, self, name === "call_mut" ? "Mut" : "Not");
}

/** The closure itself first, then its parameters one by one. */
function closureSigAsCalled(tcx: Context, closure: Ty, byValue: boolean): FnSig {
  const infcx = new InferCtxt(tcx);
  const sig = callableSig(infcx, closure);
  invariant(sig !== undefined && sig.inputs.kind === "Tuple", "a closure has a signature");
  const kind = infcx.closureKind(closure);
  const self = byValue || kind === "FnOnce" ? closure : mkRef(reErased, closure, kind === "FnMut" ? "Mut" : "Not");
  return { inputs: [self, ...sig.inputs.elems], output: sig.output, unsafe: false, abi: "Rust", cVariadic: false };
}

/** `fn(Pin<&mut Self>, &mut Context) -> Poll<Output>`: how the state machine of an `async` body is called. */
function pollSig(tcx: Context, coroutine: Ty & { kind: "Coroutine" }): FnSig {
  const sig = instantiateBoundErased(tcx.fnSig(tcx.langItem("poll")));
  return instantiate(sig, mkArgs([tyArg(coroutine)]));
}

// ---- vtables ----

type VtableSlot =
  | { readonly kind: "Method"; readonly trait: TraitRef; readonly method: DefId }
  | { readonly kind: "TraitVPtr"; readonly trait: TraitRef };

/** First slots of every vtable: drop, size, align. */
const headerSlots = 3;

/**
 * rustc's order: down the chain of first supertraits, then each trait's own methods on the way back; a supertrait that is not the
 * first of its parent is followed by a pointer to its own vtable, because its part is not a prefix.
 */
function vtableLayout(tcx: Context, principal: TraitRef): VtableSlot[] {
  const out: VtableSlot[] = [];
  const visited = new Set<string>();
  const key = (t: TraitRef): string => `${t.def}<${t.args.id}`;
  let offSpine = false;
  const visit = (trait: TraitRef): void => {
    visited.add(key(trait));
    const withVPtr = offSpine;
    for (const parent of superTraitRefs(tcx, trait)) if (!visited.has(key(parent))) visit(parent);
    for (const method of tcx.associatedItems(trait.def))
      if (isVtableSafe(tcx, trait.def, method)) out.push({ kind: "Method", trait, method });
    if (withVPtr) out.push({ kind: "TraitVPtr", trait });
    offSpine = true;
  };
  visit(principal);
  return out;
}

function superTraitRefs(tcx: Context, trait: TraitRef): TraitRef[] {
  const self = typeAt(trait.args, 0);
  return tcx.superPredicates(trait.def).flatMap((predicate) => {
    const composed = instantiateBoundErased(composeSuper(dummyBinder(trait), predicate));
    if (composed.kind !== "Trait" || typeAt(composed.trait.args, 0) !== self || tcx.isAutoTrait(composed.trait.def))
      return [];
    return [normalizeDeeply(tcx, eraseRegions(composed.trait), tcx.revealAllEnv)];
  });
}

function isVtableSafe(tcx: Context, trait: DefId, item: DefId): boolean {
  if (tcx.def(item).kind !== "AssocFn" || tcx.requiresSized(item)) return false;
  return !tcx
    .dynViolations(trait)
    .some((violation) => violation.trait === trait && violation.name === tcx.def(item).name);
}

/** `principal`'s arguments with Self in front (whatever Self was given). */
function withSelf(tcx: Context, principal: TraitRef, self: Ty): TraitRef {
  const own =
    principal.args.length === tcx.generics(principal.def).params.length ? principal.args.slice(1) : principal.args;
  return { def: principal.def, args: mkArgs([tyArg(self), ...own]) };
}

export function vtableEntriesOf(tcx: Context, principal: TraitRef | undefined, selfTy: Ty): readonly VtableEntry[] {
  if (principal === undefined) return [];
  return vtableLayout(tcx, withSelf(tcx, eraseRegions(principal), selfTy)).map((slot): VtableEntry => {
    if (slot.kind === "TraitVPtr") return slot;
    const own = tcx.generics(slot.method).params.map(() => ({ kind: "Lifetime" as const, region: reErased }));
    const args = mkArgs([...slot.trait.args, ...own]);
    const possible = tcx
      .explicitPredicates(slot.method)
      .every(({ predicate }) => predicateHoldsIn(tcx, instantiate(predicate, args), tcx.revealAllEnv));
    return possible ? { kind: "Method", instance: tcx.resolveInstance(slot.method, args) } : { kind: "Vacant" };
  });
}

export function vtableSlotOf(tcx: Context, principal: TraitRef, method: DefId): number {
  const slot = findSlot(tcx, eraseRegions(principal), method);
  invariant(slot >= 0, `${tcx.path(method)} is in the vtable of ${tcx.path(principal.def)}`);
  return slot;
}

/** -1 where the method has no slot. */
function findSlot(tcx: Context, principal: TraitRef, method: DefId): number {
  const self = principal.args.length === tcx.generics(principal.def).params.length ? typeAt(principal.args, 0) : tyUnit;
  const index = vtableLayout(tcx, withSelf(tcx, principal, self)).findIndex(
    (slot) => slot.kind === "Method" && slot.method === method,
  );
  return index < 0 ? -1 : index + headerSlots;
}
