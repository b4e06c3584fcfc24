/**
 * Which locals the fast form keeps in WebAssembly locals: those with a scalar representation whose address is never taken
 * and whose fields, where named, are whole parts.
 */
import type { Body, Local, Operand, Place, Rvalue, Terminator } from "../../mir/mir";
import type { FnRecord, Linker } from "../link";
import { partsOf, type Part } from "../parts";
import { PlaceGen, type Home } from "./places";
import { Code, type WasmLocal } from "../wasm/code";

export function promotedHomes(link: Linker, fn: FnRecord, makeLocal: (part: Part, local: Local) => WasmLocal): Home[] {
  const blocked = blockedLocals(link, fn);
  return fn.tys.map((ty, local) => {
    const layout = link.cx.layouts.layoutOf(ty);
    const parts = partsOf(layout);
    if (parts === undefined || parts.length === 0 || layout.alignBytes > 16 || blocked.has(local as Local))
      return { kind: "Slot" };
    return { kind: "Regs", regs: parts.map((part) => ({ part, local: makeLocal(part, local as Local) })) };
  });
}

const known = new WeakMap<FnRecord, ReadonlySet<Local>>();

/** Those that stay in memory whatever their types. */
function blockedLocals(link: Linker, fn: FnRecord): ReadonlySet<Local> {
  let locals = known.get(fn);
  if (locals === undefined) {
    const blocked = new Blocked(link, fn);
    blocked.visitBody(fn.body);
    locals = blocked.locals;
    known.set(fn, locals);
  }
  return locals;
}

class Blocked {
  readonly locals = new Set<Local>();
  private readonly gen: PlaceGen;

  constructor(
    private readonly link: Linker,
    fn: FnRecord,
  ) {
    this.gen = new PlaceGen(link, fn, new Code([]), 0, []);
  }

  visitBody(body: Body): void {
    for (const block of body.blocks) {
      if (block.isCleanup) continue;
      for (const statement of block.statements) {
        if (statement.kind === "Assign") {
          this.place(statement.place);
          this.rvalue(statement.rvalue, statement.place);
        } else if (statement.kind === "SetDiscriminant") this.discriminated(statement.place);
        else if (statement.kind === "CopyNonOverlapping")
          for (const operand of [statement.source, statement.destination, statement.count]) this.operand(operand);
      }
      this.terminator(block.terminator);
    }
  }

  private addressTaken(place: Place): void {
    if (!place.projection.some((p) => p.kind === "Deref")) this.locals.add(place.local);
    this.place(place);
  }

  private operand(operand: Operand): void {
    if (operand.kind !== "Constant") this.place(operand.place);
  }

  /** Every field on the way must be whole parts of the local. */
  private place(place: Place): void {
    const parts = this.partsOf(place.local);
    if (parts === undefined) return;
    let offset = 0;
    let ty = this.gen.fn.tys[place.local];
    let variant: number | undefined;
    for (const element of place.projection) {
      if (ty === undefined || element.kind === "Deref") return;
      if (element.kind === "Downcast") variant = element.variant;
      else if (element.kind === "Field") {
        const field = this.gen.fieldLayout(ty, element.field, variant);
        offset += field.offsetBytes;
        ty = field.ty;
        variant = undefined;
        if (!this.wholeParts(parts, offset, this.gen.parts(ty))) return void this.locals.add(place.local);
      } else return void this.locals.add(place.local);
    }
  }

  private wholeParts(parts: readonly Part[], offset: number, inner: readonly Part[] | undefined): boolean {
    return (
      inner?.every((p) =>
        parts.some(
          (q) =>
            q.offsetBytes === p.offsetBytes + offset &&
            q.sizeBytes === p.sizeBytes &&
            q.type === p.type &&
            q.signed === p.signed,
        ),
      ) === true
    );
  }

  private partsOf(local: Local): readonly Part[] | undefined {
    const ty = this.gen.fn.tys[local];
    return ty === undefined ? undefined : partsOf(this.link.cx.layouts.layoutOf(ty));
  }

  /** The tag must be a part of its own. */
  private discriminated(place: Place): void {
    this.place(place);
    const { variants } = this.gen.layout(this.gen.placeType(place));
    if (variants.kind !== "Multiple" || place.projection.some((p) => p.kind === "Deref")) return;
    if (place.projection.length > 0) return void this.locals.add(place.local);
    const { tag, tagOffsetBytes } = variants;
    const found = this.partsOf(place.local)?.some(
      (p) =>
        p.offsetBytes === tagOffsetBytes &&
        p.sizeBytes === tag.sizeBytes &&
        (p.type === "i64" || p.signed === tag.signed),
    );
    if (found !== true) this.locals.add(place.local);
  }

  private rvalue(rvalue: Rvalue, dest: Place): void {
    switch (rvalue.kind) {
      case "Use":
      case "Repeat":
      case "UnaryOp":
      case "ShallowInitBox":
        return this.operand(rvalue.operand);
      case "Cast":
        if (rvalue.cast === "Unsize") this.unsizes(dest, rvalue.operand);
        return this.operand(rvalue.operand);
      case "Ref":
      case "RawPtr":
        return this.addressTaken(rvalue.place);
      case "BinaryOp":
        if (rvalue.op === "MulWithOverflow" || rvalue.op.endsWith("WithOverflow")) this.wideResult(dest);
        this.operand(rvalue.left);
        return this.operand(rvalue.right);
      case "Len":
      case "CopyForDeref":
        return this.place(rvalue.place);
      case "Discriminant":
        return this.discriminated(rvalue.place);
      case "Aggregate":
        return this.aggregate(rvalue, dest);
      case "NullaryOp":
        return;
    }
  }

  /** A struct around a pointer is unsized field by field: in memory, unless it is the pointer itself. */
  private unsizes(dest: Place, operand: Operand): void {
    const ty = this.gen.placeType(dest);
    if (ty.kind === "Ref" || ty.kind === "RawPtr") return;
    this.locals.add(dest.local);
    if (operand.kind !== "Constant") this.locals.add(operand.place.local);
  }

  private wideResult(dest: Place): void {
    if (this.gen.parts(this.gen.placeType(dest)) === undefined) this.locals.add(dest.local);
  }

  private aggregate(rvalue: Extract<Rvalue, { kind: "Aggregate" }>, dest: Place): void {
    for (const operand of rvalue.operands) this.operand(operand);
    const kind = rvalue.aggregate;
    if (dest.projection.length > 0) return;
    if (kind.kind === "Array") return void this.locals.add(dest.local);
    if (kind.kind === "RawPtr") return;
    const parts = this.partsOf(dest.local);
    const ty = this.gen.fn.tys[dest.local];
    if (parts === undefined || ty === undefined) return;
    for (const i of rvalue.operands.keys()) {
      const index = kind.kind === "Adt" ? (kind.activeField ?? i) : i;
      const field = this.gen.fieldLayout(ty, index, kind.kind === "Adt" ? kind.variant : undefined);
      if (!this.wholeParts(parts, field.offsetBytes, this.gen.parts(field.ty))) return void this.locals.add(dest.local);
    }
    if (kind.kind === "Adt") this.discriminated(dest);
  }

  private terminator(terminator: Terminator): void {
    switch (terminator.kind) {
      case "SwitchInt":
        return this.operand(terminator.discriminant);
      case "Drop":
        return this.addressTaken(terminator.place);
      case "Assert":
        this.operand(terminator.condition);
        if (terminator.message.kind === "BoundsCheck") {
          this.operand(terminator.message.index);
          this.operand(terminator.message.length);
        }
        return;
      case "Call":
        this.operand(terminator.func);
        for (const arg of terminator.args) this.operand(arg);
        return this.place(terminator.destination);
      default:
        return;
    }
  }
}
