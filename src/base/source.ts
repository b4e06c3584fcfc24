/**
 * Source text and places in it. A `Span` is a half-open range of UTF-16 offsets in one file, with the macro-hygiene
 * context its tokens carry. Lines and columns are computed on demand from a `SourceFile`.
 */
import type { Brand } from "./ids";

/** Index into `SourceMap.files`. */
export type FileId = Brand<"FileId">;

/**
 * A macro-hygiene context: index into the table of `expand/hygiene.ts`. 0 is the root context (written in the file).
 * Declared here because every span carries one.
 */
export type SyntaxContext = Brand<"SyntaxContext">;
export const rootContext = 0 as SyntaxContext;

export interface Span {
  readonly file: FileId;
  /** Offset of the first UTF-16 unit. */
  readonly lo: number;
  /** Offset after the last UTF-16 unit. */
  readonly hi: number;
  readonly ctxt: SyntaxContext;
}

export interface LineColumn {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units (the Debug Adapter Protocol's and VS Code's unit). */
  readonly column: number;
}

/** One text with its name: a path or URI for a user's file, `<core>/…` for std's. */
export class SourceFile {
  private lineStarts: number[] | undefined;

  /** `content`: the text, or what gives it when it is first asked for. */
  constructor(
    readonly id: FileId,
    readonly name: string,
    private content: string | (() => string),
  ) {}

  get text(): string {
    if (typeof this.content === "function") this.content = this.content();
    return this.content;
  }

  lineColumn(offset: number): LineColumn {
    const starts = this.starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  }

  /** Offset of a 1-based line and column, clamped to the text. */
  offsetOf(line: number, column: number): number {
    const starts = this.starts();
    if (line > starts.length) return this.text.length;
    const start = starts[Math.max(0, line - 1)] as number;
    const end = line < starts.length ? (starts[line] as number) - 1 : this.text.length;
    return Math.min(start + Math.max(0, column - 1), end);
  }

  lineCount(): number {
    return this.starts().length;
  }

  private starts(): number[] {
    if (this.lineStarts === undefined) {
      const starts = [0];
      for (let i = this.text.indexOf("\n"); i >= 0; i = this.text.indexOf("\n", i + 1)) starts.push(i + 1);
      this.lineStarts = starts;
    }
    return this.lineStarts;
  }
}

/** All files of one compilation; std's come first and are shared between compilations. */
export class SourceMap {
  constructor(readonly files: SourceFile[] = []) {}

  add(name: string, text: string): SourceFile {
    const file = new SourceFile(this.files.length as FileId, name, text);
    this.files.push(file);
    return file;
  }

  file(id: FileId): SourceFile {
    return this.files[id] as SourceFile;
  }

  textOf(span: Span): string {
    return this.file(span.file).text.slice(span.lo, span.hi);
  }

  /** `name:line:column` of the start of a span. */
  locate(span: Span): string {
    const { line, column } = this.file(span.file).lineColumn(span.lo);
    return `${this.file(span.file).name}:${line}:${column}`;
  }
}

/** The smallest span that covers both; keeps the first one's context. */
export function joinSpans(first: Span, last: Span): Span {
  return { file: first.file, lo: Math.min(first.lo, last.lo), hi: Math.max(first.hi, last.hi), ctxt: first.ctxt };
}
