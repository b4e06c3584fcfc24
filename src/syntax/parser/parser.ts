/**
 * The parser's hand: a cursor over balanced tokens with the questions every part of the grammar asks (`check`, `eat`,
 * `expect`), the words of "expected …, found …", and the way errors travel. The grammar itself is in the files beside
 * this one, as functions over a `Parser`.
 *
 * An error that a rule cannot repair is thrown as `SyntaxFault` and caught by the nearest statement, arm or item, which
 * reports it and goes on after it. Nesting is limited (`maxDepth`) so that no input can exhaust the host's stack.
 */
import { error, unsupported, type Diagnostic, type DiagnosticParts } from "../../base/diagnostic";
import type { SourceFile, Span } from "../../base/source";
import type { Ident, NodeId, NodeIds } from "../ast";
import { treesOf, type TokenBuffer } from "../delimiters";
import { isPathSegmentKeyword, isReserved, isUnused, type Edition } from "../keyword";
import type { CloseToken, Delimiter, FragmentKind, OpenToken, Punctuation, Token, TokenStream } from "../token";

/** What all parsers of a crate share. */
export interface ParseContext {
  readonly edition: Edition;
  readonly nodeIds: NodeIds;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Keep function bodies unparsed. */
  readonly lazyBodies: boolean;
  /** The text that lazily kept bodies are cut from; absent for tokens made by macros. */
  readonly file?: SourceFile;
}

/** A syntax error on its way to the nearest recovery point. */
export class SyntaxFault {
  constructor(readonly diagnostic: Diagnostic) {}
}

/** What an expression may be, where it stands: bits. */
export const Restrict = {
  None: 0,
  /** A block-like expression ends the statement. */
  Stmt: 1,
  /** `Path {` does not start a struct literal: conditions and scrutinees. */
  NoStruct: 2,
  /** `let` may stand here: conditions. */
  AllowLet: 4,
} as const;

/** Deepest nesting of syntax; below what any stage's recursion can bear. */
export const maxDepth = 256;
/** Longest chain that nests to the left (`a + b + …`, `.f().g()…`) or by `else if`. */
export const maxChain = 1000;

export class Parser {
  pos = 0;
  tok: Token;
  /** Span of the token before the current one. */
  prev: Span;
  restrictions: number = Restrict.None;
  private expected: string[] = [];
  private depth = 0;
  /** Within an `attempt`, whose faults are not told. */
  private trying = false;
  /** After an error in a block rustc skips the rest of it; we read on, for the editor's sake, and keep silent. */
  muted = false;

  constructor(
    readonly buffer: TokenBuffer,
    readonly cx: ParseContext,
  ) {
    this.tok = buffer.tokens[0] as Token;
    this.prev = { ...this.tok.span, hi: this.tok.span.lo };
  }

  // ---- cursor ----

  bump(): Token {
    const token = this.tok;
    this.prev = token.span;
    if (token.kind !== "Eof") this.tok = this.buffer.tokens[++this.pos] as Token;
    this.expected.length = 0;
    return token;
  }

  /** The token `distance` after the current one. */
  peek(distance: number): Token {
    const { tokens } = this.buffer;
    return (tokens[this.pos + distance] ?? tokens[tokens.length - 1]) as Token;
  }

  /** Moves to a token by index. */
  jump(pos: number): void {
    if (pos > 0) this.prev = (this.buffer.tokens[pos - 1] as Token).span;
    this.pos = pos;
    this.tok = this.buffer.tokens[pos] as Token;
    this.expected.length = 0;
  }

  /** Runs `parse`; puts the cursor back and gives undefined where it fails. Nothing is reported then. */
  attempt<T>(parse: () => T): T | undefined {
    const { pos, tok, prev, restrictions, depth, trying } = this;
    this.trying = true;
    try {
      return parse();
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      Object.assign(this, { pos, tok, prev, restrictions, depth });
      this.expected.length = 0;
      return undefined;
    } finally {
      this.trying = trying;
    }
  }

  /** Index of the `Close` of the `Open` at the cursor. */
  closeIndex(): number {
    return this.buffer.closeOf[this.pos] as number;
  }

  /** Takes a whole delimited group; the cursor stands on its opening delimiter. */
  takeGroup(): { open: OpenToken; close: CloseToken; trees: TokenStream } {
    const open = this.tok as OpenToken;
    const closeAt = this.closeIndex();
    const trees = treesOf(this.buffer, this.pos + 1, closeAt);
    this.jump(closeAt + 1);
    return { open, close: this.buffer.tokens[closeAt] as CloseToken, trees };
  }

  // ---- punctuation ----

  /** The current token is exactly `p`. */
  is(p: Punctuation): boolean {
    return this.tok.kind === p;
  }

  check(p: Punctuation): boolean {
    if (this.tok.kind === p) return true;
    this.expected.push(p);
    return false;
  }

  eat(p: Punctuation): boolean {
    if (!this.check(p)) return false;
    this.bump();
    return true;
  }

  expect(p: Punctuation): Span {
    if (!this.eat(p)) this.fail();
    return this.prev;
  }

  /** The current token starts with `p`, which is one character: `>` of `>>=`. */
  startsWith(p: "<" | ">" | "&" | "|" | "+"): boolean {
    const { kind } = this.tok;
    return kind === p || (kind[0] === p && kind !== "<=" && this.tok.kind in splitRests);
  }

  /** Eats one character of a glued punctuation. */
  eatSplit(p: "<" | ">" | "&" | "|" | "+"): boolean {
    if (this.tok.kind === p) {
      this.bump();
      return true;
    }
    const rest = this.tok.kind[0] === p ? splitRests[this.tok.kind] : undefined;
    if (rest === undefined) {
      this.expected.push(p);
      return false;
    }
    const { span, spacing } = this.tok;
    this.prev = { ...span, hi: span.lo + 1 };
    this.tok = { kind: rest, span: { ...span, lo: span.lo + 1 }, spacing } as Token;
    this.expected.length = 0;
    return true;
  }

  expectSplit(p: "<" | ">" | "&" | "|"): void {
    if (!this.eatSplit(p)) this.fail();
  }

  // ---- keywords and names ----

  isKw(name: string): boolean {
    const { tok } = this;
    return tok.kind === "Ident" && tok.name === name && !tok.raw;
  }

  checkKw(name: string): boolean {
    if (this.isKw(name)) return true;
    this.expected.push(name);
    return false;
  }

  eatKw(name: string): boolean {
    if (!this.checkKw(name)) return false;
    this.bump();
    return true;
  }

  expectKw(name: string): void {
    if (!this.eatKw(name)) this.fail();
  }

  peekKw(distance: number, name: string): boolean {
    const token = this.peek(distance);
    return token.kind === "Ident" && token.name === name && !token.raw;
  }

  isReservedToken(token: Token): boolean {
    return token.kind === "Ident" && !token.raw && isReserved(token.name, this.cx.edition);
  }

  /** An identifier that is no keyword. */
  isIdent(token: Token = this.tok): boolean {
    return token.kind === "Ident" && !this.isReservedToken(token);
  }

  isPathSegment(token: Token = this.tok): boolean {
    return token.kind === "Ident" && (!this.isReservedToken(token) || (isPathSegmentKeyword(token.name) && !token.raw));
  }

  checkIdent(): boolean {
    if (this.isIdent()) return true;
    this.expected.push("identifier");
    return false;
  }

  ident(): Ident {
    if (!this.isIdent()) {
      if (this.isReservedToken(this.tok) && !this.isKw("_")) return this.reservedIdent();
      this.expected.push("identifier");
      this.fail();
    }
    return this.anyIdent();
  }

  /** A keyword in an identifier's place is read as one. */
  private reservedIdent(): Ident {
    const { tok } = this;
    const found = this.describe(tok);
    const parts: DiagnosticParts = {
      labels: [
        { span: tok.span, text: `expected identifier, found ${found.replace(/`.*$/, "").trim()}`, primary: true },
      ],
    };
    this.report(`expected identifier, found ${found}`, tok.span, parts);
    return this.anyIdent();
  }

  /** The current identifier token, keyword or not. */
  anyIdent(): Ident {
    const { tok } = this;
    if (tok.kind !== "Ident") this.fail("identifier");
    this.bump();
    return tok.raw ? { name: tok.name, span: tok.span, raw: true } : { name: tok.name, span: tok.span };
  }

  // ---- delimiters ----

  isOpen(delim: Delimiter): boolean {
    return this.tok.kind === "Open" && this.tok.delim === delim;
  }

  checkOpen(delim: Delimiter): boolean {
    if (this.isOpen(delim)) return true;
    this.expected.push(openText[delim]);
    return false;
  }

  eatOpen(delim: Delimiter): boolean {
    if (!this.checkOpen(delim)) return false;
    this.bump();
    return true;
  }

  expectOpen(delim: Delimiter): void {
    if (!this.eatOpen(delim)) this.fail();
  }

  isClose(): boolean {
    return this.tok.kind === "Close" || this.tok.kind === "Eof";
  }

  checkClose(delim: Delimiter): boolean {
    if (this.tok.kind === "Close" && this.tok.delim === delim) return true;
    this.expected.push(closeText[delim]);
    return false;
  }

  expectClose(delim: Delimiter): void {
    if (!this.checkClose(delim)) this.fail();
    this.bump();
  }

  /** Stands on a substituted macro fragment of one of these kinds. */
  isFragment(...kinds: readonly FragmentKind[]): boolean {
    const { tok } = this;
    return tok.kind === "Open" && tok.fragment !== undefined && kinds.includes(tok.fragment);
  }

  /** Reads a substituted macro fragment: `parse` must take all of it. */
  fragment<T>(parse: () => T): T {
    this.bump();
    const before = this.restrictions;
    this.restrictions = Restrict.None;
    const node = parse();
    this.restrictions = before;
    this.expectClose("Invisible");
    return node;
  }

  /** Elements separated by commas up to the closing delimiter, which is eaten; the opening one was eaten before. */
  commaList<T>(delim: Delimiter, element: () => T): { list: T[]; trailing: boolean } {
    const list: T[] = [];
    let trailing = false;
    while (!this.checkClose(delim)) {
      if (this.tok.kind === "Eof") this.fail();
      list.push(element());
      trailing = false;
      if (this.checkClose(delim)) break;
      if (this.eat(",")) trailing = true;
      else this.missesComma();
    }
    this.bump();
    return { list, trailing };
  }

  /** A comma left out between two elements is told, and reading goes on if another element follows. */
  private missesComma(): void {
    const fault = this.unexpected();
    const { kind } = this.tok;
    const startsElement = kind === "Ident" || kind === "Literal" || kind === "Open";
    if (this.cx.file === undefined || this.trying || !startsElement) throw new SyntaxFault(fault);
    this.emit(fault);
    this.expected.length = 0;
  }

  // ---- nodes ----

  id(): NodeId {
    return this.cx.nodeIds.next();
  }

  /** From `lo` to the end of the last token taken. */
  spanFrom(lo: Span): Span {
    return spanTo(lo, this.prev);
  }

  /** Runs `parse` one level deeper. */
  nested<T>(parse: () => T): T {
    if (++this.depth > maxDepth) {
      this.depth = 0;
      throw new SyntaxFault(unsupported(`code nested more than ${maxDepth} levels deep`, this.tok.span));
    }
    const node = parse();
    this.depth--;
    return node;
  }

  /** Reports a chain of operators or calls beyond `maxChain`. */
  tooLong(): never {
    throw new SyntaxFault(unsupported(`a chain of more than ${maxChain} operators`, this.tok.span));
  }

  /** The nesting depth, for recovery points to put back. */
  getDepth(): number {
    return this.depth;
  }

  setDepth(depth: number): void {
    this.depth = depth;
  }

  /** Runs `parse` under other restrictions. */
  restricted<T>(restrictions: number, parse: () => T): T {
    const before = this.restrictions;
    this.restrictions = restrictions;
    const node = parse();
    this.restrictions = before;
    return node;
  }

  // ---- errors ----

  expecting(what: string): void {
    this.expected.push(what);
  }

  /** Reports, unless what is wrong may only follow from an error before it in the same block. */
  emit(diagnostic: Diagnostic): void {
    if (!this.muted) this.cx.report(diagnostic);
  }

  report(message: string, span: Span, parts: DiagnosticParts = {}, code = ""): void {
    this.emit(error(code, message, span, parts));
  }

  throwError(message: string, span: Span, parts: DiagnosticParts = {}, code = ""): never {
    throw new SyntaxFault(error(code, message, span, parts));
  }

  /** "expected `what`, found …" at the current token; without `what`, everything that was asked for here. */
  fail(what?: string): never {
    throw new SyntaxFault(what === undefined ? this.unexpected() : this.expectedFound(what));
  }

  expectedFound(what: string): Diagnostic {
    const { span } = this.tok;
    return error("", `expected ${what}, found ${this.describe(this.tok)}`, span, {
      labels: [{ span, text: `expected ${what}`, primary: true }],
    });
  }

  private unexpected(): Diagnostic {
    const names = [...new Set(this.expected.map(expectedName))].sort((a, b) => compareExpected(a, b));
    const found = this.describe(this.tok);
    const list = oneOf(names);
    const short = names.length > 6 ? `expected one of ${names.length} possible tokens` : `expected ${list}`;
    const { span } = this.tok;
    return error("", `expected ${list}, found ${found}`, span, { labels: [{ span, text: short, primary: true }] });
  }

  /** The current token starts a statement where a `;` was due before it. */
  private onNewLine(): boolean {
    const { file } = this.cx;
    if (file === undefined || this.tok.span.file !== file.id || this.prev.file !== file.id) return false;
    if (this.tok.kind === "Eof") return false;
    const newLine = file.text.slice(this.prev.hi, this.tok.span.lo).includes("\n");
    return (
      newLine &&
      (this.tok.kind === "Close" ||
        this.tok.kind === "Ident" ||
        this.tok.kind === "Literal" ||
        this.tok.kind === "Lifetime" ||
        this.tok.kind === "Open")
    );
  }

  expectSemicolon(): void {
    if (!this.eat(";") && !this.missesSemicolon()) this.fail();
  }

  /** Where a line ends without the `;` that was due: reports it, and the statement stands all the same. */
  missesSemicolon(): boolean {
    if (!this.onNewLine()) return false;
    const at = { ...this.prev, lo: this.prev.hi };
    this.report(`expected \`;\`, found ${this.describe(this.tok)}`, at, {
      labels: [
        { span: at, text: "", primary: true },
        { span: this.tok.span, text: "unexpected token" },
      ],
      suggestions: [
        { message: "add `;` here", edits: [{ span: at, replacement: ";" }], applicability: "MachineApplicable" },
      ],
    });
    this.expected.length = 0;
    return true;
  }

  /** For a fault in the tokens from `start` to `closeAt`: what of the file is doubtful then. */
  silences(start: number, closeAt: number): Pick<Diagnostic, "silences"> {
    const { file } = this.cx;
    const from = this.buffer.tokens[start]?.span;
    const to = this.buffer.tokens[closeAt]?.span;
    if (file === undefined || from?.file !== file.id || to === undefined) return {};
    return { silences: { ...from, hi: to.hi } };
  }

  /** A token in the words of "found …". */
  describe(token: Token): string {
    switch (token.kind) {
      case "Ident":
        if (this.isReservedToken(token))
          return token.name === "_"
            ? "reserved identifier `_`"
            : `${isUnused(token.name) ? "reserved " : ""}keyword \`${token.name}\``;
        return `\`${token.raw ? "r#" : ""}${token.name}\``;
      case "Lifetime":
        return `\`${token.name}\``;
      case "Literal":
        return `\`${literalText(token)}\``;
      case "DocComment":
        return `doc comment \`${token.style === "Outer" ? "///" : "//!"}${token.text}\``;
      case "Eof":
        return "`<eof>`";
      case "Open":
        return token.fragment === undefined ? `\`${openText[token.delim]}\`` : `\`${token.fragment}\` metavariable`;
      case "Close":
        return token.delim === "Invisible" ? "end of macro arguments" : `\`${closeText[token.delim]}\``;
      default:
        return `\`${token.kind}\``;
    }
  }
}

/** What is left of a glued punctuation after its first character. */
const splitRests: Partial<Record<string, Punctuation>> = {
  "<<": "<",
  ">>": ">",
  "<=": "=",
  ">=": "=",
  "<<=": "<=",
  ">>=": ">=",
  "&&": "&",
  "||": "|",
  "&=": "=",
  "|=": "=",
  "+=": "=",
  "<-": "-",
};
export const openText: Readonly<Record<Delimiter, string>> = {
  Parenthesis: "(",
  Brace: "{",
  Bracket: "[",
  Invisible: "",
};
export const closeText: Readonly<Record<Delimiter, string>> = {
  Parenthesis: ")",
  Brace: "}",
  Bracket: "]",
  Invisible: "",
};

const worded = new Set([
  "identifier",
  "lifetime",
  "type",
  "path",
  "an operator",
  "const",
  "expression",
  "pattern",
  "literal",
]);

function expectedName(name: string): string {
  if (name === "an operator") return name;
  return worded.has(name) && name !== "const" ? name : `\`${name}\``;
}

/** rustc's order: by text; "an operator" goes last. */
function compareExpected(a: string, b: string): number {
  if (a === "an operator") return 1;
  if (b === "an operator") return -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function oneOf(names: readonly string[]): string {
  if (names.length === 1) return names[0] as string;
  if (names.length === 2) return `one of ${names[0]} or ${names[1]}`;
  return `one of ${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`;
}

export function literalText(token: { lit: string; symbol: string; suffix: string; hashes: number }): string {
  const hashes = "#".repeat(token.hashes);
  const shapes: Record<string, [string, string]> = {
    Byte: ["b'", "'"],
    Char: ["'", "'"],
    Str: ['"', '"'],
    ByteStr: ['b"', '"'],
    CStr: ['c"', '"'],
    StrRaw: [`r${hashes}"`, `"${hashes}`],
    ByteStrRaw: [`br${hashes}"`, `"${hashes}`],
    CStrRaw: [`cr${hashes}"`, `"${hashes}`],
  };
  const [open, close] = shapes[token.lit] ?? ["", ""];
  return `${open}${token.symbol}${close}${token.suffix}`;
}

/** The span from the start of one to the end of another; where macros mix contexts, the more deeply expanded one's. */
export function spanTo(lo: Span, hi: Span): Span {
  if (lo.ctxt === hi.ctxt && lo.file === hi.file)
    return hi.hi < lo.lo ? lo : { file: lo.file, lo: lo.lo, hi: hi.hi, ctxt: lo.ctxt };
  return hi.ctxt > lo.ctxt ? hi : lo;
}
