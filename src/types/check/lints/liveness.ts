/**
 * What of the user's crate a program can reach: rustc's `rustc_passes::dead`. From `main`, tests and what is allowed to be dead, each
 * live definition makes live what its syntax and its typed body name. Derived `Clone` and `Debug` do not count as readers of fields,
 * and a pattern does not construct the variant it names. An impl of a trait counts when the trait (one of this crate) and its self
 * type are live.
 */
import { type DefId, crateOf, userCrate } from "../../../resolve/def";
import type { OwnerResolutions } from "../../../resolve/resolver";
import type { Context } from "../../context";
import { usesOfBody, visitPaths } from "./body_uses";

export class Liveness {
  private readonly live = new Set<DefId>();
  private readonly fields = new Set<string>();
  private queue: DefId[] = [];
  /** Impls of traits, with the parts that wait for something to become live. */
  private pending: PendingImpl[] = [];

  constructor(private readonly tcx: Context) {}

  isLive(def: DefId): boolean {
    return this.live.has(def);
  }

  isRead(variant: DefId, field: number): boolean {
    return this.fields.has(fieldKey(variant, field));
  }

  run(roots: readonly DefId[]): void {
    const { tcx } = this;
    for (const def of tcx.resolver.defs(userCrate)) {
      if (def.kind !== "Impl" || tcx.implTraitRef(def.id) === undefined) continue;
      this.pending.push({ impl: def.id, items: new Set(tcx.associatedItems(def.id)), entered: false });
    }
    for (const root of roots) this.mark(root);
    do this.drain();
    while (this.enterImpls());
  }

  private drain(): void {
    for (let def = this.queue.pop(); def !== undefined; def = this.queue.pop()) this.process(def);
  }

  mark(def: DefId): void {
    if (crateOf(def) !== userCrate || this.live.has(def)) return;
    const { kind, node, parent } = this.tcx.def(def);
    if (kind === "Ctor" && node.kind === "Ctor") return this.mark(node.of);
    this.live.add(def);
    if (parent !== undefined && (kind === "Variant" || this.tcx.def(parent).kind === "Trait")) this.mark(parent);
    this.queue.push(def);
  }

  private process(def: DefId): void {
    const { tcx } = this;
    const { node } = tcx.def(def);
    if (node.kind === "Item" || node.kind === "AssocItem" || node.kind === "ForeignItem") {
      const { item } = node;
      if (item.kind === "Mod" || item.kind === "Use" || item.kind === "MacroDef") return;
      // The body is asked for, expanded.
      this.syntax({ ...item, body: undefined, expr: undefined }, tcx.resolver.resolutions(def));
      if (tcx.hasBody(def)) this.body(def);
      if (item.kind === "Struct" || item.kind === "Union") this.wholeFields(def);
    }
  }

  /** Fields whose place in memory matters are all used. */
  private wholeFields(def: DefId): void {
    const adt = this.tcx.adtDef(def);
    if (!adt.repr.c && !adt.repr.simd && !adt.repr.transparent && adt.adtKind !== "Union") return;
    for (const variant of adt.variants)
      for (const field of variant.fields) this.fields.add(fieldKey(variant.def, field.index));
  }

  // ---- impls ----

  private enterImpls(): boolean {
    for (const waiting of this.pending) this.enterImpl(waiting);
    this.pending = this.pending.filter(({ items, entered }) => !entered || items.size > 0);
    return this.queue.length > 0;
  }

  private enterImpl(waiting: PendingImpl): void {
    const { tcx } = this;
    const { impl, items } = waiting;
    const trait = tcx.implTraitRef(impl)?.def;
    const selfTy = tcx.typeOf(impl);
    if (trait === undefined || !this.isLiveOrForeign(trait)) return;
    if (selfTy.kind === "Adt" && !this.isLiveOrForeign(selfTy.def)) return;
    if (!waiting.entered) {
      waiting.entered = true;
      if (isIgnoredDerive(tcx, impl, trait)) return items.clear();
      this.mark(impl);
    }
    for (const item of items) {
      const declared = tcx.traitItemOf(item);
      if (declared !== undefined && tcx.def(declared).kind === "AssocFn" && !this.isLiveOrForeign(declared)) continue;
      items.delete(item);
      this.mark(item);
    }
  }

  private isLiveOrForeign(def: DefId): boolean {
    return crateOf(def) !== userCrate || this.live.has(def);
  }

  // ---- what definitions name ----

  private syntax(value: unknown, resolutions: OwnerResolutions): void {
    visitPaths(this.tcx, value, resolutions, (def) => this.mark(def));
  }

  private body(def: DefId): void {
    const { defs, fields } = usesOfBody(this.tcx, def);
    for (const used of defs) this.mark(used);
    for (const [variant, field] of fields) this.fields.add(fieldKey(variant, field));
  }
}

interface PendingImpl {
  readonly impl: DefId;
  readonly items: Set<DefId>;
  entered: boolean;
}

function fieldKey(variant: DefId, field: number): string {
  return `${variant}.${field}`;
}

/** Traits whose derived impls only look at fields. */
export function isIgnoredDerive(tcx: Context, impl: DefId, trait: DefId): boolean {
  return (
    (tcx.isLang(trait, "clone") || trait === tcx.resolver.diagnosticItems.get("Debug")) &&
    tcx.hasAttribute(impl, "automatically_derived")
  );
}
