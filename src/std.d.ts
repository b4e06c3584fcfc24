/** The module that the build makes of `src/std` (see `stdModule.mjs`). */
declare module "glasscrab:std" {
  /** Path below `src/std` with forward slashes (`core/option.rs`) -> text, in the order of paths. */
  export const stdFiles: Readonly<Record<string, string>>;
  /** `StdIndex` of `resolve/index/format.ts`: what `openStd` reads. */
  export const stdIndex: import("./resolve/index/format").StdIndex;
  /** Of the machine code of std; undefined where the build has made none. */
  export const stdImage: import("./machine/image/format").StoredImage | undefined;
}
