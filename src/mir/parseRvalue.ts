/** Places, constants, operands and rvalues in `.mir` text, for `parseBody.ts`. */
import {
  mkConstParam,
  mkConstUsize,
  mkFloat,
  mkFnDef,
  mkInt,
  mkRef,
  mkTyArgs,
  mkUint,
  reErased,
  reStatic,
  tyBool,
  tyChar,
  tyStr,
} from "../types/intern";
import type { CastKind } from "../types/operators";
import type { FloatTy, GenericArgs, IntTy, Ty, UintTy } from "../types/ty";
import type {
  BinOp,
  BorrowKind,
  Constant,
  ConstValue,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  PromotedId,
  Rvalue,
  UnOp,
} from "./mir";
import { placeTy, type PlaceTy } from "./placeTy";
import { floatBits } from "./scalarText";
import type { MirDef } from "./parseTypes";
import { TypeParser } from "./parseTypes";

const binOps: ReadonlySet<string> = new Set<BinOp>([
  "Add",
  "Sub",
  "Mul",
  "Div",
  "Rem",
  "AddWithOverflow",
  "SubWithOverflow",
  "MulWithOverflow",
  "AddUnchecked",
  "SubUnchecked",
  "MulUnchecked",
  "ShlUnchecked",
  "ShrUnchecked",
  "BitXor",
  "BitAnd",
  "BitOr",
  "Shl",
  "Shr",
  "Eq",
  "Lt",
  "Le",
  "Ne",
  "Ge",
  "Gt",
  "Cmp",
  "Offset",
]);
const unOps: ReadonlySet<string> = new Set<UnOp>(["Not", "Neg", "PtrMetadata"]);
const nullaryOps: ReadonlySet<string> = new Set(["SizeOf", "AlignOf", "UbChecks"]);

export class RvalueParser extends TypeParser {
  protected readonly locals: LocalDecl[] = [];

  protected local(): Local {
    return this.cursor.numbered("_") as Local;
  }

  place(): Place {
    const projection: Projection[] = [];
    const local = this.placeInto(projection);
    return { local, projection };
  }

  /** Takes a place from the outside in: `((*_1).0: T)`. */
  private placeInto(projection: Projection[]): Local {
    const { cursor } = this;
    let local: Local;
    if (cursor.eat("(")) {
      if (cursor.eat("*")) {
        local = this.placeInto(projection);
        projection.push({ kind: "Deref" });
      } else {
        local = this.placeInto(projection);
        if (cursor.eat("as")) projection.push(this.downcast({ local, projection }));
        else {
          cursor.expect(".");
          const field = cursor.integer();
          cursor.expect(":");
          projection.push({ kind: "Field", field, ty: this.ty() });
        }
      }
      cursor.expect(")");
    } else local = this.local();
    while (cursor.eat("[")) {
      projection.push(this.index());
      cursor.expect("]");
    }
    return local;
  }

  private downcast(base: Place): Projection {
    const name = this.cursor.ident();
    const { ty }: PlaceTy = placeTy(this.locals, base);
    const variants = ty.kind === "Adt" ? this.defOf(ty)?.adt?.variants : undefined;
    const variant = variants?.find((candidate) => candidate.name === name);
    return { kind: "Downcast", variant: variant?.index ?? this.cursor.fail(`no variant \`${name}\``), name };
  }

  private defOf(ty: Extract<Ty, { kind: "Adt" }>): MirDef | undefined {
    return [...this.scope.names.values()].find((def) => def.id === ty.def);
  }

  private index(): Projection {
    const { cursor } = this;
    if (cursor.token.kind !== "number") return { kind: "Index", local: this.local() };
    const fromEnd = cursor.token.text.startsWith("-");
    const first = Math.abs(cursor.integer());
    if (cursor.eat("of")) return { kind: "ConstantIndex", offset: first, minLength: cursor.integer(), fromEnd };
    if (cursor.eat("..")) return { kind: "Subslice", from: first, to: cursor.integer(), fromEnd: false };
    cursor.expect(":");
    return { kind: "Subslice", from: first, to: Math.abs(cursor.integer()), fromEnd: true };
  }

  // ---- Constants and operands ----

  operand(): Operand {
    const { cursor } = this;
    if (cursor.eat("copy")) return { kind: "Copy", place: this.place() };
    if (cursor.eat("move")) return { kind: "Move", place: this.place() };
    return { kind: "Constant", constant: this.constant() };
  }

  protected operandsBefore(close: string): Operand[] {
    const operands = [this.operand()];
    while (!this.cursor.is(close) && this.cursor.eat(",")) if (!this.cursor.is(close)) operands.push(this.operand());
    return operands;
  }

  constant(): Constant {
    const { cursor } = this;
    const mark = cursor.mark();
    cursor.expect("const");
    const { ty, value } = this.constantValue();
    return { span: cursor.spanFrom(mark), ty, value, userType: undefined };
  }

  private constantValue(): { readonly ty: Ty; readonly value: ConstValue } {
    const { cursor } = this;
    const { kind, text } = cursor.token;
    if (kind === "number") return this.number(cursor.next().text);
    if (kind === "string")
      return {
        ty: mkRef(reStatic, tyStr, "Not"),
        value: { kind: "Str", text: JSON.parse(cursor.next().text) as string },
      };
    if (kind === "char") return { ty: tyChar, value: { kind: "Scalar", bits: charBits(cursor.next().text) } };
    if (kind === "bytes") return this.bytes();
    if (text === "true" || text === "false") {
      cursor.next();
      return { ty: tyBool, value: { kind: "Scalar", bits: text === "true" ? 1n : 0n } };
    }
    if (cursor.eat("(")) {
      cursor.expect(")");
      return { ty: this.unit(), value: { kind: "ZeroSized" } };
    }
    if (cursor.eat("{")) {
      const result = this.braced();
      cursor.expect("}");
      return result;
    }
    const { name, args } = this.pathWithArgs();
    return this.item(this.def(name), args);
  }

  private item(def: MirDef, args: GenericArgs): { readonly ty: Ty; readonly value: ConstValue } {
    if (def.kind === "Fn" || def.kind === "Intrinsic")
      return { ty: mkFnDef(def.id, args), value: { kind: "ZeroSized" } };
    return {
      ty: def.ty ?? this.cursor.fail(`\`${def.name}\` has no type`),
      value: { kind: "Unevaluated", def: def.id, args },
    };
  }

  private number(text: string): { readonly ty: Ty; readonly value: ConstValue } {
    const match = /^(-?[\d.e+-]+?)_([iuf])(\w+)$/.exec(text);
    const [, digits, letter, rest] = match ?? [];
    if (digits === undefined || rest === undefined) return this.cursor.fail(`a number needs its type: ${text}`);
    if (letter === "f") {
      const float = `f${rest}` as FloatTy;
      return { ty: mkFloat(float), value: { kind: "Scalar", bits: floatBits(digits, float) } };
    }
    const ty = letter === "i" ? mkInt(`i${rest}` as IntTy) : mkUint(`u${rest}` as UintTy);
    const width = rest === "size" ? 64 : Number(rest);
    return { ty, value: { kind: "Scalar", bits: BigInt.asUintN(width, BigInt(digits)) } };
  }

  private bytes(): { readonly ty: Ty; readonly value: ConstValue } {
    const text = this.cursor.next().text.slice(2, -1);
    const bytes: number[] = [];
    for (const match of text.matchAll(/\\x([0-9a-f]{2})|./gs))
      bytes.push(match[1] === undefined ? match[0].charCodeAt(0) : Number.parseInt(match[1], 16));
    this.cursor.expect(":");
    return { ty: this.ty(), value: { kind: "Bytes", bytes: Uint8Array.from(bytes) } };
  }

  /** `{promoted[0]: T}`, `{static NAME: T}`, `{param N#0: T}`, `{zst: T}`, `{0x2a: T}`. */
  private braced(): { readonly ty: Ty; readonly value: ConstValue } {
    const value = this.bracedValue();
    this.cursor.expect(":");
    return { ty: this.ty(), value };
  }

  private bracedValue(): ConstValue {
    const { cursor } = this;
    if (cursor.token.kind === "number") return { kind: "Scalar", bits: BigInt(cursor.next().text) };
    const word = cursor.ident();
    if (word === "zst") return { kind: "ZeroSized" };
    if (word === "static") return { kind: "StaticRef", def: this.def(this.pathWithoutArgs()).id };
    if (word === "param") {
      const name = cursor.ident();
      cursor.expect("#");
      return { kind: "Param", name, index: cursor.integer() };
    }
    cursor.expect("[");
    const promoted = cursor.integer() as PromotedId;
    cursor.expect("]");
    return { kind: "Promoted", promoted };
  }

  // ---- Rvalues ----

  /** The function of a call: a path, or an operand that holds a function pointer. */
  protected calleeIfAny(): Operand | undefined {
    const { cursor } = this;
    const { kind, text } = cursor.token;
    if (text === "copy" || text === "move") return this.operand();
    if (kind !== "ident" || /^_\d+$/.test(text)) return undefined;
    const mark = cursor.mark();
    const { name, args } = this.pathWithArgs();
    const def = this.scope.names.get(name);
    if (def === undefined || (def.kind !== "Fn" && def.kind !== "Intrinsic")) return undefined;
    return {
      kind: "Constant",
      constant: { span: cursor.spanFrom(mark), ...this.item(def, args), userType: undefined },
    };
  }

  rvalue(destination: Place): Rvalue {
    const { cursor } = this;
    const { text, kind } = cursor.token;
    if (text === "copy" || text === "move" || text === "const") return this.useOrCast();
    if (cursor.eat("&")) return this.borrow();
    if (cursor.eat("[")) return this.array(destination);
    if (cursor.eat("("))
      return { kind: "Aggregate", aggregate: { kind: "Tuple" }, operands: cursor.list(")", () => this.operand()) };
    if (cursor.eat("*")) return this.rawPtr();
    if (kind !== "ident") return cursor.fail(`expected an rvalue, found \`${text}\``);
    return this.operation(text) ?? this.adt();
  }

  private useOrCast(): Rvalue {
    const operand = this.operand();
    if (!this.cursor.eat("as")) return { kind: "Use", operand };
    const ty = this.ty();
    this.cursor.expect("(");
    const cast = this.cursor.ident() as CastKind;
    this.cursor.expect(")");
    return { kind: "Cast", cast, operand, ty };
  }

  private borrow(): Rvalue {
    const { cursor } = this;
    if (cursor.eat("raw")) {
      const mutbl = cursor.next().text === "mut" ? "Mut" : "Not";
      return { kind: "RawPtr", mutbl, place: this.place() };
    }
    let borrow: BorrowKind = { kind: "Shared" };
    if (cursor.eat("fake")) borrow = { kind: "Fake", shallow: cursor.eat("shallow") };
    else if (cursor.eat("two_phase")) borrow = { kind: "Mut", mut: "TwoPhase" };
    else if (cursor.eat("capture")) borrow = { kind: "Mut", mut: "ClosureCapture" };
    else if (cursor.is("mut")) borrow = { kind: "Mut", mut: "Default" };
    if (borrow.kind === "Mut") cursor.expect("mut");
    return { kind: "Ref", region: reErased, borrow, place: this.place() };
  }

  private array(destination: Place): Rvalue {
    const { cursor } = this;
    const { ty } = placeTy(this.locals, destination);
    const elem = ty.kind === "Array" ? ty.elem : cursor.fail("the destination is no array");
    if (cursor.eat("]")) return { kind: "Aggregate", aggregate: { kind: "Array", elem }, operands: [] };
    const first = this.operand();
    if (cursor.eat(";")) {
      const count =
        cursor.token.kind === "number"
          ? mkConstUsize(cursor.integer())
          : mkConstParam(this.scope.generics.indexOf(cursor.token.text), cursor.ident());
      cursor.expect("]");
      return { kind: "Repeat", operand: first, count };
    }
    const rest = cursor.eat(",") ? cursor.list("]", () => this.operand()) : [];
    if (rest.length === 0) cursor.eat("]");
    return { kind: "Aggregate", aggregate: { kind: "Array", elem }, operands: [first, ...rest] };
  }

  private rawPtr(): Rvalue {
    const { cursor } = this;
    const mutbl = cursor.next().text === "mut" ? "Mut" : "Not";
    const pointee = this.ty();
    cursor.expect("from");
    cursor.expect("(");
    return {
      kind: "Aggregate",
      aggregate: { kind: "RawPtr", pointee, mutbl },
      operands: cursor.list(")", () => this.operand()),
    };
  }

  private operation(word: string): Rvalue | undefined {
    const { cursor } = this;
    if (word === "deref_copy") {
      cursor.next();
      return { kind: "CopyForDeref", place: this.place() };
    }
    if (cursor.peek(1).text !== "(") return undefined;
    const inside = <T>(read: () => T): T => {
      cursor.next();
      cursor.expect("(");
      const value = read();
      cursor.expect(")");
      return value;
    };
    if (binOps.has(word)) return inside(() => this.binary(word as BinOp));
    if (unOps.has(word)) return inside(() => ({ kind: "UnaryOp", op: word as UnOp, operand: this.operand() }));
    if (nullaryOps.has(word)) return inside(() => ({ kind: "NullaryOp", op: word as "SizeOf", ty: this.ty() }));
    if (word === "Len") return inside(() => ({ kind: "Len", place: this.place() }));
    if (word === "discriminant") return inside(() => ({ kind: "Discriminant", place: this.place() }));
    if (word === "ShallowInitBox") return inside(() => this.shallowInitBox());
    return undefined;
  }

  private binary(op: BinOp): Rvalue {
    const left = this.operand();
    this.cursor.expect(",");
    return { kind: "BinaryOp", op, left, right: this.operand() };
  }

  private shallowInitBox(): Rvalue {
    const operand = this.operand();
    this.cursor.expect(",");
    return { kind: "ShallowInitBox", operand, ty: this.ty() };
  }

  /** `Point { x: copy _1 }`, `Pair(copy _1)`, `E::A`, `Option::<i32>::Some(copy _1)`. */
  private adt(): Rvalue {
    const { cursor } = this;
    let { name, args } = this.pathWithArgs();
    let def = this.scope.names.get(name);
    let variantName: string | undefined;
    if (def === undefined) {
      const cut = name.lastIndexOf("::");
      variantName = name.slice(cut + 2);
      name = name.slice(0, Math.max(0, cut));
      def = this.def(name);
    } else if (cursor.eat("::")) variantName = cursor.ident();
    const adt = def.adt ?? cursor.fail(`\`${name}\` is no struct or enum`);
    if (args.length === 0 && def.generics.length > 0) args = mkTyArgs();
    const variant =
      variantName === undefined ? adt.variants[0] : adt.variants.find((candidate) => candidate.name === variantName);
    if (variant === undefined) return cursor.fail(`no variant \`${variantName}\``);
    let activeField: number | undefined;
    let operands: Operand[] = [];
    if (cursor.eat("(")) operands = cursor.list(")", () => this.operand());
    else if (cursor.eat("{")) {
      operands = cursor.list("}", () => {
        const field = cursor.next().text;
        cursor.expect(":");
        if (adt.adtKind === "Union") activeField = variant.fields.find((candidate) => candidate.name === field)?.index;
        return this.operand();
      });
    }
    return {
      kind: "Aggregate",
      aggregate: { kind: "Adt", def: def.id, variant: variant.index, args, activeField },
      operands,
    };
  }
}

function charBits(text: string): bigint {
  const inner = text.slice(1, -1);
  const escaped = /^\\u\{([0-9a-f]+)\}$/.exec(inner);
  return escaped?.[1] === undefined ? BigInt(inner.codePointAt(0) ?? 0) : BigInt(Number.parseInt(escaped[1], 16));
}
