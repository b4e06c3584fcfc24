/**
 * One drop, elaborated: rustc's `DropCtxt`. `elaborate` gives the block to enter; from there everything of the place that is
 * initialised is dropped, and control goes on to `succ`, or to `unwind` if a drop panics (the parts that remain are then
 * dropped in cleanup).
 */
import { mkFnDef, mkRef, mkTyArgs, reErased, tyUnit } from "../../types/intern";
import type { Ty } from "../../types/ty";
import type {
  BasicBlock,
  Operand,
  Place,
  Projection,
  SourceInfo,
  SourceScope,
  Statement,
  StatementKind,
  TerminatorKind,
  UnwindAction,
} from "../mir";
import type { MovePathIndex } from "../movePaths";
import { placeTy } from "../placeTy";
import type { Elaboration, InitStates } from "./elaborate";

/** Where a panic in a drop goes; undefined inside cleanup, where it aborts. */
export type Unwind = BasicBlock | undefined;

interface Part {
  readonly place: Place;
  /** Undefined: not tracked apart; its state is the whole's. */
  readonly path: MovePathIndex | undefined;
}

export class OpenDrop {
  constructor(
    private readonly e: Elaboration,
    private readonly states: InitStates,
    private readonly info: SourceInfo,
    private readonly isCleanup: boolean,
  ) {}

  elaborate(place: Place, path: MovePathIndex, succ: BasicBlock, unwind: Unwind): BasicBlock {
    const { some, all, partCount } = this.summary(path);
    if (!some) return succ;
    if (!this.e.tcx.needsDrop(this.tyOf(place), this.e.env)) return succ;
    // A coroutine's own body: what is there of it is what it captured.
    if (this.e.isOwnCoroutine(place)) return this.open(place, path, succ, unwind);
    if (all) return this.complete(place, path, succ, unwind, false);
    return partCount === 1 ? this.complete(place, path, succ, unwind, true) : this.open(place, path, succ, unwind);
  }

  /** The drop as a whole depends on one flag. */
  isConditional(path: MovePathIndex): boolean {
    const { some, all, partCount } = this.summary(path);
    return some && !all && partCount === 1;
  }

  private summary(path: MovePathIndex): { readonly some: boolean; readonly all: boolean; readonly partCount: number } {
    let some = false;
    let all = true;
    let partCount = 0;
    for (const part of this.e.data.withChildren(path)) {
      partCount += 1;
      if (this.states.maybeInit.has(part)) some = true;
      if (this.states.maybeUninit.has(part)) all = false;
    }
    return { some, all, partCount };
  }

  private tyOf(place: Place): Ty {
    return placeTy(this.e.patch.body.locals, place).ty;
  }

  // ---- blocks ----

  private block(terminator: TerminatorKind, unwind: Unwind, statements: readonly StatementKind[] = []): BasicBlock {
    const withInfo: Statement[] = statements.map((statement) => ({ ...statement, info: this.info }));
    return this.e.patch.newBlock(terminator, this.info, this.isCleanup || unwind === undefined, withInfo);
  }

  private action(unwind: Unwind): UnwindAction {
    return unwind === undefined ? { kind: "Terminate", reason: "InCleanup" } : { kind: "Cleanup", target: unwind };
  }

  private dropBlock(place: Place, succ: BasicBlock, unwind: Unwind, statements: readonly StatementKind[]): BasicBlock {
    return this.block(
      { kind: "Drop", place, target: succ, unwind: this.action(unwind), replace: false },
      unwind,
      statements,
    );
  }

  /** Drops all of it; with a flag test where its state depends on the path taken. Its flags are false afterwards. */
  private complete(
    place: Place,
    path: MovePathIndex,
    succ: BasicBlock,
    unwind: Unwind,
    conditional: boolean,
  ): BasicBlock {
    const drop = this.dropBlock(place, succ, unwind, this.resets(path));
    return conditional ? this.test(path, drop, succ, unwind) : drop;
  }

  private resets(path: MovePathIndex): StatementKind[] {
    return this.e.data.withChildren(path).flatMap((part) => this.e.setFlag(part, false, this.info) ?? []);
  }

  private test(path: MovePathIndex, present: BasicBlock, absent: BasicBlock, unwind: Unwind): BasicBlock {
    const flag = this.e.flagOf(path);
    if (flag === undefined) return present;
    const discriminant: Operand = { kind: "Copy", place: { local: flag, projection: [] } };
    return this.block({ kind: "SwitchInt", discriminant, values: [0n], targets: [absent], otherwise: present }, unwind);
  }

  private isConditionalHere(path: MovePathIndex): boolean {
    return this.states.maybeInit.has(path) && this.states.maybeUninit.has(path);
  }

  // ---- parts ----

  /** Parts were moved: the others are dropped one by one. */
  private open(place: Place, path: MovePathIndex, succ: BasicBlock, unwind: Unwind): BasicBlock {
    const ty = this.tyOf(place);
    switch (ty.kind) {
      case "Tuple":
        return this.ladder(
          ty.elems.map((elem, field) => this.part(place, path, { kind: "Field", field, ty: elem })),
          path,
          succ,
          unwind,
        );
      case "Closure":
      case "Coroutine": {
        const upvars = ty.args.at(-1);
        const elems = upvars?.kind === "Type" && upvars.ty.kind === "Tuple" ? upvars.ty.elems : [];
        return this.ladder(
          elems.map((elem, field) => this.part(place, path, { kind: "Field", field, ty: elem })),
          path,
          succ,
          unwind,
        );
      }
      case "Adt":
        return this.openAdt(place, path, ty, succ, unwind);
      case "Array":
        return this.openArray(place, path, ty, succ, unwind);
      default:
        return this.complete(place, path, succ, unwind, this.isConditionalHere(path));
    }
  }

  private openAdt(
    place: Place,
    path: MovePathIndex,
    ty: Extract<Ty, { kind: "Adt" }>,
    succ: BasicBlock,
    unwind: Unwind,
  ): BasicBlock {
    const adt = this.e.tcx.adtDef(ty.def);
    if (adt.isBox) return this.openBox(place, path, ty, succ, unwind);
    if (adt.adtKind === "Union") return this.complete(place, path, succ, unwind, this.isConditionalHere(path));
    if (adt.adtKind === "Enum") return this.openEnum(place, path, ty, succ, unwind);
    return this.ladder(this.fields(place, path, ty, 0), path, succ, unwind);
  }

  private part(place: Place, path: MovePathIndex, element: Projection): Part {
    return {
      place: { local: place.local, projection: [...place.projection, element] },
      path: this.e.data.child(path, element),
    };
  }

  private fields(
    place: Place,
    path: MovePathIndex | undefined,
    ty: Extract<Ty, { kind: "Adt" }>,
    variant: number,
  ): Part[] {
    const { tcx } = this.e;
    const def = tcx.adtDef(ty.def).variants[variant];
    if (def === undefined || path === undefined) return [];
    return def.fields.map(({ index }) =>
      this.part(place, path, {
        kind: "Field",
        field: index,
        ty: tcx.normalize(tcx.fieldTy(def, index, ty.args), this.e.env),
      }),
    );
  }

  /** In order of declaration; a panic goes on with the later parts in cleanup. */
  private ladder(parts: readonly Part[], path: MovePathIndex, succ: BasicBlock, unwind: Unwind): BasicBlock {
    let next = succ;
    let nextUnwind = unwind;
    const dropping = parts.filter((part) => this.e.tcx.needsDrop(this.tyOf(part.place), this.e.env));
    for (const part of [...dropping].reverse()) {
      const here = this.dropPart(part, path, next, nextUnwind);
      if (nextUnwind !== undefined) nextUnwind = this.dropPart(part, path, nextUnwind, undefined);
      next = here;
    }
    return this.resetWhole(path, next, unwind);
  }

  /** The whole's own flag is false once its parts are being dropped. */
  private resetWhole(path: MovePathIndex, next: BasicBlock, unwind: Unwind): BasicBlock {
    const reset = this.e.setFlag(path, false, this.info);
    return reset === undefined ? next : this.block({ kind: "Goto", target: next }, unwind, [reset]);
  }

  private dropPart({ place, path }: Part, whole: MovePathIndex, succ: BasicBlock, unwind: Unwind): BasicBlock {
    if (path !== undefined) return this.elaborate(place, path, succ, unwind);
    if (!this.states.maybeInit.has(whole)) return succ;
    const drop = this.dropBlock(place, succ, unwind, []);
    return this.isConditionalHere(whole) ? this.test(whole, drop, succ, unwind) : drop;
  }

  private openEnum(
    place: Place,
    path: MovePathIndex,
    ty: Extract<Ty, { kind: "Adt" }>,
    succ: BasicBlock,
    unwind: Unwind,
  ): BasicBlock {
    return this.enumSwitch(place, path, ty, succ, unwind);
  }

  /** The variants whose parts were moved are dropped by parts, the others whole. */
  private enumSwitch(
    place: Place,
    path: MovePathIndex,
    ty: Extract<Ty, { kind: "Adt" }>,
    succ: BasicBlock,
    unwind: Unwind,
  ): BasicBlock {
    const { tcx } = this.e;
    const discriminants = tcx.discriminants(ty.def);
    const values: bigint[] = [];
    const targets: BasicBlock[] = [];
    for (const { index, name } of tcx.adtDef(ty.def).variants) {
      const downcast: Projection = { kind: "Downcast", variant: index, name };
      const variantPath = this.e.data.child(path, downcast);
      if (variantPath === undefined) continue;
      const variantPlace: Place = { local: place.local, projection: [...place.projection, downcast] };
      values.push(discriminants[index] ?? BigInt(index));
      targets.push(this.ladder(this.fields(variantPlace, variantPath, ty, index), variantPath, succ, unwind));
    }
    const otherwise = this.complete(place, path, succ, unwind, this.isConditionalHere(path));
    const discriminant: Place = { local: this.temp(tcx.discriminantTy(ty.def)), projection: [] };
    const read: StatementKind = { kind: "Assign", place: discriminant, rvalue: { kind: "Discriminant", place } };
    return this.block(
      { kind: "SwitchInt", discriminant: { kind: "Move", place: discriminant }, values, targets, otherwise },
      unwind,
      [read],
    );
  }

  private temp(ty: Ty): Place["local"] {
    return this.e.patch.newLocal({
      ty,
      mutability: "Mut",
      span: this.info.span,
      scope: 0 as SourceScope,
      kind: { kind: "Temp", of: undefined, isBlockTail: false },
    });
  }

  /** Elements that were moved are known by their index. */
  private openArray(
    place: Place,
    path: MovePathIndex,
    ty: Extract<Ty, { kind: "Array" }>,
    succ: BasicBlock,
    unwind: Unwind,
  ): BasicBlock {
    const size = this.e.tcx.evalConst(ty.len);
    if (size === undefined) return this.complete(place, path, succ, unwind, this.isConditionalHere(path));
    const parts: Part[] = [];
    for (let offset = 0; offset < Number(size); offset++)
      parts.push(this.part(place, path, { kind: "ConstantIndex", offset, minLength: Number(size), fromEnd: false }));
    return this.ladder(parts, path, succ, unwind);
  }

  /** What the box holds, if it was not moved; then the box's own `Drop`, which gives the block back. */
  private openBox(
    place: Place,
    path: MovePathIndex,
    ty: Extract<Ty, { kind: "Adt" }>,
    succ: BasicBlock,
    unwind: Unwind,
  ): BasicBlock {
    const freeOnUnwind = unwind === undefined ? undefined : this.freeBox(place, path, ty, unwind, undefined);
    const free = this.freeBox(place, path, ty, succ, unwind);
    const content = this.part(place, path, { kind: "Deref" });
    if (!this.e.tcx.needsDrop(this.tyOf(content.place), this.e.env)) return free;
    return this.dropPart(content, path, free, freeOnUnwind);
  }

  private freeBox(place: Place, path: MovePathIndex, ty: Ty, succ: BasicBlock, unwind: Unwind): BasicBlock {
    const { tcx } = this.e;
    const reference: Place = { local: this.temp(mkRef(reErased, ty, "Mut")), projection: [] };
    const unit: Place = { local: this.temp(tyUnit), projection: [] };
    const borrow: StatementKind = {
      kind: "Assign",
      place: reference,
      rvalue: { kind: "Ref", region: reErased, borrow: { kind: "Mut", mut: "Default" }, place },
    };
    const [method] = tcx.associatedItems(tcx.langItem("drop"));
    if (method === undefined) return succ;
    const funcTy = mkFnDef(method, mkTyArgs(ty));
    const func: Operand = {
      kind: "Constant",
      constant: { span: this.info.span, ty: funcTy, value: { kind: "ZeroSized" }, userType: undefined },
    };
    const call: TerminatorKind = {
      kind: "Call",
      func,
      args: [{ kind: "Move", place: reference }],
      destination: unit,
      target: succ,
      unwind: this.action(unwind),
      callSource: "Misc",
      fnSpan: this.info.span,
    };
    const reset = this.e.setFlag(path, false, this.info);
    const block = this.block(call, unwind, reset === undefined ? [borrow] : [reset, borrow]);
    return this.isConditionalHere(path) ? this.test(path, block, succ, unwind) : block;
  }
}
