/**
 * The regions that a step itself mentions are live at it: that of a borrow, those of constants, casts, aggregates and fields, and what
 * the lifetimes of a callee's signature are at a call.
 */
import { BitSet } from "../../../base/bitset";
import { Folder } from "../../../types/fold";
import type { Region, RegionVid } from "../../../types/ty";
import type { Body, Operand, Place, Rvalue, Statement, Terminator } from "../../mir";
import { operandsOfTerminator, rvalueOperands } from "../../operands";
import type { RegionCx } from "./context";
import type { PointIndex } from "./regions";

export function addMentioned(
  cx: RegionCx,
  body: Body,
  points: PointIndex,
  addPoints: (region: RegionVid, live: BitSet) => void,
): void {
  const show = (region: RegionVid, point: number): void => {
    const live = new BitSet(points.count);
    live.add(point);
    addPoints(region, live);
  };
  for (const { region, location } of cx.lateBoundRegions) show(region, points.point(location));
  const mentions = new Mentions(show);
  body.blocks.forEach(({ statements, terminator }, block) => {
    const start = points.blockStart[block] ?? 0;
    statements.forEach((statement, index) => {
      mentions.point = start + index;
      mentions.statement(statement);
    });
    mentions.point = start + statements.length;
    mentions.terminator(terminator);
  });
}

class Mentions extends Folder {
  point = 0;

  constructor(private readonly show: (region: RegionVid, point: number) => void) {
    super();
  }

  override foldRegion(region: Region): Region {
    if (region.kind === "Var") this.show(region.vid, this.point);
    return region;
  }

  statement(statement: Statement): void {
    switch (statement.kind) {
      case "Assign":
        this.place(statement.place);
        this.rvalue(statement.rvalue);
        return;
      case "FakeRead":
      case "PlaceMention":
      case "AscribeUserType":
      case "SetDiscriminant":
        this.place(statement.place);
        return;
      default:
    }
  }

  terminator(terminator: Terminator): void {
    operandsOfTerminator(terminator).forEach((operand) => this.operand(operand));
    if (terminator.kind === "Call") {
      this.operand(terminator.func);
      this.place(terminator.destination);
    } else if (terminator.kind === "Drop") this.place(terminator.place);
  }

  private place({ projection }: Place): void {
    for (const element of projection) if (element.kind === "Field") this.foldTy(element.ty);
  }

  private operand(operand: Operand): void {
    if (operand.kind !== "Constant") {
      this.place(operand.place);
      return;
    }
    this.foldTy(operand.constant.ty);
    if (operand.constant.value.kind === "Unevaluated") this.foldArgs(operand.constant.value.args);
  }

  private rvalue(rvalue: Rvalue): void {
    if ("place" in rvalue) this.place(rvalue.place);
    for (const operand of rvalueOperands(rvalue)) this.operand(operand);
    switch (rvalue.kind) {
      case "Ref":
        this.foldRegion(rvalue.region);
        return;
      case "Repeat":
        this.foldConst(rvalue.count);
        return;
      case "Cast":
      case "ShallowInitBox":
      case "NullaryOp":
        this.foldTy(rvalue.ty);
        return;
      case "Aggregate":
        this.aggregate(rvalue.aggregate);
        return;
      default:
    }
  }

  private aggregate(aggregate: Extract<Rvalue, { kind: "Aggregate" }>["aggregate"]): void {
    switch (aggregate.kind) {
      case "Array":
        this.foldTy(aggregate.elem);
        return;
      case "Adt":
      case "Closure":
      case "Coroutine":
        this.foldArgs(aggregate.args);
        return;
      default:
    }
  }
}
