/**
 * The outermost constructor of an impl's self type, read from its syntax: the words of `simplifyTy` (`types/collect/impls.ts`), so
 * that the impls which may match a type are found without lowering the headers of all others. For the build only; a test
 * compares the two over all of std.
 */
import type { GenericBound, Generics, Path, Ty } from "../../syntax/ast";
import type { DefId, Res } from "../def";
import { Late } from "../late/late";
import { walkPath } from "../late/paths";
import { OwnerTables } from "../late/tables";
import { primTyRes } from "../names";
import type { CrateSession } from "../session";

/** `blanket` for a parameter; undefined where only lowering can tell (aliases, projections). */
export function selfKeyOf(session: CrateSession, impl: DefId): string | undefined {
  const { node } = session.crate.definitions.get(impl);
  if (node.kind !== "Item" || node.item.kind !== "Impl") return undefined;
  return keyOf(session, impl, node.item.generics, node.item.selfTy);
}

export const blanketKey = "blanket";

function keyOf(session: CrateSession, impl: DefId, generics: Generics, ty: Ty): string | undefined {
  switch (ty.kind) {
    case "Paren":
      return keyOf(session, impl, generics, ty.ty);
    case "Slice":
    case "Array":
    case "Never":
      return ty.kind;
    case "Ptr":
      return `*${ty.mutbl}`;
    case "Ref":
      return `&${ty.mutbl}`;
    case "Tup":
      return `tuple${ty.elems.length}`;
    case "FnPtr":
      return `fn${ty.decl.inputs.length}`;
    case "Path":
      return ty.qself === undefined ? pathKey(session, impl, generics, ty.path) : undefined;
    case "TraitObject":
      return objectKey(session, impl, ty.bounds);
    default:
      return undefined;
  }
}

/** The trait of an object type: the one that is not an auto trait, if there is one. */
function objectKey(session: CrateSession, impl: DefId, bounds: readonly GenericBound[]): string | undefined {
  const traits = bounds.flatMap((bound) =>
    bound.kind === "Trait" ? [resolved(session, impl, bound.trait.traitRef.path)] : [],
  );
  if (traits.some((trait) => trait?.kind !== "Def")) return undefined;
  const defs = traits.flatMap((trait) => (trait?.kind === "Def" ? [trait.def] : []));
  const isAuto = (def: DefId) => {
    const { node } = session.world.def(def);
    return node.kind === "Item" && node.item.kind === "Trait" && node.item.auto;
  };
  const principal = defs.find((def) => !isAuto(def)) ?? defs[0];
  return principal === undefined ? undefined : `dyn${principal}`;
}

/** What a path means, ignoring generic parameters. */
function resolved(session: CrateSession, impl: DefId, path: Path): Res | undefined {
  const { definitions, scopes } = session.crate;
  const scope = scopes.get(impl);
  if (scope === undefined) return undefined;
  const result = walkPath(new Late(session, impl, scope, new OwnerTables(impl, definitions)), path, "Type", true);
  if (result.kind === "NonModule") return result.res.unresolvedSegments === 0 ? result.res.base : undefined;
  const only = path.segments.length === 1 && !path.global ? path.segments[0]?.ident.name : undefined;
  if (result.kind === "Module" && result.module.kind === "Enum")
    return { kind: "Def", def: result.module.def, defKind: "Enum" };
  if (result.kind === "Module" && result.module.kind === "Trait")
    return { kind: "Def", def: result.module.def, defKind: "Trait" };
  return only === undefined ? undefined : primTyRes(only);
}

const words: Readonly<Record<string, string>> = { bool: "Bool", char: "Char", str: "Str" };

function pathKey(session: CrateSession, impl: DefId, generics: Generics, path: Path): string | undefined {
  const only = path.segments.length === 1 && !path.global ? path.segments[0]?.ident.name : undefined;
  if (only !== undefined && generics.params.some((param) => param.kind === "Type" && param.ident.name === only))
    return blanketKey;
  const res = resolved(session, impl, path);
  if (res?.kind === "PrimTy") return words[res.name] ?? res.name;
  if (res?.kind !== "Def") return undefined;
  return res.defKind === "Struct" || res.defKind === "Enum" || res.defKind === "Union" ? `adt${res.def}` : undefined;
}
