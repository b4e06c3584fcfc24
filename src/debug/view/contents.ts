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
      readonly parts: readonly Part[];
      /** `used`: which of its elements hold values, where that is known. */
      readonly buffer: {
        readonly address: number;
        readonly elem: Ty;
        readonly capacity: number;
        readonly used?: readonly number[];
      };
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
    const capacity = part.only.length;
    return { kind: "parts", parts: partsOf(cx, part), buffer: { address: part.address, elem: part.ty.elem, capacity } };
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

/** `sequence(ptr, start, end)`: the elements of a buffer that were not taken yet, from either end. */
function readRest(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const address = numberAt(cx, part, shown, "ptr");
  const start = numberAt(cx, part, shown, "start");
  const end = numberAt(cx, part, shown, "end");
  const elem = elementTy(cx, part, shown);
  if (address === undefined || start === undefined || end === undefined || elem === undefined) return undefined;
  const { sizeBytes } = cx.layoutOf(elem);
  const count = Math.max(0, Math.min(end - start, maxRingParts));
  const used = Array.from({ length: count }, (_, i) => start + i);
  const parts = used.map((index, i) => ({ label: `[${i}]`, ty: elem, address: address + index * sizeBytes }));
  const capacity = address < leastBufferAddress || sizeBytes === 0 ? 0 : Math.max(end, 1);
  return { kind: "parts", parts, buffer: { address, elem, capacity, used } };
}

/** `ring(ptr, head, len, capacity)`: elements from `head` on, wrapping at `capacity`. */
function readRing(cx: ViewContext, part: Part, shown: Shown): Contents | undefined {
  const address = numberAt(cx, part, shown, "ptr");
  const head = numberAt(cx, part, shown, "head");
  const length = numberAt(cx, part, shown, "len");
  const capacity = numberAt(cx, part, shown, "capacity");
  const elem = elementTy(cx, part, shown);
  if (
    address === undefined ||
    head === undefined ||
    length === undefined ||
    capacity === undefined ||
    elem === undefined
  )
    return undefined;
  const { sizeBytes } = cx.layoutOf(elem);
  const parts: Part[] = [];
  for (let i = 0; i < Math.min(length, maxRingParts); i++) {
    parts.push({ label: `[${i}]`, ty: elem, address: address + ((head + i) % Math.max(1, capacity)) * sizeBytes });
  }
  return { kind: "parts", parts, buffer: { address, elem, capacity } };
}

const maxRingParts = 10_000;

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
