/**
 * Numbers for types, argument lists and constants of std that mean the same in every process: each interned value is a text of its
 * parts, the interned ones among them by their numbers. `u8` is one line, `&[u8]` three: `u8`, `[#0]`, `&'erased #1`.
 */
import { crateOf, type DefId, userCrate } from "../../resolve/def";
import { isInterned } from "../../resolve/index/format";
import { internStored, partsOfInterned } from "../../types/stored";

type Shared = ReturnType<typeof internStored>;

/** Whether a definition is the program's own. */
export type OfProgram = (def: DefId) => boolean;

export const isUserDef: OfProgram = (def) => crateOf(def) >= userCrate;

/** No number can be given: the program's own definitions are inside, or the list is closed and does not have it. */
const none = -1;

export class InternedNumbers {
  private readonly numbers = new Map<Shared, number>();
  private readonly byText: Map<string, number>;
  private readonly values: Shared[] = [];

  /** Open lists grow by what is asked for. */
  constructor(
    readonly texts: string[],
    private readonly isOpen: boolean,
    private readonly ofProgram: OfProgram,
  ) {
    this.byText = new Map(texts.map((text, number) => [text, number]));
  }

  numberOf(value: Shared): number | undefined {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.lookUp(partsOfInterned(value));
      this.numbers.set(value, number);
    }
    return number === none ? undefined : number;
  }

  private lookUp(parts: object): number {
    const text = this.textOf(parts);
    if (text === undefined) return none;
    const known = this.byText.get(text);
    if (known !== undefined || !this.isOpen) return known ?? none;
    this.byText.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  valueOf(number: number): Shared {
    let value = this.values[number];
    if (value === undefined) {
      value = internStored(this.parse(this.texts[number] as string));
      this.values[number] = value;
      this.numbers.set(value, number);
    }
    return value;
  }

  /** Of plain data with interned values in it. */
  textOf(value: object): string | undefined {
    const encoded = this.encode(value);
    return encoded === undefined ? undefined : JSON.stringify(encoded);
  }

  parse(text: string): unknown {
    return JSON.parse(text, (_, value) => this.decode(value));
  }

  /** Undefined where there is no number for something inside. */
  private encode(value: unknown): unknown {
    if (typeof value === "bigint") return { bits: String(value) };
    if (typeof value !== "object" || value === null) return value;
    if (isInterned(value)) {
      const number = this.numberOf(value as Shared);
      return number === undefined ? undefined : { number };
    }
    if (Array.isArray(value)) {
      const items = value.map((item) => this.encode(item));
      return items.includes(undefined) ? undefined : items;
    }
    return this.encodeFields(value);
  }

  private encodeFields(value: object): object | undefined {
    const fields: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(value)) {
      if (key === "def" && this.ofProgram(field as DefId)) return undefined;
      // Bound regions have names for printing only: equal types may have different ones.
      if (field === undefined || key === "name" || key === "elided") continue;
      fields[key] = this.encode(field);
      if (fields[key] === undefined) return undefined;
    }
    return fields;
  }

  private decode(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    if ("number" in value) return this.valueOf(value.number as number);
    return "bits" in value && Object.keys(value).length === 1 ? BigInt(value.bits as string) : value;
  }
}
