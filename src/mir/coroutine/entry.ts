/**
 * The two ways into a coroutine's state machine: `poll`, which goes on where the state says, and `drop`, which drops what is there
 * in that state. Both are the machine's blocks behind a switch on the state.
 */
import { mkAdt, mkRawPtr, mkRef, mkTyArgs, reErased, tyBool, tyU32, tyUnit } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type {
  AssertMessage,
  BasicBlock,
  BasicBlockData,
  Body,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  SourceInfo,
  SourceScope,
  Statement,
  StatementKind,
  Terminator,
  TerminatorKind,
  UnwindAction,
} from "../mir";
import { returnPlace, startBlock } from "../mir";
import { simplifyCfg } from "../simplifyCfg";
import { mapSuccessors } from "../successors";
import { mapPlaces } from "../visit";
import { resumeArg, type ResumePoint, selfArg, type StateMachine, states } from "./machine";

/** `fn(Pin<&mut Self>, &mut Context) -> Poll<T>`. */
export function makePoll(tcx: TyCtxt, machine: StateMachine): Body {
  const made = new EntryBuilder(machine, machine.body.blocks);
  made.poisonUnwinding();
  const cases: Case[] = [
    [states.returned, made.refuse({ kind: "ResumedAfterReturn" })],
    [states.panicked, made.refuse({ kind: "ResumedAfterPanic" })],
    ...machine.points.map((point): Case => [point.variant, made.resumption(point)]),
  ];
  const self = mkRef(reErased, machine.coroutineTy, "Mut");
  const pinned: Projection[] = [{ kind: "Field", field: 0, ty: self }, { kind: "Deref" }];
  const selfTy = mkAdt(tcx.langItem("pin"), mkTyArgs(self));
  return made.finish(cases, startBlock, { selfTy, path: pinned, returnTy: machine.pollTy, argCount: 2 });
}

/** `fn(*mut Self)`. */
export function makeDrop(machine: StateMachine): Body {
  const made = new EntryBuilder(machine, machine.body.blocks.map(endAfterDrop));
  const end = made.push({ kind: "Return" });
  const cases: Case[] = [
    [states.unresumed, made.dropUpvars(end)],
    ...machine.points.flatMap(({ variant, drop, reopened }): Case[] =>
      drop === undefined ? [] : [[variant, made.reopen(reopened, drop)]],
    ),
  ];
  const selfTy = mkRawPtr(machine.coroutineTy, "Mut");
  return made.finish(cases, end, { selfTy, path: [{ kind: "Deref" }], returnTy: tyUnit, argCount: 1 });
}

function endAfterDrop(block: BasicBlockData): BasicBlockData {
  const { terminator } = block;
  return terminator.kind === "CoroutineDrop"
    ? { ...block, terminator: { kind: "Return", info: terminator.info } }
    : block;
}

/** A state, and the block where it goes on. */
type Case = readonly [number, BasicBlock];

/** How a function is given the coroutine. */
interface Signature {
  readonly selfTy: Ty;
  /** From the argument to the coroutine. */
  readonly path: readonly Projection[];
  readonly returnTy: Ty;
  readonly argCount: number;
}

class EntryBuilder {
  private readonly blocks: BasicBlockData[];
  private readonly info: SourceInfo;

  constructor(
    private readonly machine: StateMachine,
    blocks: readonly BasicBlockData[],
  ) {
    this.blocks = [...blocks];
    this.info = { span: machine.body.span, scope: 0 as SourceScope };
  }

  push(terminator: TerminatorKind, statements: readonly StatementKind[] = [], isCleanup = false): BasicBlock {
    this.blocks.push({
      statements: statements.map((kind) => this.statement(kind)),
      terminator: { ...terminator, info: this.info } as Terminator,
      isCleanup,
    });
    return (this.blocks.length - 1) as BasicBlock;
  }

  private statement(kind: StatementKind): Statement {
    return { ...kind, info: this.info };
  }

  // ---- poll ----

  resumption({ reopened, resumeArg: place, resume }: ResumePoint): BasicBlock {
    const operand: Operand = { kind: "Move", place: { local: resumeArg, projection: [] } };
    return this.reopen(reopened, resume, [{ kind: "Assign", place, rvalue: { kind: "Use", operand } }]);
  }

  reopen(locals: readonly Local[], target: BasicBlock, then: readonly StatementKind[] = []): BasicBlock {
    const opened = locals.map((local): StatementKind => ({ kind: "StorageLive", local }));
    return this.push({ kind: "Goto", target }, [...opened, ...then]);
  }

  /** Polled when there is nothing to go on with. */
  refuse(message: AssertMessage): BasicBlock {
    const target = this.push({ kind: "Unreachable" });
    const value = { kind: "Scalar", bits: 0n } as const;
    const condition: Operand = {
      kind: "Constant",
      constant: { span: this.info.span, ty: tyBool, value, userType: undefined },
    };
    return this.push({ kind: "Assert", condition, expected: true, message, target, unwind: { kind: "Continue" } });
  }

  /** Every way of unwinding out of the body passes a block that says so. */
  poisonUnwinding(): void {
    const poison: StatementKind = {
      kind: "SetDiscriminant",
      place: { local: selfArg, projection: [] },
      variant: states.panicked,
    };
    this.blocks.forEach((block, index) => {
      if (block.terminator.kind === "UnwindResume")
        this.blocks[index] = { ...block, statements: [...block.statements, this.statement(poison)] };
    });
    const target = this.push({ kind: "UnwindResume" }, [poison], true);
    this.blocks.forEach((block, index) => {
      const { terminator } = block;
      if (block.isCleanup || !("unwind" in terminator) || terminator.unwind.kind !== "Continue") return;
      const unwind: UnwindAction = { kind: "Cleanup", target };
      this.blocks[index] = { ...block, terminator: { ...terminator, unwind } };
    });
  }

  // ---- drop ----

  /** A future that was never polled owns what it captured. */
  dropUpvars(end: BasicBlock): BasicBlock {
    const { coroutineTy } = this.machine;
    const last = coroutineTy.kind === "Coroutine" ? coroutineTy.args.at(-1) : undefined;
    const upvars = last?.kind === "Type" && last.ty.kind === "Tuple" ? last.ty.elems : [];
    let target = end;
    let cleanup = this.push({ kind: "UnwindResume" }, [], true);
    for (const [field, ty] of [...upvars.entries()].reverse()) {
      const place: Place = { local: selfArg, projection: [{ kind: "Field", field, ty }] };
      const unwind: UnwindAction = { kind: "Cleanup", target: cleanup };
      const again: UnwindAction = { kind: "Terminate", reason: "InCleanup" };
      target = this.push({ kind: "Drop", place, target, unwind, replace: false });
      cleanup = this.push({ kind: "Drop", place, target: cleanup, unwind: again, replace: false }, [], true);
    }
    return target;
  }

  // ---- the switch ----

  /** Puts the switch before the blocks and reaches the coroutine through the argument. */
  finish(cases: readonly Case[], otherwise: BasicBlock, signature: Signature): Body {
    const { body } = this.machine;
    const locals: LocalDecl[] = body.locals.map((local, index) =>
      index === selfArg
        ? { ...local, ty: signature.selfTy }
        : index === returnPlace
          ? { ...local, ty: signature.returnTy }
          : local,
    );
    const discriminant: Place = { local: locals.length as Local, projection: [] };
    locals.push({
      ty: tyU32,
      mutability: "Mut",
      ...this.info,
      kind: { kind: "Temp", of: undefined, isBlockTail: false },
    });
    const self: Place = { local: selfArg, projection: [] };
    const entry = this.push(
      {
        kind: "SwitchInt",
        discriminant: { kind: "Move", place: discriminant },
        values: cases.map(([state]) => BigInt(state)),
        targets: cases.map(([, target]) => target),
        otherwise,
      },
      [{ kind: "Assign", place: discriminant, rvalue: { kind: "Discriminant", place: self } }],
    );
    const { argCount } = signature;
    const whole: Body = { ...body, locals, blocks: entryFirst(this.blocks, entry), argCount };
    const reached = mapPlaces(whole, (place) =>
      place.local === selfArg ? { local: selfArg, projection: [...signature.path, ...place.projection] } : place,
    );
    return simplifyCfg(reached, { mergeBlocks: true });
  }
}

/** The block changes places with `bb0`. */
function entryFirst(blocks: readonly BasicBlockData[], entry: BasicBlock): BasicBlockData[] {
  const renamed = (block: BasicBlock): BasicBlock =>
    block === entry ? startBlock : block === startBlock ? entry : block;
  return blocks.map((_, index) => {
    const block = blocks[renamed(index as BasicBlock)] as BasicBlockData;
    return { ...block, terminator: mapSuccessors(block.terminator, renamed) };
  });
}
