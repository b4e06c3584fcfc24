/** Prints what the machine makes of a function: its fast and its stepping form, side by side under one name. For `emit wat`. */
import { compileFast } from "./codegen/fast";
import { compileStepping } from "./codegen/stepping";
import type { FnRecord, Linker } from "./link";
import { functionType } from "./modules";
import type { Code } from "./wasm/code";
import { importIndices } from "./wasm/imports";
import { printWat } from "./wasm/print";

/** Stands for the index of `functionType`, the only type that compiled functions name. */
const typeIndex = 0;

export function printForms(link: Linker, fn: FnRecord): string {
  const importNames = Object.keys(importIndices);
  const callName = (index: number) => importNames[index] ?? link.fnAt(index - importNames.length).name;
  const print = (form: string, code: Code) =>
    printWat({ name: `${fn.name} (${form})`, ...functionType, body: code.finish() }, callName);
  const wasmIndexOf = (callee: FnRecord): number => importNames.length + callee.index;
  const module = { functionType: typeIndex, inliningOf: () => "often" as const, wasmIndexOf };
  return `${print("fast", compileFast(link, fn, module))}\n${print("stepping", compileStepping(link, fn, typeIndex, false))}`;
}
