/** Who takes a value or holds a borrow: the variable assigned, the function called, the closure that captures. Temporaries are followed. */
import type { TyCtxt } from "../../../types/tcx";
import type { BasicBlock, Body, Local, Location, Operand, Place, Statement, Terminator } from "../../mir";
import { rvalueOperands } from "../../operands";
import { calleeOf, calleePath } from "../context";
import { describePlace } from "../describe";
import type { Taker } from "./facts";
import { writtenName } from "./names";

/** Longer chains of temporaries do not come from programs that anyone reads. */
const maxHops = 8;

export class Takers {
  /** Where each temporary is handed on first, by value. */
  private readonly handedOn = new Map<Local, Location>();

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    body.blocks.forEach(({ statements, terminator, isCleanup }, index) => {
      if (isCleanup) return;
      const block = index as BasicBlock;
      statements.forEach((statement, statementIndex) => {
        if (statement.kind !== "Assign") return;
        const location = { block, statementIndex };
        for (const operand of rvalueOperands(statement.rvalue)) this.note(operand, location);
        if (statement.rvalue.kind === "Ref") this.noteReborrow(statement.rvalue.place, location);
      });
      if (terminator.kind === "Call")
        for (const operand of terminator.args) this.note(operand, { block, statementIndex: statements.length });
    });
  }

  private note(operand: Operand, location: Location): void {
    if (operand.kind === "Constant" || operand.place.projection.length > 0) return;
    const { local } = operand.place;
    if (!this.handedOn.has(local)) this.handedOn.set(local, location);
  }

  /** `&*temporary` hands on what the temporary holds. */
  private noteReborrow({ local, projection }: Place, location: Location): void {
    if (projection[0]?.kind === "Deref") this.note({ kind: "Copy", place: { local, projection: [] } }, location);
  }

  /** Of what the step at a location makes. */
  of({ block, statementIndex }: Location, hops = 0): Taker | undefined {
    const data = this.body.blocks[block];
    const step: Statement | Terminator | undefined = data?.statements[statementIndex] ?? data?.terminator;
    if (step?.kind === "Call") {
      // An overloaded `*` or index is only a step to who uses its result.
      const next = step.callSource === "Normal" ? undefined : this.handedOn.get(step.destination.local);
      const user = next === undefined || hops >= maxHops ? undefined : this.of(next, hops + 1);
      return user ?? { kind: "Call", callee: this.callee(step.func) };
    }
    if (step?.kind !== "Assign") return undefined;
    const { place, rvalue } = step;
    const isClosure = rvalue.kind === "Aggregate" && rvalue.aggregate.kind === "Closure";
    const inside = place.projection.length > 0 ? this.place(place) : undefined;
    const holder = this.holder(place.local, place.projection.length, hops) ?? inside;
    if (!isClosure) return holder;
    return { kind: "Closure", name: holder?.kind === "Local" ? holder.name : undefined };
  }

  private holder(local: Local, depth: number, hops: number): Taker | undefined {
    if (depth > 0) return undefined;
    if (local === 0) return { kind: "Return" };
    const name = writtenName(this.tcx, this.body, local);
    if (name !== undefined) return { kind: "Local", local, name };
    const next = this.handedOn.get(local);
    return next === undefined || hops >= maxHops ? undefined : this.of(next, hops + 1);
  }

  private place(place: Parameters<typeof describePlace>[2]): Taker | undefined {
    const name = describePlace(this.tcx, this.body, place);
    return name === undefined ? undefined : { kind: "Place", place: name };
  }

  callee(func: Operand): string {
    const callee = calleeOf(func);
    if (callee !== undefined) return shortPath(this.tcx, callee);
    const name = func.kind === "Constant" ? undefined : describePlace(this.tcx, this.body, func.place);
    return name ?? "a function";
  }
}

/** `push`, `String::from`: as a caller writes it, without generic arguments. */
export function shortPath(tcx: TyCtxt, callee: Parameters<typeof calleePath>[1]): string {
  const path = calleePath(tcx, callee);
  const { parent } = tcx.def(callee);
  const owner = parent === undefined ? undefined : tcx.def(parent);
  if (owner?.kind === "Trait") return `${owner.name}::${path}`;
  return path.replace(/::<.*>(?=::\w+$)/, "");
}
