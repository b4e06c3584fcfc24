/**
 * The doors of the parser: a whole file, and each macro fragment from token trees. They never throw for a wrong program:
 * errors are reported and what could be read is returned.
 */
import type { Diagnostic } from "../base/diagnostic";
import type { SourceFile, Span } from "../base/source";
import { rootContext } from "../base/source";
import type { Attribute, Expr, Item, NodeIds, Pat, Stmt, Ty } from "./ast";
import { flatten, pairDelimiters, type TokenBuffer } from "./delimiters";
import type { Edition } from "./keyword";
import { lex } from "./lexer";
import { parseAttrItem, parseInnerAttrs, parseOuterAttrs } from "./parser/attr";
import { parseStmts } from "./parser/block";
import { mkExpr, parseExpr as expr } from "./parser/expr";
import { parseItemAfterAttrs, parseItems as items, type ItemPlace } from "./parser/item";
import { Parser, SyntaxFault, type ParseContext } from "./parser/parser";
import { mkPat, parsePat as pat } from "./parser/pat";
import { mkTy, parseTy as ty } from "./parser/ty";
import type { Token, TokenStream } from "./token";

export interface ParseOptions {
  readonly edition: Edition;
  readonly nodeIds: NodeIds;
  /** Keep function bodies unparsed until `bodyBlock` asks for them. */
  readonly lazyBodies?: boolean;
}

export interface ParsedFile {
  /** Inner attributes of the file. */
  readonly attrs: readonly Attribute[];
  readonly items: readonly Item[];
  /** Lexical and syntactic errors; forcing a lazy body may add to it. */
  readonly diagnostics: readonly Diagnostic[];
  readonly span: Span;
}

/** Comments, strings and characters without an end: whatever follows in the file is inside them. */
const unterminated = new Set(["E0748", "E0758", "E0762", "E0763", "E0765", "E0766", "E0767"]);

/** A file's tokens, flat and balanced; also what `emit tokens` prints. */
export function tokenize(file: SourceFile, edition: Edition, report: (d: Diagnostic) => void): TokenBuffer {
  const end: Span = { file: file.id, lo: file.text.length, hi: file.text.length, ctxt: rootContext };
  let fatal = false;
  const tokens = lex(file, edition, (d) => {
    fatal ||= unterminated.has(d.code);
    report(d);
  });
  return pairDelimiters(tokens, end, fatal ? () => {} : report);
}

export function parseFile(file: SourceFile, options: ParseOptions): ParsedFile {
  const diagnostics: Diagnostic[] = [];
  const buffer = tokenize(file, options.edition, (d) => diagnostics.push(d));
  const unbalanced = diagnostics.some(
    (d) =>
      unterminated.has(d.code) || d.message.includes("closing delimiter") || d.message.includes("unclosed delimiter"),
  );
  const cx: ParseContext = {
    edition: options.edition,
    nodeIds: options.nodeIds,
    lazyBodies: options.lazyBodies ?? false,
    file,
    // With delimiters out of order, whatever the parser finds follows from that.
    report: unbalanced ? () => {} : (d) => diagnostics.push(d),
  };
  const p = new Parser(buffer, cx);
  const span: Span = { file: file.id, lo: 0, hi: file.text.length, ctxt: rootContext };
  try {
    const attrs = parseInnerAttrs(p);
    return { attrs, items: items(p, buffer.tokens.length - 1), diagnostics, span };
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    cx.report(fault.diagnostic);
    return { attrs: [], items: [], diagnostics, span };
  }
}

/** A text that is one expression, with or without a semicolon after it; undefined after a fault, which is reported. */
export function parseExpressionFile(
  file: SourceFile,
  options: ParseOptions,
  report: (d: Diagnostic) => void,
): Expr | undefined {
  let faulty = false;
  const note = (d: Diagnostic): void => {
    faulty ||= d.level === "error";
    report(d);
  };
  const p = new Parser(tokenize(file, options.edition, note), { ...options, lazyBodies: false, file, report: note });
  if (faulty) return undefined;
  try {
    const value = expr(p);
    if (p.is(";")) p.bump();
    if (p.tok.kind !== "Eof") return p.fail();
    return faulty ? undefined : value;
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    report(fault.diagnostic);
    return undefined;
  }
}

/** What the entry points on token trees need besides the trees. */
export type FragmentContext = Omit<ParseContext, "file">;

/** Runs `rule` over all of `tokens`; a rest is an error that `leftover` words, or is "expected …, found …". */
export function parseTokens<T>(
  tokens: TokenStream,
  end: Span,
  cx: FragmentContext,
  rule: (p: Parser) => T,
  leftover?: (rest: Token) => Diagnostic,
): T | undefined {
  const p = new Parser(flatten(tokens, end), cx);
  try {
    const node = rule(p);
    if (p.tok.kind !== "Eof") {
      if (leftover === undefined) return p.fail();
      cx.report(leftover(p.tok));
    }
    return node;
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    cx.report(fault.diagnostic);
    return undefined;
  }
}

export function parseExpr(tokens: TokenStream, end: Span, cx: FragmentContext): Expr {
  return parseTokens(tokens, end, cx, expr) ?? errorExpr(end, cx);
}

export function errorExpr(span: Span, cx: FragmentContext): Expr {
  return mkExpr(new Parser(flatten([], span), cx), span, { kind: "Err" });
}

export function parseTy(tokens: TokenStream, end: Span, cx: FragmentContext): Ty {
  return parseTokens(tokens, end, cx, ty) ?? mkTy(new Parser(flatten([], end), cx), end, { kind: "Err" });
}

export function parsePat(tokens: TokenStream, end: Span, cx: FragmentContext): Pat {
  return parseTokens(tokens, end, cx, pat) ?? mkPat(new Parser(flatten([], end), cx), end, { kind: "Err" });
}

export function parseStmtList(tokens: TokenStream, end: Span, cx: FragmentContext): Stmt[] {
  const stmts: Stmt[] = [];
  parseTokens(tokens, end, cx, (p) => parseStmts(p, stmts, p.buffer.tokens.length - 1));
  return stmts;
}

/** Items of a module, or of a trait, impl or `extern` block. */
export function parseItemList(tokens: TokenStream, end: Span, cx: FragmentContext, place: ItemPlace): Item[] {
  const list: Item[] = [];
  parseTokens(tokens, end, cx, (p) => {
    if (place === "Mod") {
      list.push(...items(p, p.buffer.tokens.length - 1));
      return;
    }
    while (p.tok.kind !== "Eof") {
      const item = parseItemAfterAttrs(p, parseOuterAttrs(p), place);
      if (item === undefined) return p.fail("item");
      list.push(item);
    }
  });
  return list;
}

/** `path(args)` of an attribute, as in `cfg_attr(…, path(args))`. */
export function parseMeta(
  tokens: TokenStream,
  end: Span,
  cx: FragmentContext,
): ReturnType<typeof parseAttrItem> | undefined {
  return parseTokens(tokens, end, cx, parseAttrItem);
}
