/** Reads values of the std index in place: numbers, spans, and syntax by shape. What `write_values.ts` wrote; see `format.ts`. */
import { bug } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { LazyBody } from "../../syntax/ast";
import {
  type Base,
  blockLength,
  differenceWidth,
  fixedWidth,
  noBase,
  Place,
  recentSpans,
  type Shape,
  type Slot,
  Stream,
  TableKind,
  tableHead,
  Tag,
  Tokens,
} from "./format";

/** What reading needs to know besides the text. */
export interface ReadContext {
  readonly data: Uint8Array;
  readonly strings: readonly string[];
  readonly shapes: readonly Shape[];
  readonly streams: readonly number[];
  /** What reads the fields of each shape, once one of it was read. */
  readonly shapeReads: (readonly ReadSlot[] | undefined)[];
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
  return bytesAt(data, table, 1);
}

/** A number of a table. */
export function fixedAt(data: Uint8Array, table: number, index: number): number {
  const count = countAt(data, table);
  const start = table + tableHead;
  const kind = data[start - 1] as number;
  if (isWidth(kind)) return bytesAt(data, start + index, count, kind);
  const blocks = Math.ceil(count / blockLength);
  const block = Math.floor(index / blockLength);
  const differences = start + fixedWidth * blocks;
  let value = bytesAt(data, start + block, blocks);
  for (let at = differences + block * blockLength + 1; at <= differences + index; at++) {
    const difference = (data[at] as number) | ((data[at + count] as number) << 8);
    value += kind === TableKind.ordered ? difference : zigzag(difference);
  }
  return value;
}

function isWidth(kind: number): boolean {
  return kind !== TableKind.ordered && kind !== TableKind.near;
}

/** Where the table after this one begins. */
export function tableEnd(data: Uint8Array, table: number): number {
  const count = countAt(data, table);
  const start = table + tableHead;
  const kind = data[start - 1] as number;
  if (isWidth(kind)) return start + kind * count;
  return start + fixedWidth * Math.ceil(count / blockLength) + differenceWidth * count;
}

/** A number whose bytes stand so far apart. */
function bytesAt(data: Uint8Array, at: number, distance: number, width = fixedWidth): number {
  let value = data[at] as number;
  if (width > 1) value |= (data[at + distance] as number) << 8;
  if (width > 2) value |= (data[at + 2 * distance] as number) << 16;
  return value;
}

function zigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

const nobody: RecordOwner = { crate: 0, attributes: undefined, base: noBase };

export class Reader {
  private file: number;
  private lo: number;
  private ctxt: number;
  private lastId: number;
  private readonly data: Uint8Array;
  private readonly parts: readonly number[] | undefined;
  private readonly ownDef: number;
  /** How far it has read, by stream; a short record is all in the main one. */
  private readonly at: number[];
  private readonly spansIn: number;
  private readonly localsIn: number;
  private readonly scopesIn: number;
  private readonly openIn: number;

  constructor(
    private readonly cx: ReadContext,
    start: number | number[],
    private readonly owner: RecordOwner = nobody,
  ) {
    const isLong = typeof start !== "number";
    this.at = isLong ? start : [start];
    this.spansIn = isLong ? Stream.spans : Stream.main;
    this.localsIn = isLong ? Stream.locals : Stream.main;
    this.scopesIn = isLong ? Stream.scopes : Stream.main;
    this.openIn = isLong ? Stream.open : Stream.main;
    const { file, lo, ctxt, id, def } = owner.base;
    this.file = file;
    this.lo = lo;
    this.ctxt = ctxt;
    this.lastId = id;
    this.ownDef = def;
    this.data = cx.data;
    this.parts = owner.parts;
  }

  uint(stream: number = Stream.main): number {
    const { data, at } = this;
    let from = at[stream] as number;
    let byte = data[from++] as number;
    let value = byte & 127;
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = data[from++] as number;
      value += (byte & 127) * scale;
    }
    at[stream] = from;
    return value;
  }

  int(stream: number = Stream.main): number {
    const value = this.uint(stream);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  string(): string {
    const value = this.uint(this.openIn);
    return this.cx.strings[this.parts === undefined ? value : (this.parts[value] as number)] as string;
  }

  /** A number that a template leaves open. */
  private open(): number {
    const value = this.uint(this.openIn);
    return this.parts === undefined ? value : (this.parts[value] as number);
  }

  /** The place that `Writer.place` wrote, of what is to be read when all else of the record is. */
  place(): number {
    const place = this.uint();
    return place === Place.streams ? -1 - this.uint() : place;
  }

  placed(place: number, owner: RecordOwner): Reader {
    if (place >= 0) return new Reader(this.cx, place === Place.behind ? this.here() : place - Place.at, owner);
    const { data, streams } = this.cx;
    return new Reader(
      this.cx,
      streams.map((table) => fixedAt(data, table, -1 - place)),
      owner,
    );
  }

  /** Where what was not read yet begins. */
  here(): number {
    return this.at[Stream.main] as number;
  }

  /** What `Store.value` wrote. */
  filled(owner: RecordOwner): unknown {
    const place = this.place();
    const parts: number[] = [];
    for (let left = this.uint(); left > 0; left--) parts.push(this.uint());
    return this.placed(place, { ...owner, parts }).value();
  }

  span(): Span {
    const { spansIn } = this;
    const head = this.uint(spansIn);
    if ((head & 1) !== 0) return this.recent(head >> 1);
    const hiAndMoved = head >> 1;
    if ((hiAndMoved & 1) !== 0) {
      this.file = this.uint(spansIn);
      const ctxt = this.uint(spansIn);
      this.ctxt = ctxt === 0 ? this.owner.base.ctxt : ctxt - 1;
    }
    this.lo += this.int(spansIn);
    const length = zigzag(hiAndMoved >> 1);
    const span = { file: this.file, lo: this.lo, hi: this.lo + length, ctxt: this.ctxt } as Span;
    this.spans ??= [];
    if (this.spans.unshift(span) > recentSpans) this.spans.pop();
    return span;
  }

  /** The spans read last, the last one first. */
  private spans: Span[] | undefined;

  private recent(place: number): Span {
    const spans = this.spans as Span[];
    const span = spans[place] as Span;
    spans.copyWithin(1, 0, place);
    spans[0] = span;
    this.file = span.file;
    this.lo = span.lo;
    this.ctxt = span.ctxt;
    return span;
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
    const read = readTag[tag];
    return read === undefined ? this.object(tag - Tag.Object) : read(this);
  }

  array(): unknown[] {
    const length = this.uint();
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) list.push(this.value());
    return list;
  }

  object(index: number): object {
    const shape = this.cx.shapes[index] as Shape;
    const { keys, constants } = shape;
    const reads = (this.cx.shapeReads[index] ??= shape.slots.map((slot) => readSlot[slot]));
    const made: Record<string, unknown> = {};
    for (let i = 0; i < keys.length; i++) {
      const read = reads[i];
      made[keys[i] as string] = read === undefined ? constants[i] : read(this);
    }
    return made;
  }

  id(): number {
    return (this.lastId += this.int());
  }

  def(): number {
    return this.ownDef + zigzag(this.open());
  }

  local(): number {
    return this.uint(this.localsIn);
  }

  scope(): number {
    return this.uint(this.scopesIn);
  }

  get attributes(): unknown {
    return this.owner.attributes;
  }

  interned(): unknown {
    return this.cx.interned(this.open());
  }

  lazy(): LazyBody {
    const span = this.span();
    const close = this.span();
    const tokens = this.uint();
    if (tokens === Tokens.none)
      return { kind: "Lazy", span, close, compiled: true, force: () => bug("the tokens of a body that is compiled") };
    const trees = tokens === Tokens.here ? this.uint() : undefined;
    return this.cx.lazyBody(this.owner, span, close, trees);
  }
}

// ---- what a value's first number and a field's slot say: a start asks that tens of thousands of times, of code that is not yet compiled ----

/** Of a constant it is undefined. */
type ReadSlot = ((r: Reader) => unknown) | undefined;

const readSlot: Readonly<Record<Slot, ReadSlot>> = {
  Constant: undefined,
  Int: (r) => r.int(),
  Id: (r) => r.id(),
  Def: (r) => r.def(),
  Local: (r) => r.local(),
  Scope: (r) => r.scope(),
  String: (r) => r.string(),
  Bool: (r) => r.uint() === 1,
  Span: (r) => r.span(),
  Array: (r) => r.array(),
  Object: (r) => r.object(r.uint()),
  Lazy: (r) => r.lazy(),
  Interned: (r) => r.interned(),
  BigInt: (r) => r.bigint(),
  Bytes: (r) => r.bytes(),
  Any: (r) => r.value(),
};

/** From `Tag.Object` on there is none. */
const readTag: ((r: Reader) => unknown)[] = [];
readTag[Tag.Undefined] = () => undefined;
readTag[Tag.True] = () => true;
readTag[Tag.False] = () => false;
readTag[Tag.Int] = (r) => r.int();
readTag[Tag.String] = (r) => r.string();
readTag[Tag.Array] = (r) => r.array();
readTag[Tag.Span] = (r) => r.span();
readTag[Tag.Lazy] = (r) => r.lazy();
readTag[Tag.Attributes] = (r) => r.attributes;
readTag[Tag.Interned] = (r) => r.interned();
readTag[Tag.BigInt] = (r) => r.bigint();
readTag[Tag.Bytes] = (r) => r.bytes();
readTag[Tag.Def] = (r) => r.def();
