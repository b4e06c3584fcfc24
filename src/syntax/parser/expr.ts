/**
 * Expressions: operators by precedence climbing, then prefixes and postfixes. What starts with a keyword or a delimiter is
 * in `primary.ts` and `control.ts`.
 */
import type { Suggestion } from "../../base/diagnostic";
import type { AnonConst, AssignOp, Attribute, BinOp, Block, Expr, ExprKind, Mutability, RangeLimits, Ty } from "../ast";
import { castPrecedence, precedences } from "../precedence";
import { parseOuterAttrs, withAttrs } from "./attr";
import { maxChain, Restrict, type Parser } from "./parser";
import { parsePostfix } from "./postfix";
import { parsePrimary } from "./primary";
import { parseModPath } from "./path";
import { mkTy, parseTyNoPlus } from "./ty";
import { parsePatLet } from "./control";

export type ExprShape = Expr extends infer T ? (T extends Expr ? Omit<T, "id" | "span" | "attrs"> : never) : never;

export function mkExpr(p: Parser, lo: Expr["span"], shape: ExprShape): Expr {
  return { ...shape, attrs: [], id: p.id(), span: p.spanFrom(lo) } as Expr;
}

export function blockExpr(p: Parser, block: Block, lo: Expr["span"]): Expr {
  return mkExpr(p, lo, { kind: "Block", block });
}

export function parseExpr(p: Parser): Expr {
  return parseExprRestricted(p, Restrict.None);
}

export function parseExprRestricted(p: Parser, restrictions: number): Expr {
  return p.nested(() => p.restricted(restrictions, () => parseAssoc(p, 0, parseOuterAttrs(p))));
}

/** The condition of `if`, `while` and match guards: no struct literals, `let` allowed. */
export function parseCond(p: Parser): Expr {
  const cond = parseExprRestricted(p, Restrict.NoStruct | Restrict.AllowLet);
  if (p.cx.edition === 2021 && cond.kind !== "Let" && hasLet(cond)) {
    p.report("let chains are only allowed in Rust 2024 or later", firstLet(cond).span);
  }
  return cond;
}

export function parseAnonConst(p: Parser): AnonConst {
  return { id: p.id(), value: parseExpr(p) };
}

/** A const parameter's default: a literal, a block, or a path. */
export function parseAnonConstArg(p: Parser): AnonConst {
  const id = p.id();
  return { id, value: p.nested(() => p.restricted(Restrict.None, () => parsePrefix(p, []))) };
}

/** `let` on the spine of an `&&` chain. */
export function hasLet(expr: Expr): boolean {
  for (let e = expr; ; e = e.lhs) {
    if (e.kind === "Let") return true;
    if (e.kind !== "Binary" || e.op !== "&&") return false;
    if (e.rhs.kind === "Let") return true;
  }
}

function firstLet(expr: Expr): Expr {
  let at = expr;
  while (at.kind === "Binary" && at.op === "&&" && hasLet(at.lhs)) at = at.lhs;
  return at.kind === "Binary" ? at.rhs : at;
}

const letScrutinee = 5;

/** An expression whose operators all bind at least as tightly as `min`. */
export function parseAssoc(p: Parser, min: number, attrs: readonly Attribute[]): Expr {
  const lo = p.tok.span;
  const first = p.is("..") || p.is("..=") || p.is("...") ? parseRangePrefix(p) : parsePrefix(p, attrs);
  return parseAssocRest(p, lo, min, first);
}

/** The operators after `lhs`. */
export function parseAssocRest(p: Parser, lo: Expr["span"], min: number, first: Expr): Expr {
  let lhs = first;
  if (isComplete(p, lhs)) return lhs;
  for (let chain = 0; ; chain++) {
    if (chain > maxChain) p.tooLong();
    p.expecting("an operator");
    if (p.isKw("as")) {
      if (castPrecedence < min) return lhs;
      p.bump();
      lhs = mkExpr(p, lo, { kind: "Cast", expr: lhs, ty: parseCastTy(p) });
      continue;
    }
    const op = p.tok.kind;
    const precedence = precedences[op];
    if (precedence === undefined || precedence < min) return lhs;
    lhs = parseInfix(p, lo, lhs, op, precedence);
    if (precedence === 2) return lhs;
  }
}

/** The type of a cast; `x as usize < y` is an error of its own. */
function parseCastTy(p: Parser): Ty {
  const start = p.pos;
  const ty = p.attempt(() => parseTyNoPlus(p));
  if (ty !== undefined) return ty;
  const lo = p.tok.span;
  const path = p.attempt(() => parseModPath(p));
  if (path === undefined || !(p.is("<") || p.is("<<"))) {
    p.jump(start);
    return parseTyNoPlus(p);
  }
  const name = path.segments.map((s) => s.ident.name).join("::");
  const [what, op] = p.is("<") ? ["comparison", "<"] : ["shift", "<<"];
  p.report(`\`${op}\` is interpreted as a start of generic arguments for \`${name}\`, not a ${what}`, p.tok.span, {
    labels: [{ span: p.tok.span, text: `not interpreted as ${what}`, primary: true }],
    help: [`try ${what === "comparison" ? "comparing" : "shifting"} the cast value`],
  });
  return mkTy(p, lo, { kind: "Path", path });
}

function parseInfix(p: Parser, lo: Expr["span"], lhs: Expr, op: string, precedence: number): Expr {
  const opSpan = p.tok.span;
  checkIncrement(p, op);
  if (precedence === 2) return parseRange(p, lo, lhs);
  if (precedence === 5) checkChained(p, lhs);
  if (op !== "&&" && hasLet(lhs)) reportLet(p, firstLet(lhs));
  p.bump();
  const allowLet = op === "&&" ? p.restrictions : p.restrictions & ~Restrict.AllowLet;
  const inner = allowLet & ~Restrict.Stmt;
  const rhs = p.nested(() =>
    p.restricted(inner, () => parseAssoc(p, precedence === 1 ? 1 : precedence + 1, parseOuterAttrs(p))),
  );
  if (op === "=") return mkExpr(p, lo, { kind: "Assign", lhs, rhs, eqSpan: opSpan });
  if (precedence === 1) return mkExpr(p, lo, { kind: "AssignOp", op: op.slice(0, -1) as AssignOp, opSpan, lhs, rhs });
  return mkExpr(p, lo, { kind: "Binary", op: op as BinOp, opSpan, lhs, rhs });
}

/** `x++`, `x--` */
function checkIncrement(p: Parser, op: string): void {
  const next = p.peek(1);
  if ((op !== "+" && op !== "-") || next.kind !== op || next.span.lo !== p.tok.span.hi) return;
  const after = p.peek(2);
  if (op === "-" && after.kind !== ";" && after.kind !== "Close" && after.kind !== ",") return;
  const span = { ...p.tok.span, hi: next.span.hi };
  const word = op === "+" ? "increment" : "decrement";
  p.throwError(`Rust has no postfix ${word} operator`, span, {
    labels: [{ span, text: `not a valid postfix operator`, primary: true }],
    help: [`use \`${op}= 1\` instead`],
  });
}

/** `a < b < c` might be meant as a path with generic arguments: what comes after it in the block is not looked at. */
function checkChained(p: Parser, lhs: Expr): void {
  if (lhs.kind !== "Binary" || precedences[lhs.op] !== 5) return;
  const mayBePath = p.is("<") || p.is(">");
  const isLiteral = lhs.lhs.kind === "Lit" || lhs.rhs.kind === "Lit";
  const message = "comparison operators cannot be chained";
  const parts = {
    labels: [
      { span: lhs.opSpan, text: "", primary: true },
      { span: p.tok.span, text: "" },
    ],
    help:
      mayBePath && !isLiteral
        ? [
            "use `::<...>` instead of `<...>` to specify lifetime, type, or const arguments",
            "or use `(...)` if you meant to specify fn arguments",
          ]
        : [],
    suggestions: splitComparison(p, lhs, lhs.op[0] === p.tok.kind[0] && lhs.op !== "!=" && p.tok.kind !== "!="),
  };
  if (!mayBePath) return p.report(message, lhs.opSpan, parts);
  const { tokens, closeOf } = p.buffer;
  let at = p.pos;
  for (let token = p.tok; token.kind !== "Close" && token.kind !== "Eof"; token = tokens[at] ?? token)
    at = token.kind === "Open" ? (closeOf[at] as number) + 1 : at + 1;
  p.jump(at);
  p.throwError(message, lhs.opSpan, parts);
}

/** `a < b < c` as `a < b && b < c`. */
function splitComparison(p: Parser, lhs: Expr & { readonly kind: "Binary" }, isOneWay: boolean): Suggestion[] {
  const { span } = lhs.rhs;
  const text = p.cx.file?.text.slice(span.lo, span.hi);
  if (!isOneWay || text === undefined) return [];
  const edits = [{ span: { ...span, lo: span.hi }, replacement: ` && ${text}` }];
  return [{ message: "split the comparison into two", edits, applicability: "MaybeIncorrect" }];
}

function reportLet(p: Parser, expr: Expr): void {
  p.report("expected expression, found `let` statement", expr.span, {
    notes: ["only supported directly in conditions of `if` and `while` expressions"],
  });
}

function parseRange(p: Parser, lo: Expr["span"], start: Expr | undefined): Expr {
  const { span } = p.tok;
  if (p.is("...")) {
    p.report("unexpected token: `...`", span, {
      suggestions: [
        {
          message: "use `..` for an exclusive range",
          edits: [{ span, replacement: ".." }],
          applicability: "MaybeIncorrect",
        },
      ],
    });
  }
  const limits: RangeLimits = p.is("..") ? "HalfOpen" : "Closed";
  p.bump();
  const end =
    canBeginExpr(p) && !(p.isOpen("Brace") && p.restrictions & Restrict.NoStruct)
      ? p.nested(() =>
          p.restricted(p.restrictions & ~(Restrict.Stmt | Restrict.AllowLet), () =>
            parseAssoc(p, 3, parseOuterAttrs(p)),
          ),
        )
      : undefined;
  if (end === undefined && limits === "Closed") {
    p.report(
      "inclusive range with no end",
      span,
      { notes: ["inclusive ranges must be bounded at the end (`..=b` or `a..=b`)"] },
      "E0586",
    );
    return mkExpr(p, start?.span ?? span, { kind: "Err" });
  }
  return mkExpr(p, lo, {
    kind: "Range",
    limits,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  });
}

function parseRangePrefix(p: Parser): Expr {
  return parseRange(p, p.tok.span, undefined);
}

/** `!x`, `-x`, `*x`, `&x`, or something with postfixes. */
export function parsePrefix(p: Parser, attrs: readonly Attribute[]): Expr {
  const lo = attrs[0]?.span ?? p.tok.span;
  switch (p.tok.kind) {
    case "!":
      return withAttrs(p, attrs, parseUnary(p, lo, "Not"));
    case "-":
      return withAttrs(p, attrs, parseUnary(p, lo, "Neg"));
    case "*":
      return withAttrs(p, attrs, parseUnary(p, lo, "Deref"));
    case "&":
    case "&&":
      return withAttrs(p, attrs, parseBorrow(p));
    case "Ident":
      if (p.isKw("let")) return parseLet(p);
      break;
    case "~":
      p.throwError("`~` cannot be used as a unary operator", p.tok.span);
  }
  const base = parsePrimary(p);
  return withAttrs(p, attrs, parsePostfix(p, base, base.span));
}

function operand(p: Parser): Expr {
  return p.nested(() =>
    p.restricted(p.restrictions & ~(Restrict.Stmt | Restrict.AllowLet), () => parsePrefix(p, parseOuterAttrs(p))),
  );
}

function parseUnary(p: Parser, lo: Expr["span"], op: "Not" | "Neg" | "Deref"): Expr {
  p.bump();
  return mkExpr(p, lo, { kind: "Unary", op, operand: operand(p) });
}

function parseBorrow(p: Parser): Expr {
  const lo = p.tok.span;
  p.eatSplit("&");
  const raw = p.isKw("raw") && (p.peekKw(1, "const") || p.peekKw(1, "mut"));
  if (raw) p.bump();
  let mutbl: Mutability = "Not";
  if (p.eatKw("mut")) mutbl = "Mut";
  else if (raw) p.expectKw("const");
  return mkExpr(p, lo, { kind: "AddrOf", borrow: raw ? "Raw" : "Ref", mutbl, expr: operand(p) });
}

/** `let pat = scrutinee`, which ends before `&&` and `||`. */
function parseLet(p: Parser): Expr {
  const lo = p.tok.span;
  const allowed = (p.restrictions & Restrict.AllowLet) !== 0;
  p.bump();
  const pat = parsePatLet(p);
  if (p.is("==")) {
    p.report("expected `=`, found `==`", p.tok.span);
    p.bump();
  } else {
    p.expect("=");
  }
  const expr = p.nested(() =>
    p.restricted((p.restrictions | Restrict.NoStruct) & ~(Restrict.Stmt | Restrict.AllowLet), () =>
      parseAssoc(p, letScrutinee, parseOuterAttrs(p)),
    ),
  );
  const node = mkExpr(p, lo, { kind: "Let", pat, expr });
  if (!allowed) reportLet(p, node);
  return node;
}

const blockLike = new Set<ExprKind>(["If", "Match", "Block", "While", "Loop", "ForLoop", "ConstBlock"]);

/** `if`, `match`, blocks and loops: a statement without a semicolon. */
export function isBlockLike(expr: Expr): boolean {
  return blockLike.has(expr.kind);
}

/** In statement position, a block-like expression ends the statement: `{ … } - 1` are two. */
export function isComplete(p: Parser, expr: Expr): boolean {
  return (p.restrictions & Restrict.Stmt) !== 0 && isBlockLike(expr);
}

const exprKeywords = new Set([
  "async",
  "box",
  "break",
  "const",
  "continue",
  "false",
  "for",
  "if",
  "loop",
  "match",
  "move",
  "return",
  "true",
  "unsafe",
  "while",
  "static",
  "_",
  "let",
]);

/** Whether an expression can start here: after `return`, `break`, `..`. */
export function canBeginExpr(p: Parser): boolean {
  const { tok } = p;
  switch (tok.kind) {
    case "Ident":
      return !p.isReservedToken(tok) || p.isPathSegment(tok) || exprKeywords.has(tok.name);
    case "Open":
      return (
        tok.fragment === undefined || ["expr", "expr_2021", "literal", "block", "path", "ty"].includes(tok.fragment)
      );
    case "Literal":
    case "Lifetime":
    case "!":
    case "-":
    case "*":
    case "|":
    case "||":
    case "&":
    case "&&":
    case "..":
    case "...":
    case "..=":
    case "<":
    case "<<":
    case "::":
    case "#":
      return true;
    default:
      return false;
  }
}
