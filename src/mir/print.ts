/**
 * MIR as text, close to rustc's `--emit=mir`; `parse.ts` reads the same text back. For `emit mir`, goldens and machine
 * fixtures. Differences from rustc: stop points (`stop#3 Statement;`), two-phase borrows are told apart, false edges and
 * fake reads are printed without their inner data, and user types are referred to by index. Spans are not printed.
 */
import { assertNever } from "../base/invariant";
import type { DefId } from "../resolve/def";
import type { TyCtxt } from "../types/tcx";
import type { GenericArgs, Ty } from "../types/ty";
import { assertText } from "./assertMessage";
import type {
  BasicBlock,
  Body,
  BorrowKind,
  Constant,
  Local,
  Location,
  Operand,
  Place,
  Rvalue,
  SourceScope,
  StatementKind,
  TerminatorKind,
  UnwindAction,
  VarDebugInfo,
} from "./mir";
import { placeTy } from "./placeTy";
import { floatText } from "./scalarText";

/** What the printer asks of the type context. */
export type PrintContext = Pick<TyCtxt, "printTy" | "path" | "adtDef" | "def" | "parent" | "instantiate">;

/** The body and its promoted bodies. */
export function printBody(tcx: PrintContext, body: Body): string {
  return new Printer(tcx, body).print();
}

export function printPlace(tcx: PrintContext, body: Body, place: Place): string {
  return new Printer(tcx, body).place(place);
}

/** What stands at a location. */
export function printLocation(tcx: PrintContext, body: Body, { block, statementIndex }: Location): string {
  const data = body.blocks[block];
  const printer = new Printer(tcx, body);
  const statement = data?.statements[statementIndex];
  if (statement !== undefined) return printer.statement(statement);
  return data === undefined ? "?" : printer.terminator(data.terminator);
}

class Printer {
  constructor(
    private readonly tcx: PrintContext,
    private readonly body: Body,
  ) {}

  print(): string {
    const { body } = this;
    const lines = [...this.attributes(), `${this.header()} {`, ...this.scopeContents(0 as SourceScope, 1)];
    for (const { place, flag } of body.viewFlags) lines.push(`    viewflag ${this.place(place)} => _${flag};`);
    body.blocks.forEach((block, index) => {
      lines.push("", `    bb${index}${block.isCleanup ? " (cleanup)" : ""}: {`);
      for (const statement of block.statements) lines.push(`        ${this.statement(statement)};`);
      lines.push(`        ${this.terminator(block.terminator)};`, "    }");
    });
    lines.push("}");
    const promoted = body.promoted.map((inner) => `\n${printBody(this.tcx, inner)}`);
    return `${lines.join("\n")}\n${promoted.join("")}`;
  }

  private attributes(): string[] {
    const { body } = this;
    const lines: string[] = [];
    if (body.phase !== "runtime") lines.push(`#[phase(${body.phase})]`);
    if (body.trackCaller) lines.push("#[track_caller]");
    if (body.hasUnsafe) lines.push("#[unsafe]");
    if (body.spreadArg !== undefined) lines.push(`#[spread(_${body.spreadArg})]`);
    return lines;
  }

  private header(): string {
    const { body } = this;
    const result = this.localTy(0 as Local);
    if (body.source === "Const" || body.source === "Promoted") return `const ${body.name}: ${result} =`;
    if (body.source === "Static") return `static ${body.name}: ${result} =`;
    const args = body.locals.slice(1, body.argCount + 1).map((decl, i) => `_${i + 1}: ${this.tcx.printTy(decl.ty)}`);
    return `fn ${body.name}(${args.join(", ")}) -> ${result}`;
  }

  private localTy(local: Local): string {
    const decl = this.body.locals[local];
    return decl === undefined ? "?" : this.tcx.printTy(decl.ty);
  }

  /** Variables, locals and inner scopes of a scope. */
  private scopeContents(scope: SourceScope, depth: number): string[] {
    const { body } = this;
    const indent = "    ".repeat(depth);
    const lines: string[] = [];
    for (const info of body.varDebugInfo)
      if (info.scope === scope) lines.push(`${indent}debug ${this.debugInfo(info)};`);
    body.locals.forEach((decl, index) => {
      if (decl.scope !== scope || (index > 0 && index <= body.argCount)) return;
      const mut = decl.mutability === "Mut" ? "mut " : "";
      lines.push(`${indent}let ${mut}_${index}: ${this.tcx.printTy(decl.ty)};`);
    });
    body.sourceScopes.forEach((data, index) => {
      if (index === 0 || data.parentScope !== scope) return;
      const inner = this.scopeContents(index as SourceScope, depth + 1);
      lines.push(`${indent}scope ${index} {`, ...inner, `${indent}}`);
    });
    return lines;
  }

  private debugInfo({ name, value }: VarDebugInfo): string {
    return `${name} => ${value.kind === "Place" ? this.place(value.place) : this.constant(value.value)}`;
  }

  place(place: Place): string {
    let text = `_${place.local}`;
    for (const element of place.projection) {
      switch (element.kind) {
        case "Deref":
          text = `(*${text})`;
          break;
        case "Field":
          text = `(${text}.${element.field}: ${this.tcx.printTy(element.ty)})`;
          break;
        case "Index":
          text = `${text}[_${element.local}]`;
          break;
        case "ConstantIndex":
          text = `${text}[${element.fromEnd ? "-" : ""}${element.offset} of ${element.minLength}]`;
          break;
        case "Subslice":
          text = `${text}[${element.from}${element.fromEnd ? `:-${element.to}` : `..${element.to}`}]`;
          break;
        case "Downcast":
          text = `(${text} as ${element.name})`;
          break;
        default:
          assertNever(element);
      }
    }
    return text;
  }

  operand(operand: Operand): string {
    if (operand.kind === "Constant") return this.constant(operand.constant);
    return `${operand.kind === "Copy" ? "copy" : "move"} ${this.place(operand.place)}`;
  }

  private constant(constant: Constant): string {
    const { value, ty } = constant;
    switch (value.kind) {
      case "Scalar":
        return `const ${scalarText(ty, value.bits, this.tcx)}`;
      case "ZeroSized":
        return `const ${this.zeroSized(ty)}`;
      case "Str":
        return `const ${JSON.stringify(value.text)}`;
      case "Bytes":
        return `const b"${[...value.bytes].map(byteText).join("")}": ${this.tcx.printTy(ty)}`;
      case "Unevaluated":
        return `const ${this.pathWithArgs(value.def, value.args)}`;
      case "Promoted":
        return `const {promoted[${value.promoted}]: ${this.tcx.printTy(ty)}}`;
      case "StaticRef":
        return `const {static ${this.tcx.path(value.def)}: ${this.tcx.printTy(ty)}}`;
      case "Param":
        return `const {param ${value.name}#${value.index}: ${this.tcx.printTy(ty)}}`;
      default:
        return assertNever(value);
    }
  }

  private zeroSized(ty: Ty): string {
    if (ty.kind === "FnDef") return this.pathWithArgs(ty.def, ty.args);
    if (ty.kind === "Tuple" && ty.elems.length === 0) return "()";
    return `{zst: ${this.tcx.printTy(ty)}}`;
  }

  /** `path::<A, B>`, and `<Self as Trait<A>>::method::<B>` for a trait's item. */
  private pathWithArgs(def: DefId, args: GenericArgs): string {
    const parent = this.tcx.parent(def);
    const texts = args
      .filter((arg) => arg.kind !== "Lifetime")
      .map((arg) => (arg.kind === "Type" ? this.tcx.printTy(arg.ty) : constText(arg.value)));
    const [self, ...rest] = texts;
    if (parent !== undefined && self !== undefined && this.tcx.def(parent).kind === "Trait") {
      const trait = this.tcx.def(parent).name;
      return `<${self} as ${trait}>::${this.tcx.def(def).name}${turbofish(rest)}`;
    }
    return `${this.tcx.path(def)}${turbofish(texts)}`;
  }

  private borrow(borrow: BorrowKind): string {
    if (borrow.kind === "Shared") return "&";
    if (borrow.kind === "Fake") return borrow.shallow ? "&fake shallow " : "&fake ";
    return { Default: "&mut ", TwoPhase: "&two_phase mut ", ClosureCapture: "&capture mut " }[borrow.mut];
  }

  rvalue(rvalue: Rvalue, destination: Place): string {
    switch (rvalue.kind) {
      case "Use":
        return this.operand(rvalue.operand);
      case "Repeat":
        return `[${this.operand(rvalue.operand)}; ${constText(rvalue.count)}]`;
      case "Ref":
        return `${this.borrow(rvalue.borrow)}${this.place(rvalue.place)}`;
      case "RawPtr":
        return `&raw ${rvalue.mutbl === "Mut" ? "mut" : "const"} ${this.place(rvalue.place)}`;
      case "Cast":
        return `${this.operand(rvalue.operand)} as ${this.tcx.printTy(rvalue.ty)} (${rvalue.cast})`;
      case "BinaryOp":
        return `${rvalue.op}(${this.operand(rvalue.left)}, ${this.operand(rvalue.right)})`;
      case "UnaryOp":
        return `${rvalue.op}(${this.operand(rvalue.operand)})`;
      case "Len":
        return `Len(${this.place(rvalue.place)})`;
      case "Discriminant":
        return `discriminant(${this.place(rvalue.place)})`;
      case "Aggregate":
        return this.aggregate(rvalue, destination);
      case "CopyForDeref":
        return `deref_copy ${this.place(rvalue.place)}`;
      case "ShallowInitBox":
        return `ShallowInitBox(${this.operand(rvalue.operand)}, ${this.tcx.printTy(rvalue.ty)})`;
      case "NullaryOp":
        return `${rvalue.op}(${this.tcx.printTy(rvalue.ty)})`;
      default:
        return assertNever(rvalue);
    }
  }

  private aggregate(rvalue: Extract<Rvalue, { kind: "Aggregate" }>, destination: Place): string {
    const { aggregate } = rvalue;
    const operands = rvalue.operands.map((operand) => this.operand(operand));
    switch (aggregate.kind) {
      case "Array":
        return `[${operands.join(", ")}]`;
      case "Tuple":
        return `(${operands.join(", ")}${operands.length === 1 ? "," : ""})`;
      case "Adt":
        return this.adt(aggregate, operands);
      case "Closure":
      case "Coroutine": {
        const ty = placeTy(this.body.locals, destination).ty;
        return `{${aggregate.kind.toLowerCase()} ${this.tcx.printTy(ty)}} { ${operands.join(", ")} }`;
      }
      case "RawPtr":
        return `*${aggregate.mutbl === "Mut" ? "mut" : "const"} ${this.tcx.printTy(aggregate.pointee)} from (${operands.join(", ")})`;
      default:
        return assertNever(aggregate);
    }
  }

  private adt(
    aggregate: Extract<Extract<Rvalue, { kind: "Aggregate" }>["aggregate"], { kind: "Adt" }>,
    operands: readonly string[],
  ): string {
    const adt = this.tcx.adtDef(aggregate.def);
    const variant = adt.variants[aggregate.variant];
    const head = this.pathWithArgs(aggregate.def, aggregate.args);
    const path = adt.adtKind === "Enum" && variant !== undefined ? `${head}::${variant.name}` : head;
    if (operands.length === 0) return path;
    if (variant?.ctorKind === "Fn") return `${path}(${operands.join(", ")})`;
    const name = (index: number) => variant?.fields[aggregate.activeField ?? index]?.name ?? String(index);
    return `${path} { ${operands.map((operand, i) => `${name(i)}: ${operand}`).join(", ")} }`;
  }

  statement(statement: StatementKind): string {
    switch (statement.kind) {
      case "Assign":
        return `${this.place(statement.place)} = ${this.rvalue(statement.rvalue, statement.place)}`;
      case "StopPoint":
        return this.stop(statement.stop);
      case "StorageLive":
      case "StorageDead":
        return `${statement.kind}(_${statement.local})`;
      case "SetDiscriminant":
        return `discriminant(${this.place(statement.place)}) = ${statement.variant}`;
      case "FakeRead":
        return `FakeRead(${statement.cause}, ${this.place(statement.place)})`;
      case "PlaceMention":
      case "Deinit":
        return `${statement.kind}(${this.place(statement.place)})`;
      case "AscribeUserType":
        return `AscribeUserType(${this.place(statement.place)}, ${statement.variance}, ${statement.userType})`;
      case "Assume":
        return `assume(${this.operand(statement.operand)})`;
      case "CopyNonOverlapping":
        return `copy_nonoverlapping(${this.operand(statement.source)}, ${this.operand(statement.destination)}, ${this.operand(statement.count)})`;
      case "Nop":
        return "nop";
      default:
        return assertNever(statement);
    }
  }

  private stop(stop: number): string {
    const point = this.body.stopPoints[stop];
    if (point === undefined) return `stop#${stop}`;
    const local = point.local === undefined ? "" : `(_${point.local})`;
    return `stop#${stop} ${point.kind}${local}${point.scope === 0 ? "" : ` in scope ${point.scope}`}`;
  }

  terminator(terminator: TerminatorKind): string {
    switch (terminator.kind) {
      case "Goto":
        return `goto -> bb${terminator.target}`;
      case "SwitchInt": {
        const arms = terminator.values.map((value, i) => `${value}: bb${terminator.targets[i]}`);
        return `switchInt(${this.operand(terminator.discriminant)}) -> [${[...arms, `otherwise: bb${terminator.otherwise}`].join(", ")}]`;
      }
      case "Return":
        return "return";
      case "Unreachable":
        return "unreachable";
      case "UnwindResume":
        return "resume";
      case "UnwindTerminate":
        return `terminate(${reasonText(terminator.reason)})`;
      case "Drop":
        return `drop(${this.place(terminator.place)}${terminator.replace ? ", replace" : ""}) -> ${edges("return", terminator.target, terminator.unwind)}`;
      case "Call": {
        const args = terminator.args.map((arg) => this.operand(arg));
        const callee = this.callee(terminator.func);
        return `${this.place(terminator.destination)} = ${callee}(${args.join(", ")}) -> ${edges("return", terminator.target, terminator.unwind)}`;
      }
      case "Assert": {
        const { text, operands } = assertText(terminator.message);
        const rest = [JSON.stringify(text), ...operands.map((operand) => this.operand(operand))];
        const condition = `${terminator.expected ? "" : "!"}${this.operand(terminator.condition)}`;
        return `assert(${condition}, ${rest.join(", ")}) -> ${edges("success", terminator.target, terminator.unwind)}`;
      }
      case "FalseEdge":
        return `falseEdge -> [real: bb${terminator.realTarget}, imaginary: bb${terminator.imaginaryTarget}]`;
      case "FalseUnwind":
        return `falseUnwind -> ${edges("real", terminator.realTarget, terminator.unwind)}`;
      case "Yield": {
        const drop = terminator.drop === undefined ? "" : `, drop: bb${terminator.drop}`;
        return `${this.place(terminator.resumeArg)} = yield(${this.operand(terminator.value)}) -> [resume: bb${terminator.resume}${drop}]`;
      }
      case "CoroutineDrop":
        return "coroutine_drop";
      default:
        return assertNever(terminator);
    }
  }

  private callee(func: Operand): string {
    if (func.kind === "Constant" && func.constant.ty.kind === "FnDef")
      return this.pathWithArgs(func.constant.ty.def, func.constant.ty.args);
    return this.operand(func);
  }
}

function edges(label: string, target: BasicBlock | undefined, unwind: UnwindAction): string {
  const first = target === undefined ? [] : [`${label}: bb${target}`];
  return `[${[...first, unwindText(unwind)].join(", ")}]`;
}

function unwindText(unwind: UnwindAction): string {
  switch (unwind.kind) {
    case "Continue":
      return "unwind continue";
    case "Cleanup":
      return `unwind: bb${unwind.target}`;
    case "Unreachable":
      return "unwind unreachable";
    case "Terminate":
      return `unwind terminate(${reasonText(unwind.reason)})`;
    default:
      return assertNever(unwind);
  }
}

function reasonText(reason: "Abi" | "InCleanup"): string {
  return reason === "Abi" ? "abi" : "cleanup";
}

function turbofish(texts: readonly string[]): string {
  return texts.length === 0 ? "" : `::<${texts.join(", ")}>`;
}

function byteText(byte: number): string {
  if (byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c) return String.fromCharCode(byte);
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}

function constText(value: Extract<Rvalue, { kind: "Repeat" }>["count"]): string {
  if (value.kind === "Value") return value.ty.kind === "Bool" ? String(value.bits === 1n) : String(value.bits);
  return value.kind === "Param" ? value.name : "_";
}

/** `5_i32`, `true`, `'a'`, `1.5_f64`; anything else as `{0x2a: T}`. */
function scalarText(ty: Ty, bits: bigint, tcx: PrintContext): string {
  switch (ty.kind) {
    case "Bool":
      return bits === 0n ? "false" : "true";
    case "Char":
      return `'${charText(Number(bits))}'`;
    case "Int": {
      const width = ty.int === "isize" ? 64 : Number(ty.int.slice(1));
      return `${BigInt.asIntN(width, bits)}_${ty.int}`;
    }
    case "Uint":
      return `${bits}_${ty.uint}`;
    case "Float": {
      const text = floatText(bits, ty.float);
      if (text !== undefined) return `${text}_${ty.float}`;
      break;
    }
    default:
  }
  return `{0x${bits.toString(16)}: ${tcx.printTy(ty)}}`;
}

function charText(code: number): string {
  const plain = code >= 0x20 && code !== 0x27 && code !== 0x5c && code !== 0x7f;
  return plain ? String.fromCodePoint(code) : `\\u{${code.toString(16)}}`;
}
