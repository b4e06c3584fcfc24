/**
 * Lints on how expressions are written: `unused_parens`, `while_true`, `unused_labels`. On expanded syntax, what macros wrote left out.
 */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { Block, Expr, Label, Stmt } from "../../../syntax/ast";
import type { Context } from "../../context";
import { fnSyntax } from "../../lower/syntax";
import { emitLint } from "./levels";
import { redundantParens } from "./redundant_parens";

export function lintStyle(tcx: Context, owner: DefId): void {
  const body = tcx.resolver.bodyOf(owner);
  if (body !== undefined) new StyleLint(tcx, owner).run([body.params, fnSyntax(tcx, owner)?.decl.output, body.value]);
}

/** An expression, or a node that may hold some. */
type Node = Readonly<Record<string, unknown>>;

class StyleLint {
  private readonly labels = new Map<number, Label>();
  private readonly usedLabels = new Set<number>();

  constructor(
    private readonly tcx: Context,
    private readonly owner: DefId,
  ) {}

  run(nodes: unknown): void {
    this.visit(nodes);
    for (const [id, { ident }] of this.labels)
      if (!this.usedLabels.has(id) && ident.span.ctxt === 0 && !ident.name.startsWith("'_"))
        this.warn("unused_labels", "unused label", ident.span);
  }

  private visit(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) this.visit(one);
      return;
    }
    const node = value as Node;
    // A nested item is a body of its own.
    if ("item" in node) return;
    for (const { span, inner, what } of redundantParens(node))
      if (span.ctxt === 0 && inner.ctxt === 0) this.unwrap(span, inner, what);
    if ("stmts" in node) this.block(node as unknown as Block);
    else if ("init" in node && "pat" in node) this.parens(node["init"] as Expr | undefined, "assigned value", false);
    else if ("attrs" in node && "kind" in node) this.expr(node as unknown as Expr);
    for (const key in node) if (!skipped.has(key)) this.visit(node[key]);
  }

  /** The tail of a block of several statements too. */
  private block({ stmts }: Block): void {
    const last: Stmt | undefined = stmts.at(-1);
    if (last?.kind === "Expr") this.parens(last.expr, "block return value", false);
  }

  private expr(e: Expr): void {
    switch (e.kind) {
      case "If":
        if (e.cond.kind === "Let") return this.scrutinee(e.cond.expr);
        return this.parens(e.cond, "`if` condition", true);
      case "While":
        this.label(e, e.label);
        this.whileTrue(e);
        if (e.cond.kind === "Let") return this.scrutinee(e.cond.expr);
        return this.parens(e.cond, "`while` condition", true);
      case "ForLoop":
        this.label(e, e.label);
        return this.parens(e.iter, "`for` iterator expression", true);
      case "Loop":
      case "Block":
        return this.label(e, e.label);
      case "Match":
        return this.parens(e.scrutinee, "`match` scrutinee expression", true);
      case "Ret":
        return this.parens(e.expr, "`return` value", false);
      case "Break":
        this.useLabel(e);
        return e.expr?.kind === "Paren" && e.expr.expr.kind === "Break"
          ? undefined
          : this.parens(e.expr, "`break` value", false);
      case "Continue":
        return this.useLabel(e);
      case "Assign":
      case "AssignOp":
        return this.parens(e.rhs, "assigned value", false);
      case "Call":
        for (const arg of e.args) this.parens(arg, "function argument", false);
        return;
      case "Closure":
        return this.parens(e.closure.body, "closure body", false);
      case "MethodCall":
        for (const arg of e.args) this.parens(arg, "method argument", false);
        return;
      default:
    }
  }

  // ---- labels ----

  private label({ id }: Expr, label: Label | undefined): void {
    if (label !== undefined) this.labels.set(id, label);
  }

  private useLabel({ id, label }: Extract<Expr, { kind: "Break" | "Continue" }>): void {
    const target = label === undefined ? undefined : this.tcx.resolver.resolutions(this.owner).label(id);
    if (target !== undefined) this.usedLabels.add(target);
  }

  // ---- while true ----

  private whileTrue({ span, cond, label }: Extract<Expr, { kind: "While" }>): void {
    let test = cond;
    while (test.kind === "Paren") test = test.expr;
    if (test.kind !== "Lit" || test.lit.symbol !== "true" || span.ctxt !== 0 || cond.span.ctxt !== 0) return;
    const at = { ...span, hi: cond.span.hi };
    const replacement = label === undefined ? "loop" : `${label.ident.name}: loop`;
    this.warn("while_true", "denote infinite loops with `loop { ... }`", at, "use `loop`", [{ span: at, replacement }]);
  }

  // ---- parentheses ----

  private scrutinee(e: Expr): void {
    const inner = e.kind === "Paren" ? e.expr : undefined;
    if (inner?.kind === "Binary" && (inner.op === "&&" || inner.op === "||")) return;
    this.parens(e, "`let` scrutinee expression", true);
  }

  private parens(e: Expr | undefined, what: string, blockFollows: boolean): void {
    if (e?.kind !== "Paren" || e.attrs.length > 0 || e.span.ctxt !== 0 || e.expr.span.ctxt !== 0) return;
    const inner = e.expr;
    if (isNeeded(inner, blockFollows)) return;
    this.unwrap(e.span, inner.span, what);
  }

  private unwrap(span: Span, inner: Span, what: string): void {
    const [open, close] = [
      { ...span, hi: inner.lo },
      { ...span, lo: inner.hi },
    ];
    const edits = [open, close].map((one) => ({ span: one, replacement: "" }));
    const suggestions = [{ message: "remove these parentheses", edits, applicability: "MachineApplicable" as const }];
    const labels = [open, close].map((one) => ({ span: one, text: "", primary: true }));
    const message = `unnecessary parentheses around ${what}`;
    emitLint(this.tcx, this.owner, warning("unused_parens", message, open, { labels, suggestions }));
  }

  private warn(
    lint: string,
    message: string,
    span: Span,
    help?: string,
    edits: readonly { readonly span: Span; readonly replacement: string }[] = [],
  ): void {
    const suggestions =
      help === undefined ? [] : [{ message: help, edits, applicability: "MachineApplicable" as const }];
    emitLint(this.tcx, this.owner, warning(lint, message, span, { suggestions }));
  }
}

const skipped = new Set(["span", "lit", "tokens", "attrs", "lifetime", "label", "ident"]);

/** Without the parentheses it would be read as something else. */
function isNeeded(inner: Expr, blockFollows: boolean): boolean {
  if (inner.kind === "Let" || inner.kind === "Range" || startsWithBlock(inner))
    return inner.kind !== "Range" || !blockFollows;
  if (!blockFollows) return false;
  if (inner.kind === "Ret" || inner.kind === "Break" || inner.kind === "Closure") return true;
  if (inner.kind === "Binary" && endsOpen(inner.rhs)) return true;
  return hasStructLiteral(inner);
}

/** `{ 1 } + 2` at the start of a statement would end at the brace. */
function startsWithBlock(e: Expr): boolean {
  switch (e.kind) {
    case "Binary":
    case "Assign":
      return isBlockLike(e.lhs) || startsWithBlock(e.lhs);
    case "Cast":
      return isBlockLike(e.expr) || startsWithBlock(e.expr);
    default:
      return false;
  }
}

function isBlockLike({ kind }: Expr): boolean {
  return ["Block", "If", "Match", "Loop", "While", "ForLoop", "ConstBlock", "Async"].includes(kind);
}

function endsOpen(e: Expr): boolean {
  return e.kind === "Ret" || e.kind === "Break" || e.kind === "Block" || (e.kind === "Binary" && endsOpen(e.rhs));
}

/** `Name { … }` that is not in parentheses of its own. */
function hasStructLiteral(e: Expr): boolean {
  switch (e.kind) {
    case "Struct":
      return true;
    case "Binary":
    case "Assign":
    case "AssignOp":
      return hasStructLiteral(e.lhs) || hasStructLiteral(e.rhs);
    case "Unary":
      return hasStructLiteral(e.operand);
    case "Cast":
    case "Field":
    case "Index":
    case "Await":
    case "Try":
    case "AddrOf":
      return hasStructLiteral(e.expr);
    case "MethodCall":
      return hasStructLiteral(e.receiver);
    default:
      return false;
  }
}
