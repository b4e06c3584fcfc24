/** Patterns. */
import type { BindingMode, Expr, Mutability, Pat, PatField, Path, QSelf, RangeLimits } from "../ast";
import { parseOptLit, parseOuterAttrs } from "./attr";
import { blockExpr, mkExpr, parseExpr } from "./expr";
import { parseBlock } from "./block";
import { parseMacArgs } from "./mac";
import { spanTo, type Parser } from "./parser";
import { canBeginPath, parseMaybeQPath } from "./path";

type PatShape = Pat extends infer T ? (T extends Pat ? Omit<T, "id" | "span"> : never) : never;

export function mkPat(p: Parser, lo: Pat["span"], shape: PatShape): Pat {
  return { ...shape, id: p.id(), span: p.spanFrom(lo) } as Pat;
}

/** A pattern with alternatives, a leading `|` allowed: match arms, `let`, `for`, parentheses. */
export function parsePat(p: Parser): Pat {
  return p.nested(() => parseAlternatives(p));
}

function parseAlternatives(p: Parser): Pat {
  const lo = p.tok.span;
  const leading = p.eat("|");
  if (!leading && p.is("||")) p.report("unexpected token `||` in pattern", p.bump().span);
  const first = parsePatNoTopAlt(p);
  if (!leading && !p.is("|") && !p.is("||")) return first;
  const pats = [first];
  while (p.is("|") || p.is("||")) {
    if (p.is("||")) p.report("unexpected token `||` in pattern", p.tok.span);
    p.bump();
    if (p.is("=") || p.isClose() || p.is("=>")) p.report("a trailing `|` is not allowed in an or-pattern", p.prev);
    else pats.push(parsePatNoTopAlt(p));
  }
  return pats.length === 1 ? first : mkPat(p, lo, { kind: "Or", pats });
}

/** A pattern without top-level alternatives: parameters of closures and functions. */
export function parsePatNoTopAlt(p: Parser): Pat {
  return p.nested(() => parsePatInner(p));
}

function parsePatInner(p: Parser): Pat {
  const lo = p.tok.span;
  if (p.isFragment("pat", "pat_param")) return p.fragment(() => parsePat(p));
  switch (p.tok.kind) {
    case "&":
    case "&&":
      return parseRefPat(p);
    case "Open":
      if (p.isOpen("Parenthesis")) return parseTuplePat(p);
      if (p.isOpen("Bracket")) {
        p.bump();
        return mkPat(p, lo, { kind: "Slice", pats: p.commaList("Bracket", () => parseElemPat(p)).list });
      }
      break;
    case "..":
      // `..` alone is a rest; `..end` is a half-open range.
      p.bump();
      return canBeginRangeEnd(p) ? finishRange(p, lo, undefined, "HalfOpen") : mkPat(p, lo, { kind: "Rest" });
    case "..=":
    case "...":
      p.bump();
      return finishRange(p, lo, undefined, "Closed");
    case "Ident": {
      const keyword = p.tok.raw ? undefined : parseKeywordPat(p, p.tok.name);
      if (keyword !== undefined) return keyword;
    }
  }
  return parseIdentPathOrLit(p);
}

function parseElemPat(p: Parser): Pat {
  parseOuterAttrs(p);
  return parsePat(p);
}

function parseRefPat(p: Parser): Pat {
  const lo = p.tok.span;
  p.eatSplit("&");
  const mutbl: Mutability = p.eatKw("mut") ? "Mut" : "Not";
  return mkPat(p, lo, { kind: "Ref", mutbl, pat: parsePatNoTopAlt(p) });
}

function parseTuplePat(p: Parser): Pat {
  const lo = p.tok.span;
  p.bump();
  const { list, trailing } = p.commaList("Parenthesis", () => parseElemPat(p));
  const only = list[0];
  if (list.length === 1 && !trailing && only !== undefined && only.kind !== "Rest") {
    const pat = mkPat(p, lo, { kind: "Paren", pat: only });
    return pat;
  }
  return mkPat(p, lo, { kind: "Tuple", pats: list });
}

function parseKeywordPat(p: Parser, name: string): Pat | undefined {
  const lo = p.tok.span;
  switch (name) {
    case "_":
      p.bump();
      return mkPat(p, lo, { kind: "Wild" });
    case "mut":
      return parseMutPat(p);
    case "ref": {
      p.bump();
      const byRef = p.eatKw("mut") ? "RefMut" : "Ref";
      return parseBinding(p, lo, { byRef, mut: false });
    }
    case "box":
      if (p.peek(1).kind === "Ident") return p.throwError("`box` pattern syntax has been removed", lo);
      return undefined;
    case "const":
      if (p.peek(1).kind === "Open") {
        p.bump();
        const block = parseBlock(p);
        p.report("const blocks cannot be used as patterns", p.spanFrom(lo));
        return mkPat(p, lo, { kind: "Expr", expr: blockExpr(p, block, lo) });
      }
      return undefined;
    default:
      return undefined;
  }
}

function parseMutPat(p: Parser): Pat {
  const lo = p.tok.span;
  p.bump();
  if (p.isKw("self")) {
    const ident = p.anyIdent();
    return mkPat(p, lo, { kind: "Ident", mode: { byRef: "No", mut: true }, ident });
  }
  if (p.isIdent()) return parseBinding(p, lo, { byRef: "No", mut: true });
  if (p.isKw("mut")) p.throwError("`mut` on a binding may not be repeated", p.tok.span);
  if (p.isKw("ref")) p.throwError("the order of `mut` and `ref` is incorrect", spanTo(lo, p.tok.span));
  if (p.is("=") || p.is(":") || p.is(";") || p.is(",") || p.isClose()) p.fail("identifier");
  const pat = parsePatNoTopAlt(p);
  p.report("`mut` must be attached to each individual binding", p.spanFrom(lo), {
    notes: ["`mut` may be followed by `variable` and `variable @ pattern`"],
  });
  return pat;
}

function parseBinding(p: Parser, lo: Pat["span"], mode: BindingMode): Pat {
  const ident = p.ident();
  if (p.isOpen("Parenthesis")) p.throwError("expected identifier, found enum pattern", p.spanFrom(lo));
  const sub = p.eat("@") ? parsePatNoTopAlt(p) : undefined;
  return mkPat(p, lo, sub === undefined ? { kind: "Ident", mode, ident } : { kind: "Ident", mode, ident, sub });
}

/** Whether an identifier at the cursor is a binding and not the start of a path, a struct, a macro or a range. */
function isBinding(p: Parser): boolean {
  if (!p.isIdent()) return false;
  const next = p.peek(1);
  if (next.kind === "Open") return next.delim === "Bracket" || next.delim === "Invisible";
  return (
    next.kind !== "::" &&
    next.kind !== ".." &&
    next.kind !== "..=" &&
    next.kind !== "..." &&
    next.kind !== "!" &&
    next.kind !== "<"
  );
}

function parseIdentPathOrLit(p: Parser): Pat {
  const lo = p.tok.span;
  if (isBinding(p)) return parseBinding(p, lo, { byRef: "No", mut: false });
  if (canBeginPath(p) && !isLitStart(p)) return parsePathPat(p);
  const expr = parsePatLit(p);
  if (expr === undefined) notAPattern(p);
  const limits = rangeOp(p);
  if (limits !== undefined) return finishRange(p, lo, expr, limits);
  return mkPat(p, lo, { kind: "Expr", expr });
}

/** A keyword where a binding's name could stand is reported as such. */
function notAPattern(p: Parser): never {
  const next = p.peek(1);
  const nameLike =
    p.isReservedToken(p.tok) && !p.isKw("in") && !["::", "!", "..", "..=", "...", "Open"].includes(next.kind);
  if (nameLike) p.ident();
  p.fail("pattern");
}

function isLitStart(p: Parser): boolean {
  return p.isKw("true") || p.isKw("false");
}

function parsePathPat(p: Parser): Pat {
  const lo = p.tok.span;
  const qpath = parseMaybeQPath(p, "Expr");
  if (p.is("!") && p.peek(1).kind === "Open" && qpath.qself === undefined)
    return mkPat(p, lo, { kind: "MacCall", mac: parseMacArgs(p, qpath.path) });
  if (p.isOpen("Brace")) return parseStructPat(p, lo, qpath);
  if (p.isOpen("Parenthesis")) {
    p.bump();
    return mkPat(p, lo, {
      kind: "TupleStruct",
      ...qpath,
      pats: p.commaList("Parenthesis", () => parseElemPat(p)).list,
    });
  }
  const limitsAt = rangeOp(p);
  if (limitsAt !== undefined) return finishRange(p, lo, mkExpr(p, lo, { kind: "Path", ...qpath }), limitsAt);
  const [only] = qpath.path.segments;
  if (
    qpath.qself === undefined &&
    !qpath.path.global &&
    qpath.path.segments.length === 1 &&
    only?.args === undefined &&
    only !== undefined &&
    only.ident.name !== "Self"
  ) {
    return mkPat(p, lo, { kind: "Ident", mode: { byRef: "No", mut: false }, ident: only.ident });
  }
  return mkPat(p, lo, { kind: "Path", ...qpath });
}

/** Takes `..`, `..=` or `...`. */
function rangeOp(p: Parser): RangeLimits | undefined {
  if (p.is("...")) {
    p.report(
      "`...` range patterns are not allowed",
      p.tok.span,
      {
        suggestions: [
          {
            message: "use `..=` for an inclusive range",
            edits: [{ span: p.tok.span, replacement: "..=" }],
            applicability: "MachineApplicable",
          },
        ],
      },
      "E0783",
    );
    p.bump();
    return "Closed";
  }
  if (p.eat("..=")) return "Closed";
  return p.eat("..") ? "HalfOpen" : undefined;
}

function canBeginRangeEnd(p: Parser): boolean {
  return (
    p.tok.kind === "Literal" ||
    p.is("-") ||
    isLitStart(p) ||
    (canBeginPath(p) && !p.isKw("if")) ||
    p.isFragment("expr", "expr_2021", "literal")
  );
}

function finishRange(p: Parser, lo: Pat["span"], start: Expr | undefined, limits: RangeLimits): Pat {
  const limitsSpan = p.prev;
  let end: Expr | undefined;
  if (canBeginRangeEnd(p)) {
    const endLo = p.tok.span;
    end = parsePatLit(p) ?? mkExpr(p, endLo, { kind: "Path", ...parseMaybeQPath(p, "Expr") });
  } else if (limits === "Closed") {
    p.report(
      "inclusive range with no end",
      limitsSpan,
      { notes: ["inclusive ranges must be bounded at the end (`..=b` or `a..=b`)"] },
      "E0586",
    );
  }
  return mkPat(p, lo, {
    kind: "Range",
    limits,
    limitsSpan,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  });
}

/** A literal, possibly negative, or a substituted expression. */
function parsePatLit(p: Parser): Expr | undefined {
  const lo = p.tok.span;
  if (p.isFragment("expr", "expr_2021", "literal")) return p.fragment(() => parseExpr(p));
  const negative = p.is("-");
  if (negative) p.bump();
  if (negative && p.isFragment("literal", "expr", "expr_2021")) {
    const operand = p.fragment(() => parseExpr(p));
    return mkExpr(p, lo, { kind: "Unary", op: "Neg", operand });
  }
  const lit = parseOptLit(p);
  if (lit === undefined) return negative ? p.fail("literal") : undefined;
  const expr = mkExpr(p, lit.span, { kind: "Lit", lit });
  return negative ? mkExpr(p, lo, { kind: "Unary", op: "Neg", operand: expr }) : expr;
}

function parseStructPat(p: Parser, lo: Pat["span"], qpath: { qself?: QSelf; path: Path }): Pat {
  p.bump();
  const fields: PatField[] = [];
  let rest = false;
  while (!p.checkClose("Brace")) {
    const attrs = parseOuterAttrs(p);
    if (p.eat("..")) {
      rest = true;
      if (!p.checkClose("Brace")) p.throwError(`expected \`}\`, found ${p.describe(p.tok)}`, p.tok.span);
      break;
    }
    fields.push({ ...parsePatField(p), attrs });
    if (p.checkClose("Brace")) break;
    if (!p.eat(",")) p.fail();
  }
  p.expectClose("Brace");
  return mkPat(p, lo, { kind: "Struct", ...qpath, fields, rest });
}

function parsePatField(p: Parser): PatField {
  const lo = p.tok.span;
  const next = p.peek(1);
  const named = p.tok.kind === "Ident" && next.kind === ":";
  const numbered = p.tok.kind === "Literal" && p.tok.lit === "Integer";
  if (named || numbered) {
    const ident = fieldName(p);
    p.expect(":");
    const pat = parsePat(p);
    return { id: p.id(), span: p.spanFrom(lo), attrs: [], ident, pat, isShorthand: false };
  }
  const byRef = p.eatKw("ref");
  const mut = p.eatKw("mut");
  const ident = p.ident();
  const mode: BindingMode = { byRef: byRef ? (mut ? "RefMut" : "Ref") : "No", mut: mut && !byRef };
  const pat = mkPat(p, lo, { kind: "Ident", mode, ident });
  return { id: p.id(), span: p.spanFrom(lo), attrs: [], ident, pat, isShorthand: true };
}

/** `name` or a tuple index such as `0`. */
export function fieldName(p: Parser): { name: string; span: Pat["span"] } {
  const { tok } = p;
  if (tok.kind === "Literal" && tok.lit === "Integer") {
    p.bump();
    if (tok.suffix !== "")
      p.report("suffixes on a tuple index are invalid", tok.span, {
        labels: [{ span: tok.span, text: `invalid suffix \`${tok.suffix}\``, primary: true }],
      });
    return { name: tok.symbol, span: tok.span };
  }
  return p.ident();
}
