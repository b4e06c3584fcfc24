/** What a path may be, by the place it stands in: rustc's `PathSource`, with its words and error codes. A table. */
import { assertNever } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { Expr, Pat } from "../../syntax/ast";
import type { CtorKind, DefId, Res } from "../def";
import type { Namespace } from "../resolver";

export type PathSource =
  | { readonly kind: "Type" }
  | { readonly kind: "Trait" }
  /** `call`: what it is the callee of; `name`: its last segment's. */
  | {
      readonly kind: "Expr";
      readonly call?: { readonly name: string; readonly span: Span; readonly args: readonly Expr[] };
      readonly isMethodReceiver?: boolean;
    }
  | { readonly kind: "Pat" }
  | { readonly kind: "Struct" }
  | { readonly kind: "TupleStruct"; readonly pattern?: { readonly span: Span; readonly pats: readonly Pat[] } }
  /** `Trait::name` of `<T as Trait>::name`. */
  | { readonly kind: "TraitItem"; readonly namespace: "Type" | "Value" }
  /** An argument of `use<…>`. */
  | { readonly kind: "PreciseCapturingArg" };

export function namespaceOf(source: PathSource): Namespace {
  switch (source.kind) {
    case "Type":
    case "Trait":
    case "Struct":
    case "PreciseCapturingArg":
      return "Type";
    case "Expr":
    case "Pat":
    case "TupleStruct":
      return "Value";
    case "TraitItem":
      return source.namespace;
    default:
      return assertNever(source);
  }
}

export function expectedWords(source: PathSource): string {
  switch (source.kind) {
    case "Type":
      return "type";
    case "Trait":
      return "trait";
    case "Pat":
      return "unit struct, unit variant or constant";
    case "Struct":
      return "struct, variant or union type";
    case "TupleStruct":
      return "tuple struct or tuple variant";
    case "TraitItem":
      return source.namespace === "Type" ? "associated type" : "method or associated constant";
    case "PreciseCapturingArg":
      return "type or const parameter";
    case "Expr":
      if (source.call === undefined) return "value";
      return /^\p{Lu}/u.test(source.call.name) ? "function, tuple struct or tuple variant" : "function";
    default:
      return assertNever(source);
  }
}

/** [found something else, found nothing] */
const codes: Record<PathSource["kind"], readonly [string, string]> = {
  Type: ["E0573", "E0425"],
  Trait: ["E0404", "E0405"],
  Expr: ["E0423", "E0425"],
  Pat: ["E0532", "E0531"],
  TupleStruct: ["E0532", "E0531"],
  Struct: ["E0574", "E0422"],
  TraitItem: ["E0575", "E0576"],
  PreciseCapturingArg: ["E0799", "E0800"],
};

export function errorCode(source: PathSource, foundOther: boolean): string {
  return codes[source.kind][foundOther ? 0 : 1];
}

/** Whether the rest of a path may be left to the type checker. */
export function defersToTypes(source: PathSource): boolean {
  return source.kind !== "Trait" && source.kind !== "TraitItem" && source.kind !== "PreciseCapturingArg";
}

export function isExpected(source: PathSource, res: Res, ctorKind: (def: DefId) => CtorKind | undefined): boolean {
  if (res.kind === "Err") return true;
  const defKind = res.kind === "Def" ? res.defKind : undefined;
  const isCtor = (kind: CtorKind) => res.kind === "Def" && defKind === "Ctor" && ctorKind(res.def) === kind;
  switch (source.kind) {
    case "Type":
      return (
        res.kind === "PrimTy" ||
        res.kind === "SelfTyParam" ||
        res.kind === "SelfTyAlias" ||
        (defKind !== undefined && typeKinds.has(defKind))
      );
    case "Trait":
      return defKind === "Trait" || defKind === "TraitAlias";
    case "Expr":
      return res.kind === "Local" || res.kind === "SelfCtor" || (defKind !== undefined && valueKinds.has(defKind));
    case "Pat":
      return (
        res.kind === "SelfCtor" ||
        isCtor("Const") ||
        defKind === "Const" ||
        defKind === "Static" ||
        defKind === "AssocConst"
      );
    case "TupleStruct":
      return res.kind === "SelfCtor" || isCtor("Fn");
    case "Struct":
      return (
        res.kind === "SelfTyParam" || res.kind === "SelfTyAlias" || (defKind !== undefined && structKinds.has(defKind))
      );
    case "TraitItem":
      return source.namespace === "Type" ? defKind === "AssocTy" : defKind === "AssocFn" || defKind === "AssocConst";
    case "PreciseCapturingArg":
      return (
        defKind === "TyParam" || defKind === "ConstParam" || res.kind === "SelfTyParam" || res.kind === "SelfTyAlias"
      );
    default:
      return assertNever(source);
  }
}

const typeKinds = new Set([
  "Struct",
  "Union",
  "Enum",
  "Trait",
  "TraitAlias",
  "TyAlias",
  "AssocTy",
  "TyParam",
  "OpaqueTy",
  "ForeignTy",
]);
const valueKinds = new Set(["Ctor", "Const", "Static", "Fn", "AssocFn", "AssocConst", "ConstParam"]);
const structKinds = new Set(["Struct", "Union", "Variant", "TyAlias", "AssocTy"]);
