/** Floats of MIR constants as decimal text and back. Exact: an `f32` prints as the double that equals it. */
import type { FloatTy } from "../types/ty";

/** `undefined` for infinities and NaNs, which have no literal. */
export function floatText(bits: bigint, float: FloatTy): string | undefined {
  const view = new DataView(new ArrayBuffer(8));
  if (float === "f64") view.setBigUint64(0, bits);
  else view.setUint32(0, Number(bits));
  const value = float === "f64" ? view.getFloat64(0) : view.getFloat32(0);
  if (!Number.isFinite(value)) return undefined;
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export function floatBits(text: string, float: FloatTy): bigint {
  const view = new DataView(new ArrayBuffer(8));
  if (float === "f64") {
    view.setFloat64(0, Number(text));
    return view.getBigUint64(0);
  }
  view.setFloat32(0, Number(text));
  return BigInt(view.getUint32(0));
}
