/**
 * Where the pointers of plain types stand, worked out once for each type: structs, tuples and enums down to boxes and references.
 * Long lists and large buffers are read through these, block after block; what asks for more than its bytes at fixed places (texts,
 * buffers, shared owners, collections) has no plan, and is taken apart by `findings.ts`. Both find the same.
 *
 * Worked example: of `struct Node { value: u32, next: Option<Box<Node>> }`, the plan is
 *   fields [ next: at 0, enum (zero at 0: `None`) { Some: fields [ 0: at 0, pointer, owns `Node` ] } ]
 */
import type { Layout } from "../../layout/layout";
import type { Ty, VariantDef } from "../../types/ty";
import type { Finding, PointerTarget } from "./findings";
import type { NodePath } from "./model";
import { readUsize } from "./memory";
import { shownOf } from "./shown";
import type { ViewTarget } from "./target";
import { TypeMemo } from "./typeMemo";

export type PointerPlan =
  | { readonly kind: "fields"; readonly fields: readonly PlannedField[] }
  | { readonly kind: "enum"; readonly tag: PlannedTag; readonly variants: readonly (readonly PlannedField[])[] }
  /** `owns` is what a box owns; undefined for a reference, or a box of nothing. */
  | { readonly kind: "pointer"; readonly to: Omit<PointerTarget, "address">; readonly owns: Finding["owns"] }
  /** A pointer to nothing: there is none. */
  | { readonly kind: "nothing" }
  /** Has no plan. */
  | { readonly kind: "other"; readonly ty: Ty };

interface PlannedField {
  readonly offsetBytes: number;
  readonly label: string;
  /** A person does not name it on the way to what is in it. */
  readonly isUnseen: boolean;
  readonly plan: PointerPlan;
}

/** Which variant a tag tells; undefined: bytes that no variant has. */
interface PlannedTag {
  readonly offsetBytes: number;
  readonly sizeBytes: number;
  readonly variantOf: (value: number) => number | undefined;
}

/** What has no plan is looked for by another. */
export type FindOther = (ty: Ty, address: number, path: NodePath, name: string) => void;

export interface PlanRun {
  readonly target: ViewTarget;
  readonly stale: boolean;
  readonly found: Finding[];
  readonly other: FindOther;
  readonly nameOf: (name: string, label: string) => string;
}

/** In the order of the fields, as a walk through the parts would. */
export function runPlan(run: PlanRun, plan: PointerPlan, address: number, path: NodePath, name: string): void {
  switch (plan.kind) {
    case "nothing":
      return;
    case "other":
      return run.other(plan.ty, address, path, name);
    case "fields":
      return runFields(run, plan.fields, address, path, name);
    case "enum": {
      const value = readTag(run.target, address + plan.tag.offsetBytes, plan.tag.sizeBytes);
      const variant = plan.tag.variantOf(value);
      return runFields(run, variant === undefined ? [] : (plan.variants[variant] ?? []), address, path, name);
    }
    case "pointer": {
      const to: PointerTarget = { ...plan.to, address: readUsize(run.target.memory, address) };
      const { stale, found } = run;
      found.push(plan.owns === undefined ? { path, name, stale, to } : { path, name, stale, to, owns: plan.owns });
    }
  }
}

function runFields(run: PlanRun, fields: readonly PlannedField[], address: number, path: NodePath, name: string): void {
  for (const { offsetBytes, label, isUnseen, plan } of fields) {
    const fieldName = isUnseen ? name : run.nameOf(name, label);
    runPlan(run, plan, address + offsetBytes, `${path}/${label}`, fieldName);
  }
}

function readTag({ memory }: ViewTarget, address: number, sizeBytes: number): number {
  if (sizeBytes === 8) return readUsize(memory, address);
  memory.log?.note(address, sizeBytes);
  let value = 0;
  for (let i = sizeBytes - 1; i >= 0; i--) value = value * 256 + (memory.bytes[address + i] ?? 0);
  return value;
}

const plans = new TypeMemo<PointerPlan>();

/** `holds`: whether values of a type can hold pointers at all. */
export function planOf(target: ViewTarget, ty: Ty, holds: (ty: Ty) => boolean): PointerPlan {
  return plans.get(target.tcx, ty, () => new Planner(target, holds).plan(ty));
}

class Planner {
  constructor(
    private readonly target: ViewTarget,
    private readonly holds: (ty: Ty) => boolean,
  ) {}

  plan(ty: Ty): PointerPlan {
    if (!this.holds(ty)) return { kind: "nothing" };
    switch (ty.kind) {
      case "Ref":
        return this.pointer(ty, ty.ty, ty.mutbl === "Mut" ? "mutRef" : "sharedRef", ty.mutbl === "Mut");
      case "RawPtr":
        return this.pointer(ty, ty.ty, "raw", ty.mutbl === "Mut");
      case "Tuple":
        return { kind: "fields", fields: this.fields(this.target.layoutOf(ty).fields, (i) => String(i), false) };
      case "Adt":
        return this.adt(ty);
      default:
        return { kind: "other", ty };
    }
  }

  private adt(ty: Ty & { kind: "Adt" }): PointerPlan {
    const { tcx } = this.target;
    const { adtKind, isBox, variants } = tcx.adtDef(ty.def);
    const [pointee] = ty.args;
    if (isBox) return pointee?.kind === "Type" ? this.box(ty, pointee.ty) : { kind: "other", ty };
    if (shownOf(tcx, ty.def) !== undefined) return { kind: "other", ty };
    const layout = this.target.layoutOf(ty);
    if (adtKind === "Enum") return this.enumeration(ty, layout, variants);
    const [only] = variants;
    if (adtKind !== "Struct" || only === undefined || layout.variants.kind !== "Single") return { kind: "other", ty };
    return { kind: "fields", fields: this.fields(layout.fields, labelIn(only), false) };
  }

  private enumeration(ty: Ty & { kind: "Adt" }, layout: Layout, defs: readonly VariantDef[]): PointerPlan {
    const tag = this.tag(ty, layout);
    if (layout.variants.kind === "Single" || tag === undefined) return { kind: "other", ty };
    const variants = layout.variants.variants.map(({ fields }, i) => {
      const def = defs[i];
      const isUnseen = def?.ctorKind === "Fn" && def.fields.length === 1;
      return def === undefined ? [] : this.fields(fields, labelIn(def), isUnseen);
    });
    return { kind: "enum", tag, variants };
  }

  /** Undefined where its values are not exact as numbers. */
  private tag(ty: Ty & { kind: "Adt" }, { variants }: Layout): PlannedTag | undefined {
    if (variants.kind === "Single") return undefined;
    const { tag, tagOffsetBytes: offsetBytes, encoding } = variants;
    const { sizeBytes } = tag;
    if (encoding.kind === "Direct") {
      if (sizeBytes > 4) return undefined;
      const mask = (1n << BigInt(sizeBytes * 8)) - 1n;
      const values = this.target.tcx.discriminants(ty.def).map((discriminant) => Number(discriminant & mask));
      const byValue = new Map(values.map((value, i): [number, number] => [value, i]).reverse());
      return { offsetBytes, sizeBytes, variantOf: (value) => byValue.get(value) };
    }
    const { untagged, first, last } = encoding;
    const start = Number(encoding.nicheStart);
    const size = 2 ** (sizeBytes * 8);
    if (sizeBytes > 8 || (sizeBytes > 4 && start + (last - first) >= 2 ** 32)) return undefined;
    const variantOf = (value: number): number => {
      const relative = value < start ? value - start + size : value - start;
      return relative <= last - first ? first + relative : untagged;
    };
    return { offsetBytes, sizeBytes, variantOf };
  }

  private fields(
    fields: Layout["fields"],
    label: (index: number) => string,
    isUnseen: boolean,
  ): readonly PlannedField[] {
    return fields.flatMap(({ ty, offsetBytes }, i) => {
      const plan = this.plan(ty);
      return plan.kind === "nothing" ? [] : [{ offsetBytes, label: label(i), isUnseen, plan }];
    });
  }

  private box(ty: Ty, pointeeTy: Ty): PointerPlan {
    const elem = this.thinPointee(pointeeTy);
    if (elem === undefined) return { kind: "other", ty };
    if (this.target.layoutOf(elem).sizeBytes === 0) return { kind: "nothing" };
    return { kind: "pointer", to: { kind: "owns" }, owns: { elem, initialisedCount: undefined } };
  }

  private pointer(ty: Ty, pointeeTy: Ty, kind: PointerTarget["kind"], mutable: boolean): PointerPlan {
    const pointee = this.thinPointee(pointeeTy);
    if (pointee === undefined) return { kind: "other", ty };
    return { kind: "pointer", to: { kind, mutable, pointee }, owns: undefined };
  }

  private thinPointee(pointeeTy: Ty): Ty | undefined {
    const pointee = this.target.tcx.normalizeErasing(pointeeTy);
    return this.target.layoutOf(pointee).unsized === undefined ? pointee : undefined;
  }
}

function labelIn({ fields }: VariantDef): (index: number) => string {
  return (index) => fields[index]?.name ?? String(index);
}
