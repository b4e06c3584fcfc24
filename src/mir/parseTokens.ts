/** Tokens of `.mir` text, and a cursor over them, for `parse.ts`. */
import { Bug } from "../base/invariant";
import type { SourceFile, Span } from "../base/source";
import { rootContext } from "../base/source";

export interface Token {
  readonly kind: "ident" | "number" | "string" | "bytes" | "char" | "lifetime" | "punct" | "end";
  readonly text: string;
  readonly lo: number;
  readonly hi: number;
}

const pattern =
  /\s+|\/\/[^\n]*|(?<bytes>b"(?:[^"\\]|\\.)*")|(?<string>"(?:[^"\\]|\\.)*")|(?<char>'(?:[^'\\]|\\u\{[0-9a-f]+\}|\\.)')|(?<lifetime>'[a-z_]\w*)|(?<number>0x[0-9a-f]+|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?:_[iuf]\w+)?)|(?<ident>[A-Za-z_]\w*)|(?<punct>->|=>|::|\.\.|.)/gsu;

export function tokenize(file: SourceFile): Token[] {
  const tokens: Token[] = [];
  for (const match of file.text.matchAll(pattern)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    if (kind === undefined) continue;
    tokens.push({ kind: kind as Token["kind"], text: match[0], lo: match.index, hi: match.index + match[0].length });
  }
  tokens.push({ kind: "end", text: "", lo: file.text.length, hi: file.text.length });
  return tokens;
}

/** Fixtures are ours: wrong text throws, with its place. */
export class TokenCursor {
  private position = 0;
  private readonly tokens: readonly Token[];

  constructor(private readonly file: SourceFile) {
    this.tokens = tokenize(file);
  }

  get token(): Token {
    return this.peek(0);
  }

  peek(distance: number): Token {
    return this.tokens[Math.min(this.position + distance, this.tokens.length - 1)] as Token;
  }

  is(text: string): boolean {
    return this.token.text === text && this.token.kind !== "string";
  }

  next(): Token {
    const { token } = this;
    this.position += 1;
    return token;
  }

  eat(text: string): boolean {
    if (!this.is(text)) return false;
    this.position += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.eat(text)) this.fail(`expected \`${text}\`, found \`${this.token.text}\``);
  }

  ident(): string {
    if (this.token.kind !== "ident") this.fail(`expected a name, found \`${this.token.text}\``);
    return this.next().text;
  }

  integer(): number {
    if (this.token.kind !== "number") this.fail(`expected a number, found \`${this.token.text}\``);
    return Number(this.next().text);
  }

  /** `_3`, `bb4`. */
  numbered(prefix: string): number {
    const { text } = this.token;
    const digits = text.slice(prefix.length);
    if (!text.startsWith(prefix) || !/^\d+$/.test(digits)) this.fail(`expected \`${prefix}N\`, found \`${text}\``);
    this.next();
    return Number(digits);
  }

  mark(): number {
    return this.position;
  }

  reset(mark: number): void {
    this.position = mark;
  }

  /** Items up to `close`, with commas between. */
  list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    while (!this.eat(close)) {
      items.push(item());
      if (!this.eat(",")) {
        this.expect(close);
        break;
      }
    }
    return items;
  }

  /** From the token at `mark` to the last one taken. */
  spanFrom(mark: number): Span {
    const first = this.tokens[mark] ?? this.token;
    const last = this.tokens[Math.max(mark, this.position - 1)] ?? first;
    return { file: this.file.id, lo: first.lo, hi: last.hi, ctxt: rootContext };
  }

  fail(message: string): never {
    const { line, column } = this.file.lineColumn(this.token.lo);
    throw new Bug(`${this.file.name}:${line}:${column}: ${message}`);
  }
}
