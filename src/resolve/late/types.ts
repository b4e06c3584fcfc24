/** Types, bounds and generic arguments: their paths, lifetimes, `impl Trait`s and array lengths. */
import type { Suggestion } from "../../base/diagnostic";
import { assertNever } from "../../base/invariant";
import type {
  AngleBracketedArg,
  AnonConst,
  FnDecl,
  GenericArgs,
  GenericBound,
  Lifetime,
  Param,
  Path,
  PolyTraitRef,
  TraitRef,
  Ty,
} from "../../syntax/ast";
import { newParameter } from "../../syntax/newParameter";
import type { LifetimeRes } from "../def";
import { resolveAnonConst } from "./consts";
import { declareParams } from "./generics";
import type { Late } from "./late";
import { lookupLexically } from "./lexical";
import { resolveNode } from "./paths";
import type { PathSource } from "./sources";

/** How `impl Trait` reads at this place: a parameter's type, or a type of its own. */
export type ImplTraitMode = { readonly kind: "Opaque" } | { readonly kind: "Param"; nextIndex: number };
const opaque: ImplTraitMode = { kind: "Opaque" };

export function resolveTy(late: Late, ty: Ty, mode: ImplTraitMode = opaque): void {
  switch (ty.kind) {
    case "Slice":
    case "Paren":
      return resolveTy(late, ty.kind === "Slice" ? ty.elem : ty.ty, mode);
    case "Array":
      resolveTy(late, ty.elem, mode);
      return resolveAnonConst(late, ty.len, "ArrayLength");
    case "Ptr":
      return resolveTy(late, ty.ty, mode);
    case "Ref":
      if (ty.lifetime !== undefined) resolveLifetime(late, ty.lifetime);
      return resolveTy(late, ty.ty, mode);
    case "FnPtr":
      return withBinder(late, ty.genericParams, () => resolveFnDecl(late, ty.decl, opaque));
    case "Tup":
      for (const elem of ty.elems) resolveTy(late, elem, mode);
      return;
    case "Path":
      if (ty.qself !== undefined) resolveTy(late, ty.qself.ty, mode);
      resolveNode(late, ty, { kind: "Type" });
      return resolvePathArgs(late, ty.path, mode);
    case "TraitObject":
      return resolveBounds(late, ty.bounds, mode);
    case "ImplTrait":
      return resolveImplTrait(late, ty, mode);
    case "ImplicitSelf":
      return;
    case "Never":
    case "Infer":
    case "CVarArgs":
    case "Err":
    case "MacCall":
      return;
    default:
      return assertNever(ty);
  }
}

function resolveImplTrait(late: Late, ty: Extract<Ty, { kind: "ImplTrait" }>, mode: ImplTraitMode): void {
  if (mode.kind === "Opaque") {
    late.addDef("OpaqueTy", "", ty.span, ty.span, { kind: "OpaqueTy", node: ty.id, ty }, ty.id);
  } else {
    const name = late.session.world.sources.textOf(ty.span);
    late.addDef("TyParam", name, ty.span, ty.span, { kind: "ImplTraitParam", ty, index: mode.nextIndex++ }, ty.id);
  }
  resolveBounds(late, ty.bounds, mode);
}

/** `for<'a> …`: its lifetimes are seen inside. */
export function withBinder(late: Late, params: Parameters<typeof declareParams>[1], walk: () => void): void {
  if (params.length === 0) return walk();
  late.withLifetimeRib("Generics", () => {
    declareParams(late, params, "Binder");
    walk();
  });
}

export function resolveFnDecl(late: Late, decl: FnDecl, mode: ImplTraitMode): void {
  for (const param of decl.inputs) resolveParamTy(late, param, mode);
  if (decl.output !== undefined) resolveTy(late, decl.output);
}

/** The type of `self` written short names nothing. */
export function resolveParamTy(late: Late, param: Param, mode: ImplTraitMode): void {
  resolveTy(late, param.ty, mode);
}

// ---- bounds ----

export function resolveBounds(late: Late, bounds: readonly GenericBound[], mode: ImplTraitMode = opaque): void {
  for (const bound of bounds) {
    switch (bound.kind) {
      case "Trait":
        resolvePolyTraitRef(late, bound.trait, mode);
        break;
      case "Outlives":
        resolveLifetime(late, bound.lifetime);
        break;
      case "Use":
        for (const arg of bound.args) {
          if (arg.kind === "Lifetime") resolveLifetime(late, arg.lifetime);
          else resolveNode(late, arg, { kind: "PreciseCapturingArg" });
        }
        break;
      default:
        assertNever(bound);
    }
  }
}

function resolvePolyTraitRef(late: Late, poly: PolyTraitRef, mode: ImplTraitMode): void {
  withBinder(late, poly.boundGenericParams, () => resolveTraitRef(late, poly.traitRef, mode));
}

export function resolveTraitRef(late: Late, traitRef: TraitRef, mode: ImplTraitMode = opaque): void {
  resolveNode(late, traitRef, { kind: "Trait" });
  resolvePathArgs(late, traitRef.path, mode);
}

// ---- generic arguments ----

/** The generic arguments of every segment. */
export function resolvePathArgs(late: Late, path: Path, mode: ImplTraitMode = opaque): void {
  for (const segment of path.segments) if (segment.args !== undefined) resolveGenericArgs(late, segment.args, mode);
}

export function resolveGenericArgs(late: Late, args: GenericArgs, mode: ImplTraitMode = opaque): void {
  switch (args.kind) {
    case "AngleBracketed":
      for (const arg of args.args) resolveGenericArg(late, arg, mode);
      return;
    case "Parenthesized":
      for (const input of args.inputs) resolveTy(late, input);
      if (args.output !== undefined) resolveTy(late, args.output, mode);
      return;
    case "ParenthesizedElided":
      return;
    default:
      return assertNever(args);
  }
}

function resolveGenericArg(late: Late, arg: AngleBracketedArg, mode: ImplTraitMode): void {
  switch (arg.kind) {
    case "Lifetime":
      return resolveLifetime(late, arg.lifetime);
    case "Type":
      return resolveTypeOrConstArg(late, arg.ty, mode);
    case "Const":
      return resolveAnonConst(late, arg.value, "GenericArg");
    case "Constraint":
      if (arg.genArgs !== undefined) resolveGenericArgs(late, arg.genArgs);
      if (arg.constraint.kind === "Type") return resolveTy(late, arg.constraint.ty, mode);
      if (arg.constraint.kind === "Const") return resolveAnonConst(late, arg.constraint.value, "GenericArg");
      return resolveBounds(late, arg.constraint.bounds, mode);
    default:
      return assertNever(arg);
  }
}

/** `Foo<N>`: a lone name that is no type but a value is a const argument. */
function resolveTypeOrConstArg(late: Late, ty: Ty, mode: ImplTraitMode): void {
  const ident =
    ty.kind === "Path" && ty.qself === undefined && ty.path.segments.length === 1 && !ty.path.global
      ? ty.path.segments[0]
      : undefined;
  if (ident !== undefined && ident.args === undefined && ty.kind === "Path") {
    const asType = lookupLexically(late, ident.ident, "Type", true);
    if (asType === undefined && lookupLexically(late, ident.ident, "Value", true) !== undefined) {
      const source: PathSource = { kind: "Expr" };
      late.withBothRibs({ kind: "ConstantItem", generics: "Yes", ident: undefined, isStatic: false }, () =>
        resolveNode(late, ty, source),
      );
      return;
    }
  }
  resolveTy(late, ty, mode);
}

// ---- lifetimes ----

export function resolveLifetime(late: Late, lifetime: Lifetime): void {
  late.tables.lifetimes.set(lifetime.id, lookupLifetime(late, lifetime));
}

function lookupLifetime(late: Late, lifetime: Lifetime): LifetimeRes {
  const { name, span } = lifetime.ident;
  if (name === "'static") return { kind: "Static" };
  if (name === "'_") return { kind: "Elided" };
  let passedItem = false;
  for (let i = late.lifetimeRibs.length - 1; i >= 0; i--) {
    const rib = late.lifetimeRibs[i];
    const found = rib?.lifetimes.get(name);
    if (found !== undefined) {
      if (!passedItem) return { kind: "Param", def: found.def };
      late.error(
        "E0401",
        "can't use generic parameters from outer item",
        span,
        "use of generic parameter from outer item",
        {
          labels: [{ span: found.ident.span, text: "lifetime parameter from outer item" }],
          notes: [
            "nested items are independent from their parent item for everything except for privacy and name resolution",
          ],
        },
      );
      return { kind: "Err" };
    }
    if (rib?.kind.kind === "Item") passedItem = true;
  }
  late.error("E0261", `use of undeclared lifetime name \`${name}\``, span, "undeclared lifetime", {
    suggestions: declareLifetimeHere(late, name),
  });
  return { kind: "Err" };
}

/** In the parameters of the item, and of the `impl` around it. */
function declareLifetimeHere(late: Late, name: string): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const { kind, generics } of [...late.lifetimeRibs].reverse()) {
    if (kind.kind === "Item") break;
    if (generics === undefined) continue;
    suggestions.push({
      message: `consider introducing lifetime \`${name}\` here`,
      edits: [newParameter(generics, name)],
      applicability: "MaybeIncorrect",
    });
  }
  return suggestions;
}

export type { AnonConst };
