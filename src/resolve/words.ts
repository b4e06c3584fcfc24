/** How diagnostics name what a path can be: rustc's `Res::descr` and article. */
import type { DefKind, Res } from "./def";

const kindWords: Partial<Record<DefKind, string>> = {
  Mod: "module",
  Struct: "struct",
  Enum: "enum",
  Union: "union",
  Variant: "variant",
  Trait: "trait",
  TraitAlias: "trait alias",
  TyAlias: "type alias",
  ForeignTy: "foreign type",
  AssocTy: "associated type",
  AssocFn: "associated function",
  AssocConst: "associated constant",
  Fn: "function",
  Const: "constant",
  Static: "static",
  Impl: "implementation",
  TyParam: "type parameter",
  ConstParam: "const parameter",
  LifetimeParam: "lifetime parameter",
  Macro: "macro",
  Use: "import",
  ExternCrate: "extern crate",
  ForeignMod: "foreign module",
  OpaqueTy: "opaque type",
  AnonConst: "constant expression",
  Closure: "closure",
};

export function describeKind(kind: DefKind): string {
  return kindWords[kind] ?? "item";
}

/** `tuple struct`, `unit variant`, … need the constructor's owner: `describeDef` of `suggest.ts`. */
export function describeRes(res: Res): string {
  switch (res.kind) {
    case "Def":
      return describeKind(res.defKind);
    case "PrimTy":
      return "builtin type";
    case "SelfTyParam":
    case "SelfTyAlias":
      return "self type";
    case "SelfCtor":
      return "self constructor";
    case "Local":
      return "local variable";
    case "Err":
      return "unresolved item";
  }
}

export function withArticle(words: string): string {
  return `${/^[aeiou]/.test(words) && !words.startsWith("unit") && !words.startsWith("union") ? "an" : "a"} ${words}`;
}
