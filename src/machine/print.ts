/** Prints what the machine makes of a function: its fast and its stepping form, side by side under one name. For `emit wat`. */
import { fastType, steppingType } from "./codegen/convention";
import { compileFast } from "./codegen/fast";
import { compileStepping } from "./codegen/stepping";
import type { FnRecord, Linker } from "./link";
import type { Code } from "./wasm/code";
import type { FuncType } from "./wasm/module";
import { importIndices } from "./wasm/imports";
import { printWat } from "./wasm/print";

/** Stands for the index of `fastType`, the only type that compiled functions name. */
const typeIndex = 0;

export function printForms(link: Linker, fn: FnRecord): string {
  const importNames = Object.keys(importIndices);
  const callName = (index: number) => importNames[index] ?? link.fnAt(index - importNames.length).name;
  const print = (form: string, type: FuncType, code: Code) =>
    printWat({ name: `${fn.name} (${form})`, ...type, body: code.finish() }, callName);
  const wasmIndexOf = (callee: FnRecord): number => importNames.length + callee.index;
  const module = { functionType: typeIndex, inliningOf: () => "often" as const, wasmIndexOf };
  return `${print("fast", fastType, compileFast(link, fn, module))}\n${print("stepping", steppingType, compileStepping(link, fn, typeIndex, false))}`;
}
