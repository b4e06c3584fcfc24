/**
 * Writes values of the std index: numbers, spans, and syntax by shape. First every value is shown to `learn`, which finds the shapes
 * and what their fields always hold; then each is written. For the build only.
 */
import { bug } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { LazyBody } from "../../syntax/ast";
import {
  type Base,
  blockLength,
  differenceWidth,
  fixedWidth,
  type InternedValue,
  isInterned,
  longRecord,
  noBase,
  numberSlots,
  Place,
  recentSpans,
  type Shape,
  type Slot,
  Stream,
  streamCount,
  TableKind,
  Tag,
  Tokens,
} from "./format";

type Fields = Readonly<Record<string, unknown>>;

interface Learnt {
  readonly keys: readonly string[];
  readonly slots: (Slot | undefined)[];
  readonly constants: (string | null)[];
  count: number;
  index: number;
}

export class Shapes {
  private readonly byKey = new Map<string, Learnt>();
  private readonly strings = new Map<string, number>();
  readonly stringList: string[] = [];
  private readonly internedNumbers = new Map<object, number>();
  /** What they are made of, by number. */
  readonly internedParts: unknown[] = [];

  /** `partsOf`: what an interned value is made anew from. */
  constructor(private readonly partsOf: (value: InternedValue) => unknown) {}

  /** The definition's own, which its syntax need not repeat. */
  attributes: unknown;

  stringIndex(text: string): number {
    let index = this.strings.get(text);
    if (index === undefined) {
      index = this.stringList.length;
      this.strings.set(text, index);
      this.stringList.push(text);
    }
    return index;
  }

  /** Numbers an interned value, after everything inside it. */
  internedNumber(value: InternedValue): number {
    let number = this.internedNumbers.get(value);
    if (number === undefined) {
      const parts = this.partsOf(value);
      this.learn(parts);
      number = this.internedParts.push(parts) - 1;
      this.internedNumbers.set(value, number);
    }
    return number;
  }

  learn(value: unknown): void {
    const kind = slotOf(value, "");
    if (kind === "Interned") this.internedNumber(value as InternedValue);
    if (kind === "Array") for (const one of kept(value as readonly unknown[])) this.learn(one);
    if (kind === "Lazy") this.learn((value as LazyBody).trees?.());
    if (kind !== "Object") return;
    const fields = value as Fields;
    const shape = this.find(fields, true);
    shape.count++;
    shape.keys.forEach((key, i) => {
      this.merge(shape, i, key, fields[key]);
      this.learn(fields[key]);
    });
  }

  private merge(shape: Learnt, i: number, key: string, value: unknown): void {
    const own = key === "attrs" && value === this.attributes && (value as readonly unknown[]).length > 0;
    const slot = own ? "Any" : slotOf(value, key);
    const before = shape.slots[i];
    if (slot === "String") {
      const same = before === undefined || (before === "Constant" && shape.constants[i] === value);
      shape.slots[i] = same ? "Constant" : before === "Constant" || before === "String" ? "String" : "Any";
      shape.constants[i] = same ? (value as string) : null;
      return;
    }
    shape.slots[i] = before === undefined || before === slot ? slot : "Any";
    shape.constants[i] = null;
  }

  /** Numbers the shapes, the commonest first: they get the shortest numbers. */
  finish(): Shape[] {
    const list = [...this.byKey.values()].sort((a, b) => b.count - a.count);
    list.forEach((shape, index) => {
      shape.index = index;
    });
    return list.map(({ keys, slots, constants }) => ({ keys, slots: slots.map((slot) => slot ?? "Any"), constants }));
  }

  find(fields: Fields, make = false): Learnt {
    const keys = Object.keys(fields);
    const key = `${typeof fields["kind"] === "string" ? fields["kind"] : ""}:${keys.join()}`;
    let shape = this.byKey.get(key);
    if (shape === undefined) {
      if (!make) bug(`a shape that was not learnt: ${key}`);
      shape = { keys, slots: [], constants: [], count: 0, index: 0 };
      this.byKey.set(key, shape);
    }
    return shape;
  }
}

/** Nobody reads the documentation of std's syntax: it stands in std's texts. */
function kept(list: readonly unknown[]): readonly unknown[] {
  return list.some(isDocComment) ? list.filter((one) => !isDocComment(one)) : list;
}

/** As an attribute; those among the tokens of macros have no id. */
function isDocComment(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return value.kind === "DocComment" && "id" in value;
}

function isSpan(value: object): value is Span {
  return "ctxt" in value && "lo" in value;
}

/** The numbers that a template leaves open, in order of first use. */
class Parts {
  readonly list: number[] = [];
  private readonly places = new Map<string, number>();

  placeOf(kind: "Interned" | "String" | "Def", value: number): number {
    const key = kind + value;
    const place = this.places.get(key) ?? this.list.push(value) - 1;
    this.places.set(key, place);
    return place;
  }
}

function slotOf(value: unknown, key: string): Slot {
  switch (typeof value) {
    case "boolean":
      return "Bool";
    case "string":
      return "String";
    case "number":
      return Number.isSafeInteger(value) ? (numberSlots.get(key) ?? "Int") : bug(`the number ${value} in std's syntax`);
    case "undefined":
      return "Any";
    case "bigint":
      return "BigInt";
    case "object":
      break;
    default:
      return bug(`a ${typeof value} in std's syntax`);
  }
  if (value === null) return bug("null in std's syntax");
  if (isInterned(value)) return "Interned";
  if (Array.isArray(value)) return "Array";
  if (value instanceof Uint8Array) return "Bytes";
  if (isSpan(value)) return "Span";
  if ("force" in value) return "Lazy";
  if (Object.getPrototypeOf(value) !== Object.prototype) bug("an object of a class in std's syntax");
  return "Object";
}

/**
 * One record: spans and ids in it are relative to those before, the first ones to `base`. So what a macro makes several times is
 * often written the same.
 */
export class Writer {
  private readonly out: string[] = [];
  /** Where each byte belongs if the record is written in streams. */
  private readonly streams: number[] = [];
  private stream: number = Stream.main;
  private readonly last: Base;

  constructor(
    private readonly shapes: Shapes,
    private readonly store: Store,
    private readonly base: Base = noBase,
    /** What an item's `attrs` need not repeat. */
    private readonly attributes?: unknown,
    /** Makes the record a template. */
    private readonly parts?: Parts,
  ) {
    this.last = { ...base };
  }

  text(): string {
    return this.out.join("");
  }

  inStreams(): readonly string[] {
    const texts = Array.from({ length: streamCount }, () => "");
    this.streams.forEach((stream, i) => {
      texts[stream] += this.out[i] as string;
    });
    return texts;
  }

  private push(byte: number): void {
    this.out.push(String.fromCharCode(byte));
    this.streams.push(this.stream);
  }

  private into(stream: number, write: () => void): void {
    const before = this.stream;
    this.stream = stream;
    write();
    this.stream = before;
  }

  uint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.push(128 + (rest % 128));
      rest = Math.floor(rest / 128);
    }
    this.push(rest);
  }

  int(value: number): void {
    this.uint(zigzag(value));
  }

  bigint(value: bigint): void {
    if (value >= 0n && value < 127n) return this.uint(Number(value) + 1);
    this.uint(0);
    this.string(String(value));
  }

  string(text: string): void {
    this.open("String", this.shapes.stringIndex(text));
  }

  private open(kind: "Interned" | "String" | "Def", value: number): void {
    this.into(Stream.open, () => this.uint(this.parts === undefined ? value : this.parts.placeOf(kind, value)));
  }

  span(span: Span): void {
    this.into(Stream.spans, () => this.spanBytes(span));
  }

  private spanBytes({ file, lo, hi, ctxt }: Span): void {
    const { last, spans } = this;
    const key = `${file} ${lo} ${hi} ${ctxt}`;
    const place = spans.indexOf(key);
    if (place >= 0) {
      this.uint(place * 2 + 1);
      spans.splice(place, 1);
    } else {
      const moved = file !== last.file || ctxt !== last.ctxt;
      // The end may stand before the start only in faulty spans.
      this.uint((zigzag(hi - lo) * 2 + (moved ? 1 : 0)) * 2);
      if (moved) {
        this.uint(file);
        this.uint(ctxt === this.base.ctxt ? 0 : ctxt + 1);
      }
      this.int(lo - last.lo);
    }
    if (spans.unshift(key) > recentSpans) spans.pop();
    Object.assign(last, { file, lo, ctxt });
  }

  /** What the record's last spans are, the last one first. */
  private readonly spans: string[] = [];

  id(id: number): void {
    this.int(id - this.last.id);
    this.last.id = id;
  }

  /** Stands behind this record, which says so, unless it is long or stood somewhere before. */
  behind: string | undefined;
  place(writer: Writer): void {
    const text = writer.text();
    if (text.length >= longRecord) {
      this.uint(Place.streams);
      return this.uint(this.store.long(writer));
    }
    const known = this.store.find(text);
    this.uint(known === undefined ? Place.behind : Place.at + known);
    if (known === undefined) this.behind = text;
  }

  /** As `apart`, once in a record. */
  behindOrApart(value: unknown, base: Base, attributes: unknown): void {
    const writer = new Writer(this.shapes, this.store, base, attributes);
    writer.value(value);
    this.place(writer);
  }

  /** A record of its own, with the same base: those that are equal are kept once. */
  private apart(value: unknown): void {
    const writer = new Writer(this.shapes, this.store, this.base, this.attributes);
    writer.value(value);
    this.uint(this.store.shared(writer.text()));
  }

  /** As `apart`: its place and one more, 0 for an empty list. */
  listApart(list: readonly unknown[], base: Base): void {
    if (kept(list).length === 0) return this.uint(0);
    const writer = new Writer(this.shapes, this.store, base);
    writer.value(list);
    this.uint(this.store.shared(writer.text()) + 1);
  }

  value(value: unknown, key = ""): void {
    if (value === undefined) return this.uint(Tag.Undefined);
    if (key === "attrs" && value === this.attributes) return this.uint(Tag.Attributes);
    const slot = slotOf(value, key);
    switch (slot) {
      case "Bool":
        return this.uint(value === true ? Tag.True : Tag.False);
      case "Object":
        return this.object(value as Fields, Tag.Object);
      default:
        this.tagged(slot === "Id" || slot === "Local" || slot === "Scope" ? "Int" : slot, value, key);
    }
  }

  private tagged(slot: Slot, value: unknown, key: string): void {
    this.uint(Tag[slot as keyof typeof Tag]);
    this.slot(slot, value, key);
  }

  private slot(slot: Slot, value: unknown, key: string): void {
    switch (slot) {
      case "Constant":
        return;
      case "Int":
        return this.int(value as number);
      case "Id":
        return this.id(value as number);
      case "Def":
        return this.open("Def", zigzag((value as number) - this.base.def));
      case "Local":
        return this.into(Stream.locals, () => this.uint(value as number));
      case "Scope":
        return this.into(Stream.scopes, () => this.uint(value as number));
      case "String":
        return this.string(value as string);
      case "Bool":
        return this.uint(value === true ? 1 : 0);
      case "Span":
        return this.span(value as Span);
      case "Lazy":
        return this.lazy(value as LazyBody);
      case "Object":
        return this.object(value as Fields, 0);
      case "Interned":
        return this.open("Interned", this.shapes.internedNumber(value as InternedValue));
      case "BigInt":
        return this.bigint(value as bigint);
      case "Bytes":
        this.uint((value as Uint8Array).length);
        for (const byte of value as Uint8Array) this.uint(byte);
        return;
      case "Any":
        return this.value(value, key);
      case "Array": {
        const list = kept(value as readonly unknown[]);
        this.uint(list.length);
        for (const one of list) this.value(one);
      }
    }
  }

  private object(fields: Fields, base: number): void {
    const shape = this.shapes.find(fields);
    this.uint(base + shape.index);
    shape.keys.forEach((key, i) => this.slot(shape.slots[i] ?? "Any", fields[key], key));
  }

  private lazy({ span, close, trees, compiled }: LazyBody): void {
    this.span(span);
    this.span(close);
    this.uint(compiled === true ? Tokens.none : trees === undefined ? Tokens.inText : Tokens.here);
    if (trees !== undefined) this.apart(trees());
  }
}

/** Records one after another, and tables of where they are. Their bytes are kept as characters. */
export class Store {
  private readonly out: string[] = [];
  private length = 0;
  private readonly known = new Map<string, number>();
  private readonly longKnown = new Map<string, number>();
  /** By stream: the parts of all long records. */
  private readonly streams: string[][] = Array.from({ length: streamCount }, () => []);

  constructor(private readonly shapes: Shapes) {}

  bytes(): Uint8Array {
    const text = this.out.join("");
    return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  }

  private push(text: string): number {
    const at = this.length;
    this.out.push(text);
    this.length += text.length;
    return at;
  }

  /** A record that is written once, however often it comes. */
  shared(text: string): number {
    let at = this.known.get(text);
    if (at === undefined) this.known.set(text, (at = this.push(text)));
    return at;
  }

  /** Where a text stands that may be shared. */
  find(text: string): number | undefined {
    return this.known.get(text);
  }

  /** The number of a record that is written in streams: once, however often it comes. */
  long(writer: Writer): number {
    const text = writer.text();
    let number = this.longKnown.get(text);
    if (number === undefined) {
      this.longKnown.set(text, (number = this.longKnown.size));
      writer.inStreams().forEach((part, stream) => this.streams[stream]?.push(part));
    }
    return number;
  }

  /** To be called last: writes the streams down, and a table for each of where its parts begin. */
  finishStreams(): number[] {
    return this.streams.map((parts) => this.table(parts.map((part) => this.push(part))));
  }

  private write(writer: Writer): number {
    const text = writer.text();
    const { behind } = writer;
    const at = this.push(text);
    if (behind !== undefined) this.known.set(behind, this.push(behind));
    return at;
  }

  record(write: (writer: Writer) => void, base?: Base): number {
    const writer = new Writer(this.shapes, this, base);
    write(writer);
    return this.write(writer);
  }

  /**
   * A value whose first span is relative to `base`: a template, which those that differ only in types, definitions and names
   * share, and what stands in its open places.
   */
  value(value: unknown, base: Base): number {
    const parts = new Parts();
    const template = new Writer(this.shapes, this, base, undefined, parts);
    template.value(value);
    const writer = new Writer(this.shapes, this);
    writer.place(template);
    writer.uint(parts.list.length);
    for (const part of parts.list) writer.uint(part);
    return writer.behind === undefined ? this.shared(writer.text()) : this.write(writer);
  }

  table(numbers: readonly number[]): number {
    const differences = numbers.map((number, i) => (i % blockLength === 0 ? 0 : number - (numbers[i - 1] as number)));
    const isOrdered = differences.every((difference) => difference >= 0);
    const written = isOrdered ? differences : differences.map(zigzag);
    if (written.some((difference) => difference >= 1 << (8 * differenceWidth))) return this.column(numbers);
    const firsts = numbers.filter((_, i) => i % blockLength === 0);
    const head = tableStart(numbers.length, TableKind[isOrdered ? "ordered" : "near"]);
    return this.push(head + planes(firsts, fixedWidth) + planes(written, differenceWidth));
  }

  /** A table of which each number is read by itself. */
  column(numbers: readonly number[]): number {
    const width = numbers.reduce((most, number) => Math.max(most, number > 0xffff ? 3 : number > 0xff ? 2 : 1), 1);
    return this.push(tableStart(numbers.length, width) + planes(numbers, width));
  }

  /** Two tables: the first of each pair, in order, and the second. */
  pairs(list: readonly (readonly [number, number])[]): number {
    const ordered = [...list].sort((a, b) => a[0] - b[0]);
    const table = this.table(ordered.map(([key]) => key));
    this.table(ordered.map(([, value]) => value));
    return table;
  }

  records<T>(list: readonly T[], write: (writer: Writer, one: T) => void): number {
    return this.table(list.map((one) => this.record((writer) => write(writer, one))));
  }
}

function tableStart(count: number, kind: number): string {
  return bytesOf(count, fixedWidth) + String.fromCharCode(kind);
}

/** The first bytes of all numbers, their second bytes and so on. */
function planes(numbers: readonly number[], width: number): string {
  const all = numbers.map((number) => bytesOf(number, width));
  return Array.from({ length: width }, (_, i) => all.map((bytes) => bytes[i]).join("")).join("");
}

function bytesOf(value: number, width: number): string {
  return Array.from({ length: width }, (_, i) => String.fromCharCode((value >> (8 * i)) & 255)).join("");
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2;
}
