/**
 * Compares pages of a machine's memory, in WebAssembly: several times as fast as the host's typed arrays. The pages to compare
 * with are copied next to it, into control memory, a few at a time.
 */
import { comparedPages, Control, pageBytes } from "./contract";
import { Code } from "./wasm/code";
import { wasmHost, type WasmMemory } from "./wasm/host";
import { ModuleBuilder } from "./wasm/module";

/** Which of the first `pageCount` pages at `address` differ from those in `Control.comparedWith`: a bit each. */
export type DifferingPages = (address: number, pageCount: number) => number;

export function pageComparer(memory: WasmMemory): DifferingPages {
  const builder = new ModuleBuilder();
  builder.importMemory();
  const index = builder.declare(() => "differingPages", { params: ["i32", "i32"], results: ["i32"] });
  builder.define(index, comparisonCode());
  builder.export("differingPages", index);
  const instance = new wasmHost.Instance(new wasmHost.Module(builder.finish()), { env: { memory } });
  return instance.exports["differingPages"] as unknown as DifferingPages;
}

export const maxComparedPages = comparedPages;

const address = 0;
const pageCount = 1;
const bytesAtOnce = 64;

function comparisonCode(): Code {
  const code = new Code(["i32", "i32"]);
  const [other, end, page, mask] = [code.local("i32"), code.local("i32"), code.local("i32"), code.local("i32")];
  const advance = (local: number, by: number) => {
    code.get(local);
    code.i32(by);
    code.op("i32Add");
    code.set(local);
  };
  code.i32(Control.comparedWith);
  code.set(other);
  const pages = code.loop();
  code.get(address);
  code.i32(pageBytes);
  code.op("i32Add");
  code.set(end);
  const words = code.loop();
  differs(code, other);
  code.if();
  code.get(mask);
  code.i32(1);
  code.get(page);
  code.op("i32Shl");
  code.op("i32Or");
  code.set(mask);
  // The rest of this page need not be looked at.
  code.get(other);
  code.get(end);
  code.get(address);
  code.op("i32Sub");
  code.op("i32Add");
  code.set(other);
  code.get(end);
  code.set(address);
  code.else();
  advance(address, bytesAtOnce);
  advance(other, bytesAtOnce);
  code.get(address);
  code.get(end);
  code.op("i32LtU");
  code.brIf(words);
  code.end();
  code.end();
  advance(page, 1);
  code.get(page);
  code.get(pageCount);
  code.op("i32LtU");
  code.brIf(pages);
  code.end();
  code.get(mask);
  return code;
}

/** Pushes whether the next `bytesAtOnce` bytes differ. */
function differs(code: Code, other: number): void {
  for (let offset = 0; offset < bytesAtOnce; offset += 8) {
    code.get(address);
    code.mem("i64Load", offset);
    code.get(other);
    code.mem("i64Load", offset);
    code.op("i64Xor");
    if (offset > 0) code.op("i64Or");
  }
  code.op("i64Eqz");
  code.op("i32Eqz");
}
