/**
 * The template of a `fmt::Arguments` in bytes, and the entries of its array of arguments: what `core::fmt::write` reads (see
 * `Arguments` there). Worked example: `"a {x} {x:?} {y:>8}"` with `x`, `y` as arguments 0 and 1 has the entries (0, Display),
 * (0, Debug), (1, Display) and the bytes `\x02a \xc0 \x01` `\x20` `\xc0 \x01` `\x20` `\xc3 flags width` `\0`.
 */
import type { Span } from "../../base/source";
import type { FormatCount, FormatOptions, FormatPiece, FormatTrait } from "../../syntax/ast";
import { utf8 } from "../../syntax/literal";

/** One entry of the array: an argument with its trait, or as a width or precision. */
export interface FormatEntry {
  readonly arg: number;
  readonly shown: FormatTrait | "Count";
  /** The placeholder or count in the string that it is there for. */
  readonly span: Span | undefined;
}

export interface FormatTemplate {
  readonly bytes: Uint8Array;
  readonly entries: readonly FormatEntry[];
}

/** The text, if nothing is to be shown. */
export function plainText(template: readonly FormatPiece[]): string | undefined {
  return template.every((piece) => piece.kind === "Text")
    ? template.map((piece) => (piece.kind === "Text" ? piece.text : "")).join("")
    : undefined;
}

export function encodeTemplate(template: readonly FormatPiece[]): FormatTemplate {
  const writer = new TemplateWriter();
  let text = "";
  for (const piece of template) {
    if (piece.kind === "Text") {
      text += piece.text;
      continue;
    }
    writer.text(text);
    text = "";
    writer.placeholder(piece);
  }
  writer.text(text);
  return writer.finish();
}

/** Of the first byte of a placeholder: which fields follow, and which of them are indices. */
const field = { flags: 1, width: 2, precision: 4, arg: 8, widthIsArg: 16, precisionIsArg: 32 } as const;
const placeholderByte = 0xc0;
const longText = 0x80;
const longestText = 0xffff;

class TemplateWriter {
  private readonly bytes: number[] = [];
  private readonly entries: FormatEntry[] = [];
  /** The entry that a placeholder without an index shows. */
  private next = 0;

  text(text: string): void {
    let rest = utf8(text);
    while (rest.length > 0) {
      const size = rest.length <= longestText ? rest.length : boundaryBefore(rest, longestText);
      if (size < longText) this.bytes.push(size);
      else this.bytes.push(longText, size & 255, size >> 8);
      for (let i = 0; i < size; i++) this.bytes.push(rest[i] as number);
      rest = rest.subarray(size);
    }
  }

  placeholder({ arg, trait, options, span }: Extract<FormatPiece, { kind: "Placeholder" }>): void {
    const at = this.bytes.push(placeholderByte) - 1;
    const position = this.entry(arg, trait, span);
    let fields = 0;
    const flags = flagBits(options);
    if (flags !== noFlags) {
      fields |= field.flags;
      this.number(flags, 4);
    }
    fields |= this.count(options.width, field.width, field.widthIsArg);
    fields |= this.count(options.precision, field.precision, field.precisionIsArg);
    if (position !== this.next) {
      fields |= field.arg;
      this.number(position, 2);
    }
    this.next = position + 1;
    this.bytes[at] = placeholderByte | fields;
  }

  finish(): FormatTemplate {
    return { bytes: Uint8Array.from([...this.bytes, 0]), entries: this.entries };
  }

  private count(count: FormatCount | undefined, present: number, indirect: number): number {
    if (count === undefined) return 0;
    this.number(count.kind === "Is" ? count.value : this.entry(count.arg, "Count", count.span), 2);
    return count.kind === "Is" ? present : present | indirect;
  }

  /** Shown several times, an argument has one entry, for the last place. */
  private entry(arg: number, shown: FormatEntry["shown"], span: Span | undefined): number {
    const found = this.entries.findIndex((e) => e.arg === arg && e.shown === shown);
    if (found < 0) return this.entries.push({ arg, shown, span }) - 1;
    this.entries[found] = { arg, shown, span };
    return found;
  }

  private number(value: number, size: number): void {
    for (let i = 0; i < size; i++) this.bytes.push((value >>> (8 * i)) & 255);
  }
}

/** A character is not cut in two. */
function boundaryBefore(bytes: Uint8Array, at: number): number {
  let end = at;
  while (((bytes[end] as number) & 0xc0) === 0x80) end--;
  return end;
}

/** `FormattingOptions::flags`: the fill character, then a bit each, then the alignment. */
function flagBits({ fill, align, flags, width, precision }: FormatOptions): number {
  const bits =
    ((fill ?? " ").codePointAt(0) ?? 0) |
    (flags << 21) |
    (width === undefined ? 0 : 1 << 27) |
    (precision === undefined ? 0 : 1 << 28);
  return (bits | (alignments[align] << 29)) >>> 0;
}
const alignments = { Left: 0, Right: 1, Center: 2, Unknown: 3 } as const;
const noFlags = 0x60000020;
