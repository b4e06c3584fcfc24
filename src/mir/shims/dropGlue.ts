/**
 * Drop glue: what happens when a value of a type is dropped in place (Reference, *Destructors*). The type's own `Drop` runs first,
 * then its parts are dropped in order of declaration; a box's contents go before the box itself is given back. If one of the
 * drops panics, the remaining parts are still dropped while unwinding.
 *
 * Parts are dropped by `Drop` terminators on their places, so glue calls glue; `dyn` places go through their vtable in codegen.
 */
import type { DefId } from "../../resolve/def";
import { mkArgs, mkFnDef, mkRawPtr, mkRef, reErased, tyBool, tyUnit, tyUsize, tyArg } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { ParamEnv, Ty } from "../../types/ty";
import type { BasicBlock, Body, Local, Place, Projection, UnwindAction } from "../mir";
import { assign, copy, deref, field, move, place, ShimBody } from "./shimBody";

const emptyEnv: ParamEnv = { callerBounds: [] };

/** The body of `fn(*mut T)` for a concrete type; undefined stands for any type that needs no dropping. */
export function dropGlue(tcx: TyCtxt, ty: Ty | undefined): Body {
  if (ty === undefined) return emptyGlue(tcx);
  const def = ty.kind === "Adt" || ty.kind === "Closure" ? ty.def : tcx.langItem("drop_in_place");
  const body = new ShimBody(def, `drop_in_place::<${tcx.printTy(ty)}>`, tcx.spanOf(def), tyUnit);
  const self = body.arg(mkRawPtr(ty, "Mut"));
  return body.finish(new Glue(tcx, body, self).build(ty));
}

/** Reads nothing, so that it serves every type. */
function emptyGlue(tcx: TyCtxt): Body {
  const def = tcx.langItem("drop_in_place");
  const body = new ShimBody(def, "drop_in_place", tcx.spanOf(def), tyUnit);
  return body.finish(body.block({ kind: "Return" }));
}

/** A chain of drops: where to go on, normally and while unwinding. */
interface Exit {
  readonly normal: BasicBlock;
  /** Undefined inside cleanup: a second panic there aborts. */
  readonly unwind: BasicBlock | undefined;
}

class Glue {
  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: ShimBody,
    private readonly self: Local,
  ) {}

  build(ty: Ty): BasicBlock {
    const exit: Exit = {
      normal: this.body.block({ kind: "Return" }),
      unwind: this.body.block({ kind: "UnwindResume" }, [], true),
    };
    const value = place(this.self, deref);
    switch (ty.kind) {
      case "Adt":
        return this.adt(ty, value, exit);
      case "Tuple":
        return this.chain(
          ty.elems.map((elem, i) => [i, elem] as const),
          value,
          exit,
        );
      case "Closure":
        return this.chain(
          this.upvars(ty).map((upvar, i) => [i, upvar] as const),
          value,
          exit,
        );
      case "Array":
      case "Slice":
        return this.elements(value, exit);
      case "Dynamic":
        return this.dropOf(value, exit);
      default:
        return exit.normal;
    }
  }

  private upvars(closure: Ty & { kind: "Closure" }): readonly Ty[] {
    const last = closure.args[closure.args.length - 1];
    return last?.kind === "Type" && last.ty.kind === "Tuple" ? last.ty.elems : [];
  }

  private adt(ty: Ty & { kind: "Adt" }, value: Place, exit: Exit): BasicBlock {
    const adt = this.tcx.adtDef(ty.def);
    if (adt.isManuallyDrop || adt.adtKind === "Union") return this.ownDrop(ty, exit);
    if (adt.isBox) return this.box(ty, value, exit);
    const fields = adt.adtKind === "Enum" ? this.variants(ty, value, exit) : this.variantParts(ty, 0, value, exit);
    return this.ownDrop(ty, { normal: fields, unwind: this.cleanupFields(ty, value, exit) });
  }

  /** After the type's own `drop` panicked, its fields are still dropped. */
  private cleanupFields(ty: Ty & { kind: "Adt" }, value: Place, exit: Exit): BasicBlock | undefined {
    if (exit.unwind === undefined || this.tcx.dropImpl(ty.def) === undefined) return exit.unwind;
    const cleanup: Exit = { normal: exit.unwind, unwind: undefined };
    return this.tcx.adtDef(ty.def).adtKind === "Enum"
      ? this.variants(ty, value, cleanup)
      : this.variantParts(ty, 0, value, cleanup);
  }

  /** `<T as Drop>::drop(&mut *self)`, if the type has one, then `exit`. */
  private ownDrop(ty: Ty & { kind: "Adt" }, exit: Exit): BasicBlock {
    if (this.tcx.dropImpl(ty.def) === undefined) return exit.normal;
    const reference = this.body.temp(mkRef(reErased, ty, "Mut"));
    const result = this.body.temp(tyUnit);
    const func = this.body.fnOperand(mkFnDef(this.dropMethod(), mkArgs([tyArg(ty)])));
    const borrow = assign(place(reference), {
      kind: "Ref",
      region: reErased,
      borrow: { kind: "Mut", mut: "Default" },
      place: place(this.self, deref),
    });
    return this.block(
      this.body.call(func, [move(place(reference))], place(result), exit.normal, unwindTo(exit)),
      [borrow],
      exit,
    );
  }

  /** `Drop::drop`; selection finds the type's impl. */
  private dropMethod(): DefId {
    const [method] = this.tcx.associatedItems(this.tcx.langItem("drop"));
    return method as DefId;
  }

  /** What a box holds, then the box's own `Drop`, which gives the block back, then the allocator. */
  private box(ty: Ty & { kind: "Adt" }, value: Place, exit: Exit): BasicBlock {
    const content = ty.args[0]?.kind === "Type" ? ty.args[0].ty : undefined;
    const variant = this.tcx.adtDef(ty.def).variants[0];
    const rest = this.chain(
      (variant?.fields ?? []).slice(1).map(({ index }) => [index, this.fieldTy(ty, 0, index)] as const),
      value,
      exit,
    );
    const free = this.ownDrop(ty, { normal: rest, unwind: exit.unwind });
    if (content === undefined || !this.tcx.needsDrop(content, emptyEnv)) return free;
    const freeOnUnwind =
      exit.unwind === undefined ? undefined : this.ownDrop(ty, { normal: exit.unwind, unwind: undefined });
    return this.dropOf({ ...value, projection: [...value.projection, deref] }, { normal: free, unwind: freeOnUnwind });
  }

  private variants(ty: Ty & { kind: "Adt" }, value: Place, exit: Exit): BasicBlock {
    const { variants } = this.tcx.adtDef(ty.def);
    const discriminantTy = this.tcx.discriminantTy(ty.def);
    const discriminants = this.tcx.discriminants(ty.def);
    const values: bigint[] = [];
    const targets: BasicBlock[] = [];
    for (const variant of variants) {
      const downcast: Place = {
        ...value,
        projection: [...value.projection, { kind: "Downcast", variant: variant.index, name: variant.name }],
      };
      const target = this.variantParts(ty, variant.index, downcast, exit);
      if (target === exit.normal) continue;
      values.push(discriminants[variant.index] ?? BigInt(variant.index));
      targets.push(target);
    }
    if (targets.length === 0) return exit.normal;
    const discriminant = this.body.temp(discriminantTy);
    const read = assign(place(discriminant), { kind: "Discriminant", place: value });
    return this.block(
      { kind: "SwitchInt", discriminant: move(place(discriminant)), values, targets, otherwise: exit.normal },
      [read],
      exit,
    );
  }

  private variantParts(ty: Ty & { kind: "Adt" }, variant: number, value: Place, exit: Exit): BasicBlock {
    const fields = this.tcx.adtDef(ty.def).variants[variant]?.fields ?? [];
    return this.chain(
      fields.map(({ index }) => [index, this.fieldTy(ty, variant, index)] as const),
      value,
      exit,
    );
  }

  private fieldTy(ty: Ty & { kind: "Adt" }, variant: number, index: number): Ty {
    const def = this.tcx.adtDef(ty.def).variants[variant];
    if (def === undefined) return tyUnit;
    return this.tcx.normalizeErasing(this.tcx.fieldTy(def, index, ty.args));
  }

  /** Drops fields in order; a panic goes on with the later ones in cleanup. */
  private chain(fields: readonly (readonly [number, Ty])[], value: Place, exit: Exit): BasicBlock {
    let { normal, unwind } = exit;
    for (const [index, ty] of [...fields].reverse()) {
      if (!this.tcx.needsDrop(ty, emptyEnv)) continue;
      const part: Place = { ...value, projection: [...value.projection, field(index, ty)] };
      const next = this.dropOf(part, { normal, unwind });
      if (unwind !== undefined) unwind = this.dropOf(part, { normal: unwind, unwind: undefined });
      normal = next;
    }
    return normal;
  }

  private dropOf(part: Place, exit: Exit): BasicBlock {
    return this.block(
      { kind: "Drop", place: part, target: exit.normal, unwind: unwindTo(exit), replace: false },
      [],
      exit,
    );
  }

  private block(
    terminator: Parameters<ShimBody["block"]>[0],
    statements: Parameters<ShimBody["block"]>[1],
    exit: Exit,
  ): BasicBlock {
    return this.body.block(terminator, statements, exit.unwind === undefined);
  }

  /** Elements from the first to the last. A panic goes on with the rest in cleanup. */
  private elements(value: Place, exit: Exit): BasicBlock {
    const index = this.body.temp(tyUsize);
    const length = this.body.temp(tyUsize);
    const cleanup =
      exit.unwind === undefined
        ? undefined
        : this.elementLoop(value, index, length, { normal: exit.unwind, unwind: undefined });
    const loop = this.elementLoop(value, index, length, { normal: exit.normal, unwind: cleanup });
    const start = [
      assign(place(length), { kind: "Len", place: value }),
      assign(place(index), { kind: "Use", operand: this.body.usize(tyUsize, 0n) }),
    ];
    return this.body.block({ kind: "Goto", target: loop }, start);
  }

  /** `while index != length { let at = index; index += 1; drop(value[at]) }` */
  private elementLoop(value: Place, index: Local, length: Local, exit: Exit): BasicBlock {
    const done = this.body.temp(tyBool);
    const at = this.body.temp(tyUsize);
    const head = this.body.reserve(exit.unwind === undefined);
    const element: Projection = { kind: "Index", local: at };
    const dropOne = this.block(
      {
        kind: "Drop",
        place: { ...value, projection: [...value.projection, element] },
        target: head,
        unwind: unwindTo(exit),
        replace: false,
      },
      [
        assign(place(at), { kind: "Use", operand: copy(place(index)) }),
        assign(place(index), {
          kind: "BinaryOp",
          op: "Add",
          left: copy(place(index)),
          right: this.body.usize(tyUsize, 1n),
        }),
      ],
      exit,
    );
    this.body.fill(
      head,
      { kind: "SwitchInt", discriminant: move(place(done)), values: [0n], targets: [dropOne], otherwise: exit.normal },
      [assign(place(done), { kind: "BinaryOp", op: "Eq", left: copy(place(index)), right: copy(place(length)) })],
    );
    return head;
  }
}

function unwindTo(exit: Exit): UnwindAction {
  return exit.unwind === undefined
    ? { kind: "Terminate", reason: "InCleanup" }
    : { kind: "Cleanup", target: exit.unwind };
}
