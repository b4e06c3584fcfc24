/** Functions: header, parameters with `self`, and the body, which may be kept unparsed. */
import { type Diagnostic, error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { TokenStream } from "../token";
import type { Attribute, Block, FnBody, FnDecl, FnHeader, FnItem, LazyBody, Param, Pat, Safety, Ty } from "../ast";
import { flatten, pairDelimiters } from "../delimiters";
import { lex } from "../lexer";
import { parseOuterAttrs } from "./attr";
import { parseBlock } from "./block";
import { parseGenerics, withWhere } from "./generics";
import { itemBase, type ItemStart } from "./item";
import { type ParseContext, Parser, SyntaxFault } from "./parser";
import { mkPat, parsePatNoTopAlt } from "./pat";
import { parseLifetime } from "./path";
import { mkTy, parseExtern, parseParamTy, parseTy, parseTyNoPlus } from "./ty";

const fnWords = new Set(["const", "async", "unsafe", "safe", "extern"]);

/** `const async unsafe extern "C" fn`: whether the words here lead to `fn`. */
export function isFnFront(p: Parser): boolean {
  for (let at = 0; ; at++) {
    const token = p.peek(at);
    if (token.kind === "Literal" && p.peekKw(at - 1, "extern")) continue;
    if (token.kind !== "Ident" || token.raw) return false;
    if (token.name === "fn") {
      const next = p.peek(at + 1);
      return next.kind === "Ident" || !(next.kind === "Open" && next.delim === "Parenthesis" && at > 0) || at === 0;
    }
    if (!fnWords.has(token.name)) return false;
  }
}

export function parseFn(p: Parser, start: ItemStart): FnItem {
  const lo = p.tok.span;
  const header = parseHeader(p);
  const ident = p.ident();
  const generics = parseGenerics(p);
  const { inputs, hasSelf, cVariadic } = missesParams(p) ? noParams : parseParams(p);
  const output = p.eat("->") ? parseTyNoPlusOrBounds(p) : undefined;
  const full = withWhere(p, generics);
  const sigSpan = p.spanFrom(lo);
  const decl: FnDecl = { inputs, hasSelf, cVariadic, ...(output === undefined ? {} : { output }) };
  const body = parseFnBody(p);
  if (body === undefined) checkBodyless(p, start, inputs);
  if (header.const && start.place === "Trait")
    p.report("functions in traits cannot be declared const", { ...sigSpan, hi: sigSpan.lo + 5 }, {}, "E0379");
  return {
    kind: "Fn",
    ...itemBase(p, start),
    ident,
    header,
    generics: full,
    decl,
    sigSpan,
    defaultness: start.defaultness,
    ...(body === undefined ? {} : { body }),
  };
}

const noParams = { inputs: [], hasSelf: false, cVariadic: false };

/** `fn main {`, `fn count -> usize` */
function missesParams(p: Parser): boolean {
  if (!p.isOpen("Brace") && !p.is("->")) return false;
  const span = { ...p.prev, lo: p.prev.hi };
  p.report("missing parameters for function definition", span, {
    suggestions: [
      { message: "add a parameter list", edits: [{ span, replacement: "()" }], applicability: "MachineApplicable" },
    ],
  });
  return true;
}

/** Return types allow `impl A + B`. */
function parseTyNoPlusOrBounds(p: Parser): Ty {
  return p.isKw("impl") || p.isKw("dyn") || p.isOpen("Parenthesis") || p.tok.kind === "Ident"
    ? parseTy(p)
    : parseTyNoPlus(p);
}

function parseHeader(p: Parser): FnHeader {
  const isConst = p.eatKw("const");
  const isAsync = p.eatKw("async");
  const safety: Safety = p.eatKw("unsafe") ? "Unsafe" : p.eatKw("safe") ? "Safe" : "Default";
  const ext = parseExtern(p);
  if (!p.eatKw("fn")) p.fail();
  return { const: isConst, safety, ext, ...(isAsync ? { asyncClosureId: p.id(), asyncReturnId: p.id() } : {}) };
}

/** `#[rustc_intrinsic]`: the machine has the body. */
function isIntrinsicMark(attr: Attribute): boolean {
  return attr.kind === "Normal" && attr.path.segments[0]?.ident.name === "rustc_intrinsic";
}

function checkBodyless(p: Parser, start: ItemStart, inputs: readonly Param[]): void {
  const { place, attrs } = start;
  for (const { pat } of inputs) if (!isPlain(pat)) refusePattern(p, pat, place);
  if (place === "Trait" || place === "Foreign" || attrs.some(isIntrinsicMark)) return;
  const what = place === "Impl" ? "associated function in `impl` without body" : "free function without a body";
  const span = p.spanFrom(start.vis.span);
  p.report(what, span, {
    suggestions: [
      {
        message: "provide a definition for the function",
        edits: [{ span: { ...span, lo: span.hi - 1 }, replacement: " { <body> }" }],
        applicability: "HasPlaceholders",
      },
    ],
  });
}

function isPlain(pat: Pat): boolean {
  if (pat.kind !== "Ident") return pat.kind === "Wild" || pat.kind === "Err";
  return pat.mode.byRef === "No" && !pat.mode.mut && pat.sub === undefined;
}

/** `mut x` without a body is a lint that is denied. */
function refusePattern(p: Parser, pat: Pat, place: ItemStart["place"]): void {
  const isMut = pat.kind === "Ident" && pat.mode.byRef === "No" && pat.sub === undefined;
  if (place === "Foreign") p.report("patterns aren't allowed in foreign function declarations", pat.span, {}, "E0130");
  else
    p.report(
      "patterns aren't allowed in functions without bodies",
      pat.span,
      { labels: [{ span: pat.span, text: "pattern not allowed in function without body", primary: true }] },
      isMut ? "patterns_in_fns_without_body" : "E0642",
    );
}

// ---- parameters ----

function parseParams(p: Parser): { inputs: Param[]; hasSelf: boolean; cVariadic: boolean } {
  if (!p.eatOpen("Parenthesis")) p.fail();
  let hasSelf = false;
  let first = true;
  const { list } = p.commaList("Parenthesis", () => {
    const attrs = parseOuterAttrs(p);
    const self = parseSelfParam(p, attrs);
    if (self !== undefined && !first) {
      p.report("unexpected `self` parameter in function", self.span, {
        labels: [{ span: self.span, text: "must be the first parameter of an associated function", primary: true }],
      });
    }
    if (self !== undefined && first) hasSelf = true;
    first = false;
    return self ?? parseParam(p, attrs);
  });
  return { inputs: list, hasSelf, cVariadic: list.at(-1)?.ty.kind === "CVarArgs" };
}

function parseParam(p: Parser, attrs: readonly Attribute[]): Param {
  const lo = p.tok.span;
  if (p.is("...")) {
    const ty = parseParamTy(p);
    return { id: p.id(), span: p.spanFrom(lo), attrs, pat: { kind: "Wild", id: p.id(), span: lo }, ty };
  }
  const pat = parsePatNoTopAlt(p);
  if (!p.eat(":")) {
    const fault = missingParamTy(p, pat.span);
    if (p.cx.file === undefined || pat.kind !== "Ident" || !(p.is(",") || p.checkClose("Parenthesis")))
      throw new SyntaxFault(fault);
    p.emit(fault);
    return { id: p.id(), span: p.spanFrom(lo), attrs, pat, ty: mkTy(p, lo, { kind: "Err" }) };
  }
  const ty = parseParamTy(p);
  return { id: p.id(), span: p.spanFrom(lo), attrs, pat, ty };
}

function missingParamTy(p: Parser, span: Param["span"]): Diagnostic {
  const found = p.describe(p.tok);
  return error("", `expected one of \`:\`, \`@\`, or \`|\`, found ${found}`, p.tok.span, {
    labels: [{ span: p.tok.span, text: "expected one of `:`, `@`, or `|`", primary: true }],
    help: ["if this is a parameter name, give it a type"],
    suggestions: [
      {
        message: "if this is a parameter name, give it a type",
        edits: [{ span: { ...span, lo: span.hi }, replacement: ": TypeName" }],
        applicability: "HasPlaceholders",
      },
    ],
  });
}

/** `self`, `mut self`, `&'a mut self`, `self: Box<Self>`. */
function parseSelfParam(p: Parser, attrs: readonly Attribute[]): Param | undefined {
  const lo = p.tok.span;
  const at = selfDistance(p);
  if (at === undefined) return undefined;
  const byRef = p.eatSplit("&");
  const lifetime = p.tok.kind === "Lifetime" ? parseLifetime(p) : undefined;
  const mut = p.eatKw("mut");
  const identSpan = p.tok.span;
  const ident = p.anyIdent();
  const patLo = byRef ? identSpan : lo;
  const pat = mkPat(p, patLo, { kind: "Ident", mode: { byRef: "No", mut: mut && !byRef }, ident });
  let ty: Ty = mkTy(p, identSpan, { kind: "ImplicitSelf" });
  if (byRef)
    ty = mkTy(p, lo, { kind: "Ref", mutbl: mut ? "Mut" : "Not", ty, ...(lifetime === undefined ? {} : { lifetime }) });
  else if (p.eat(":")) ty = parseTy(p);
  return { id: p.id(), span: p.spanFrom(lo), attrs, pat, ty };
}

/** How far away the `self` of a self parameter is. */
function selfDistance(p: Parser): number | undefined {
  let at = 0;
  if (p.is("&")) at++;
  if (at > 0 && p.peek(at).kind === "Lifetime") at++;
  if (p.peekKw(at, "mut")) at++;
  return p.peekKw(at, "self") && p.peek(at + 1).kind !== "::" ? at : undefined;
}

// ---- bodies ----

function parseFnBody(p: Parser): FnBody | undefined {
  if (p.eat(";") || (!p.checkOpen("Brace") && !p.isFragment("block") && p.missesSemicolon())) return undefined;
  if (p.isFragment("block")) return parseBlock(p);
  if (!p.checkOpen("Brace")) {
    p.expecting("where");
    p.expecting("->");
    p.fail();
  }
  return p.cx.lazyBodies ? lazyBody(p) : parseBlock(p);
}

/** Skips a body and leaves what can parse it: the file's text, or a macro's tokens. */
function lazyBody(p: Parser): LazyBody {
  const { cx, tok } = p;
  const closeAt = p.closeIndex();
  const close = p.buffer.tokens[closeAt]?.span ?? tok.span;
  const span = { ...tok.span, hi: close.hi };
  const { file } = cx;
  const fromFile = file !== undefined && tok.span.file === file.id && close.file === file.id;
  const trees = fromFile ? undefined : [groupAt(p)];
  p.jump(closeAt + 1);
  return keepBody(cx, span, close, trees === undefined ? undefined : () => trees);
}

/** A body to be parsed later, from its tokens or else from the text of `cx.file`. */
export function keepBody(cx: ParseContext, span: Span, close: Span, trees: (() => TokenStream) | undefined): LazyBody {
  const { file } = cx;
  let block: Block | undefined;
  const force = (): Block => {
    if (block === undefined) {
      const end = { ...close, lo: close.hi };
      const buffer =
        trees === undefined && file !== undefined
          ? pairDelimiters(lex(file, cx.edition, cx.report, span.lo, span.hi), end, cx.report)
          : flatten(trees?.() ?? [], end);
      block = parseWholeBody(new Parser(buffer, { ...cx, lazyBodies: false }), span);
    }
    return block;
  };
  return { kind: "Lazy", span, close, ...(trees === undefined ? {} : { trees }), force };
}

function groupAt(p: Parser): ReturnType<typeof toTree> {
  const { pos } = p;
  const tree = toTree(p);
  p.jump(pos);
  return tree;
}

function toTree(p: Parser) {
  const { open, close, trees } = p.takeGroup();
  return {
    kind: "Delimited",
    delim: open.delim,
    open: open.span,
    close: close.span,
    trees,
    spacing: close.spacing,
  } as const;
}

function parseWholeBody(p: Parser, span: Block["span"]): Block {
  try {
    return parseBlock(p);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    p.emit(fault.diagnostic);
    return { id: p.id(), span, stmts: [], unsafe: false, attrs: [] };
  }
}
