/**
 * Straight-line initialisers (literals, aggregates, references to them, unsizing, integer operators) as bytes, at once: most
 * promoted constants and consts are of this kind. Not a second engine: it refuses whatever calls, branches or writes through
 * a pointer, and the machine runs that instead (`constEval.ts`). Addresses in the bytes are the program's own.
 * Worked example: `_1 = [1, 2]; _2 = &_1; _0 = _2 as &[i32] (Unsize)` places `_1` in rodata and answers its address and 2.
 */
import { expectDefined } from "../base/invariant";
import type { Layout } from "../layout/layout";
import type {
  AggregateKind,
  BasicBlock,
  BinOp,
  Body,
  CastKind,
  Local,
  Operand,
  Place,
  Rvalue,
  Statement,
  Terminator,
} from "../mir/mir";
import { derefTy, projectTy } from "../mir/placeTy";
import type { GenericArgs, Ty } from "../types/ty";
import type { Linker } from "./link";
import { tagBits } from "./codegen/rvalues";
import { foldBinary, foldOverflowing, isIntegral, truncateTo } from "./constFoldOps";

/** Thrown inside, never out: the machine has to run this. */
class Refused extends Error {}

function refuse(): never {
  throw new Refused();
}

const maxBytes = 1 << 20;
const maxBlocks = 2000;

/** Bytes somewhere: a local's, or (read only) those of something placed already, whose address is then known. */
interface Ref {
  readonly ty: Ty;
  readonly variant: number | undefined;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly local: Local | undefined;
  readonly address: number | undefined;
  readonly meta: bigint | undefined;
}

/** The value of `_0`, or undefined where the machine has to run the body. */
export function foldConst(link: Linker, body: Body, args: GenericArgs, name: string): Uint8Array | undefined {
  if (body.argCount > 0 || body.blocks.length > maxBlocks) return undefined;
  try {
    return new Folder(link, body, args, name).fold();
  } catch (e) {
    if (e instanceof Refused) return undefined;
    throw e;
  }
}

class Folder {
  private readonly locals: (Uint8Array | undefined)[] = [];
  private readonly placed = new Map<Local, number>();
  private total = 0;

  constructor(
    private readonly link: Linker,
    private readonly body: Body,
    private readonly args: GenericArgs,
    private readonly name: string,
  ) {}

  fold(): Uint8Array {
    const seen = new Set<BasicBlock>();
    let at: BasicBlock | undefined = 0 as BasicBlock;
    this.refuseBranches();
    while (at !== undefined) {
      if (seen.has(at)) refuse();
      seen.add(at);
      const block = expectDefined(this.body.blocks[at], "block");
      for (const statement of block.statements) this.statement(statement);
      at = this.terminator(block.terminator);
    }
    return this.local(0 as Local);
  }

  /** Refuses before anything is placed for nothing. */
  private refuseBranches(): void {
    for (const { terminator, isCleanup } of this.body.blocks) {
      if (
        isCleanup ||
        terminator.kind === "Goto" ||
        terminator.kind === "Return" ||
        terminator.kind === "Assert" ||
        terminator.kind === "Drop"
      )
        continue;
      refuse();
    }
  }

  private layout(ty: Ty): Layout {
    return this.link.cx.layouts.layoutOf(ty);
  }

  private mono(ty: Ty): Ty {
    return this.link.cx.monoTy(ty, this.args);
  }

  private local(local: Local): Uint8Array {
    let bytes = this.locals[local];
    if (bytes === undefined) {
      const { sizeBytes, unsized } = this.layout(this.localTy(local));
      this.total += sizeBytes;
      if (unsized !== undefined || this.total > maxBytes) refuse();
      bytes = new Uint8Array(sizeBytes);
      this.locals[local] = bytes;
    }
    return bytes;
  }

  private localTy(local: Local): Ty {
    return this.mono(expectDefined(this.body.locals[local], "local").ty);
  }

  // ---- Statements ----

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case "Assign":
        return this.assign(statement.place, statement.rvalue);
      case "StorageLive":
      case "StorageDead":
      case "StopPoint":
      case "Nop":
        return;
      default:
        refuse();
    }
  }

  private terminator(terminator: Terminator): BasicBlock | undefined {
    switch (terminator.kind) {
      case "Goto":
        return terminator.target;
      case "Return":
        return undefined;
      case "Assert":
        return (this.scalar(terminator.condition) === 1n) === terminator.expected ? terminator.target : refuse();
      case "Drop":
        return this.link.cx.dropGlue(this.place(terminator.place).ty) === undefined ? terminator.target : refuse();
      default:
        return refuse();
    }
  }

  private assign(place: Place, rvalue: Rvalue): void {
    const dest = this.place(place);
    // What a reference has been made to is in its segment already.
    if (dest.local === undefined || this.placed.has(dest.local)) refuse();
    switch (rvalue.kind) {
      case "Use":
        return this.write(dest, this.operand(rvalue.operand));
      case "Repeat":
        return this.repeat(dest, rvalue.operand);
      case "Ref":
        return this.pointer(dest, rvalue.place, rvalue.borrow.kind === "Mut");
      case "RawPtr":
        return this.pointer(dest, rvalue.place, rvalue.mutbl === "Mut");
      case "Cast":
        return this.cast(dest, rvalue.cast, rvalue.operand);
      case "BinaryOp":
        return this.binary(dest, rvalue.op, rvalue.left, rvalue.right);
      case "UnaryOp":
        return this.unary(dest, rvalue.op, rvalue.operand);
      case "Aggregate":
        return this.aggregate(dest, rvalue.aggregate, rvalue.operands);
      case "NullaryOp":
        return this.nullary(dest, rvalue.op, this.mono(rvalue.ty));
      default:
        refuse();
    }
  }

  // ---- Places ----

  private place(place: Place): Ref {
    let ref: Ref = {
      ty: this.localTy(place.local),
      variant: undefined,
      bytes: this.local(place.local),
      offset: 0,
      local: place.local,
      address: undefined,
      meta: undefined,
    };
    for (const element of place.projection) {
      if (element.kind === "Deref") ref = this.deref(ref);
      else if (element.kind === "Field") ref = this.field(ref, element.field, ref.variant);
      else if (element.kind === "Downcast") ref = { ...ref, variant: element.variant };
      else if (element.kind === "ConstantIndex" && !element.fromEnd) ref = this.element(ref, element.offset);
      else refuse();
    }
    return ref;
  }

  private deref(ref: Ref): Ref {
    const { ty } = projectTy({ ty: ref.ty, variant: undefined }, { kind: "Deref" });
    const { unsized } = this.layout(ty);
    const address = Number(this.read(ref, 0, 8));
    const meta = unsized === undefined ? undefined : this.read(ref, 8, 8);
    const alloc = this.link.data.find(address);
    const bytes = alloc?.bytes ?? new Uint8Array(0);
    return {
      ty,
      variant: undefined,
      bytes,
      offset: alloc === undefined ? 0 : address - alloc.address,
      local: undefined,
      address,
      meta,
    };
  }

  private field(ref: Ref, index: number, variant: number | undefined): Ref {
    const layout = this.layout(ref.ty);
    const fields =
      layout.variants.kind === "Single" ? layout.fields : layout.variants.variants[variant ?? refuse()]?.fields;
    if (layout.variants.kind === "Single" && variant !== undefined && variant !== layout.variants.index) refuse();
    const { ty, offsetBytes } = fields?.[index] ?? refuse();
    return this.shifted(ref, ty, offsetBytes);
  }

  private element(ref: Ref, index: number): Ref {
    const ty = ref.ty.kind === "Array" || ref.ty.kind === "Slice" ? ref.ty.elem : refuse();
    return { ...this.shifted(ref, ty, index * this.layout(ty).sizeBytes), meta: undefined };
  }

  private shifted(ref: Ref, ty: Ty, bytes: number): Ref {
    return {
      ...ref,
      ty,
      variant: undefined,
      offset: ref.offset + bytes,
      address: ref.address === undefined ? undefined : ref.address + bytes,
    };
  }

  private read(ref: Ref, offset: number, sizeBytes: number): bigint {
    let bits = 0n;
    const at = ref.offset + offset;
    if (at + sizeBytes > ref.bytes.length) refuse();
    for (let i = sizeBytes - 1; i >= 0; i--) bits = (bits << 8n) | BigInt(ref.bytes[at + i] as number);
    return bits;
  }

  private store(ref: Ref, offset: number, sizeBytes: number, bits: bigint): void {
    let rest = bits;
    const at = ref.offset + offset;
    for (let i = 0; i < sizeBytes; i++) {
      ref.bytes[at + i] = Number(rest & 0xffn);
      rest >>= 8n;
    }
  }

  // ---- Operands ----

  private operand(operand: Operand): Uint8Array {
    if (operand.kind === "Constant") return this.constant(operand);
    const ref = this.place(operand.place);
    const { sizeBytes } = this.layout(ref.ty);
    if (ref.offset + sizeBytes > ref.bytes.length) refuse();
    return ref.bytes.slice(ref.offset, ref.offset + sizeBytes);
  }

  private operandTy(operand: Operand): Ty {
    return operand.kind === "Constant" ? this.mono(operand.constant.ty) : this.place(operand.place).ty;
  }

  private constant({ constant }: Extract<Operand, { kind: "Constant" }>): Uint8Array {
    return this.link.constantBytes({ body: this.body, args: this.args }, constant, this.mono(constant.ty));
  }

  private scalar(operand: Operand): bigint {
    return bitsOf(this.operand(operand));
  }

  private write(dest: Ref, bytes: Uint8Array): void {
    dest.bytes.set(bytes, dest.offset);
  }

  // ---- Rvalues ----

  private repeat(dest: Ref, operand: Operand): void {
    const bytes = this.operand(operand);
    const { sizeBytes } = this.layout(dest.ty);
    for (let at = 0; bytes.length > 0 && at < sizeBytes; at += bytes.length) dest.bytes.set(bytes, dest.offset + at);
  }

  private pointer(dest: Ref, place: Place, mutable: boolean): void {
    const ref = this.place(place);
    if (mutable && this.layout(ref.ty).sizeBytes > 0) refuse();
    if (ref.meta !== undefined && this.layout(ref.ty).unsized !== undefined) this.store(dest, 8, 8, ref.meta);
    this.store(dest, 0, 8, BigInt(ref.address ?? this.placeLocal(ref.local ?? refuse()) + ref.offset));
  }

  /** A local that a reference is made to is final from here on: `assign` sees to that. */
  private placeLocal(local: Local): number {
    let address = this.placed.get(local);
    if (address === undefined) {
      const ty = this.localTy(local);
      address = this.link.placeValue(this.local(local), ty, {
        kind: "Promoted",
        name: this.name,
        span: this.body.span,
      });
      this.placed.set(local, address);
    }
    return address;
  }

  private aggregate(dest: Ref, kind: AggregateKind, operands: readonly Operand[]): void {
    if (kind.kind === "RawPtr" || kind.kind === "Coroutine") refuse();
    if (kind.kind === "Array") {
      for (const [i, operand] of operands.entries()) this.write(this.element(dest, i), this.operand(operand));
      return;
    }
    const variant = kind.kind === "Adt" ? kind.variant : undefined;
    if (kind.kind === "Adt" && kind.activeField !== undefined)
      return this.write(this.field(dest, kind.activeField, 0), this.operand(operands[0] ?? refuse()));
    for (const [i, operand] of operands.entries()) this.write(this.field(dest, i, variant), this.operand(operand));
    if (variant !== undefined) this.setDiscriminant(dest, variant);
  }

  private setDiscriminant(dest: Ref, variant: number): void {
    const layout = this.layout(dest.ty);
    const { variants } = layout;
    if (variants.kind === "Single") return;
    const bits = tagBits(layout, variant, () => this.link.discriminantOf(dest.ty, variant));
    if (bits !== undefined) this.store(dest, variants.tagOffsetBytes, variants.tag.sizeBytes, bits);
  }

  private nullary(dest: Ref, op: string, ty: Ty): void {
    const { sizeBytes, alignBytes } = this.layout(ty);
    if (op === "SizeOf") this.store(dest, 0, 8, BigInt(sizeBytes));
    else if (op === "AlignOf") this.store(dest, 0, 8, BigInt(alignBytes));
    else refuse();
  }

  // ---- Casts ----

  private cast(dest: Ref, kind: CastKind, operand: Operand): void {
    const from = this.operandTy(operand);
    switch (kind) {
      case "IntToInt":
        if (!isIntegral(from) || !isIntegral(dest.ty)) refuse();
        return this.store(dest, 0, this.layout(dest.ty).sizeBytes, this.signedScalar(operand, from));
      case "ReifyFnPointer":
      case "ClosureFnPointer":
        return this.store(dest, 0, 8, BigInt(this.link.fnPointer(from)));
      case "Unsize":
        return this.unsize(dest, this.operand(operand), from, 0);
      case "IntToFloat":
      case "FloatToInt":
      case "FloatToFloat":
        return refuse();
      default:
        return this.write(dest, this.operand(operand).subarray(0, this.layout(dest.ty).sizeBytes));
    }
  }

  private unsize(dest: Ref, bytes: Uint8Array, from: Ty, at: number): void {
    const isPointer = from.kind === "Ref" || from.kind === "RawPtr";
    if (!isPointer || from === dest.ty) {
      if (from !== dest.ty) refuse();
      return this.write(dest, bytes.subarray(at, at + this.layout(from).sizeBytes));
    }
    const meta = this.unsizeMeta(derefTy(from), derefTy(dest.ty));
    this.write(dest, bytes.subarray(at, at + 8));
    this.store(dest, 8, 8, meta);
  }

  private unsizeMeta(from: Ty, to: Ty): bigint {
    if (from.kind === "Array" && to.kind === "Slice") return this.link.cx.layouts.cx.constUsize(from.len);
    if (to.kind === "Dynamic" && from.kind !== "Dynamic") return BigInt(this.link.vtable(from, to));
    return refuse();
  }

  // ---- Operators ----

  private signedScalar(operand: Operand, ty: Ty): bigint {
    const bytes = this.operand(operand);
    const bits = bitsOf(bytes);
    return ty.kind === "Int" ? BigInt.asIntN(bytes.length * 8, bits) : bits;
  }

  private binary(dest: Ref, op: BinOp, left: Operand, right: Operand): void {
    const ty = this.operandTy(left);
    if (!isIntegral(ty)) refuse();
    const a = this.signedScalar(left, ty);
    const b = this.signedScalar(right, this.operandTy(right));
    const bitCount = this.layout(ty).sizeBytes * 8;
    if (op === "AddWithOverflow" || op === "SubWithOverflow" || op === "MulWithOverflow") {
      const [value, overflow] = foldOverflowing(op, a, b, ty, bitCount);
      this.store(this.field(dest, 0, undefined), 0, bitCount / 8, value);
      return this.store(this.field(dest, 1, undefined), 0, 1, overflow ? 1n : 0n);
    }
    const value = foldBinary(op, a, b, bitCount) ?? refuse();
    this.store(dest, 0, this.layout(dest.ty).sizeBytes, value);
  }

  private unary(dest: Ref, op: "Not" | "Neg" | "PtrMetadata", operand: Operand): void {
    const ty = this.operandTy(operand);
    if (op === "PtrMetadata" || !isIntegral(ty)) refuse();
    const value = this.signedScalar(operand, ty);
    const result = op === "Neg" ? -value : ty.kind === "Bool" ? 1n - value : ~value;
    const { sizeBytes } = this.layout(ty);
    this.store(dest, 0, sizeBytes, truncateTo(result, sizeBytes * 8));
  }
}

function bitsOf(bytes: Uint8Array): bigint {
  let bits = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) bits = (bits << 8n) | BigInt(bytes[i] as number);
  return bits;
}
