/** Blocks and statements, and how parsing goes on after an error in one. */
import type { Attribute, Block, Expr, Item, Local, Stmt } from "../ast";
import type { Punctuation, Token } from "../token";
import { parseInnerAttrs, parseOuterAttrs, withAttrs } from "./attr";
import { isBlockLike, mkExpr, parseAssocRest, parseExpr, parseExprRestricted } from "./expr";
import { parseItemAfterAttrs } from "./item";
import { parseMacArgs } from "./mac";
import { Restrict, SyntaxFault, type Parser } from "./parser";
import { parsePat } from "./pat";
import { canBeginPath, parsePath } from "./path";
import { parsePostfix } from "./postfix";
import { parseTy } from "./ty";

/** `{ … }` */
export function parseBlock(p: Parser): Block {
  return parseBlockWithAttrs(p, false);
}

export function parseBlockWithAttrs(p: Parser, unsafe: boolean): Block {
  if (p.isFragment("block")) return p.fragment(() => ({ ...parseBlock(p), ...(unsafe ? { unsafe } : {}) }));
  const lo = p.tok.span;
  if (!p.checkOpen("Brace")) p.fail("`{`");
  const closeAt = p.closeIndex();
  p.bump();
  const { restrictions } = p;
  p.restrictions = Restrict.None;
  const attrs = parseInnerAttrs(p);
  const stmts: Stmt[] = [];
  p.nested(() => parseStmts(p, stmts, closeAt));
  p.restrictions = restrictions;
  p.expectClose("Brace");
  return { id: p.id(), span: p.spanFrom(lo), stmts, unsafe, attrs };
}

/** Statements up to index `closeAt` of the buffer; an error in one does not stop the next. */
export function parseStmts(p: Parser, stmts: Stmt[], closeAt: number): void {
  const { muted } = p;
  while (p.pos < closeAt && !p.isClose()) {
    const start = p.pos;
    const depth = p.getDepth();
    try {
      const stmt = parseFullStmt(p);
      if (stmt !== undefined) stmts.push(stmt);
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      p.emit({ ...fault.diagnostic, ...p.silences(start, closeAt) });
      p.muted = true;
      p.setDepth(depth);
      p.restrictions = Restrict.None;
      recover(p, start, closeAt, [";"]);
    }
  }
  // What the faulty statement would have made of the block is not known.
  if (p.muted && !muted)
    stmts.push({ kind: "Expr", id: p.id(), span: p.tok.span, expr: mkExpr(p, p.tok.span, { kind: "Err" }) });
  p.muted = muted;
}

/**
 * Puts the cursor after the faulty element that started at token `start` of a list ending at `closeAt`: whole groups are
 * skipped up to where the fault was found, then on to one of `ends` or to the end of a braced group.
 */
export function recover(p: Parser, start: number, closeAt: number, ends: readonly Punctuation[]): void {
  const faultAt = p.pos;
  const { tokens, closeOf } = p.buffer;
  let at = start;
  while (at < closeAt) {
    const token = tokens[at] as Token;
    const next = token.kind === "Open" ? (closeOf[at] as number) + 1 : at + 1;
    const isEnd =
      (ends as readonly string[]).includes(token.kind) || (token.kind === "Open" && token.delim === "Brace");
    at = next;
    if (isEnd && at > faultAt) break;
  }
  p.jump(Math.max(at, start + 1 > closeAt ? closeAt : at));
}

/** A statement with its semicolon. */
function parseFullStmt(p: Parser): Stmt | undefined {
  if (p.isFragment("stmt")) return fragmentStmt(p);
  const lo = p.tok.span;
  if (p.eat(";")) return { kind: "Empty", id: p.id(), span: p.spanFrom(lo) };
  const stmt = parseStmt(p);
  if (stmt.kind === "Expr") return finishExprStmt(p, stmt.expr, lo);
  if (stmt.kind === "Let" && !p.eat(";") && !p.missesSemicolon()) {
    p.expecting("else");
    p.fail();
  }
  return stmt.kind === "Let" ? { ...stmt, span: p.spanFrom(lo) } : stmt;
}

function fragmentStmt(p: Parser): Stmt {
  const lo = p.tok.span;
  const stmt = p.fragment(() => parseStmt(p));
  const semi = p.eat(";");
  if (stmt.kind === "Expr" && semi) return { kind: "Semi", id: stmt.id, span: p.spanFrom(lo), expr: stmt.expr };
  if (stmt.kind === "MacCall" && semi) return { ...stmt, style: "Semicolon" };
  return stmt;
}

function finishExprStmt(p: Parser, expr: Expr, lo: Stmt["span"]): Stmt {
  if (p.eat(";")) return { kind: "Semi", id: p.id(), span: p.spanFrom(lo), expr };
  if (!p.isClose() && !isBlockLike(expr)) {
    p.expecting(";");
    p.expecting("}");
    if (!p.missesSemicolon()) p.fail();
    return { kind: "Semi", id: p.id(), span: p.spanFrom(lo), expr };
  }
  return { kind: "Expr", id: p.id(), span: p.spanFrom(lo), expr };
}

/** A statement without the semicolon that may follow: what a `stmt` fragment matches. */
export function parseStmt(p: Parser): Stmt {
  const attrs = parseOuterAttrs(p);
  const lo = attrs[0]?.span ?? p.tok.span;
  if (p.isKw("let")) {
    const local = parseLocal(p, lo, attrs);
    return { kind: "Let", id: p.id(), span: p.spanFrom(lo), local };
  }
  const item = parseItemAfterAttrs(p, attrs, "Stmt") as Item | undefined;
  if (item !== undefined) return { kind: "Item", id: p.id(), span: p.spanFrom(lo), item };
  if (p.isClose() || p.is(";")) {
    if (attrs.length > 0) reportDangling(p, attrs);
    if (p.is(";")) return { kind: "Empty", id: p.id(), span: p.bump().span };
    p.fail("expression");
  }
  if (isMacStart(p)) return parseMacStmt(p, lo, attrs);
  const expr = withAttrs(p, attrs, parseExprRestricted(p, Restrict.Stmt));
  return { kind: "Expr", id: p.id(), span: p.spanFrom(lo), expr };
}

function reportDangling(p: Parser, attrs: readonly Attribute[]): never {
  const last = attrs.at(-1) as Attribute;
  if (last.kind === "DocComment")
    p.throwError(
      "found a documentation comment that doesn't document anything",
      last.span,
      { help: ["doc comments must come before what they document, if a comment was intended use `//`"] },
      "E0585",
    );
  p.throwError("expected statement after outer attribute", last.span);
}

/** A path followed by `!` and a delimiter. */
function isMacStart(p: Parser): boolean {
  if (!canBeginPath(p) || p.is("<") || p.is("<<") || p.tok.kind === "Open") return false;
  let at = p.is("::") ? 1 : 0;
  while (p.peek(at).kind === "Ident" && p.peek(at + 1).kind === "::") at += 2;
  return p.peek(at).kind === "Ident" && p.peek(at + 1).kind === "!" && p.peek(at + 2).kind === "Open";
}

function parseMacStmt(p: Parser, lo: Stmt["span"], attrs: readonly Attribute[]): Stmt {
  const exprLo = p.tok.span;
  const mac = parseMacArgs(p, parsePath(p, "Mod"));
  const braces = mac.delim === "Brace";
  if (p.is(";") || (braces && !p.is(".") && !p.is("?")) || p.tok.kind === "Eof") {
    const semi = p.eat(";");
    return {
      kind: "MacCall",
      id: p.id(),
      span: p.spanFrom(lo),
      mac,
      style: semi ? "Semicolon" : braces ? "Braces" : "NoBraces",
      attrs,
    };
  }
  const call = mkExpr(p, exprLo, { kind: "MacCall", mac });
  const expr = p.restricted(Restrict.None, () => parseAssocRest(p, exprLo, 0, parsePostfix(p, call, exprLo)));
  return { kind: "Expr", id: p.id(), span: p.spanFrom(lo), expr: withAttrs(p, attrs, expr) };
}

function parseLocal(p: Parser, lo: Stmt["span"], attrs: readonly Attribute[]): Local {
  p.bump();
  const pat = parsePat(p);
  const ty = p.eat(":") ? parseTy(p) : undefined;
  const init = parseInit(p);
  let els: Block | undefined;
  if (init !== undefined && p.eatKw("else")) {
    if (endsInBrace(init))
      p.report("right curly brace `}` before `else` in a `let...else` statement not allowed", {
        ...init.span,
        lo: init.span.hi - 1,
      });
    els = parseBlock(p);
  }
  return {
    id: p.id(),
    span: p.spanFrom(lo),
    attrs,
    pat,
    ...(ty === undefined ? {} : { ty }),
    ...(init === undefined ? {} : { init }),
    ...(els === undefined ? {} : { els }),
  };
}

function parseInit(p: Parser): Expr | undefined {
  const { span } = p.tok;
  const instead = { edits: [{ span, replacement: "=" }], applicability: "MaybeIncorrect" as const };
  if (p.is("=="))
    p.throwError("unexpected `==`", span, { suggestions: [{ message: "try using `=` instead", ...instead }] });
  if (/^([-+*/%^&|]|<<|>>)=$/.test(p.tok.kind)) {
    p.bump();
    const message = "initialize the variable";
    const help = ["if you meant to overwrite, remove the `let` binding"];
    p.report("can't reassign to an uninitialized variable", span, { suggestions: [{ message, ...instead }], help });
    return parseExpr(p);
  }
  return p.eat("=") ? parseExpr(p) : undefined;
}

/** The initialiser's last token is a `}` of its own, so that `else` after it would read as another construct. */
function endsInBrace(init: Expr): boolean {
  let expr = init;
  for (;;) {
    switch (expr.kind) {
      case "Binary":
      case "Assign":
      case "AssignOp":
        expr = expr.rhs;
        break;
      case "Unary":
        expr = expr.operand;
        break;
      case "AddrOf":
      case "Let":
        expr = expr.expr;
        break;
      case "Closure":
        expr = expr.closure.body;
        break;
      case "Ret":
      case "Break":
        if (expr.expr === undefined) return false;
        expr = expr.expr;
        break;
      case "Range":
        if (expr.end === undefined) return false;
        expr = expr.end;
        break;
      case "MacCall":
        return expr.mac.delim === "Brace";
      case "Struct":
      case "Async":
        return true;
      default:
        return isBlockLike(expr);
    }
  }
}
