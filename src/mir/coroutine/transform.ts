/**
 * An `async` body becomes a state machine: rustc's `StateTransform`. The body was one function with suspensions; now it is
 * `fn poll(Pin<&mut Self>, &mut Context) -> Poll<T>`, entered by a switch on the state, and `fn(*mut Self)` that drops it.
 *
 *     let s = String::new(); wait().await; s      // s and the awaited future are live across the suspension
 *
 * becomes `match self.state { 0 => start, 1 => panic (completed), 2 => panic (panicked), 3 => after the suspension }`, where `s` and
 * the future are fields of `Self` (`saved`), the suspension is `state = 3; return Pending`, and the end is
 * `state = 1; return Ready(s)`. Unwinding leaves the state at 2.
 */
import type { BitSet } from "../../base/bitset";
import { bug, expectDefined } from "../../base/invariant";
import { mkAdt, mkArgs, mkRef, mkTyArgs, reErased, regionArg } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type {
  BasicBlockData,
  Body,
  CoroutineInfo,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  SourceScope,
  Statement,
  StatementKind,
} from "../mir";
import { runForward } from "../dataflow/framework";
import { maybeInitialized } from "../dataflow/initialized";
import { returnPlace } from "../mir";
import { gatherMoves } from "../movePaths";
import { mapPlaces } from "../visit";
import { makeDrop, makePoll } from "./entry";
import { resumeArg, type ResumePoint, selfArg, type StateMachine, states } from "./machine";
import { findSavedLocals, type SavedLocals, type Suspension } from "./storage";

export function transformCoroutine(tcx: TyCtxt, body: Body): Body {
  if (body.source !== "Coroutine") return body;
  const { machine, info } = new StateTransform(tcx, withContext(tcx, body)).run();
  return { ...makePoll(tcx, machine), coroutine: { ...info, drop: makeDrop(machine) } };
}

// ---- the resume argument ----

/** The body spoke of `ResumeTy`, which has no lifetime; the machine's function takes the context itself. */
function withContext(tcx: TyCtxt, body: Body): Body {
  const resumeTy = tcx.langItem("ResumeTy");
  const context = mkRef(reErased, mkAdt(tcx.langItem("Context"), mkArgs([regionArg(reErased)])), "Mut");
  const locals = body.locals.map((local) =>
    local.ty.kind === "Adt" && local.ty.def === resumeTy ? { ...local, ty: context } : local,
  );
  const getContext = tcx.langItem("get_context");
  return { ...body, locals, blocks: body.blocks.map((block) => withoutGetContext(block, getContext)) };
}

function withoutGetContext(block: BasicBlockData, getContext: number): BasicBlockData {
  const { terminator } = block;
  if (terminator.kind !== "Call" || terminator.func.kind !== "Constant" || terminator.target === undefined)
    return block;
  const { ty } = terminator.func.constant;
  const [operand] = terminator.args;
  if (ty.kind !== "FnDef" || ty.def !== getContext || operand === undefined) return block;
  const { info, target } = terminator;
  const assign: Statement = { kind: "Assign", place: terminator.destination, rvalue: { kind: "Use", operand }, info };
  return { ...block, statements: [...block.statements, assign], terminator: { kind: "Goto", target, info } };
}

// ---- the state machine ----

class StateTransform {
  private readonly locals: LocalDecl[];
  /** What the body returned in `_0`, now that `_0` is a `Poll`. */
  private readonly result: Local;
  /** What the body called its resume argument. */
  private readonly resumed: Local;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    this.locals = [...body.locals];
    this.result = this.newLocal(this.ty(returnPlace));
    this.resumed = this.newLocal(this.ty(resumeArg));
  }

  private ty(local: Local): Ty {
    return expectDefined(this.locals[local], `_${local}`).ty;
  }

  private newLocal(ty: Ty): Local {
    const kind = { kind: "Temp", of: undefined, isBlockTail: false } as const;
    this.locals.push({ ty, mutability: "Mut", span: this.body.span, scope: 0 as SourceScope, kind });
    return (this.locals.length - 1) as Local;
  }

  run(): { readonly machine: StateMachine; readonly info: Omit<CoroutineInfo, "drop"> } {
    const own = this.returnReady(this.renameOwnLocals());
    const found = findSavedLocals(own);
    const fields = this.fieldsOf(found);
    const kept = keepInSelf(own, fields);
    const points = found.suspensions.map((suspension, index) => this.resumePoint(kept, suspension, index, fields));
    const blocks = kept.blocks.slice();
    for (const point of points)
      blocks[point.block] = this.suspend(blocks[point.block] as BasicBlockData, point.variant);
    const pollTy = mkAdt(this.tcx.langItem("Poll"), mkTyArgs(this.ty(this.result)));
    const machine = { body: { ...kept, blocks, viewFlags: [] }, coroutineTy: this.ty(selfArg), pollTy, points };
    return { machine, info: this.describe(own, found, fields) };
  }

  /** The body's own `_0` and `_2` become ordinary locals, which may have to be kept. */
  private renameOwnLocals(): Body {
    const rename = new Map([
      [returnPlace, this.result],
      [resumeArg, this.resumed],
    ]);
    const renamed = mapPlaces({ ...this.body, locals: this.locals }, (place) => {
      const local = rename.get(place.local);
      return local === undefined ? place : { ...place, local };
    });
    const [entry, ...rest] = renamed.blocks;
    if (entry === undefined) return bug("a body without blocks");
    const info = { span: this.body.span, scope: 0 as SourceScope };
    const operand: Operand = { kind: "Move", place: { local: resumeArg, projection: [] } };
    const place: Place = { local: this.resumed, projection: [] };
    const first: Statement = { kind: "Assign", place, rvalue: { kind: "Use", operand }, info };
    return { ...renamed, blocks: [{ ...entry, statements: [first, ...entry.statements] }, ...rest] };
  }

  private returnReady(body: Body): Body {
    const value: Operand = { kind: "Move", place: { local: this.result, projection: [] } };
    const leave = [this.poll("Ready", [value]), setState(states.returned)];
    const blocks = body.blocks.map((block) => (block.terminator.kind === "Return" ? append(block, leave) : block));
    return { ...body, blocks };
  }

  private poll(name: "Ready" | "Pending", operands: readonly Operand[]): StatementKind {
    const def = this.tcx.langItem("Poll");
    const variantDef = this.tcx.langItem(name);
    const variant = this.tcx.adtDef(def).variants.findIndex((v) => v.def === variantDef);
    const args = mkTyArgs(this.ty(this.result));
    const aggregate = { kind: "Adt", def, variant, args, activeField: undefined } as const;
    const place: Place = { local: returnPlace, projection: [] };
    return { kind: "Assign", place, rvalue: { kind: "Aggregate", aggregate, operands } };
  }

  // ---- what is kept, and where ----

  private describe(own: Body, found: SavedLocals, fields: Fields): Omit<CoroutineInfo, "drop"> {
    const index = new Map(found.saved.map((local, i) => [local, i]));
    const saved = found.saved.map((local) => {
      const { ty, kind } = expectDefined(this.locals[local], `_${local}`);
      const name = kind.kind === "User" || kind.kind === "Arg" ? kind.name : undefined;
      return { local, ty, name, path: expectDefined(fields.get(local), `field of _${local}`) };
    });
    const suspended = found.suspensions.map(({ live }) => live.map((local) => index.get(local) as number));
    const upvars = own.upvars.map((_, i) => i);
    const none = { upvars: [], saved: [] };
    const held = [{ upvars, saved: [] }, none, none, ...this.heldWhile(own, found, index)];
    return { saved, variants: [[], [], [], ...suspended], held, conflicts: found.conflicts };
  }

  /** What may be initialised at each suspension. */
  private heldWhile(
    own: Body,
    found: SavedLocals,
    index: ReadonlyMap<Local, number>,
  ): { readonly upvars: readonly number[]; readonly saved: readonly number[] }[] {
    const moves = gatherMoves(this.tcx, own);
    const init = runForward(own, maybeInitialized(own, moves));
    const isHeld = (state: BitSet, place: Place): boolean => {
      const { path } = moves.lookup(place);
      return path === undefined || state.has(path);
    };
    return found.suspensions.map(({ block, live }) => {
      const state = init.before({ block, statementIndex: own.blocks[block]?.statements.length ?? 0 });
      const upvars = own.upvars.flatMap((_, field) => {
        const place: Place = { local: selfArg, projection: [{ kind: "Field", field, ty: this.ty(selfArg) }] };
        return isHeld(state, place) ? [field] : [];
      });
      const kept = live.filter((local) => isHeld(state, { local, projection: [] }));
      return { upvars, saved: kept.map((local) => index.get(local) as number) };
    });
  }

  /** The field of a kept local: any state that has it will do, for it has one place in all. */
  private fieldsOf(found: SavedLocals): Fields {
    const fields = new Map<Local, readonly Projection[]>();
    for (const [index, { live }] of found.suspensions.entries())
      for (const [field, local] of live.entries()) {
        const variant = states.firstSuspension + index;
        const path: readonly Projection[] = [
          { kind: "Downcast", variant, name: `Suspend${index}` },
          { kind: "Field", field, ty: this.ty(local) },
        ];
        if (!fields.has(local)) fields.set(local, path);
      }
    return fields;
  }

  // ---- suspensions ----

  private resumePoint(body: Body, { block, storage }: Suspension, index: number, fields: Fields): ResumePoint {
    const { terminator } = expectDefined(body.blocks[block], `bb${block}`);
    if (terminator.kind !== "Yield") return bug(`bb${block} does not suspend`);
    const { resume, drop } = terminator;
    const reopened = [...storage].map((local) => local as Local).filter((local) => hasStorage(body, local, fields));
    return { block, variant: states.firstSuspension + index, resume, resumeArg: terminator.resumeArg, drop, reopened };
  }

  private suspend(block: BasicBlockData, variant: number): BasicBlockData {
    const left = append(block, [this.poll("Pending", []), setState(variant)]);
    return { ...left, terminator: { kind: "Return", info: block.terminator.info } };
  }
}

type Fields = ReadonlyMap<Local, readonly Projection[]>;

function setState(variant: number): StatementKind {
  return { kind: "SetDiscriminant", place: { local: selfArg, projection: [] }, variant };
}

function append(block: BasicBlockData, added: readonly StatementKind[]): BasicBlockData {
  const { info } = block.terminator;
  return { ...block, statements: [...block.statements, ...added.map((kind): Statement => ({ ...kind, info }))] };
}

function keepInSelf(body: Body, fields: Fields): Body {
  const kept = mapPlaces(body, (place) => {
    const field = fields.get(place.local);
    return field === undefined ? place : { local: selfArg, projection: [...field, ...place.projection] };
  });
  const isOpenedOrClosed = (statement: Statement): boolean =>
    (statement.kind === "StorageLive" || statement.kind === "StorageDead") && fields.has(statement.local);
  const blocks = kept.blocks.map((block) => ({
    ...block,
    statements: block.statements.filter((statement) => !isOpenedOrClosed(statement)),
  }));
  return { ...kept, blocks };
}

/** Locals whose storage is opened and closed by statements, and that are not kept in the coroutine. */
function hasStorage(body: Body, local: Local, fields: Fields): boolean {
  return (
    !fields.has(local) &&
    body.blocks.some(({ statements }) => statements.some((s) => s.kind === "StorageLive" && s.local === local))
  );
}
