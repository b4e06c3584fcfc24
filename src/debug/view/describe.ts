/**
 * One line for a value, as a person would write it: `5`, `"hello"`, `Some(3)`, `[1, 2, 3]`, `Point { x: 1, y: 2 }`, `&7`. Limited
 * in depth and length; reads nothing that is not there, and says so.
 */
import type { Ty } from "../../types/ty";
import { contentsOf, textBytes } from "./contents";
import { isReadable, readUint } from "./memory";
import { activeVariant, coroutineState, type Part, partsOf, pointerOf, type ViewContext } from "./parts";
import { TypeMemo } from "./typeMemo";
import { formatChar, formatFloat, quoteText, signed } from "./scalar";

export interface DescribeLimits {
  readonly textLength: number;
  /** Whether an address may be followed: allocated, and not freed. */
  readonly isAlive: (address: number, sizeBytes: number) => boolean;
  /** Integers in base 16, as `{:#x}` writes them. */
  readonly hex?: boolean;
}

const maxDepth = 4;
const maxElements = 12;

export function describe(cx: ViewContext, part: Part, limits: DescribeLimits, depth = 0): string {
  const text = describeUncut(cx, part, limits, depth);
  return text.length > limits.textLength ? `${text.slice(0, limits.textLength - 1)}…` : text;
}

function describeUncut(cx: ViewContext, part: Part, limits: DescribeLimits, depth: number): string {
  const { ty, address } = part;
  if (part.absent === true) return "no value";
  if (depth > maxDepth) return "…";
  const layout = cx.layoutOf(ty);
  if (layout.unsized === undefined && !isReadable(cx.memory, address, layout.sizeBytes)) return "not readable";
  const scalar = describeScalar(cx, ty, address, limits.hex === true);
  if (scalar !== undefined) return scalar;
  const pointer = pointerOf(cx, part);
  if (pointer !== undefined) return describePointer(cx, part, limits, depth);
  const contents = contentsOf(cx, part);
  switch (contents.kind) {
    case "text": {
      const text = limits.isAlive(contents.address, contents.lengthBytes)
        ? textBytes(cx, contents.address, contents.lengthBytes, limits.textLength * 4)
        : undefined;
      return text === undefined ? "text that is no longer there" : quoteText(text);
    }
    case "sequence": {
      const { sizeBytes } = cx.layoutOf(contents.elem);
      if (!limits.isAlive(contents.address, contents.length * sizeBytes))
        return `${contents.length} elements that are no longer there`;
      const element = (i: number) => ({ label: "", ty: contents.elem, address: contents.address + i * sizeBytes });
      return list("[", "]", contents.length, (i) => describe(cx, element(i), limits, depth + 1));
    }
    case "parts": {
      const entries = contents.entries(0, maxElements);
      return list("[", "]", contents.count, (i) => describe(cx, entries[i] as Part, limits, depth + 1));
    }
    case "collection": {
      const entries = contents.entries(0, maxElements);
      const [open, close] = contents.style === "list" ? ["[", "]"] : ["{", "}"];
      return list(open, close, contents.count, (i) => describeEntry(cx, entries[i], limits, depth));
    }
    case "shared": {
      const name = typeName(cx, ty);
      const counts = `${contents.strong} strong, ${weakOwners(contents)} weak`;
      if (contents.weak || contents.value === undefined) return `${name} (${counts})`;
      return `${name}(${describe(cx, contents.value, limits, depth + 1)}) (${counts})`;
    }
    case "counted":
      return describe(cx, contents.value, limits, depth);
    case "unlinked":
      return `${typeName(cx, ty)} (points at nothing)`;
    case "transparent": {
      const inner = describe(cx, contents.part, limits, contents.name === undefined ? depth : depth + 1);
      if (contents.name === undefined) return inner;
      return contents.state === undefined || contents.state === "not borrowed"
        ? `${contents.name}(${inner})`
        : `${contents.name}(${inner}, ${contents.state})`;
    }
    case "plain":
      return describeFields(cx, part, limits, depth);
  }
}

function describeEntry(cx: ViewContext, entry: Part | undefined, limits: DescribeLimits, depth: number): string {
  if (entry === undefined) return "?";
  const value = describe(cx, entry, limits, depth + 1);
  return entry.key === undefined ? value : `${describe(cx, entry.key, limits, depth + 1)}: ${value}`;
}

function describeScalar(cx: ViewContext, ty: Ty, address: number, inHex: boolean): string | undefined {
  const { sizeBytes } = cx.layoutOf(ty);
  switch (ty.kind) {
    case "Bool": {
      const bits = readUint(cx.memory, address, 1);
      return bits > 1n ? `invalid bool ${bits}` : bits === 1n ? "true" : "false";
    }
    case "Char": {
      const code = Number(readUint(cx.memory, address, 4));
      return code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
        ? `invalid char 0x${code.toString(16)}`
        : formatChar(code);
    }
    case "Int":
    case "Uint": {
      const bits = readUint(cx.memory, address, sizeBytes);
      if (inHex) return `0x${bits.toString(16)}`;
      return String(ty.kind === "Int" ? signed(bits, sizeBytes) : bits);
    }
    case "Float":
      return formatFloat(readUint(cx.memory, address, sizeBytes), sizeBytes as 4 | 8);
    case "Never":
      return "!";
    case "FnDef":
      return cx.tcx.printTy(ty);
    case "FnPtr": {
      const target = Number(readUint(cx.memory, address, 8));
      return cx.functionAt(target) ?? hex(target);
    }
    default:
      return undefined;
  }
}

function describePointer(cx: ViewContext, part: Part, limits: DescribeLimits, depth: number): string {
  const pointer = pointerOf(cx, part);
  if (pointer === undefined) return "not readable";
  if (pointer.kind === "raw") return rawPointer(readUint(cx.memory, part.address, 8));
  const pointee = pointer.pointee;
  const layout = cx.layoutOf(pointee.ty);
  const sizeBytes = layout.unsized === undefined ? layout.sizeBytes : (pointee.length ?? 0);
  if (sizeBytes > 0 && !limits.isAlive(pointer.address, sizeBytes)) return `${hex(pointer.address)}, nothing is there`;
  const inner = describe(cx, pointee, limits, depth + 1);
  if (pointer.kind === "box") return `Box(${inner})`;
  if (pointee.ty.kind === "Str") return inner;
  return `${pointer.mutbl === "Mut" ? "&mut " : "&"}${inner}`;
}

const stateWords = ["not started", "done", "panicked", "waiting"] as const;

/** All 64 bits: a dangling pointer may have any. */
function rawPointer(bits: bigint): string {
  return bits === 0n ? "null" : `0x${bits.toString(16)}`;
}

function describeFields(cx: ViewContext, part: Part, limits: DescribeLimits, depth: number): string {
  const { ty, address } = part;
  const parts = partsOf(cx, part);
  const inner = (i: number) => describe(cx, parts[i] as Part, limits, depth + 1);
  if (ty.kind === "Tuple") return parts.length === 1 ? `(${inner(0)},)` : list("(", ")", parts.length, inner);
  if (ty.kind === "Closure")
    return `closure${list(" { ", " }", parts.length, (i) => `${parts[i]?.label}: ${inner(i)}`)}`.replace(" {  }", "");
  if (ty.kind === "Coroutine") {
    const fields = list(" { ", " }", parts.length, (i) => `${parts[i]?.label}: ${inner(i)}`).replace(" {  }", "");
    return `future, ${stateWords[Math.min(coroutineState(cx, part) ?? 0, 3)]}${fields}`;
  }
  if (ty.kind !== "Adt") return cx.tcx.printTy(ty);
  const adt = cx.tcx.adtDef(ty.def);
  if (adt.adtKind === "Union") return `${typeName(cx, ty)} { … }`;
  const variant = activeVariant(cx, ty, address);
  if (variant === undefined) return "invalid: no variant has these bytes";
  const { name, ctorKind } = variant.def;
  if (parts.length === 0) return name;
  if (ctorKind === "Fn") return `${name}${list("(", ")", parts.length, inner)}`;
  return `${name}${list(" { ", " }", parts.length, (i) => `${parts[i]?.label}: ${inner(i)}`)}`;
}

function list(open: string, close: string, count: number, item: (index: number) => string): string {
  const items: string[] = [];
  for (let i = 0; i < Math.min(count, maxElements); i++) items.push(item(i));
  if (count > maxElements) items.push(`… ${count - maxElements} more`);
  return `${open}${items.join(", ")}${close}`;
}

/** The last segment of a type's path, without arguments: `Rc`. */
export function typeName(cx: ViewContext, ty: Ty): string {
  return ty.kind === "Adt" ? cx.tcx.def(ty.def).name : cx.tcx.printTy(ty);
}

const typeTexts = new TypeMemo<string>();

/** As a person writes the type. */
export function typeText({ tcx }: ViewContext, ty: Ty): string {
  return typeTexts.get(tcx, ty, () => tcx.printTy(ty));
}

export function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

/** The strong owners together hold one weak count, which is no pointer of the program. */
function weakOwners({ strong, weakCount }: { readonly strong: number; readonly weakCount: number }): number {
  return Math.max(0, weakCount - (strong > 0 ? 1 : 0));
}
