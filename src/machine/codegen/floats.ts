/** Float operations that WebAssembly has no instruction for; the host computes them on `f64` bits (exact for `f32` too). */
import { Control } from "../contract";
import type { Part } from "../parts";
import { pushF64Bits, wideOps } from "./int128";
import type { PlaceGen, PlaceRef } from "./places";

/** C's `fmod`: no rounding, the dividend's sign. */
export function floatRem(gen: PlaceGen, dest: PlaceRef, part: Part, a: PlaceRef, b: PlaceRef): void {
  const { code } = gen;
  code.i32(wideOps.indexOf("FloatRem"));
  code.i32(0);
  for (const ref of [a, b]) {
    pushF64Bits(gen, ref, part);
    code.i64(0n);
  }
  code.call(gen.link.imports.wide);
  gen.storePart(dest, part, () => {
    code.i32(Control.scratch);
    code.mem("f64Load", 0);
    if (part.type === "f32") code.op("f32DemoteF64");
  });
}
