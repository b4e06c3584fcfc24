/** What follows an operand: `?`, `.field`, `.method()`, `.await`, `(args)`, `[index]`. */
import type { Expr, Ident } from "../ast";
import { isComplete, mkExpr, parseExpr } from "./expr";
import { maxChain, type Parser } from "./parser";
import { parsePathSegment } from "./path";

export function parsePostfix(p: Parser, base: Expr, lo: Expr["span"]): Expr {
  let expr = base;
  for (let chain = 0; ; chain++) {
    if (chain > maxChain) p.tooLong();
    if (p.eat("?")) {
      expr = mkExpr(p, lo, { kind: "Try", expr });
    } else if (p.eat(".")) {
      expr = parseDot(p, expr, lo);
    } else if (isComplete(p, expr)) {
      return expr;
    } else if (p.isOpen("Parenthesis")) {
      p.bump();
      expr = mkExprAfter(p, lo, p.commaList("Parenthesis", () => parseExpr(p)).list, expr);
    } else if (p.isOpen("Bracket")) {
      const open = p.bump().span;
      const index = parseExpr(p);
      p.expectClose("Bracket");
      expr = mkExpr(p, lo, { kind: "Index", expr, index, bracketSpan: p.spanFrom(open) });
    } else {
      return expr;
    }
  }
}

function mkExprAfter(p: Parser, lo: Expr["span"], args: readonly Expr[], callee: Expr): Expr {
  return mkExpr(p, lo, { kind: "Call", callee, args });
}

function parseDot(p: Parser, expr: Expr, lo: Expr["span"]): Expr {
  const { tok } = p;
  if (tok.kind === "Ident") {
    if (p.isKw("await")) {
      p.bump();
      return mkExpr(p, lo, { kind: "Await", expr, awaitSpan: tok.span });
    }
    return parseMember(p, expr, lo);
  }
  if (tok.kind === "Literal" && (tok.lit === "Integer" || tok.lit === "Float")) return parseTupleIndex(p, expr, lo);
  if (p.isFragment("literal", "expr", "expr_2021")) {
    const inner = p.fragment(() => parseExpr(p));
    if (inner.kind === "Lit" && inner.lit.kind === "Integer")
      return mkExpr(p, lo, { kind: "Field", expr, ident: { name: inner.lit.symbol, span: inner.span } });
  }
  return p.throwError(`unexpected token: ${p.describe(tok)}`, tok.span, {
    labels: [{ span: tok.span, text: "", primary: true }],
  });
}

function parseMember(p: Parser, expr: Expr, lo: Expr["span"]): Expr {
  const nameLo = p.tok.span;
  const seg = parsePathSegment(p, "Expr");
  if (p.isOpen("Parenthesis")) {
    p.bump();
    const args = p.commaList("Parenthesis", () => parseExpr(p)).list;
    return mkExpr(p, lo, { kind: "MethodCall", seg, receiver: expr, args, dotSpan: p.spanFrom(nameLo) });
  }
  if (seg.args !== undefined) p.report("field expressions cannot have generic arguments", seg.args.span);
  return mkExpr(p, lo, { kind: "Field", expr, ident: seg.ident });
}

/** `.0`, and `.0.1`, which the lexer took for a float. */
function parseTupleIndex(p: Parser, expr: Expr, lo: Expr["span"]): Expr {
  const { tok } = p;
  if (tok.kind !== "Literal") return expr;
  p.bump();
  if (tok.suffix !== "")
    p.report("suffixes on a tuple index are invalid", tok.span, {
      labels: [{ span: tok.span, text: `invalid suffix \`${tok.suffix}\``, primary: true }],
    });
  if (tok.lit === "Float" && !/^[0-9]+\.[0-9]*$/.test(tok.symbol))
    return p.throwError(`unexpected token: \`${tok.symbol}\``, tok.span);
  const [first = "", second = ""] = tok.symbol.split(".");
  const at = (from: number, length: number): Ident["span"] => ({
    ...tok.span,
    lo: tok.span.lo + from,
    hi: tok.span.lo + from + length,
  });
  let result = field(p, expr, lo, { name: first, span: at(0, first.length) });
  if (second !== "") return field(p, result, lo, { name: second, span: at(first.length + 1, second.length) });
  if (tok.symbol.endsWith(".")) result = parseDot(p, result, lo);
  return result;
}

function field(p: Parser, expr: Expr, lo: Expr["span"], ident: Ident): Expr {
  return {
    kind: "Field",
    id: p.id(),
    attrs: [],
    span: lo.file === ident.span.file && lo.ctxt === ident.span.ctxt ? { ...lo, hi: ident.span.hi } : ident.span,
    expr,
    ident,
  };
}
