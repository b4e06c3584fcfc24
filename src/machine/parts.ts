/**
 * How values are held outside memory: a type with a scalar representation is one or two *parts*, each a WebAssembly value
 * with its place in the type's bytes. Narrow integers are kept extended by their sign. 128-bit integers are two i64 parts.
 */
import type { Layout, Scalar } from "../layout/layout";
import type { OpName, ValTypeName } from "./wasm/opcodes";

export interface Part {
  readonly offsetBytes: number;
  readonly sizeBytes: 1 | 2 | 4 | 8;
  readonly type: ValTypeName;
  readonly signed: boolean;
  readonly load: OpName;
  readonly store: OpName;
}

const memo = new WeakMap<Layout, readonly Part[] | undefined>();

/** Undefined where the value lives in memory only. No parts for a zero-sized type. */
export function partsOf(layout: Layout): readonly Part[] | undefined {
  if (memo.has(layout)) return memo.get(layout);
  const parts = computeParts(layout);
  memo.set(layout, parts);
  return parts;
}

function computeParts(layout: Layout): readonly Part[] | undefined {
  const { repr } = layout;
  if (layout.unsized !== undefined) return undefined;
  if (layout.sizeBytes === 0) return [];
  switch (repr.kind) {
    case "Scalar":
      return repr.scalar.sizeBytes === 16 ? [wordPart(0), wordPart(8)] : [scalarPart(repr.scalar, 0)];
    case "ScalarPair":
      if (repr.a.sizeBytes === 16 || repr.b.sizeBytes === 16) return undefined;
      return [scalarPart(repr.a, 0), scalarPart(repr.b, repr.bOffsetBytes)];
    case "Memory":
      return undefined;
  }
}

export function wordPart(offsetBytes: number): Part {
  return { offsetBytes, sizeBytes: 8, type: "i64", signed: false, load: "i64Load", store: "i64Store" };
}

export function scalarPart(scalar: Scalar, offsetBytes: number): Part {
  const sizeBytes = scalar.sizeBytes === 16 ? 8 : scalar.sizeBytes;
  if (scalar.kind === "Float") {
    return sizeBytes === 4
      ? { offsetBytes, sizeBytes, type: "f32", signed: true, load: "f32Load", store: "f32Store" }
      : { offsetBytes, sizeBytes, type: "f64", signed: true, load: "f64Load", store: "f64Store" };
  }
  return intPart(sizeBytes, scalar.signed, offsetBytes);
}

export function intPart(sizeBytes: 1 | 2 | 4 | 8, signed: boolean, offsetBytes: number): Part {
  const base = { offsetBytes, sizeBytes, signed };
  if (sizeBytes === 8) return { ...base, type: "i64", load: "i64Load", store: "i64Store" };
  if (sizeBytes === 4) return { ...base, type: "i32", load: "i32Load", store: "i32Store" };
  if (sizeBytes === 2) return { ...base, type: "i32", load: signed ? "i32Load16S" : "i32Load16U", store: "i32Store16" };
  return { ...base, type: "i32", load: signed ? "i32Load8S" : "i32Load8U", store: "i32Store8" };
}
