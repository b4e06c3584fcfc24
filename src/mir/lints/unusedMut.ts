/**
 * `unused_mut`: variables declared `mut` that are neither assigned again nor borrowed mutably. A closure that mutates what it captured
 * by value counts as a use of the variable's `mut`, as in rustc.
 */
import { type Diagnostic, warning } from "../../base/diagnostic";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { ForwardResults } from "../dataflow/framework";
import { initializationOf } from "../dataflow/ofBody";
import type { BasicBlock, Body, Local, Location, Place, Rvalue } from "../mir";
import type { MoveData } from "../movePaths";
import { placeTy } from "../placeTy";

/** The body of a closure, analysed. */
type ClosureBody = (def: DefId) => Body;

export function lintUnusedMut(tcx: TyCtxt, body: Body, closureBody: ClosureBody): Diagnostic[] {
  const { used } = new UsedMut(tcx, body, closureBody).run();
  return body.locals.flatMap((decl, index) => {
    const isVariable = decl.kind.kind === "User" || decl.kind.kind === "Arg";
    if (!isVariable || decl.mutability !== "Mut" || used.has(index as Local)) return [];
    const { span } = decl;
    const written = span.ctxt === 0 ? mutWord(tcx.sources.file(span.file).text, span.lo) : undefined;
    if (written === undefined) return [];
    const at = { ...span, lo: written.lo, hi: written.hi };
    return [
      warning("unused_mut", "variable does not need to be mutable", at, {
        suggestions: [
          {
            message: "remove this `mut`",
            edits: [{ span: { ...at, hi: written.name }, replacement: "" }],
            applicability: "MachineApplicable",
          },
        ],
      }),
    ];
  });
}

/** `mut name` at an offset, or before the name that stands there. */
function mutWord(text: string, at: number): { lo: number; name: number; hi: number } | undefined {
  const lo = text.startsWith("mut", at) ? at : text.lastIndexOf("mut", at);
  const [whole, gap] = /^(mut\s+)(?:r#)?\w+/.exec(text.slice(Math.max(lo, 0), at + 200)) ?? [];
  if (lo < 0 || whole === undefined || gap === undefined) return undefined;
  return lo === at || lo + gap.length === at ? { lo, name: lo + gap.length, hi: lo + whole.length } : undefined;
}

class UsedMut {
  readonly used = new Set<Local>();
  /** Of a closure: the captures by value that it mutates. */
  readonly upvars = new Set<number>();
  private readonly data: MoveData;

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly closureBody: ClosureBody,
  ) {
    this.data = initializationOf(tcx, body).moves;
  }

  run(): this {
    const { ever } = initializationOf(this.tcx, this.body);
    this.body.blocks.forEach((data, block) => {
      data.statements.forEach((statement, statementIndex) => {
        if (statement.kind !== "Assign") return;
        this.assigned(statement.place, { block: block as BasicBlock, statementIndex }, ever);
        this.rvalue(statement.rvalue);
      });
      const at = { block: block as BasicBlock, statementIndex: data.statements.length };
      if (data.terminator.kind === "Call") this.assigned(data.terminator.destination, at, ever);
      if (data.terminator.kind === "Drop" && data.terminator.replace) this.mutated(data.terminator.place);
    });
    return this;
  }

  private rvalue(rvalue: Rvalue): void {
    if (rvalue.kind === "Ref" && rvalue.borrow.kind === "Mut") this.mutated(rvalue.place);
    if (rvalue.kind === "RawPtr" && rvalue.mutbl === "Mut") this.mutated(rvalue.place);
    if (rvalue.kind !== "Aggregate" || rvalue.aggregate.kind !== "Closure") return;
    const { upvars } = new UsedMut(this.tcx, this.closureBody(rvalue.aggregate.def), this.closureBody).run();
    rvalue.operands.forEach((operand, index) => {
      if (operand.kind !== "Constant" && upvars.has(index)) this.mutated(operand.place);
    });
  }

  /** The first assignment of a variable declared without a value needs no `mut`. */
  private assigned(place: Place, location: Location, ever: ForwardResults): void {
    if (place.projection.length > 0) {
      this.mutated(place);
      return;
    }
    const path = this.data.pathOfLocal(place.local);
    for (const index of ever.before(location))
      if (this.data.inits[index]?.path === path) {
        this.used.add(place.local);
        return;
      }
  }

  /** What a place stands in is mutated with it, unless a reference or raw pointer is between. */
  private mutated({ local, projection }: Place): void {
    const isCapture = local === 1 && this.body.source === "Closure";
    const field = isCapture ? projection.findIndex(({ kind }) => kind === "Field") : -1;
    if (this.hasPointer({ local, projection }, field + 1)) return;
    const capture = projection[field];
    if (capture?.kind === "Field") this.upvars.add(capture.field);
    else this.used.add(local);
  }

  private hasPointer({ local, projection }: Place, from: number): boolean {
    return projection.some((element, index) => {
      if (element.kind !== "Deref" || index < from) return false;
      const { ty } = placeTy(this.body.locals, { local, projection: projection.slice(0, index) });
      return ty.kind === "Ref" || ty.kind === "RawPtr";
    });
  }
}
