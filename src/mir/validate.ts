/**
 * What every body must hold in its phase, checked after each pass in tests: targets exist, cleanup stays cleanup, locals and
 * stops exist, assignments have the type of their place (regions apart), and what a phase forbids is absent. Returns the
 * faults in words; an empty list is a valid body.
 */
import type { TyCtxt } from "../types/tcx";
import type { Ty } from "../types/ty";
import type { BasicBlock, BasicBlockData, Body, Operand, Place, Rvalue, Statement, TerminatorKind } from "./mir";
import { operandTy, placeTy } from "./placeTy";
import { successors } from "./successors";
import { mapPlaces } from "./visit";

export function validate(tcx: TyCtxt, body: Body): string[] {
  return new Validator(tcx, body).run();
}

class Validator {
  private readonly faults: string[] = [];
  private at = "";

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {}

  run(): string[] {
    const { body } = this;
    if (body.argCount >= body.locals.length) this.fault("more arguments than locals");
    for (const [index, block] of body.blocks.entries()) this.block(block, index as BasicBlock);
    this.at = "places";
    mapPlaces(body, (place) => this.place(place));
    for (const inner of body.promoted) this.faults.push(...validate(this.tcx, inner));
    return this.faults;
  }

  private fault(what: string): void {
    this.faults.push(`${this.body.name} ${this.at}: ${what}`);
  }

  private block(block: BasicBlockData, index: BasicBlock): void {
    block.statements.forEach((statement, statementIndex) => {
      this.at = `bb${index}[${statementIndex}]`;
      this.statement(statement);
    });
    this.at = `bb${index} terminator`;
    this.terminator(block);
  }

  private statement(statement: Statement): void {
    const { body } = this;
    if (body.sourceScopes[statement.info.scope] === undefined) this.fault("no such scope");
    switch (statement.kind) {
      case "Assign":
        this.assignment(statement.place, statement.rvalue);
        return;
      case "StopPoint":
        if (body.stopPoints[statement.stop] === undefined) this.fault(`no stop#${statement.stop}`);
        return;
      case "StorageLive":
      case "StorageDead":
        if (statement.local <= body.argCount) this.fault(`storage of an argument _${statement.local}`);
        return;
      case "FakeRead":
      case "AscribeUserType":
      case "PlaceMention":
        if (body.phase === "runtime") this.fault(`${statement.kind} in the runtime phase`);
        return;
      default:
    }
  }

  /** Types are compared with regions erased; a coercion that was left out shows here. */
  private assignment(place: Place, rvalue: Rvalue): void {
    const expected = this.erased(placeTy(this.body.locals, place).ty);
    const actual = this.rvalueTy(rvalue);
    if (actual === undefined || expected === this.erased(actual)) return;
    if (hasAlias(expected) || hasAlias(actual)) return;
    this.fault(`assigns ${this.tcx.printTy(actual)} to ${this.tcx.printTy(expected)}`);
  }

  private erased(ty: Ty): Ty {
    return this.tcx.eraseRegions(ty);
  }

  private rvalueTy(rvalue: Rvalue): Ty | undefined {
    switch (rvalue.kind) {
      case "Use":
        return this.operand(rvalue.operand);
      case "Cast":
      case "ShallowInitBox":
        return rvalue.kind === "Cast" ? rvalue.ty : undefined;
      case "UnaryOp":
        return rvalue.op === "PtrMetadata" ? undefined : this.operand(rvalue.operand);
      default:
        return undefined;
    }
  }

  private operand(operand: Operand): Ty {
    return operandTy(this.body.locals, operand);
  }

  private terminator({ terminator, isCleanup }: BasicBlockData): void {
    for (const target of successors(terminator)) {
      const data = this.body.blocks[target];
      if (data === undefined) this.fault(`no bb${target}`);
      else if (isCleanup && !data.isCleanup) this.fault(`leaves cleanup for bb${target}`);
    }
    this.unwind(terminator, isCleanup);
    const { kind } = terminator;
    if (isCleanup && kind === "Return") this.fault("returns from cleanup");
    if (!isCleanup && kind === "UnwindResume") this.fault("resumes outside cleanup");
    if (this.body.phase === "runtime" && (kind === "FalseEdge" || kind === "FalseUnwind"))
      this.fault(`${kind} in the runtime phase`);
    if (kind === "SwitchInt" && terminator.values.length !== terminator.targets.length)
      this.fault("values and targets differ");
  }

  private unwind(terminator: TerminatorKind, isCleanup: boolean): void {
    if (!("unwind" in terminator)) return;
    const { unwind } = terminator;
    if (unwind.kind === "Cleanup" && !this.body.blocks[unwind.target]?.isCleanup)
      this.fault(`unwinds to bb${unwind.target}, which is no cleanup`);
    if (isCleanup && unwind.kind === "Continue" && terminator.kind === "Drop")
      this.fault("a drop in cleanup may not unwind");
  }

  private place(place: Place): Place {
    if (this.body.locals[place.local] === undefined) this.fault(`no _${place.local}`);
    else placeTy(this.body.locals, place);
    return place;
  }
}

/** Inside generic code an alias may stand for the same type. */
function hasAlias(ty: Ty): boolean {
  const aliasFlags = 16 | 32;
  return (ty.flags & aliasFlags) !== 0;
}
