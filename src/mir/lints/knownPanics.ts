/**
 * `arithmetic_overflow` and `unconditional_panic`: operations that constants make fail whenever they are reached. rustc's `KnownPanicsLint`:
 * one walk over the blocks that can be reached, with the values of locals that are known. A local that is borrowed has none; one that
 * is assigned more than once has its value only inside the block that assigned it.
 *
 *     let z = 0; 1 / z        _1 = const 0; assert(!(_1 == 0), "attempt to divide `{}` by zero", const 1)   -> lint
 *
 * Left out: values inside arrays and structs.
 */
import { type Diagnostic, error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { bitsOf } from "../../types/consts";
import { mkUnevaluated } from "../../types/intern";
import { printTy } from "../../types/print";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import { assertText } from "../assertMessage";
import type { BasicBlock, BinOp, Body, Local, Operand, Place, Rvalue, Statement, Terminator } from "../mir";
import { startBlock } from "../mir";
import { placeTy } from "../placeTy";
import { successors } from "../successors";

/** A scalar's bits, or the pair that a checked operation makes. */
type Value = bigint | readonly [bigint, bigint];

/** How far the value of a local can be trusted. */
type Trust = "Always" | "InOwnBlock" | "Never";

export function lintKnownPanics(tcx: TyCtxt, body: Body): Diagnostic[] {
  if (body.source !== "Fn" && body.source !== "Closure" && tcx.def(body.def).kind !== "AssocConst") return [];
  const lint = new KnownPanics(tcx, body);
  lint.run();
  return lint.found;
}

class KnownPanics {
  readonly found: Diagnostic[] = [];
  private readonly values = new Map<Local, Value>();
  private readonly trust: readonly Trust[];

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    this.trust = trustOf(body);
  }

  run(): void {
    const seen = new Set<BasicBlock>([startBlock]);
    const queue: BasicBlock[] = [startBlock];
    for (let block = queue.shift(); block !== undefined; block = queue.shift())
      for (const target of this.block(block)) {
        if (seen.has(target)) continue;
        seen.add(target);
        queue.push(target);
      }
  }

  /** Gives the blocks it can go on to. */
  private block(block: BasicBlock): readonly BasicBlock[] {
    const data = this.body.blocks[block];
    if (data === undefined || data.isCleanup) return [];
    for (const statement of data.statements) this.statement(statement);
    const targets = this.terminator(data.terminator);
    for (const local of this.values.keys()) if (this.trust[local] === "InOwnBlock") this.values.delete(local);
    return targets;
  }

  private statement(statement: Statement): void {
    if (statement.kind === "StorageDead" || statement.kind === "StorageLive") this.values.delete(statement.local);
    if (statement.kind !== "Assign") return;
    const { place, rvalue } = statement;
    const value = this.rvalue(rvalue, statement.info.span);
    if (value === undefined || place.projection.length > 0 || this.trust[place.local] === "Never")
      this.values.delete(place.local);
    else this.values.set(place.local, value);
  }

  private terminator(terminator: Terminator): readonly BasicBlock[] {
    if (terminator.kind === "Assert") this.assertion(terminator);
    if (terminator.kind === "Call") this.values.delete(terminator.destination.local);
    if (terminator.kind !== "SwitchInt") return successors(terminator);
    const value = this.operand(terminator.discriminant);
    if (typeof value !== "bigint") return successors(terminator);
    const index = terminator.values.indexOf(value);
    return [terminator.targets[index] ?? terminator.otherwise];
  }

  private assertion({ condition, expected, message, info }: Extract<Terminator, { kind: "Assert" }>): void {
    const value = this.operand(condition);
    if (typeof value !== "bigint" || (value === 1n) === expected) return;
    const isDivision = message.kind === "Overflow" && (message.op === "Div" || message.op === "Rem");
    const isCertain =
      message.kind === "BoundsCheck" || message.kind === "DivisionByZero" || message.kind === "RemainderByZero";
    if (!isCertain && !isDivision) return;
    const { text, operands } = assertText(message);
    const plain = message.kind === "BoundsCheck";
    const shown = operands.map((operand) => this.shown(operand, plain));
    this.report("unconditional_panic", "this operation will panic at runtime", info.span, text, shown);
  }

  // ---- values ----

  private rvalue(rvalue: Rvalue, span: Span): Value | undefined {
    switch (rvalue.kind) {
      case "Use":
        return this.operand(rvalue.operand);
      case "BinaryOp":
        return this.binary(rvalue.op, rvalue.left, rvalue.right, span);
      case "UnaryOp":
        return this.unary(rvalue.op, rvalue.operand, span);
      case "Cast":
        return this.cast(rvalue.operand, rvalue.ty);
      case "Len": {
        const { ty } = placeTy(this.body.locals, rvalue.place);
        return ty.kind === "Array" ? this.tcx.evalConst(ty.len) : undefined;
      }
      default:
        return undefined;
    }
  }

  private operand(operand: Operand): Value | undefined {
    if (operand.kind !== "Constant") return this.place(operand.place);
    const { value } = operand.constant;
    if (value.kind === "Scalar") return value.bits;
    if (value.kind !== "Unevaluated" || value.args.length > 0) return undefined;
    return isScalar(operand.constant.ty) ? this.tcx.evalConst(mkUnevaluated(value.def, value.args)) : undefined;
  }

  private place({ local, projection }: Place): Value | undefined {
    const value = this.values.get(local);
    const [first] = projection;
    if (first === undefined) return value;
    return projection.length === 1 && first.kind === "Field" && Array.isArray(value)
      ? (value[first.field] as bigint | undefined)
      : undefined;
  }

  private typeOf(operand: Operand): Ty {
    return operand.kind === "Constant" ? operand.constant.ty : placeTy(this.body.locals, operand.place).ty;
  }

  private scalar(operand: Operand): bigint | undefined {
    const value = this.operand(operand);
    return typeof value === "bigint" && isScalar(this.typeOf(operand))
      ? signed(this.typeOf(operand), value)
      : undefined;
  }

  private binary(op: BinOp, left: Operand, right: Operand, span: Span): Value | undefined {
    const ty = this.typeOf(left);
    const width = bitsOf(ty);
    if (width === undefined) return undefined;
    const b = this.scalar(right);
    if ((op === "Shl" || op === "Shr") && b !== undefined && (b < 0n || b >= BigInt(width))) {
      const text = `attempt to shift ${op === "Shl" ? "left" : "right"} by \`{}\`, which would overflow`;
      this.report("arithmetic_overflow", "this arithmetic operation will overflow", span, text, [this.shown(right)]);
      return undefined;
    }
    const a = this.scalar(left);
    if (a === undefined || b === undefined) return undefined;
    const exact = compute(op, a, b);
    if (typeof exact === "boolean") return exact ? 1n : 0n;
    if (exact === undefined) return undefined;
    const bits = BigInt.asUintN(width, exact);
    if (!op.endsWith("WithOverflow")) return bits;
    const overflows = signed(ty, bits) !== exact;
    if (overflows) {
      const sign = { AddWithOverflow: "+", SubWithOverflow: "-", MulWithOverflow: "*" }[op as "AddWithOverflow"];
      const text = `attempt to compute \`{} ${sign} {}\`, which would overflow`;
      const shown = [this.shown(left), this.shown(right)];
      this.report("arithmetic_overflow", "this arithmetic operation will overflow", span, text, shown);
    }
    return [bits, overflows ? 1n : 0n];
  }

  private unary(op: string, operand: Operand, span: Span): Value | undefined {
    const ty = this.typeOf(operand);
    const width = bitsOf(ty);
    const value = this.scalar(operand);
    if (width === undefined || value === undefined) return undefined;
    if (op === "Not") return ty.kind === "Bool" ? 1n - value : BigInt.asUintN(width, ~value);
    if (op !== "Neg") return undefined;
    const bits = BigInt.asUintN(width, -value);
    if (signed(ty, bits) !== -value) {
      const text = "attempt to negate `{}`, which would overflow";
      this.report("arithmetic_overflow", "this arithmetic operation will overflow", span, text, [this.shown(operand)]);
    }
    return bits;
  }

  private cast(operand: Operand, ty: Ty): bigint | undefined {
    const width = bitsOf(ty);
    const value = this.scalar(operand);
    return width === undefined || value === undefined ? undefined : BigInt.asUintN(width, value);
  }

  // ---- words ----

  /** `1_i32`, `u8::MAX`; `_` where it is not known. `plain`: without the type. */
  private shown(operand: Operand, plain = false): string {
    const value = this.scalar(operand);
    if (value === undefined) return "_";
    if (plain) return String(value);
    const ty = this.typeOf(operand);
    const width = BigInt(bitsOf(ty) ?? 0);
    const name = printTy(this.tcx, ty);
    const isSigned = ty.kind === "Int";
    if (value === (1n << (isSigned ? width - 1n : width)) - 1n) return `${name}::MAX`;
    if (isSigned && value === -(1n << (width - 1n))) return `${name}::MIN`;
    return `${value}_${name}`;
  }

  private report(lint: string, message: string, span: Span, text: string, operands: readonly string[]): void {
    const words = operands.reduce((filled, operand) => filled.replace("{}", operand), text);
    this.found.push(error(lint, message, span, { labels: [{ span, text: words, primary: true }] }));
  }
}

function trustOf(body: Body): Trust[] {
  const trust: Trust[] = body.locals.map((_, local) => (local > 0 && local <= body.argCount ? "InOwnBlock" : "Always"));
  const assigned = new Set<Local>();
  const assign = ({ local }: Place): void => {
    if (assigned.has(local) && trust[local] === "Always") trust[local] = "InOwnBlock";
    assigned.add(local);
  };
  for (const { statements, terminator } of body.blocks) {
    for (const statement of statements) {
      if (statement.kind !== "Assign") continue;
      const { place, rvalue } = statement;
      assign(place);
      if ((rvalue.kind === "Ref" && rvalue.borrow.kind !== "Fake") || rvalue.kind === "RawPtr")
        trust[rvalue.place.local] = "Never";
    }
    if (terminator.kind === "Call") assign(terminator.destination);
  }
  return trust;
}

function compute(op: BinOp, a: bigint, b: bigint): bigint | boolean | undefined {
  switch (op) {
    case "Add":
    case "AddWithOverflow":
      return a + b;
    case "Sub":
    case "SubWithOverflow":
      return a - b;
    case "Mul":
    case "MulWithOverflow":
      return a * b;
    case "Div":
      return b === 0n ? undefined : a / b;
    case "Rem":
      return b === 0n ? undefined : a % b;
    case "BitAnd":
      return a & b;
    case "BitOr":
      return a | b;
    case "BitXor":
      return a ^ b;
    case "Shl":
      return a << b;
    case "Shr":
      return a >> b;
    case "Eq":
      return a === b;
    case "Ne":
      return a !== b;
    case "Lt":
      return a < b;
    case "Le":
      return a <= b;
    case "Ge":
      return a >= b;
    case "Gt":
      return a > b;
    default:
      return undefined;
  }
}

function isScalar(ty: Ty): boolean {
  return bitsOf(ty) !== undefined;
}

function signed(ty: Ty, bits: bigint): bigint {
  return ty.kind === "Int" ? BigInt.asIntN(bitsOf(ty) ?? 128, bits) : bits;
}
