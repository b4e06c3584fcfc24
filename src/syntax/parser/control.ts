/** Expressions that start with a keyword or a label: conditions, loops, `match`, jumps, `unsafe`, `const` and `async` blocks. */
import type { Arm, Attribute, Block, Expr, Label, Pat } from "../ast";
import { parseInnerAttrs, parseOuterAttrs } from "./attr";
import { parseBlock, parseBlockWithAttrs, recover } from "./block";
import { parseClosure } from "./closure";
import { blockExpr, canBeginExpr, isBlockLike, mkExpr, parseCond, parseExprRestricted } from "./expr";
import { maxChain, Restrict, SyntaxFault, type Parser } from "./parser";
import { parsePat } from "./pat";

/** The expression that the keyword `name` at the cursor starts; undefined if it starts none (or a path, or a literal). */
export function parseKeywordExpr(p: Parser, name: string): Expr | undefined {
  const lo = p.tok.span;
  switch (name) {
    case "if":
      return parseIf(p);
    case "while":
    case "loop":
    case "for":
      return isForClosure(p) ? parseClosure(p) : parseLoop(p, lo);
    case "match":
      return parseMatch(p);
    case "unsafe":
      p.bump();
      return mkExpr(p, lo, { kind: "Block", block: parseBlockWithAttrs(p, true) });
    case "const":
      return parseConstBlock(p);
    case "async":
      return parseAsync(p);
    case "move":
      return parseClosure(p);
    case "static":
      return parseClosure(p);
    case "return":
      p.bump();
      return mkReturn(p, lo);
    case "break":
      return parseBreak(p);
    case "continue":
      p.bump();
      return mkExpr(p, lo, { kind: "Continue", ...optLabel(p) });
    case "_":
      p.bump();
      return mkExpr(p, lo, { kind: "Underscore" });
    default:
      return undefined;
  }
}

function isForClosure(p: Parser): boolean {
  return p.isKw("for") && p.peek(1).kind === "<" && (p.peek(2).kind === "Lifetime" || p.peek(2).kind === ">");
}

/** The pattern of `let` in a condition. */
export function parsePatLet(p: Parser): Pat {
  return parsePat(p);
}

// ---- if ----

function parseIf(p: Parser): Expr {
  const parts: { lo: Expr["span"]; cond: Expr; then: Block }[] = [];
  let last: Expr | undefined;
  // `else if` chains are read in a loop and nested from the end, so that their length costs no host stack here.
  for (;;) {
    const lo = p.tok.span;
    p.bump();
    const cond = p.restricted(p.restrictions, () => parseIfCond(p, lo));
    const then = parseThen(p);
    parts.push({ lo, cond, then });
    if (parts.length > maxChain) p.tooLong();
    if (!p.eatKw("else")) break;
    if (p.isKw("if")) continue;
    last = parseElse(p);
    break;
  }
  for (const { lo, cond, then } of parts.reverse()) {
    last = mkExpr(p, lo, { kind: "If", cond, then, ...(last === undefined ? {} : { else: last }) });
  }
  return last as Expr;
}

function parseIfCond(p: Parser, ifSpan: Expr["span"]): Expr {
  if (p.isOpen("Brace") && !followedByBlock(p)) {
    const at = { ...ifSpan, lo: ifSpan.hi };
    p.throwError("missing condition for `if` expression", at, {
      labels: [{ span: at, text: "expected condition here", primary: true }],
    });
  }
  return parseCond(p);
}

function followedByBlock(p: Parser): boolean {
  const after = p.buffer.tokens[p.closeIndex() + 1];
  return (
    after !== undefined &&
    after.kind !== "Close" &&
    after.kind !== "Eof" &&
    after.kind !== ";" &&
    !(after.kind === "Ident" && after.name === "else")
  );
}

function parseThen(p: Parser): Block {
  parseOuterAttrs(p);
  return parseBlock(p);
}

function parseElse(p: Parser): Expr {
  const lo = p.tok.span;
  parseOuterAttrs(p);
  if (!p.isOpen("Brace") && !p.isFragment("block")) {
    p.fail("`{`");
  }
  return blockExpr(p, parseBlock(p), lo);
}

// ---- loops and labels ----

function parseLoop(p: Parser, lo: Expr["span"], label?: Label): Expr {
  const labeled = label === undefined ? {} : { label };
  if (p.eatKw("while")) {
    const cond = parseCond(p);
    return mkExpr(p, lo, { kind: "While", cond, body: parseBlockWithAttrs(p, false), ...labeled });
  }
  if (p.eatKw("loop")) return mkExpr(p, lo, { kind: "Loop", body: parseBlockWithAttrs(p, false), ...labeled });
  p.expectKw("for");
  const pat = parsePat(p);
  if (!p.eatKw("in")) missingIn(p);
  const iter = parseExprRestricted(p, Restrict.NoStruct);
  return mkExpr(p, lo, { kind: "ForLoop", pat, iter, body: parseBlockWithAttrs(p, false), ...labeled });
}

function missingIn(p: Parser): never {
  const at = { ...p.prev, lo: p.prev.hi };
  p.throwError("missing `in` in `for` loop", at, {
    suggestions: [
      {
        message: "try adding `in` here",
        edits: [{ span: at, replacement: " in" }],
        applicability: "MachineApplicable",
      },
    ],
  });
}

/** `'a: loop { … }`, `'a: { … }` */
export function parseLabeled(p: Parser): Expr {
  const lo = p.tok.span;
  const label = eatLabel(p);
  if (!p.eat(":")) p.fail();
  if (p.isKw("while") || p.isKw("loop") || p.isKw("for")) return parseLoop(p, lo, label);
  if (p.isOpen("Brace") || p.isFragment("block"))
    return mkExpr(p, lo, { kind: "Block", block: parseBlockWithAttrs(p, false), label });
  return p.fail("`while`, `for`, `loop` or `{` after a label");
}

function eatLabel(p: Parser): Label {
  const { tok } = p;
  if (tok.kind !== "Lifetime") return p.fail("label");
  p.bump();
  return { ident: { name: tok.name, span: tok.span } };
}

function optLabel(p: Parser): { label?: Label } {
  return p.tok.kind === "Lifetime" ? { label: eatLabel(p) } : {};
}

// ---- match ----

function parseMatch(p: Parser): Expr {
  const lo = p.tok.span;
  p.bump();
  const scrutinee = parseExprRestricted(p, Restrict.NoStruct);
  if (!p.checkOpen("Brace")) p.fail();
  const closeAt = p.closeIndex();
  p.bump();
  const attrs = parseInnerAttrs(p);
  const arms: Arm[] = [];
  while (!p.isClose()) {
    const start = p.pos;
    const { restrictions } = p;
    const depth = p.getDepth();
    try {
      arms.push(parseArm(p));
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      p.emit(fault.diagnostic);
      p.restrictions = restrictions;
      p.setDepth(depth);
      recover(p, start, closeAt, [","]);
    }
  }
  p.expectClose("Brace");
  const expr = mkExpr(p, lo, { kind: "Match", scrutinee, arms });
  return attrs.length === 0 ? expr : { ...expr, attrs };
}

function parseArm(p: Parser): Arm {
  const attrs: Attribute[] = parseOuterAttrs(p);
  const lo = p.tok.span;
  const pat = parsePat(p);
  const guard = p.eatKw("if") ? parseGuard(p) : undefined;
  p.expecting("if");
  if (!p.eat("=>")) p.fail();
  const body = parseExprRestricted(p, Restrict.Stmt);
  const span = p.spanFrom(lo);
  const comma = p.eat(",");
  const needsComma = !isBlockLike(body);
  if (!comma && needsComma && !p.checkClose("Brace")) missingComma(p);
  const base = { id: p.id(), span, attrs, pat, body };
  return guard === undefined ? base : { ...base, guard };
}

function missingComma(p: Parser): void {
  const { prev, tok } = p;
  const onSameLine = tok.kind !== "=>" && tok.kind !== ";" && tok.kind !== "Eof";
  if (!onSameLine) p.fail();
  const at = { ...prev, lo: prev.hi };
  p.report("expected `,` following `match` arm", at, {
    suggestions: [
      {
        message: "missing a comma here to end this `match` arm",
        edits: [{ span: at, replacement: "," }],
        applicability: "MachineApplicable",
      },
    ],
  });
}

function parseGuard(p: Parser): Expr {
  const guard = parseExprRestricted(p, Restrict.AllowLet);
  return guard;
}

// ---- blocks with a keyword, jumps ----

function parseConstBlock(p: Parser): Expr | undefined {
  const lo = p.tok.span;
  if (p.peek(1).kind !== "Open") return undefined;
  p.bump();
  const id = p.id();
  const blockLo = p.tok.span;
  const block = parseBlockWithAttrs(p, false);
  return mkExpr(p, lo, { kind: "ConstBlock", value: { id, value: blockExpr(p, block, blockLo) } });
}

function parseAsync(p: Parser): Expr {
  const lo = p.tok.span;
  const after = p.peekKw(1, "move") ? p.peek(2) : p.peek(1);
  if (after.kind === "|" || after.kind === "||") return parseClosure(p);
  p.bump();
  const move = p.eatKw("move");
  const closureId = p.id();
  return mkExpr(p, lo, { kind: "Async", move, block: parseBlockWithAttrs(p, false), closureId });
}

function mkReturn(p: Parser, lo: Expr["span"]): Expr {
  return canBeginExpr(p) ? mkExpr(p, lo, { kind: "Ret", expr: jumpValue(p) }) : mkExpr(p, lo, { kind: "Ret" });
}

function jumpValue(p: Parser): Expr {
  return parseExprRestricted(p, p.restrictions & ~(Restrict.Stmt | Restrict.AllowLet));
}

function parseBreak(p: Parser): Expr {
  const lo = p.tok.span;
  p.bump();
  // `break 'a: loop {}` would be a labeled value, not a label.
  const label = p.tok.kind === "Lifetime" && p.peek(1).kind !== ":" ? optLabel(p) : {};
  const hasValue = canBeginExpr(p) && !(p.isOpen("Brace") && (p.restrictions & Restrict.NoStruct) !== 0);
  return mkExpr(p, lo, { kind: "Break", ...label, ...(hasValue ? { expr: jumpValue(p) } : {}) });
}
