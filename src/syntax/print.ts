/**
 * Expressions, blocks and statements as source text. `assert!` prints its condition with it, so spacing is rustc's; printed
 * code parses back to the same tree (parentheses are added where a macro's substitution made them necessary).
 */
import type { SourceMap } from "../base/source";
import type { Attribute, Block, Closure, Expr, Stmt } from "./ast";
import { castPrecedence, postfixPrecedence, precedences, primaryPrecedence, unaryPrecedence } from "./precedence";
import { closeText, literalText, openText } from "./parser/parser";
import { printFormatString } from "./print_format";
import { printItem } from "./print_item";
import { printBinder, printGenericArgs, printMac, printPat, printPath, printTy } from "./print_ty";
import { printTokens } from "./print_tokens";

export function printExpr(expr: Expr, _sources?: SourceMap): string {
  return new CodePrinter().expr(expr);
}

export function printAttr(attr: Attribute): string {
  const bang = attr.style === "Inner" ? "!" : "";
  if (attr.kind === "DocComment")
    return attr.text.includes("\n")
      ? `/*${attr.style === "Inner" ? "!" : "*"}${attr.text}*/`
      : `//${attr.style === "Inner" ? "!" : "/"}${attr.text}`;
  const path = printPath(attr.path);
  const { args } = attr;
  const value =
    args.kind === "Empty"
      ? ""
      : args.kind === "Eq"
        ? ` = ${printExpr(args.value)}`
        : `${openText[args.delim]}${printTokens(args.tokens)}${closeText[args.delim]}`;
  return `#${bang}[${attr.unsafe ? `unsafe(${path}${value})` : path + value}]`;
}

function precedenceOf(expr: Expr): number {
  switch (expr.kind) {
    case "Closure":
    case "Ret":
    case "Break":
      return 0;
    case "Assign":
    case "AssignOp":
      return 1;
    case "Range":
      return 2;
    case "Binary":
      return precedences[expr.op] ?? 0;
    case "Cast":
      return castPrecedence;
    case "Unary":
    case "AddrOf":
      return unaryPrecedence;
    default:
      return primaryPrecedence;
  }
}

/** Keeps the indentation while blocks are printed. */
export class CodePrinter {
  constructor(private indent = "") {}

  /** `expr`, in parentheses if it binds less tightly than `min`. */
  private at(min: number, expr: Expr): string {
    const text = this.expr(expr);
    return precedenceOf(expr) < min ? `(${text})` : text;
  }

  private list(exprs: readonly Expr[]): string {
    return exprs.map((e) => this.expr(e)).join(", ");
  }

  expr(expr: Expr): string {
    const attrs = expr.attrs
      .filter((a) => a.style === "Outer")
      .map((a) => `${printAttr(a)} `)
      .join("");
    return attrs + this.bare(expr);
  }

  private bare(expr: Expr): string {
    switch (expr.kind) {
      case "Array":
        return `[${this.list(expr.elems)}]`;
      case "Repeat":
        return `[${this.expr(expr.elem)}; ${this.expr(expr.count.value)}]`;
      case "ConstBlock":
        return `const ${this.expr(expr.value.value)}`;
      case "Call":
        return `${expr.callee.kind === "Field" ? `(${this.expr(expr.callee)})` : this.at(postfixPrecedence, expr.callee)}(${this.list(expr.args)})`;
      case "MethodCall": {
        const args = expr.seg.args === undefined ? "" : `::${printGenericArgs(expr.seg.args)}`;
        return `${this.at(postfixPrecedence, expr.receiver)}.${expr.seg.ident.raw === true ? "r#" : ""}${expr.seg.ident.name}${args}(${this.list(expr.args)})`;
      }
      case "Tup":
        return expr.elems.length === 1 ? `(${this.list(expr.elems)},)` : `(${this.list(expr.elems)})`;
      case "Binary": {
        const precedence = precedences[expr.op] ?? 0;
        const left = precedence === 5 ? 6 : precedence;
        return `${this.at(left, expr.lhs)} ${expr.op} ${this.at(precedence + 1, expr.rhs)}`;
      }
      case "Unary":
        return `${expr.op === "Deref" ? "*" : expr.op === "Not" ? "!" : "-"}${this.at(unaryPrecedence, expr.operand)}`;
      case "Lit":
        return expr.lit.kind === "Bool" ? expr.lit.symbol : literalText({ ...expr.lit, lit: expr.lit.kind });
      case "Cast":
        return `${this.at(castPrecedence, expr.expr)} as ${printTy(expr.ty)}`;
      case "Let":
        return `let ${printPat(expr.pat)} = ${this.at(5, expr.expr)}`;
      case "If":
        return `if ${this.condition(expr.cond)} ${this.block(expr.then)}${expr.else === undefined ? "" : ` else ${this.expr(expr.else)}`}`;
      case "While":
        return `${label(expr)}while ${this.condition(expr.cond)} ${this.block(expr.body)}`;
      case "ForLoop":
        return `${label(expr)}for ${printPat(expr.pat)} in ${this.condition(expr.iter)} ${this.block(expr.body)}`;
      case "Loop":
        return `${label(expr)}loop ${this.block(expr.body)}`;
      case "Match":
        return this.match(expr);
      case "Closure":
        return this.closure(expr.closure);
      case "Block":
        return `${label(expr)}${this.block(expr.block)}`;
      case "Async":
        return `async ${expr.move ? "move " : ""}${this.block(expr.block)}`;
      default:
        return this.rest(expr);
    }
  }

  private rest(expr: Expr): string {
    switch (expr.kind) {
      case "Yield":
        return `yield ${this.expr(expr.expr)}`;
      case "Await":
        return `${this.at(postfixPrecedence, expr.expr)}.await`;
      case "Assign":
        return `${this.at(2, expr.lhs)} = ${this.at(1, expr.rhs)}`;
      case "AssignOp":
        return `${this.at(2, expr.lhs)} ${expr.op}= ${this.at(1, expr.rhs)}`;
      case "Field":
        return `${this.at(postfixPrecedence, expr.expr)}.${expr.ident.raw === true ? "r#" : ""}${expr.ident.name}`;
      case "Index":
        return `${this.at(postfixPrecedence, expr.expr)}[${this.expr(expr.index)}]`;
      case "Range":
        return `${expr.start === undefined ? "" : this.at(3, expr.start)}${expr.limits === "Closed" ? "..=" : ".."}${expr.end === undefined ? "" : this.at(3, expr.end)}`;
      case "Underscore":
        return "_";
      case "Path":
        return printPath(expr.path, expr.qself, true);
      case "AddrOf": {
        const words =
          expr.borrow === "Raw"
            ? expr.mutbl === "Mut"
              ? "raw mut "
              : "raw const "
            : expr.mutbl === "Mut"
              ? "mut "
              : "";
        return `&${words}${this.at(unaryPrecedence, expr.expr)}`;
      }
      case "Break":
        return `break${expr.label === undefined ? "" : ` ${expr.label.ident.name}`}${expr.expr === undefined ? "" : ` ${this.expr(expr.expr)}`}`;
      case "Continue":
        return `continue${expr.label === undefined ? "" : ` ${expr.label.ident.name}`}`;
      case "Ret":
        return `return${expr.expr === undefined ? "" : ` ${this.expr(expr.expr)}`}`;
      case "MacCall":
        return printMac(expr.mac);
      case "Struct": {
        const fields = expr.fields.map((f) => (f.isShorthand ? f.ident.name : `${f.ident.name}: ${this.expr(f.expr)}`));
        if (expr.rest) fields.push(`..${expr.base === undefined ? "" : this.expr(expr.base)}`);
        return `${printPath(expr.path, expr.qself, true)} ${fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`}`;
      }
      case "Paren":
        return `(${this.expr(expr.expr)})`;
      case "Try":
        return `${this.at(postfixPrecedence, expr.expr)}?`;
      case "FormatArgs":
        return `format_args!(${[printFormatString(expr.template), ...expr.args.map((a) => this.expr(a.expr))].join(", ")})`;
      case "OffsetOf":
        return `offset_of!(${printTy(expr.container)}, ${expr.fields.map((f) => f.name).join(".")})`;
      default:
        return "/*ERROR*/";
    }
  }

  /** A struct literal in a condition needs parentheses. */
  private condition(expr: Expr): string {
    const text = this.expr(expr);
    return expr.kind === "Struct" ? `(${text})` : text;
  }

  private match(expr: Extract<Expr, { kind: "Match" }>): string {
    if (expr.arms.length === 0) return `match ${this.condition(expr.scrutinee)} {}`;
    const inner = this.deeper();
    const arms = expr.arms.map((arm) => {
      const attrs = arm.attrs.map((a) => `${printAttr(a)} `).join("");
      const guard = arm.guard === undefined ? "" : ` if ${inner.expr(arm.guard)}`;
      const body = inner.expr(arm.body);
      return `${inner.indent}${attrs}${printPat(arm.pat)}${guard} => ${body}${arm.body.kind === "Block" ? "" : ","}\n`;
    });
    return `match ${this.condition(expr.scrutinee)} {\n${arms.join("")}${this.indent}}`;
  }

  private closure(closure: Closure): string {
    const binder = closure.hasBinder ? printBinder(closure.binder) || "for<> " : "";
    const words = `${closure.static ? "static " : ""}${closure.asyncClosureId === undefined ? "" : "async "}${closure.move ? "move " : ""}`;
    const params = closure.decl.inputs
      .map((p) => (p.ty.kind === "Infer" ? printPat(p.pat) : `${printPat(p.pat)}: ${printTy(p.ty)}`))
      .join(", ");
    const output = closure.decl.output === undefined ? "" : `-> ${printTy(closure.decl.output)} `;
    return `${binder}${words}|${params}| ${output}${this.expr(closure.body)}`;
  }

  private deeper(): CodePrinter {
    return new CodePrinter(`${this.indent}    `);
  }

  block(block: Block): string {
    const unsafe = block.unsafe ? "unsafe " : "";
    if (block.stmts.length === 0 && block.attrs.length === 0) return `${unsafe}{}`;
    const inner = this.deeper();
    const [only] = block.stmts;
    if (block.stmts.length === 1 && only?.kind === "Expr" && block.attrs.length === 0) {
      const text = this.expr(only.expr);
      if (!text.includes("\n") && text.length < 60) return `${unsafe}{ ${text} }`;
    }
    const lines = [
      ...block.attrs.map((a) => inner.indent + printAttr(a)),
      ...block.stmts.map((s) => inner.indent + inner.stmt(s)),
    ];
    return `${unsafe}{\n${lines.join("\n")}\n${this.indent}}`;
  }

  stmt(stmt: Stmt): string {
    switch (stmt.kind) {
      case "Let": {
        const { local } = stmt;
        const attrs = local.attrs.map((a) => `${printAttr(a)}\n${this.indent}`).join("");
        const ty = local.ty === undefined ? "" : `: ${printTy(local.ty)}`;
        const init = local.init === undefined ? "" : ` = ${this.expr(local.init)}`;
        return `${attrs}let ${printPat(local.pat)}${ty}${init}${local.els === undefined ? "" : ` else ${this.block(local.els)}`};`;
      }
      case "Item":
        return printItem(stmt.item, this.indent);
      case "Expr":
        return this.expr(stmt.expr);
      case "Semi":
        return `${this.expr(stmt.expr)};`;
      case "Empty":
        return ";";
      case "MacCall":
        return printMac(stmt.mac) + (stmt.style === "Braces" ? "" : ";");
    }
  }
}

function label(expr: { readonly label?: { readonly ident: { readonly name: string } } }): string {
  return expr.label === undefined ? "" : `${expr.label.ident.name}: `;
}
