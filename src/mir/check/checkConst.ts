/**
 * rustc's checks of what is evaluated while compiling, on MIR before promotion: a constant's final value must not borrow a
 * temporary that can change (E0492, E0764), and nothing that is dropped may run code (E0493). What a value *is* decides, not
 * its type alone: `&None::<Cell<i32>>` is fine. Worked example: `const A: &Cell<i32> = &Cell::new(1);` is
 * `_1 = Cell::new(1); _0 = &_1; return`, and `_1` has no StorageDead: it lives until the program ends.
 */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import { constContext } from "../../types/check/constness";
import type { Context } from "../../types/context";
import type { TypedBody } from "../../types/body";
import type { ParamEnv, Ty } from "../../types/ty";
import { type AggregateKind, type Body, type Local, type Operand, type Place, returnPlace, type Rvalue } from "../mir";
import { operandTy, placeTy } from "../placeTy";

/** Built bodies of other constants. */
export type BuiltBody = (def: DefId) => Body | undefined;

export function checkConst(tcx: Context, typed: TypedBody, built: Body, bodyOf: BuiltBody): void {
  if (constContext(tcx, typed) === undefined) return;
  new ConstCheck(tcx, built, bodyOf, isMutableStatic(tcx, typed)).run();
}

/** Drops that are left once moves are known. */
export function checkLiveDrops(tcx: Context, typed: TypedBody, runtime: Body, bodyOf: BuiltBody): void {
  const where = constContext(tcx, typed);
  if (where === undefined) return;
  const check = new ConstCheck(tcx, runtime, bodyOf, false);
  for (const { terminator, isCleanup } of runtime.blocks) {
    if (isCleanup || terminator.kind !== "Drop" || !check.mayNeedDrop(terminator.place)) continue;
    const { local, projection } = terminator.place;
    const decl = runtime.locals[local];
    const span = projection.length === 0 && decl !== undefined ? decl.span : terminator.info.span;
    const ty = tcx.printTy(placeTy(runtime.locals, terminator.place).ty);
    const text = `the destructor for this type cannot be evaluated in ${where}`;
    tcx.diagnostics.push(
      error("E0493", `destructor of \`${ty}\` cannot be evaluated at compile-time`, span, {
        labels: [
          { span, text, primary: true },
          { span: terminator.info.span, text: "value is dropped here" },
        ],
      }),
    );
  }
}

function isMutableStatic(tcx: Context, { def, kind }: TypedBody): boolean {
  const { node } = tcx.def(def);
  return kind === "Static" && node.kind === "Item" && node.item.kind === "Static" && node.item.mutbl === "Mut";
}

type Quality = (ty: Ty) => boolean;

class ConstCheck {
  private readonly env: ParamEnv;
  /** What is assigned to each local as a whole; undefined: a call's result, an argument. */
  private readonly values = new Map<Local, (Rvalue | undefined)[]>();
  private readonly dead = new Set<Local>();

  constructor(
    private readonly tcx: Context,
    private readonly body: Body,
    private readonly bodyOf: BuiltBody,
    private readonly mutableStatic: boolean,
  ) {
    this.env = tcx.paramEnv(tcx.resolver.ownerOf(body.def));
    const assign = (place: Place, rvalue: Rvalue | undefined): void => {
      const list = this.values.get(place.local) ?? [];
      this.values.set(place.local, list);
      list.push(rvalue);
    };
    for (const { statements, terminator } of body.blocks) {
      for (const statement of statements) {
        if (statement.kind === "Assign") assign(statement.place, statement.rvalue);
        else if (statement.kind === "StorageDead") this.dead.add(statement.local);
      }
      if (terminator.kind === "Call") assign(terminator.destination, undefined);
    }
  }

  run(): void {
    for (const { statements, isCleanup } of this.body.blocks) {
      if (isCleanup) continue;
      for (const statement of statements) {
        if (statement.kind !== "Assign") continue;
        const { rvalue, info } = statement;
        if (rvalue.kind === "Ref") this.borrow(rvalue.place, rvalue.borrow.kind === "Mut", info.span);
        else if (rvalue.kind === "RawPtr") this.borrow(rvalue.place, rvalue.mutbl === "Mut", info.span);
      }
    }
  }

  private borrow(place: Place, mutable: boolean, span: Span): void {
    const isIndirect = place.projection.some(({ kind }) => kind === "Deref");
    if (isIndirect || this.body.source === "Fn" || this.dead.has(place.local)) return;
    if (this.body.locals[place.local]?.kind.kind === "Arg") return;
    if (mutable && !this.mutableStatic)
      this.report("E0764", "mutable borrows", "this mutable borrow refers to such a temporary", span);
    else if (!mutable && this.inPlace(place, this.isMutableInside))
      this.report(
        "E0492",
        "interior mutable shared borrows",
        "this borrow of an interior mutable value refers to such a temporary",
        span,
      );
  }

  private report(code: string, what: string, text: string, span: Span): void {
    this.tcx.diagnostics.push(
      error(
        code,
        `${what} of temporaries that have their lifetime extended until the end of the program are not allowed`,
        span,
        {
          labels: [{ span, text, primary: true }],
          notes: [
            "temporaries in constants and statics can have their lifetime extended until the end of the program",
            "to avoid accidentally creating global mutable state, such temporaries must be immutable",
          ],
          help: [
            "if you really want global mutable state, try replacing the temporary by an interior mutable `static` or a `static mut`",
          ],
        },
      ),
    );
  }

  // ---- qualities of values ----

  private readonly isMutableInside: Quality = (ty) => !this.tcx.isFreeze(ty, this.env);
  private readonly needsDrop: Quality = (ty) => this.tcx.needsDrop(ty, this.env);

  mayNeedDrop(place: Place): boolean {
    return this.inPlace(place, this.needsDrop);
  }

  /** Whether what may stand in the place has the quality, by what is written to its local. */
  private inPlace(place: Place, quality: Quality, seen = new Set<Local>()): boolean {
    if (!quality(placeTy(this.body.locals, place).ty)) return false;
    if (seen.has(place.local)) return false;
    seen.add(place.local);
    const values = this.values.get(place.local);
    if (values === undefined || place.projection.some(({ kind }) => kind === "Deref")) return true;
    return values.some((rvalue) => rvalue === undefined || this.inRvalue(rvalue, quality, seen));
  }

  private inRvalue(rvalue: Rvalue, quality: Quality, seen: Set<Local>): boolean {
    switch (rvalue.kind) {
      case "Aggregate":
        return this.inAggregate(rvalue.aggregate, rvalue.operands, quality, seen);
      case "Use":
      case "Repeat":
        return this.inOperand(rvalue.operand, quality, seen);
      case "Cast":
        return quality(rvalue.ty);
      default:
        return false;
    }
  }

  /** A type that has the quality by itself, not by its fields: `UnsafeCell`, or one with a `Drop` impl. */
  private inAggregate(kind: AggregateKind, operands: readonly Operand[], quality: Quality, seen: Set<Local>): boolean {
    if (kind.kind === "Adt") {
      const byItself =
        quality === this.needsDrop
          ? this.tcx.dropImpl(kind.def) !== undefined
          : this.tcx.langNameOf(kind.def) === "unsafe_cell";
      if (byItself) return true;
    }
    return operands.some((operand) => this.inOperand(operand, quality, seen));
  }

  private inOperand(operand: Operand, quality: Quality, seen: Set<Local>): boolean {
    if (operand.kind !== "Constant") return this.inPlace(operand.place, quality, seen);
    if (!quality(operandTy(this.body.locals, operand))) return false;
    const { value } = operand.constant;
    const named = value.kind === "Unevaluated" ? this.bodyOf(value.def) : undefined;
    if (named === undefined) return true;
    const inner = new ConstCheck(this.tcx, named, this.bodyOf, false);
    const result = { local: returnPlace, projection: [] };
    return quality === this.needsDrop ? inner.mayNeedDrop(result) : inner.inPlace(result, inner.isMutableInside);
  }
}
