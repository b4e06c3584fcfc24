/**
 * What a body uses of its crate: definitions that its paths name and its typed form calls or makes, and fields that it reads. A pattern
 * does not construct the variant it names. Of an unchanged body the last check's answer is taken, where definitions are named by their
 * way from the crate's root.
 */
import { crateOf, type DefId, userCrate } from "../../../resolve/def";
import type { OwnerResolutions } from "../../../resolve/resolver";
import type { Expr, Pat, TypedBody } from "../../body";
import type { Context } from "../../context";
import type { Ty } from "../../ty";
import { type BodyVisitor, subpats, visitExpr, visitPat } from "../visit";

export interface BodyUses {
  readonly defs: Iterable<DefId>;
  readonly fields: readonly (readonly [variant: DefId, field: number])[];
}

export function usesOfBody(tcx: Context, owner: DefId): BodyUses {
  const record = tcx.resolver.reuse?.recordOf(owner);
  let found: BodyUses | undefined;
  const stored = record?.run("uses", () => store(tcx, (found = new UseFinder(tcx, owner))));
  return found ?? (stored === undefined ? new UseFinder(tcx, owner) : read(tcx, stored));
}

class UseFinder implements BodyUses {
  readonly defs = new Set<DefId>();
  readonly fields: (readonly [variant: DefId, field: number])[] = [];
  private readonly visitor: BodyVisitor = { expr: (e) => this.expr(e), pat: (pat) => this.pat(pat) };

  constructor(
    private readonly tcx: Context,
    owner: DefId,
  ) {
    const written = tcx.resolver.bodyOf(owner);
    if (written !== undefined)
      visitPaths(tcx, [written.params, written.value], tcx.resolver.resolutions(owner), (def) => this.use(def));
    this.typed(tcx.typedBody(owner));
  }

  private use(def: DefId): void {
    if (crateOf(def) === userCrate) this.defs.add(def);
  }

  private typed(body: TypedBody): void {
    for (const { pat } of body.params) if (pat !== undefined) visitPat(pat, this.visitor);
    visitExpr(body.value, this.visitor);
  }

  private expr(e: Expr): void {
    const k = e.kind;
    if (e.ty.kind === "FnDef") this.use(e.ty.def);
    switch (k.kind) {
      case "StaticRef":
      case "NamedConst":
        return this.use(k.def);
      case "Closure":
      case "ConstBlock":
        return this.typed(this.tcx.typedBody(k.def));
      case "Adt": {
        const variant = this.tcx.adtDef(k.def).variants[k.variant];
        if (variant !== undefined) this.use(variant.def);
        return;
      }
      case "Field":
        return this.read(k.base.ty, k.variant, k.field);
      case "OffsetOf":
        for (const { container, variant, field } of k.fields) this.read(container, variant, field);
        return;
      default:
        return;
    }
  }

  private pat(pat: Pat): void {
    const k = pat.kind;
    if (k.kind !== "Variant" && k.kind !== "Leaf") return;
    for (const { field, pat: sub } of k.fields)
      if (sub.kind.kind !== "Wild" || subpats(sub).length > 0)
        this.read(pat.ty, k.kind === "Variant" ? k.variant : 0, field);
  }

  private read(container: Ty, variant: number, field: number): void {
    if (container.kind !== "Adt" || crateOf(container.def) !== userCrate) return;
    const def = this.tcx.adtDef(container.def).variants[variant]?.def;
    if (def !== undefined) this.fields.push([def, field]);
  }
}

/** Calls `use` with each definition of the crate that a path in some syntax names; nested items are definitions of their own. */
export function visitPaths(
  tcx: Context,
  value: unknown,
  resolutions: OwnerResolutions,
  use: (def: DefId) => void,
): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) visitPaths(tcx, one, resolutions, use);
    return;
  }
  const node = value as Record<string, unknown>;
  if ("item" in node) return;
  if (typeof node["id"] === "number") {
    const named = definitionNamed(tcx, node["id"], resolutions);
    if (named !== undefined) use(named);
  }
  for (const key in node) if (!skipped.has(key)) visitPaths(tcx, node[key], resolutions, use);
}

/** Keys without paths below them, and items that are definitions of their own. */
const skipped = new Set(["span", "attrs", "tokens", "lit", "items", "lifetime", "label"]);

function definitionNamed(tcx: Context, id: number, resolutions: OwnerResolutions): DefId | undefined {
  const res = resolutions.partialRes(id as Parameters<OwnerResolutions["partialRes"]>[0])?.base;
  if (res?.kind !== "Def" || crateOf(res.def) !== userCrate) return undefined;
  const variant = res.defKind === "Ctor" ? (tcx.parent(res.def) as DefId) : res.def;
  // Whether the variant is made is for the typed body to tell.
  const isVariant = tcx.def(variant).kind === "Variant";
  return isVariant ? (tcx.parent(variant) as DefId) : res.def;
}

// ---- from one check to the next ----

interface StoredUses {
  readonly defs: readonly StoredDef[];
  readonly fields: readonly (readonly [variant: StoredDef, field: number])[];
}

/** `way`: the index among the children of each definition on the way down. */
interface StoredDef {
  readonly root: DefId;
  readonly way: readonly number[];
}

/** Undefined where something used cannot be found by its way. */
function store(tcx: Context, { defs, fields }: BodyUses): StoredUses | undefined {
  const ways = new Map<DefId, StoredDef | undefined>();
  const wayOf = (def: DefId): StoredDef | undefined => {
    if (!ways.has(def)) ways.set(def, wayTo(tcx, def));
    return ways.get(def);
  };
  const storedDefs = [...defs].filter((def) => !ofGenerics.has(tcx.def(def).kind)).map(wayOf);
  const storedFields = fields.map(([variant, field]) => [wayOf(variant), field] as const);
  const isComplete = !storedDefs.includes(undefined) && storedFields.every(([way]) => way !== undefined);
  return isComplete ? ({ defs: storedDefs, fields: storedFields } as StoredUses) : undefined;
}

/** Always in use. */
const ofGenerics = new Set(["TyParam", "ConstParam", "LifetimeParam"]);

function wayTo(tcx: Context, def: DefId): StoredDef | undefined {
  const { parent } = tcx.def(def);
  if (parent === undefined) return { root: def, way: [] };
  const index = tcx.resolver.childDefs(parent).indexOf(def);
  const outer = index < 0 ? undefined : wayTo(tcx, parent);
  return outer && { ...outer, way: [...outer.way, index] };
}

function read(tcx: Context, { defs, fields }: StoredUses): BodyUses {
  const find = ({ root, way }: StoredDef): DefId =>
    way.reduce<DefId>((at, index) => tcx.resolver.childDefs(at)[index] as DefId, root);
  return { defs: defs.map(find), fields: fields.map(([variant, field]) => [find(variant), field]) };
}
