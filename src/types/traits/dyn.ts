/** Dyn compatibility (rustc's name for object safety): why a trait cannot be made into a `dyn` type. */
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type { Context } from "../context";
import { fnSyntax } from "../lower/syntax";
import { visitTypes } from "../fold";
import { tySelfParam } from "../intern";
import type { Predicate, Ty } from "../ty";

export interface DynViolation {
  readonly kind:
    | "SizedSelf"
    | "SupertraitSelf"
    | "StaticMethod"
    | "ReferencesSelf"
    | "Generic"
    | "UndispatchableReceiver"
    | "AssocConst"
    | "GenericAssocTy"
    | "Async";
  /** The trait that has the fault: the trait itself or a supertrait. */
  readonly trait: DefId;
  readonly name: string;
  readonly span: Span;
}

export function dynViolationsOf(tcx: Context, trait: DefId): DynViolation[] {
  const out: DynViolation[] = [];
  const seen = new Set<DefId>();
  const visit = (def: DefId): void => {
    if (seen.has(def)) return;
    seen.add(def);
    out.push(...ownViolations(tcx, def));
    for (const { value } of tcx.superPredicates(def))
      if (value.kind === "Trait" && value.trait.args[0]?.kind === "Type" && value.trait.args[0].ty === tySelfParam)
        visit(value.trait.def);
  };
  visit(trait);
  return out;
}

function ownViolations(tcx: Context, trait: DefId): DynViolation[] {
  const out: DynViolation[] = [];
  const { nameSpan } = tcx.def(trait);
  const push = (kind: DynViolation["kind"], name = "", span = nameSpan): void =>
    void out.push({ kind, trait, name, span });
  if (tcx.hasAttribute(trait, "rustc_dyn_incompatible_trait") && !tcx.isLang(trait, "sized")) push("SizedSelf");
  for (const predicate of tcx.superPredicates(trait)) {
    const { value } = predicate;
    if (value.kind !== "Trait") continue;
    if (tcx.isLang(value.trait.def, "sized")) push("SizedSelf");
    else if (value.trait.args.slice(1).some((arg) => arg.kind === "Type" && mentionsSelf(tcx, arg.ty, trait)))
      push("SupertraitSelf");
  }
  for (const item of tcx.associatedItems(trait)) {
    const { kind, name, nameSpan: span } = tcx.def(item);
    if (tcx.requiresSized(item)) continue;
    if (kind === "AssocConst") push("AssocConst", name, span);
    else if (kind === "AssocTy" && tcx.generics(item).params.length > 0) push("GenericAssocTy", name, span);
    else if (kind === "AssocFn") methodViolation(tcx, trait, item, (why) => push(why, name, span));
  }
  return out;
}

function methodViolation(tcx: Context, trait: DefId, method: DefId, push: (kind: DynViolation["kind"]) => void): void {
  const syntax = fnSyntax(tcx, method);
  if (syntax === undefined) return;
  if (!syntax.decl.hasSelf) return push("StaticMethod");
  if (syntax.header.asyncClosureId !== undefined) return push("Async");
  const { inputs, output } = tcx.fnSig(method).value;
  const [receiver, ...rest] = inputs;
  if (rest.some((ty) => mentionsSelf(tcx, ty, trait)) || mentionsSelf(tcx, output, trait))
    return push("ReferencesSelf");
  if (tcx.generics(method).params.some((param) => param.kind !== "Lifetime")) return push("Generic");
  if (receiver !== undefined && !isDispatchable(receiver)) push("UndispatchableReceiver");
}

/** `self`, `&self`, `&mut self`, and pointers that dispatch: `Box<Self>`, `Rc<Self>`, `Pin<&Self>`. */
function isDispatchable(receiver: Ty): boolean {
  if (receiver === tySelfParam) return true;
  if (receiver.kind === "Ref") return receiver.ty === tySelfParam;
  return receiver.kind === "Adt" && receiver.args.some((arg) => arg.kind === "Type" && isDispatchable(arg.ty));
}

/** `Self` other than in a projection from the trait or its supertraits. */
function mentionsSelf(tcx: Context, ty: Ty, trait: DefId): boolean {
  let found = false;
  visitTypes(ty, (part) => {
    if (part === tySelfParam) found = true;
    if (part.sort === "Ty" && part.kind === "Alias" && part.alias === "Projection") {
      const owner = tcx.parent(part.def);
      const isSuper = owner === trait || (owner !== undefined && superTraits(tcx, trait).has(owner));
      if (isSuper && part.args[0]?.kind === "Type" && part.args[0].ty === tySelfParam) return false;
    }
    return !found;
  });
  return found;
}

export function superTraits(tcx: Context, trait: DefId): Set<DefId> {
  const found = new Set<DefId>();
  const visit = (def: DefId): void => {
    if (found.has(def)) return;
    found.add(def);
    for (const { value } of tcx.superPredicates(def) as readonly Predicate[])
      if (value.kind === "Trait") visit(value.trait.def);
  };
  visit(trait);
  return found;
}
