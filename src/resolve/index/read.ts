/** Reads values of the std index in place: numbers, spans, and syntax by shape. What `write_values.ts` wrote; see `format.ts`. */
import { bug } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { LazyBody } from "../../syntax/ast";
import { type Base, digitValues, fixedWidth, noBase, type Shape, Tag, Tokens } from "./format";

/** What reading needs to know besides the text. */
export interface ReadContext {
  readonly data: Uint8Array;
  readonly strings: readonly string[];
  readonly shapes: readonly Shape[];
  /** What `write.ts` numbered, made by the stage that owns it. */
  readonly interned: (number: number) => unknown;
  readonly lazyBody: (owner: RecordOwner, span: Span, close: Span, trees: number | undefined) => LazyBody;
}

/** The definition that a record is of. */
export interface RecordOwner {
  readonly crate: number;
  readonly attributes: unknown;
  readonly base: Readonly<Base>;
  /** What stands in the open places, where the record is a template. */
  readonly parts?: readonly number[];
}

/** How many numbers a table has. */
export function countAt(data: Uint8Array, table: number): number {
  return digitsAt(data, table, 1);
}

/** A number of a table. */
export function fixedAt(data: Uint8Array, table: number, index: number): number {
  return digitsAt(data, table + fixedWidth + index, countAt(data, table));
}

/** Where the table after this one begins. */
export function tableEnd(data: Uint8Array, table: number): number {
  return table + fixedWidth * (countAt(data, table) + 1);
}

function digitsAt(data: Uint8Array, at: number, distance: number): number {
  return (
    (digitValues[data[at] as number] as number) |
    ((digitValues[data[at + distance] as number] as number) << 6) |
    ((digitValues[data[at + 2 * distance] as number] as number) << 12) |
    ((digitValues[data[at + 3 * distance] as number] as number) << 18)
  );
}

const nobody: RecordOwner = { crate: 0, attributes: undefined, base: noBase };

export class Reader {
  private file: number;
  private lo: number;
  private ctxt: number;
  private lastId: number;
  private readonly data: Uint8Array;
  private readonly parts: readonly number[] | undefined;

  constructor(
    private readonly cx: ReadContext,
    public at: number,
    private readonly owner: RecordOwner = nobody,
  ) {
    const { file, lo, ctxt, id } = owner.base;
    this.file = file;
    this.lo = lo;
    this.ctxt = ctxt;
    this.lastId = id;
    this.data = cx.data;
    this.parts = owner.parts;
  }

  uint(): number {
    const { data } = this;
    let digit = digitValues[data[this.at++] as number] as number;
    if (digit < 32) return digit;
    let value = digit & 31;
    let scale = 32;
    do {
      digit = digitValues[data[this.at++] as number] as number;
      value += (digit & 31) * scale;
      scale *= 32;
    } while (digit >= 32);
    return value;
  }

  int(): number {
    const value = this.uint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  string(): string {
    return this.cx.strings[this.open()] as string;
  }

  /** A number that a template leaves open. */
  private open(): number {
    const value = this.uint();
    return this.parts === undefined ? value : (this.parts[value] as number);
  }

  /** Where a text is that `Writer.place` wrote, when all else of the record is read. */
  placed(place: number): number {
    return place === 0 ? this.at : place - 1;
  }

  /** What `Store.value` wrote. */
  filled(owner: RecordOwner): unknown {
    const place = this.uint();
    const parts: number[] = [];
    for (let left = this.uint(); left > 0; left--) parts.push(this.uint());
    return new Reader(this.cx, this.placed(place), { ...owner, parts }).value();
  }

  span(): Span {
    const head = this.int();
    if ((head & 1) !== 0) {
      this.file = this.uint();
      const ctxt = this.uint();
      this.ctxt = ctxt === 0 ? this.owner.base.ctxt : ctxt - 1;
    }
    this.lo += this.int();
    return { file: this.file, lo: this.lo, hi: this.lo + (head >> 1), ctxt: this.ctxt } as Span;
  }

  /** Small ones as a number; others as text. */
  bigint(): bigint {
    const small = this.uint();
    return small > 0 ? BigInt(small - 1) : BigInt(this.string());
  }

  bytes(): Uint8Array {
    return Uint8Array.from({ length: this.uint() }, () => this.uint());
  }

  value(): unknown {
    const tag = this.uint();
    switch (tag) {
      case Tag.Undefined:
        return undefined;
      case Tag.True:
        return true;
      case Tag.False:
        return false;
      case Tag.Int:
        return this.int();
      case Tag.String:
        return this.string();
      case Tag.Array:
        return this.array();
      case Tag.Span:
        return this.span();
      case Tag.Lazy:
        return this.lazy();
      case Tag.Attributes:
        return this.owner.attributes;
      case Tag.Interned:
        return this.cx.interned(this.open());
      case Tag.BigInt:
        return this.bigint();
      case Tag.Bytes:
        return this.bytes();
      default:
        return this.object(tag - Tag.Object);
    }
  }

  private array(): unknown[] {
    const length = this.uint();
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) list.push(this.value());
    return list;
  }

  private object(index: number): object {
    const shape = this.cx.shapes[index] as Shape;
    const { keys, slots } = shape;
    const made: Record<string, unknown> = {};
    for (let i = 0; i < keys.length; i++)
      made[keys[i] as string] = this.field(shape, slots[i] as Shape["slots"][number], i);
    return made;
  }

  private field(shape: Shape, slot: Shape["slots"][number], i: number): unknown {
    switch (slot) {
      case "Constant":
        return shape.constants[i];
      case "Int":
        return this.int();
      case "Id":
        return (this.lastId += this.int());
      case "Def":
        return this.open();
      case "String":
        return this.string();
      case "Bool":
        return this.uint() === 1;
      case "Span":
        return this.span();
      case "Array":
        return this.array();
      case "Object":
        return this.object(this.uint());
      case "Lazy":
        return this.lazy();
      case "Interned":
        return this.cx.interned(this.open());
      case "BigInt":
        return this.bigint();
      case "Bytes":
        return this.bytes();
      case "Any":
        return this.value();
    }
  }

  private lazy(): LazyBody {
    const span = this.span();
    const close = this.span();
    const tokens = this.uint();
    if (tokens === Tokens.none)
      return { kind: "Lazy", span, close, compiled: true, force: () => bug("the tokens of a body that is compiled") };
    const trees = tokens === Tokens.here ? this.uint() : undefined;
    return this.cx.lazyBody(this.owner, span, close, trees);
  }
}
