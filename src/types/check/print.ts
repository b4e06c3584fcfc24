/**
 * Prints a typed body as indented text, one node a line with its type: for `emit types`, goldens and our own eyes. Types
 * are printed as rustc prints them; spans are left out.
 */
import { assertNever } from "../../base/invariant";
import type { Arm, Block, CapturedPlace, Expr, LiteralValue, Pat, PatConst, Stmt, TypedBody } from "../body";
import type { TyCtxt } from "../tcx";
import type { Ty } from "../ty";

/** The text of one body. */
export function printTypedBody(tcx: TyCtxt, body: TypedBody): string {
  const printer = new Printer(tcx);
  const closure = body.closure === undefined ? "" : ` ${body.closure.kind}`;
  printer.line(`${body.kind}${closure} ${tcx.path(body.def)} -> ${tcx.printTy(body.returnTy)}`);
  printer.nest(() => {
    for (const capture of body.captures) printer.line(`capture ${printCapture(capture)}: ${tcx.printTy(capture.ty)}`);
    body.params.forEach((param) => {
      if (param.pat === undefined) printer.line(`param: ${tcx.printTy(param.ty)}`);
      else printer.pat(param.pat, "param ");
    });
    printer.expr(body.value, "");
  });
  return printer.text();
}

function printCapture(capture: CapturedPlace): string {
  let place = capture.name;
  for (const step of capture.projections) place = step.kind === "Deref" ? `(*${place})` : `${place}.${step.field}`;
  return `${capture.by.kind === "Value" ? "move" : `ref ${capture.by.borrow}`} ${place}`;
}

class Printer {
  private readonly lines: string[] = [];
  private depth = 0;

  constructor(private readonly tcx: TyCtxt) {}

  text(): string {
    return `${this.lines.join("\n")}\n`;
  }

  line(text: string): void {
    this.lines.push("  ".repeat(this.depth) + text);
  }

  nest(f: () => void): void {
    this.depth++;
    f();
    this.depth--;
  }

  private node(head: string, ty: Ty, children: readonly (readonly [string, Expr | undefined])[]): void {
    this.line(`${head}: ${this.tcx.printTy(ty)}`);
    this.nest(() => {
      for (const [label, child] of children) if (child !== undefined) this.expr(child, label);
    });
  }

  expr(expr: Expr, label: string): void {
    const k = expr.kind;
    const node = (head: string, ...children: (readonly [string, Expr | undefined])[]): void =>
      this.node(label + head, expr.ty, children);
    switch (k.kind) {
      case "VarRef":
      case "UpvarRef":
        return node(`${k.kind} ${k.name}`);
      case "StaticRef":
        return node(`Static ${this.tcx.path(k.def)}`);
      case "Field":
        return node(`Field ${k.name}`, ["", k.base]);
      case "Index":
        return node("Index", ["", k.base], ["", k.index]);
      case "Deref":
        return node(`Deref${origin(k.origin)}`, ["", k.base]);
      case "Literal":
        return node(printLiteral(k.value));
      case "ZstLiteral":
        return node("Zst");
      case "NamedConst":
        return node(`Const ${this.tcx.path(k.def)}`);
      case "ConstParam":
        return node(`ConstParam ${k.name}`);
      case "ConstBlock":
        return node("ConstBlock");
      case "Tuple":
        return node("Tuple", ...k.fields.map((e) => ["", e] as const));
      case "Array":
        return node("Array", ...k.elements.map((e) => ["", e] as const));
      case "Repeat":
        return node("Repeat", ["", k.value]);
      case "Adt":
        return node(`Adt variant ${k.variant}`, ...k.fields.map((f) => [`.${f.field} `, f.value] as const), [
          "..",
          k.base?.base,
        ]);
      case "Closure":
        return node(`Closure${k.move ? " move" : ""}`);
      case "Call":
        return node(`Call ${k.source}`, ["fn ", k.func], ...k.args.map((e) => ["", e] as const));
      case "Borrow":
        return node(`Borrow ${k.mutbl}${k.twoPhase ? " two-phase" : ""}${origin(k.origin)}`, ["", k.place]);
      case "RawBorrow":
        return node(`RawBorrow ${k.mutbl}`, ["", k.place]);
      case "Unary":
        return node(`Unary ${k.op}`, ["", k.operand]);
      case "Binary":
        return node(`Binary ${k.op}`, ["", k.left], ["", k.right]);
      case "LogicalOp":
        return node(k.op, ["", k.left], ["", k.right]);
      case "Cast":
        return node(`Cast ${k.cast}${origin(k.origin)}`, ["", k.operand]);
      case "NeverToAny":
      case "Use":
        return node(k.kind, ["", k.operand]);
      case "Assign":
        return node("Assign", ["", k.place], ["", k.value]);
      case "AssignOp":
        return node(`AssignOp ${k.op}`, ["", k.place], ["", k.value]);
      case "Block":
        this.line(
          `${label}Block${k.block.safety === "Unsafe" ? " unsafe" : ""}${k.block.label === undefined ? "" : " labelled"}: ${this.tcx.printTy(expr.ty)}`,
        );
        return this.nest(() => this.block(k.block));
      case "If":
        return node("If", ["if ", k.condition], ["then ", k.then], ["else ", k.otherwise]);
      case "Let":
        this.line(`${label}Let: ${this.tcx.printTy(expr.ty)}`);
        return this.nest(() => {
          this.pat(k.pat, "");
          this.expr(k.scrutinee, "= ");
        });
      case "Match":
        this.line(`${label}Match${k.source === "Normal" ? "" : ` ${k.source}`}: ${this.tcx.printTy(expr.ty)}`);
        return this.nest(() => {
          this.expr(k.scrutinee, "");
          for (const arm of k.arms) this.arm(arm);
        });
      case "Loop":
        return node(`Loop${k.source === "Loop" ? "" : ` ${k.source}`}`, ["", k.body]);
      case "Break":
      case "Return":
        return node(k.kind, ["", k.value]);
      case "Continue":
      case "OffsetOf":
      case "Error":
        return node(k.kind);
      case "Yield":
        return node("Yield", ["", k.value]);
      case "ValueTypeAscription":
        return node("Ascribe", ["", k.operand]);
      default:
        return assertNever(k);
    }
  }

  private block(block: Block): void {
    for (const stmt of block.statements) this.stmt(stmt);
    if (block.tail !== undefined) this.expr(block.tail, "tail ");
  }

  private stmt(stmt: Stmt): void {
    if (stmt.kind === "Expr") return this.expr(stmt.expr, "");
    this.line("let");
    this.nest(() => {
      this.pat(stmt.pat, "");
      if (stmt.init !== undefined) this.expr(stmt.init, "= ");
      if (stmt.else !== undefined) {
        this.line("else");
        const block = stmt.else;
        this.nest(() => this.block(block));
      }
    });
  }

  private arm(arm: Arm): void {
    this.pat(arm.pat, "arm ");
    this.nest(() => {
      if (arm.guard !== undefined) this.expr(arm.guard, "if ");
      this.expr(arm.body, "=> ");
    });
  }

  pat(pat: Pat, label: string): void {
    const k = pat.kind;
    const node = (head: string, children: readonly (readonly [string, Pat])[] = []): void => {
      this.line(`${label}${head}: ${this.tcx.printTy(pat.ty)}`);
      this.nest(() => {
        for (const [childLabel, child] of children) this.pat(child, childLabel);
      });
    };
    switch (k.kind) {
      case "Wild":
      case "Never":
      case "Error":
        return node(k.kind);
      case "Binding":
        return node(
          `Binding ${k.mutability === "Mut" ? "mut " : ""}${k.name} ${k.mode}`,
          k.subpattern === undefined ? [] : [["@ ", k.subpattern]],
        );
      case "Variant":
        return node(
          `Variant ${k.variant}`,
          k.fields.map((f) => [`.${f.field} `, f.pat] as const),
        );
      case "Leaf":
        return node(
          "Leaf",
          k.fields.map((f) => [`.${f.field} `, f.pat] as const),
        );
      case "Deref":
        return node("Deref", [["", k.subpattern]]);
      case "Constant":
        return node(`Constant ${printPatConst(k.value)}`);
      case "Range":
        return node(
          `Range ${k.lo === undefined ? "" : printPatConst(k.lo)}..${k.inclusive ? "=" : ""}${k.hi === undefined ? "" : printPatConst(k.hi)}`,
        );
      case "Slice":
        return node("Slice", [
          ...k.prefix.map((p) => ["", p] as const),
          ...(k.slice === undefined ? [] : [[".. ", k.slice] as const]),
          ...k.suffix.map((p) => ["", p] as const),
        ]);
      case "Or":
        return node(
          "Or",
          k.pats.map((p) => ["| ", p] as const),
        );
      default:
        return assertNever(k);
    }
  }
}

function origin(of: string): string {
  return of === "Source" ? "" : ` (${of})`;
}

function printLiteral(value: LiteralValue): string {
  switch (value.kind) {
    case "Int":
    case "Float":
      return `${value.kind} 0x${value.bits.toString(16)}`;
    case "Bool":
      return `Bool ${value.value}`;
    case "Char":
      return `Char ${JSON.stringify(String.fromCodePoint(value.value))}`;
    case "Str":
      return `Str ${JSON.stringify(value.text)}`;
    case "ByteStr":
    case "CStr":
      return `${value.kind} [${[...value.bytes].join(" ")}]`;
  }
}

function printPatConst(value: PatConst): string {
  switch (value.kind) {
    case "Scalar":
      return `0x${value.bits.toString(16)}`;
    case "Str":
      return JSON.stringify(value.text);
    case "Bytes":
      return `[${[...value.bytes].join(" ")}]`;
  }
}
