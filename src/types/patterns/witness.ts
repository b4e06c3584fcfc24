/** Prints witnesses as rustc does: `Some(_)`, `Point { x: 1_i32.., .. }`, `i32::MIN..=0_i32`, `&[_, ..]`. */
import type { DefId } from "../../resolve/def";
import type { Ty } from "../ty";
import { fullRange, pointerInfinity, type PatCx } from "./constructor";
import { intWidth } from "../check/build/literal";
import type { Witness } from "./usefulness";

export function printWitness(cx: PatCx, w: Witness): string {
  const { ctor, ty } = w;
  switch (ctor.kind) {
    case "Single":
    case "Variant":
      return printAdt(cx, w);
    case "Bool":
      return `${ctor.value}`;
    case "IntRange":
      return printRange(ty, ctor.lo, ctor.hi);
    case "Str":
      return JSON.stringify(ctor.text);
    case "Slice": {
      const parts = w.fields.map((f) => printWitness(cx, f));
      if (!ctor.variable) return `[${parts.join(", ")}]`;
      return `[${[...parts.slice(0, ctor.prefix), "..", ...parts.slice(ctor.prefix)].join(", ")}]`;
    }
    case "Never":
      return "!";
    default:
      return "_";
  }
}

function printAdt(cx: PatCx, w: Witness): string {
  const { ty } = w;
  const fields = w.fields.map((f) => printWitness(cx, f));
  if (ty.kind === "Tuple") return fields.length === 1 ? `(${fields[0]},)` : `(${fields.join(", ")})`;
  if (ty.kind === "Ref") return `&${ty.mutbl === "Mut" ? "mut " : ""}${fields[0] ?? "_"}`;
  if (ty.kind !== "Adt") return "_";
  const adt = cx.tcx.adtDef(ty.def);
  if (adt.isBox) return `box ${fields[0] ?? "_"}`;
  const variant = adt.variants[w.ctor.kind === "Variant" ? w.ctor.index : 0];
  if (variant === undefined) return "_";
  const name = adt.adtKind === "Enum" ? variantPath(cx, ty.def, variant.name) : cx.tcx.path(ty.def);
  if (variant.ctorKind === "Const") return name;
  if (variant.ctorKind === "Fn") return `${name}(${fields.join(", ")})`;
  if (fields.every((f) => f === "_") || fields.length === 0)
    return fields.length === 0 ? `${name} {}` : `${name} { .. }`;
  const shown = variant.fields.map((f, i) => `${f.name}: ${fields[i] ?? "_"}`);
  return `${name} { ${shown.join(", ")} }`;
}

/** `Some`, `Ok` are in everyone's prelude; other variants are named with their enum. */
function variantPath(cx: PatCx, adt: DefId, variant: string): string {
  const path = cx.tcx.path(adt);
  return path === "std::option::Option" || path === "std::result::Result" || path === "Option" || path === "Result"
    ? variant
    : `${path}::${variant}`;
}

function printRange(ty: Ty, lo: bigint, hi: bigint): string {
  const full = fullRange(ty);
  const name = ty.kind === "Int" ? ty.int : ty.kind === "Uint" ? ty.uint : "char";
  const width = intWidth(ty);
  const value = (biased: bigint): string => {
    if (ty.kind === "Char") return charLiteral(Number(biased));
    const min = width?.signed === true ? -(1n << BigInt(width.bits - 1)) : 0n;
    const plain = biased + min;
    const max = min + (1n << BigInt(width?.bits ?? 64)) - 1n;
    return plain === max
      ? `${name}::MAX`
      : plain === min && width?.signed === true
        ? `${name}::MIN`
        : `${plain}_${name}`;
  };
  if (full !== undefined && lo === full.lo && hi === full.hi) return "_";
  const pointer = name === "usize" || name === "isize";
  if (pointer && hi === pointerInfinity) return `${value(lo)}..`;
  if (pointer && lo < 0n) return `..${value(hi + 1n)}`;
  return lo === hi ? value(lo) : `${value(lo)}..=${value(hi)}`;
}

function charLiteral(code: number): string {
  const special: Record<number, string> = {
    0: "'\\0'",
    9: "'\\t'",
    10: "'\\n'",
    13: "'\\r'",
    39: "'\\''",
    92: "'\\\\'",
  };
  if (special[code] !== undefined) return special[code];
  if (code < 32 || code === 127 || code > 0xfffd || /[\p{Cn}\p{Co}\p{Cs}\p{Cc}]/u.test(String.fromCodePoint(code)))
    return `'\\u{${code.toString(16)}}'`;
  return `'${String.fromCodePoint(code)}'`;
}
