/**
 * What a value is to a person: a text, a sequence of elements, a shared owner with counts … read from its bytes as its
 * type's `#[glasscrab::view]` attribute says. `contentsOf` gives the reading; the real fields are always there beside it.
 */
import type { Ty } from "../../types/ty";
import { type Collection, collectionReaders } from "./collections";
import { isReadable, readText, readUsize } from "./memory";
import {
  lengthOf,
  numberAt,
  type Part,
  partAt,
  type Pointer,
  partsOf,
  pointerOf,
  shownAs,
  type ViewContext,
} from "./parts";
import { pathOf, type Shown } from "./shown";

export type Contents =
  /** UTF-8 bytes at an address. `owned`: the value owns the buffer. */
  | {
      readonly kind: "text";
      readonly address: number;
      readonly lengthBytes: number;
      readonly capacity: number | undefined;
      readonly owned: boolean;
    }
  /** `length` elements at an address, spaced by their size. */
  | {
      readonly kind: "sequence";
      readonly elem: Ty;
      readonly address: number;
      readonly length: number;
      readonly capacity: number | undefined;
      readonly owned: boolean;
    }
  /** Elements that do not lie in one run of memory from its start on: a ring buffer's two halves, what an iterator has left. */
  | {
      readonly kind: "parts";
      readonly count: number;
      entries(first: number, count: number): Part[];
      /** Elements that it owns for the time being and gives back. */
      readonly tail: readonly Part[];
      /** The block of its own in which they lie, and which of that block's elements hold values. */
      readonly buffer:
        | {
            readonly address: number;
            readonly elem: Ty;
            readonly capacity: number;
            used(): readonly number[];
          }
        | undefined;
    }
  /** One of several owners of a block that holds the counts and the value. */
  | {
      readonly kind: "shared";
      readonly weak: boolean;
      readonly block: Part;
      readonly value: Part | undefined;
      readonly strong: number;
      readonly weakCount: number;
    }
  /** The value in a block with counts; those stand at the block's head. */
  | { readonly kind: "counted"; readonly value: Part }
  /** A weak reference that was never given a block (`Weak::new()`). */
  | { readonly kind: "unlinked" }
  /** The value behind a wrapper that a person does not think of. */
  | {
      readonly kind: "transparent";
      readonly part: Part /** `Cell(…)`, or nothing where a person does not see the wrapper. */;
      readonly name: string | undefined;
      readonly state: string | undefined;
    }
  /** Entries spread over memory: a map, a set, a list. */
  | Collection
  /** Nothing special: fields. */
  | { readonly kind: "plain" };

/** How the attribute's kind is read: a row each. Unknown kinds are plain. */
const readers = new Map<string, (cx: ViewContext, part: Part, shown: Shown) => Contents | undefined>([
  ["text", readTextContents],
  ["sequence", readSequence],
  ["ring", readRing],
  ["shared", (cx, part, shown) => readShared(cx, part, shown, false)],
  ["weak", (cx, part, shown) => readShared(cx, part, shown, true)],
  ["counted", readCounted],
  ["transparent", readTransparent],
  ["cell", readTransparent],
  ["refcell", readTransparent],
  ...collectionReaders,
]);

export function contentsOf(cx: ViewContext, part: Part): Contents {
  const shown = shownAs(cx, part.ty);
  const read = shown === undefined ? undefined : readers.get(shown.kind)?.(cx, part, shown);
  if (read !== undefined) return read;
  if (part.ty.kind === "Str")
    return { kind: "text", address: part.address, lengthBytes: part.length ?? 0, capacity: undefined, owned: false };
  if (part.only !== undefined && part.ty.kind === "Array") {
    const count = part.only.length;
    return { kind: "parts", count, entries: (first, wanted) => partsOf(cx, part, first, wanted), ...inPlace };
  }
  if (part.ty.kind === "Array" || part.ty.kind === "Slice") {
    return {
      kind: "sequence",
      elem: part.ty.elem,
      address: part.address,
      length: lengthOf(cx, part),
      capacity: undefined,
      owned: false,
    };
  }
  return { kind: "plain" };
}

/** The bytes of a text, cut after `maxBytes`; undefined where they cannot be read. */
export function textBytes(cx: ViewContext, address: number, lengthBytes: number, maxBytes: number): string | undefined {
  if (!isReadable(cx.memory, address, lengthBytes)) return undefined;
  return readText(cx.memory, address, Math.min(lengthBytes, maxBytes));
}

function readTextContents(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const address = numberAt(cx, part, shown, "ptr");
  const lengthBytes = numberAt(cx, part, shown, "len");
  if (address === undefined || lengthBytes === undefined) return undefined;
  return { kind: "text", address, lengthBytes, capacity: numberAt(cx, part, shown, "capacity"), owned: true };
}

function readSequence(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  if (shown.keys.has("start")) return readRest(cx, part, shown);
  const address = numberAt(cx, part, shown, "ptr");
  const length = numberAt(cx, part, shown, "len");
  const elem = elementTy(cx, part, shown);
  if (address === undefined || length === undefined || elem === undefined) return undefined;
  return {
    kind: "sequence",
    elem,
    address,
    length,
    capacity: numberAt(cx, part, shown, "capacity"),
    owned: shown.keys.get("borrowed") === undefined,
  };
}

/** A buffer that is none has its alignment for an address. */
const leastBufferAddress = 4096;

/** Elements that lie in the value itself, or in a block that something else owns. */
const inPlace = { tail: [], buffer: undefined } as const;

/**
 * `sequence(ptr, start, end)`: the elements of a buffer that were not taken yet, from either end; `place` in place of `ptr` for an
 * array in the value itself.
 */
function readRest(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const path = pathOf(shown, "place");
  const place = path === undefined ? undefined : partAt(cx, part, path);
  const address = place?.address ?? numberAt(cx, part, shown, "ptr");
  const end = numberAt(cx, part, shown, "end");
  const elem = elementTy(cx, part, shown);
  if (address === undefined || end === undefined || elem === undefined) return undefined;
  const isNone = address < leastBufferAddress || cx.layoutOf(elem).sizeBytes === 0;
  const block: Elements = { address, elem, capacity: isNone ? 0 : Math.max(end, 1), placeOf: (index) => index };
  return readElements(cx, part, shown, block, place === undefined);
}

/** `ring(ptr, head, len, capacity)`: elements from `head` on, wrapping at `capacity`. */
function readRing(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const address = numberAt(cx, part, shown, "ptr");
  const head = numberAt(cx, part, shown, "head");
  const capacity = numberAt(cx, part, shown, "capacity");
  const elem = elementTy(cx, part, shown);
  if (address === undefined || head === undefined || capacity === undefined || elem === undefined) return undefined;
  const placeOf = (index: number): number => (head + index) % Math.max(1, capacity);
  return readElements(cx, part, shown, { address, elem, capacity, placeOf }, true);
}

/** Elements told by indices, each of which stands at a place. */
interface Elements {
  readonly address: number;
  readonly elem: Ty;
  readonly capacity: number;
  placeOf(index: number): number;
}

const maxElements = 1_000_000;

/** `start` to `end`, or `len` from 0 on; `tail`, with `tail_len` or `tail_end`: those that are given back to the owner of the block. */
function readElements(
  cx: ViewContext,
  part: Part,
  shown: Shown,
  { placeOf, ...block }: Elements,
  isInBlock: boolean,
): Contents | undefined {
  const start = numberAt(cx, part, shown, "start") ?? 0;
  const end = numberAt(cx, part, shown, "end") ?? numberAt(cx, part, shown, "len");
  if (end === undefined) return undefined;
  const { sizeBytes } = cx.layoutOf(block.elem);
  const element = (index: number, label: string): Part => {
    return { label, ty: block.elem, address: block.address + placeOf(index) * sizeBytes };
  };
  const count = Math.max(0, Math.min(end - start, maxElements));
  const entries = (first: number, wanted: number): Part[] =>
    Array.from({ length: Math.max(0, Math.min(wanted, count - first)) }, (_, i) =>
      element(start + first + i, `[${first + i}]`),
    );
  const tailStart = numberAt(cx, part, shown, "tail");
  if (!isInBlock || tailStart !== undefined) {
    const tailEnd = numberAt(cx, part, shown, "tail_end");
    const length = tailEnd === undefined ? numberAt(cx, part, shown, "tail_len") : tailEnd - (tailStart ?? 0);
    const tail = Array.from({ length: Math.max(0, Math.min(length ?? 0, maxElements)) }, (_, i) =>
      element((tailStart ?? 0) + i, `tail[${i}]`),
    );
    return { kind: "parts", count, entries, tail, buffer: undefined };
  }
  const used = (): number[] => Array.from({ length: count }, (_, i) => placeOf(start + i)).sort((a, b) => a - b);
  return { kind: "parts", count, entries, tail: [], buffer: { ...block, used } };
}

/** `shared(ptr, strong, weak, value)`: `ptr` leads to the block; the other paths start in it. */
function readShared(cx: ViewContext, part: Part, shown: Shown, weak: boolean): Contents | undefined {
  const path = pathOf(shown, "ptr");
  const pointerPart = path === undefined ? undefined : partAt(cx, part, path);
  if (pointerPart === undefined) return undefined;
  const pointer = wrappedPointer(cx, pointerPart);
  if (pointer === undefined) return undefined;
  if (!isReadable(cx.memory, pointer.address, 16)) return weak ? { kind: "unlinked" } : undefined;
  const block = pointer.pointee;
  const strong = numberAt(cx, block, shown, "strong");
  const weakCount = numberAt(cx, block, shown, "weak");
  if (strong === undefined || weakCount === undefined) return undefined;
  const valuePath = pathOf(shown, "value");
  return {
    kind: "shared",
    weak,
    block,
    value: valuePath === undefined ? undefined : partAt(cx, block, valuePath),
    strong,
    weakCount,
  };
}

/** `counted(strong, value)`: the field says itself whether a value is still there. */
function readCounted(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const path = pathOf(shown, "value");
  const value = path === undefined ? undefined : partAt(cx, part, path);
  return value === undefined ? undefined : { kind: "counted", value };
}

/** The pointer in a wrapper such as `NonNull`: a struct with one field that has bytes. */
function wrappedPointer(cx: ViewContext, part: Part): Pointer | undefined {
  const own = pointerOf(cx, part);
  if (own !== undefined || part.ty.kind !== "Adt") return own;
  const fields = partsOf(cx, part).filter(({ ty }) => cx.layoutOf(ty).sizeBytes > 0);
  const [only] = fields;
  return fields.length === 1 && only !== undefined ? wrappedPointer(cx, only) : undefined;
}

/** `transparent(value)`, `cell(value)`, `refcell(value, borrow)`. */
function readTransparent(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const path = pathOf(shown, "value");
  const inner = path === undefined ? undefined : partAt(cx, part, path);
  if (inner === undefined) return undefined;
  const name = shown.kind === "transparent" || part.ty.kind !== "Adt" ? undefined : cx.tcx.def(part.ty.def).name;
  return { kind: "transparent", part: { ...inner, label: part.label }, name, state: borrowState(cx, part, shown) };
}

/** A `RefCell`'s flag: 0 free, positive that many shared borrows, negative one mutable borrow. */
function borrowState(cx: ViewContext, part: Part, shown: Shown): string | undefined {
  const path = pathOf(shown, "borrow");
  const flag = path === undefined ? undefined : partAt(cx, part, path);
  if (flag === undefined || !isReadable(cx.memory, flag.address, 8)) return undefined;
  const count = BigInt.asIntN(64, BigInt(readUsize(cx.memory, flag.address)));
  if (count === 0n) return "not borrowed";
  return count > 0n ? `borrowed ${count} time${count === 1n ? "" : "s"}` : "mutably borrowed";
}

/** `element = "T"` names a generic parameter; otherwise the pointer's own pointee is the element. */
function elementTy(cx: ViewContext, part: Part, shown: Shown): Ty | undefined {
  const name = shown.keys.get("element");
  if (name !== undefined && part.ty.kind === "Adt") {
    const param = cx.tcx.generics(part.ty.def).params.find((candidate) => candidate.name === name);
    const arg = param === undefined ? undefined : part.ty.args[param.index];
    return arg?.kind === "Type" ? cx.tcx.normalizeErasing(arg.ty) : undefined;
  }
  const path = pathOf(shown, "ptr");
  const pointerPart = path === undefined ? undefined : partAt(cx, part, path);
  return pointerPart === undefined ? undefined : wrappedPointer(cx, pointerPart)?.pointee.ty;
}
