/**
 * Drop elaboration: rustc's. In a built body a `Drop` drops what is initialised of its place; afterwards it drops all of it.
 * Each drop becomes nothing (the place was moved), itself (it is initialised), a test of a drop flag (that depends on the
 * path taken), or, where only parts were moved, drops of the remaining parts (an open drop). The same flags, for the variables
 * whose state only the path tells, serve the view (`viewFlags.ts`).
 *
 * Example: `let s = …; if c { eat(s) }` gives `_flag = true` after the `let`, `_flag = false` before the call, and at the
 * closing brace `switchInt(_flag) -> [0: end, otherwise: drop(s)]`.
 */
import type { BitSet } from "../../base/bitset";
import { expectDefined } from "../../base/invariant";
import { tyBool } from "../../types/intern";
import type { TyCtxt } from "../../types/tcx";
import type { ParamEnv } from "../../types/ty";
import { effectsAt, initializedAtDrops, returnEffects } from "../dataflow/initialized";
import { initializationOf } from "../dataflow/ofBody";
import type {
  BasicBlock,
  Body,
  Local,
  Location,
  Place,
  SourceInfo,
  SourceScope,
  StatementKind,
  Terminator,
  UnwindAction,
} from "../mir";
import { startBlock } from "../mir";
import type { MoveData, MovePathIndex } from "../movePaths";
import { Patch } from "../patch";
import { predecessors } from "../successors";
import { OpenDrop, type Unwind } from "./openDrop";
import { viewFlagPaths } from "./viewFlags";

export interface InitStates {
  readonly maybeInit: BitSet;
  readonly maybeUninit: BitSet;
}

export function elaborateDrops(tcx: TyCtxt, body: Body): Body {
  const elaboration = new Elaboration(tcx, body);
  return elaboration.run();
}

export class Elaboration {
  readonly patch: Patch;
  readonly env: ParamEnv;
  readonly data: MoveData;
  private readonly flags = new Map<MovePathIndex, Local>();
  private readonly statesAtDrop = new Map<BasicBlock, InitStates>();
  private resume: BasicBlock | undefined;

  constructor(
    readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    this.patch = new Patch(body);
    this.env = tcx.paramEnv(body.def);
    this.data = initializationOf(tcx, body).moves;
  }

  run(): Body {
    const { body, data } = this;
    const { maybeInit: inits, maybeUninit: uninits } = initializedAtDrops(body, data);
    body.blocks.forEach((block, index) => {
      if (block.terminator.kind !== "Drop" || inits.entry[index] === undefined) return;
      const location = { block: index as BasicBlock, statementIndex: block.statements.length };
      this.statesAtDrop.set(location.block, {
        maybeInit: inits.before(location),
        maybeUninit: uninits.before(location),
      });
    });
    this.collectFlags();
    const viewed = viewFlagPaths(body, data, inits, uninits);
    for (const path of viewed) this.makeFlag(path);
    for (const block of this.statesAtDrop.keys()) this.elaborateDrop(block);
    this.maintainFlags();
    const viewFlags = viewed.map((path) => ({ place: data.path(path).place, flag: this.flags.get(path) as Local }));
    return { ...this.patch.apply(), viewFlags };
  }

  // ---- flags ----

  /** What is dropped in a state that depends on the path taken needs a flag. */
  private collectFlags(): void {
    for (const [block, states] of this.statesAtDrop) {
      const { terminator } = expectDefined(this.body.blocks[block], "block");
      if (terminator.kind !== "Drop") continue;
      const found = this.data.lookup(terminator.place);
      if (!found.exact) continue;
      for (const path of this.data.withChildren(found.path)) {
        if (states.maybeInit.has(path) && states.maybeUninit.has(path)) this.makeFlag(path);
      }
    }
  }

  private makeFlag(path: MovePathIndex): void {
    if (this.flags.has(path)) return;
    const { span } = expectDefined(this.body.locals[this.data.path(path).place.local], "local");
    this.flags.set(
      path,
      this.patch.newLocal({ ty: tyBool, mutability: "Mut", span, scope: 0 as SourceScope, kind: { kind: "DropFlag" } }),
    );
  }

  isOwnCoroutine({ local, projection }: Place): boolean {
    return this.body.source === "Coroutine" && local === 1 && projection.length === 0;
  }

  flagOf(path: MovePathIndex): Local | undefined {
    return this.flags.get(path);
  }

  setFlag(path: MovePathIndex, present: boolean, info: SourceInfo): StatementKind | undefined {
    const flag = this.flags.get(path);
    if (flag === undefined) return undefined;
    const constant = {
      span: info.span,
      ty: tyBool,
      value: { kind: "Scalar", bits: present ? 1n : 0n },
      userType: undefined,
    } as const;
    return {
      kind: "Assign",
      place: { local: flag, projection: [] },
      rvalue: { kind: "Use", operand: { kind: "Constant", constant } },
    };
  }

  /** Flags start false (arguments' true) and follow every move and initialisation. */
  private maintainFlags(): void {
    if (this.flags.size === 0) return;
    const { body, data } = this;
    const entry = { block: startBlock, statementIndex: 0 };
    const startInfo = { span: body.span, scope: 0 as SourceScope };
    for (const path of this.flags.keys())
      this.insertFlag(
        entry,
        path,
        data.path(path).place.local >= 1 && data.path(path).place.local <= body.argCount,
        startInfo,
      );
    const incoming = predecessors(body.blocks);
    body.blocks.forEach((block, index) => {
      const at = index as BasicBlock;
      for (let statementIndex = 0; statementIndex <= block.statements.length; statementIndex++)
        this.flagsAt({ block: at, statementIndex });
      if (block.terminator.kind === "Call") this.flagsOnReturn(at, block.terminator, incoming);
    });
  }

  private flagsAt(location: Location): void {
    const block = expectDefined(this.body.blocks[location.block], "block");
    const isTerminator = location.statementIndex === block.statements.length;
    const statement = block.statements[location.statementIndex];
    if (isTerminator && block.terminator.kind === "Drop") {
      this.flagsAtDrop(location, block.terminator);
      return;
    }
    const info = statement?.info ?? block.terminator.info;
    const after = isTerminator ? location : { block: location.block, statementIndex: location.statementIndex + 1 };
    const states = new Map<MovePathIndex, boolean>();
    effectsAt(this.body, this.data, location, (path, state) => states.set(path, state === "Present"));
    for (const [path, present] of states) this.insertFlag(after, path, present, info);
  }

  /** Elaboration resets flags on the paths that drop; a part of a replaced value becomes absent here too. */
  private flagsAtDrop(location: Location, terminator: Terminator): void {
    effectsAt(this.body, this.data, location, (path) => {
      if (!this.statesAtDrop.has(location.block)) this.insertFlag(location, path, false, terminator.info);
    });
  }

  private insertFlag(location: Location, path: MovePathIndex, present: boolean, info: SourceInfo): void {
    const statement = this.setFlag(path, present, info);
    if (statement !== undefined) this.patch.insertBefore(location, statement, info);
  }

  /** The destination is initialised on the way to the call's target only. */
  private flagsOnReturn(
    block: BasicBlock,
    call: Extract<Terminator, { kind: "Call" }>,
    incoming: readonly BasicBlock[][],
  ): void {
    const present: MovePathIndex[] = [];
    returnEffects(this.body, this.data, block, (path) => {
      if (this.flags.has(path)) present.push(path);
    });
    const { target } = call;
    if (target === undefined || present.length === 0) return;
    if (incoming[target]?.length === 1) {
      for (const path of present) this.insertFlag({ block: target, statementIndex: 0 }, path, true, call.info);
      return;
    }
    const statements = present.flatMap((path) => {
      const statement = this.setFlag(path, true, call.info);
      return statement === undefined ? [] : [{ ...statement, info: call.info }];
    });
    const isCleanup = this.body.blocks[block]?.isCleanup ?? false;
    const edge = this.patch.newBlock({ kind: "Goto", target }, call.info, isCleanup, statements);
    this.patch.setTerminator(block, { ...call, target: edge }, call.info);
  }

  // ---- drops ----

  private elaborateDrop(block: BasicBlock): void {
    const data = expectDefined(this.body.blocks[block], "block");
    const { terminator } = data;
    const states = this.statesAtDrop.get(block);
    if (terminator.kind !== "Drop" || states === undefined) return;
    const found = this.data.lookup(terminator.place);
    if (!found.exact) {
      if (found.path === undefined || !states.maybeInit.has(found.path)) this.removeDrop(block, terminator);
      return;
    }
    const unwind: Unwind = data.isCleanup ? undefined : this.unwindTarget(terminator.unwind, terminator.info);
    const open = new OpenDrop(this, states, terminator.info, data.isCleanup);
    const entry = open.elaborate(terminator.place, found.path, terminator.target, unwind);
    if (entry === terminator.target) this.removeDrop(block, terminator);
    else this.enterDrop(block, terminator, entry, open.isConditional(found.path));
  }

  /** A panic in the drop goes on with cleanup, or leaves the function. */
  private unwindTarget(unwind: UnwindAction, info: SourceInfo): BasicBlock {
    if (unwind.kind === "Cleanup") return unwind.target;
    this.resume ??= this.patch.newBlock({ kind: "UnwindResume" }, info, true);
    return this.resume;
  }

  private removeDrop(block: BasicBlock, terminator: Extract<Terminator, { kind: "Drop" }>): void {
    this.takeStop(block);
    this.patch.setTerminator(block, { kind: "Goto", target: terminator.target }, terminator.info);
  }

  /** A stop before a drop that may not happen stands where it is certain. */
  private enterDrop(
    block: BasicBlock,
    terminator: Extract<Terminator, { kind: "Drop" }>,
    entry: BasicBlock,
    conditional: boolean,
  ): void {
    this.patch.setTerminator(block, { kind: "Goto", target: entry }, terminator.info);
    if (!conditional) return;
    const stop = this.takeStop(block);
    const test = this.patch.terminatorOf(entry);
    if (stop === undefined || test?.kind !== "SwitchInt") return;
    const isCleanup = this.body.blocks[block]?.isCleanup ?? false;
    const before = this.patch.newBlock({ kind: "Goto", target: test.otherwise }, test.info, isCleanup, [stop]);
    this.patch.setTerminator(entry, { ...test, otherwise: before }, test.info);
  }

  private takeStop(block: BasicBlock): Body["blocks"][number]["statements"][number] | undefined {
    const statements = this.body.blocks[block]?.statements ?? [];
    const last = statements.at(-1);
    if (last?.kind !== "StopPoint" || this.body.stopPoints[last.stop]?.kind !== "Drop") return undefined;
    this.patch.remove({ block, statementIndex: statements.length - 1 });
    return last;
  }
}
