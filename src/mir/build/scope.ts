/**
 * Scopes and the drops that leaving them runs. Each scope holds the locals whose storage ends and whose value is dropped
 * there, in order of scheduling; they are dropped in reverse. There are three ways out: the normal end (drops are emitted
 * in place), an exit (`break`, `continue`, `return`, a condition that fails: a `DropTree` each target), unwinding and the drop
 * of a suspended coroutine (one tree each for the whole body). Of rustc's rules left out: tail calls.
 */
import { bug, expectDefined } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { Expr, LoopId } from "../../types/body";
import type { BasicBlock, Local, Operand, Place, SourceInfo, SourceScope } from "../mir";
import { type Builder, endPoint, placeOf } from "./builder";
import type { DropData, DropIdx, DropTreeTarget } from "./dropTree";
import { DropTree, rootDrop } from "./dropTree";

export interface Scope {
  readonly sourceScope: SourceScope;
  readonly span: Span;
  readonly drops: DropData[];
  /** Temporaries that a call took: not dropped at the normal end. */
  readonly moved: Set<Local>;
  /** What unwinding drops when the scope has scheduled so many drops, as far as it was asked for. */
  readonly unwinding: UnwindStep[];
}

interface UnwindStep {
  readonly node: DropIdx;
  readonly hasValue: boolean;
}

interface BreakScope {
  /** Undefined for the body itself, which `return` leaves. */
  readonly label: LoopId | undefined;
  /** Scopes from this depth on are left by the break. */
  readonly depth: number;
  readonly destination: Place;
  readonly breaks: DropTree;
  readonly continues: DropTree | undefined;
}

export class Scopes {
  private readonly stack: Scope[] = [];
  private readonly breakScopes: BreakScope[] = [];
  private readonly elseScopes: { readonly depth: number; readonly drops: DropTree }[] = [];
  private readonly unwinding = new DropTree();
  /** What dropping a suspended coroutine drops, by the suspension. */
  private readonly coroutineDrops = new DropTree();
  /** Where temporaries are dropped; undefined: they live for ever (initialisers of statics and consts). */
  tempScope: Scope | undefined;
  /** While the guard of an or-pattern is built, once for each alternative: the temporaries that stay alive in the arm, by expression. */
  private shared: { readonly scope: Scope; readonly temps: Map<Expr, Local> } | undefined;

  constructor(private readonly b: Builder) {}

  // ---- pushing and popping ----

  get top(): Scope {
    return expectDefined(this.stack.at(-1), "scope");
  }

  push(span: Span): Scope {
    const scope: Scope = { sourceScope: this.b.sourceScope, span, drops: [], moved: new Set(), unwinding: [] };
    this.stack.push(scope);
    return scope;
  }

  pop(): void {
    this.emitDrops(this.top);
    this.stack.pop();
  }

  inScope<T>(span: Span, inner: () => T): T {
    this.push(span);
    const result = inner();
    this.pop();
    return result;
  }

  /** A terminating scope: temporaries made inside are dropped at its end. */
  inTempScope<T>(span: Span, inner: () => T): T {
    const outer = this.tempScope;
    this.tempScope = this.push(span);
    const result = inner();
    this.tempScope = outer;
    this.pop();
    return result;
  }

  /** `inner` builds the guard several times; what its conditions keep alive is the same local each time. */
  shareTemps(guard: Expr | undefined, inner: () => void): void {
    const outer = this.shared;
    if (guard !== undefined) this.shared = { scope: this.top, temps: new Map() };
    inner();
    this.shared = outer;
  }

  sharedTemp(scope: Scope | undefined, expr: Expr, make: () => Local): Local {
    const { shared } = this;
    if (shared === undefined || scope !== shared.scope) return make();
    const local = shared.temps.get(expr) ?? make();
    shared.temps.set(expr, local);
    return local;
  }

  // ---- scheduling ----

  scheduleStorage(scope: Scope | undefined, local: Local): void {
    this.schedule(scope, local, "Storage");
  }

  /** Only values whose type may need it are dropped. */
  scheduleValue(scope: Scope | undefined, local: Local): void {
    const { ty } = expectDefined(this.b.locals[local], `_${local}`);
    if (this.b.needsDrop(ty)) this.schedule(scope, local, "Value");
  }

  private schedule(scope: Scope | undefined, local: Local, kind: DropData["kind"]): void {
    if (scope === undefined) return;
    scope.drops.push({ local, kind, info: { span: endPoint(scope.span), scope: scope.sourceScope } });
    // The scopes inside unwind through this drop from now on.
    for (let depth = this.stack.length - 1; depth >= 0 && this.stack[depth] !== scope; depth--)
      (this.stack[depth] as Scope).unwinding.length = 0;
  }

  /** The call took these temporaries: its callee drops them. */
  recordMoved(operands: readonly Operand[]): void {
    for (const operand of operands) {
      if (operand.kind !== "Move" || operand.place.projection.length > 0) continue;
      const { local } = operand.place;
      if (this.top.drops.some((drop) => drop.local === local)) this.top.moved.add(local);
    }
  }

  // ---- the normal end ----

  private emitDrops(scope: Scope): void {
    const { b } = this;
    for (let index = scope.drops.length - 1; index >= 0; index--) {
      const drop = scope.drops[index] as DropData;
      if (drop.kind === "Storage") {
        b.pushTo(b.block, { kind: "StorageDead", local: drop.local }, drop.info);
        continue;
      }
      if (scope.moved.has(drop.local)) continue;
      this.stopBeforeDrop(b.block, drop);
      const target = b.newBlock();
      b.terminateBlock(
        b.block,
        { kind: "Drop", place: placeOf(drop.local), target, unwind: { kind: "Continue" }, replace: false },
        drop.info,
      );
      this.enterUnwind(b.block, this.stack.length - 1, index);
      b.block = target;
    }
  }

  private stopBeforeDrop(block: BasicBlock, drop: DropData): void {
    const kind = this.b.locals[drop.local]?.kind.kind;
    if (kind !== "User" && kind !== "Arg") return;
    // The variable that is about to be dropped is still to be seen.
    const scope = this.b.scopeOfVariable(drop.local) ?? drop.info.scope;
    this.b.stopIn(block, "Drop", { ...drop.info, scope }, drop.local);
  }

  // ---- unwinding ----

  /** The terminator at the end of `from` may unwind: all open scopes are dropped then. */
  divergeFrom(from: BasicBlock): void {
    this.enterUnwind(from, this.stack.length - 1, this.top.drops.length);
  }

  /** Like `divergeFrom`, where the terminator already has its own cleanup block, which goes on unwinding. */
  divergeFromReplace(from: BasicBlock): void {
    const { node } = this.unwindChain(this.stack.length - 1, this.top.drops.length);
    this.unwinding.addEntry(node, from);
  }

  private enterUnwind(from: BasicBlock, depth: number, dropCount: number): void {
    const { node, hasValue } = this.unwindChain(depth, dropCount);
    if (hasValue) this.unwinding.addEntry(node, from);
  }

  /** The drops of all scopes below `depth` and the first `dropCount` of the one at `depth`. */
  private unwindChain(depth: number, dropCount: number): UnwindStep {
    const scope = this.stack[depth];
    if (scope === undefined) return { node: rootDrop, hasValue: false };
    const { unwinding, drops } = scope;
    if (unwinding.length === 0) unwinding.push(this.unwindChain(depth - 1, this.stack[depth - 1]?.drops.length ?? 0));
    for (let index = unwinding.length - 1; index < dropCount; index++) {
      const drop = drops[index] as DropData;
      const { node, hasValue } = unwinding[index] as UnwindStep;
      unwinding.push({ node: this.unwinding.addDrop(drop, node), hasValue: hasValue || drop.kind === "Value" });
    }
    return unwinding[dropCount] as UnwindStep;
  }

  /** The `Yield` at the end of `from` may never be resumed: all open scopes are dropped then. */
  coroutineDropFrom(from: BasicBlock): void {
    this.addExit(this.coroutineDrops, 0, from);
  }

  private finishCoroutineDrops(info: SourceInfo): void {
    if (this.coroutineDrops.isEmpty) return;
    const { b } = this;
    const dropped = b.newBlock();
    b.terminateBlock(dropped, { kind: "CoroutineDrop" }, info);
    const beforeDrop = (block: BasicBlock, drop: DropData): void => this.stopBeforeDrop(block, drop);
    this.buildExits(this.coroutineDrops, 0, dropped, new CoroutineDropTarget(b, beforeDrop));
  }

  /** Makes the cleanup blocks; the last thing that is built. */
  finish(info: SourceInfo): void {
    this.finishCoroutineDrops(info);
    if (this.unwinding.isEmpty) return;
    const { b } = this;
    const resume = b.newBlock(true);
    b.terminateBlock(resume, { kind: "UnwindResume" }, info);
    this.unwinding.build(new UnwindTarget(b), resume);
  }

  // ---- exits ----

  /** `inner` returns whether its end is reached normally. `loopBlock`: where `continue` goes. */
  inBreakableScope(
    label: LoopId | undefined,
    destination: Place,
    loopBlock: BasicBlock | undefined,
    span: Span,
    inner: () => boolean,
  ): void {
    const { b } = this;
    const scope: BreakScope = {
      label,
      depth: this.stack.length,
      destination,
      breaks: new DropTree(),
      continues: loopBlock === undefined ? undefined : new DropTree(),
    };
    this.breakScopes.push(scope);
    const normalEnd = inner();
    this.breakScopes.pop();
    const end = b.newBlock();
    if (normalEnd) b.goto(end, endPoint(span));
    this.buildExits(scope.breaks, scope.depth, end);
    if (scope.continues !== undefined && loopBlock !== undefined)
      this.buildExits(scope.continues, scope.depth, loopBlock);
    b.block = end;
  }

  /** The place that a break's value goes to. */
  breakDestination(label: LoopId | undefined): Place {
    return this.breakScope(label).destination;
  }

  private breakScope(label: LoopId | undefined): BreakScope {
    return [...this.breakScopes].reverse().find((scope) => scope.label === label) ?? bug("break out of nothing");
  }

  break(label: LoopId | undefined): void {
    const { breaks, depth } = this.breakScope(label);
    this.exit(breaks, depth);
  }

  continue(label: LoopId): void {
    const { continues, depth } = this.breakScope(label);
    this.exit(expectDefined(continues, "loop of a continue"), depth);
  }

  /**
   * Runs `condition`, whose failures (`breakForElse`) leave the scopes opened inside. `alsoLeaving`: how many
   * of the open scopes a failure leaves too. Returns the block of the failures; the current block is that of success.
   */
  inIfThenScope(condition: () => void, alsoLeaving = 0): BasicBlock {
    const scope = { depth: this.stack.length - alsoLeaving, drops: new DropTree() };
    this.elseScopes.push(scope);
    condition();
    this.elseScopes.pop();
    const otherwise = this.b.newBlock();
    this.buildExits(scope.drops, scope.depth, otherwise);
    return otherwise;
  }

  /** The condition failed at the end of `from`. */
  breakForElse(from: BasicBlock): void {
    const { drops, depth } = expectDefined(this.elseScopes.at(-1), "condition");
    this.addExit(drops, depth, from);
  }

  private exit(tree: DropTree, depth: number): void {
    this.addExit(tree, depth, this.b.block);
    this.b.startUnreachable();
  }

  private addExit(tree: DropTree, depth: number, from: BasicBlock): void {
    let node: DropIdx = rootDrop;
    for (const scope of this.stack.slice(depth)) for (const drop of scope.drops) node = tree.addDrop(drop, node);
    tree.addEntry(node, from);
  }

  private buildExits(
    tree: DropTree,
    depth: number,
    root: BasicBlock,
    target = new ExitTarget(this.b, (block, drop) => this.stopBeforeDrop(block, drop)),
  ): void {
    if (tree.isEmpty) return;
    const blocks = tree.build(target, root);
    const unwind: UnwindStep[] = [this.unwindChain(depth - 1, this.stack[depth - 1]?.drops.length ?? 0)];
    tree.nodes.forEach(({ data, next }, index) => {
      const below = unwind[next];
      if (data === undefined || below === undefined) return;
      unwind[index] = {
        node: this.unwinding.addDrop(data, below.node),
        hasValue: below.hasValue || data.kind === "Value",
      };
      const block = blocks[index];
      if (data.kind === "Value" && block !== undefined && below.hasValue) this.unwinding.addEntry(below.node, block);
    });
  }
}

class ExitTarget implements DropTreeTarget {
  constructor(
    protected readonly b: Builder,
    private readonly beforeValue: (block: BasicBlock, drop: DropData) => void,
  ) {}

  newBlock(): BasicBlock {
    return this.b.newBlock();
  }

  linkEntry(from: BasicBlock, to: BasicBlock): void {
    const last = this.b.data(from).statements.at(-1);
    this.b.terminateBlock(from, { kind: "Goto", target: to }, last?.info ?? this.b.info(this.b.typed.span));
  }

  emitValue(block: BasicBlock, drop: DropData, next: BasicBlock): void {
    this.beforeValue(block, drop);
    this.b.terminateBlock(
      block,
      { kind: "Drop", place: placeOf(drop.local), target: next, unwind: { kind: "Continue" }, replace: false },
      drop.info,
    );
  }

  emitStorage(block: BasicBlock, drop: DropData): void {
    this.b.pushTo(block, { kind: "StorageDead", local: drop.local }, drop.info);
  }

  emitGoto(block: BasicBlock, drop: DropData, next: BasicBlock): void {
    this.b.terminateBlock(block, { kind: "Goto", target: next }, drop.info);
  }
}

class CoroutineDropTarget extends ExitTarget {
  override linkEntry(from: BasicBlock, to: BasicBlock): void {
    const data = this.b.data(from);
    const terminator = expectDefined(data.terminator, `terminator of bb${from}`);
    if (terminator.kind !== "Yield") bug(`bb${from} does not suspend`);
    data.terminator = { ...terminator, drop: to };
  }
}

class UnwindTarget extends ExitTarget {
  constructor(b: Builder) {
    super(b, () => {});
  }

  override newBlock(): BasicBlock {
    return this.b.newBlock(true);
  }

  override linkEntry(from: BasicBlock, to: BasicBlock): void {
    const data = this.b.data(from);
    const terminator = expectDefined(data.terminator, `terminator of bb${from}`);
    if (!("unwind" in terminator)) bug(`bb${from} cannot unwind`);
    if (terminator.kind === "Drop" && terminator.unwind.kind === "Cleanup") {
      this.b.terminateBlock(terminator.unwind.target, { kind: "Goto", target: to }, terminator.info);
      return;
    }
    data.terminator = { ...terminator, unwind: { kind: "Cleanup", target: to } };
  }

  override emitValue(block: BasicBlock, drop: DropData, next: BasicBlock): void {
    const unwind = { kind: "Terminate", reason: "InCleanup" } as const;
    this.b.terminateBlock(
      block,
      { kind: "Drop", place: placeOf(drop.local), target: next, unwind, replace: false },
      drop.info,
    );
  }
}
