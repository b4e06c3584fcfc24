/** The module that the build makes of `src/std` (see `stdModule.mjs`). */
declare module "glasscrab:std" {
  /** Path below `src/std` with forward slashes (`core/option.rs`) -> text, in the order of paths. */
  export const stdFiles: Readonly<Record<string, string>>;
  /** `StdIndex` of `resolve/index/format.ts`: what `openStd` reads. */
  export const stdIndex: import("./resolve/index/format").StdIndex;
  /** Of the machine code of std; undefined where the build has made none. */
  export const stdImage: import("./machine/image/format").StoredImage | undefined;
  /** The module of that code, which the host compiles aside from the start on; undefined where nobody waits for a start. */
  export const stdImageCompiled: Promise<import("./machine/wasm/host").WasmModule> | undefined;
}
