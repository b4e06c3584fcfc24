/**
 * Lowers generic arguments of a path segment against the parameters they are for: counts (E0107), defaults, inference in bodies,
 * left-out lifetimes, and constants that look like types.
 */
import { noteAt } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { DefId } from "../../resolve/def";
import type {
  AngleBracketedArg,
  GenericArg as AstArg,
  GenericArgs as AstArgs,
  PathSegment,
  Ty as AstTy,
} from "../../syntax/ast";
import { lowerAnonConst, lowerConstPath } from "../consts";
import { instantiate } from "../fold";
import { constArg, constError, mkArgs, regionArg, tyArg, tyError } from "../intern";
import type { GenericArg, GenericArgs, GenericParamDef } from "../ty";
import type { LowerCtxt } from "./context";
import { lowerTy } from "./types";

/** Arguments for `def` from its path segment; `prefix` are those it has already (a parent's, or a trait's `Self`). */
export function lowerGenericArgs(
  cx: LowerCtxt,
  def: DefId,
  segment: PathSegment,
  prefix: readonly GenericArg[],
  span: Span,
): GenericArgs {
  return lowerOwnArgs(cx, def, prefix, segment.args, segment.ident.span ?? span);
}

export function lowerOwnArgs(
  cx: LowerCtxt,
  def: DefId,
  prefix: readonly GenericArg[],
  written: AstArgs | undefined,
  span: Span,
  /** In a path of a value, types that are all left out are inferred. */
  mayInfer = false,
): GenericArgs {
  const generics = cx.tcx.generics(def);
  const params = generics.params.filter((param) => param.index >= prefix.length && !param.synthetic);
  const all: readonly AngleBracketedArg[] = written?.kind === "AngleBracketed" ? written.args : [];
  const lifetimes = all.filter((arg): arg is AstArg & { kind: "Lifetime" } => arg.kind === "Lifetime");
  const others = all.filter(
    (arg): arg is Exclude<AstArg, { kind: "Lifetime" }> => arg.kind === "Type" || arg.kind === "Const",
  );
  checkForm(cx, def, all);
  if (written?.kind === "Parenthesized")
    cx.error("E0214", "parenthesized type parameters may only be used with a `Fn` trait", written.span, {
      labels: [{ span: written.span, text: "only `Fn` traits may use parentheses", primary: true }],
    });
  const isInferred = mayInfer && others.length === 0;
  const fits =
    written?.kind !== "Parenthesized" &&
    checkCounts(cx, def, params, lifetimes.length, others.length, isInferred, span);
  checkLateBound(cx, def, params, lifetimes);
  const args = prefix.slice();
  const lifetimeParams = params.filter((param) => param.kind === "Lifetime");
  let nextLifetime = 0;
  let nextOther = 0;
  for (const param of params) {
    if (param.kind === "Lifetime") {
      const lifetime = lifetimes.length === lifetimeParams.length ? lifetimes[nextLifetime++] : undefined;
      args.push(
        regionArg(lifetime === undefined ? cx.elided(span, cx.tcx.def(def).name) : cx.lowerLifetime(lifetime.lifetime)),
      );
    } else {
      const arg = others[nextOther++];
      args.push(
        arg === undefined
          ? missingArg(cx, param, args, span, fits)
          : withDefault(cx, def, param, args, () => lowerArg(cx, arg, param)),
      );
    }
  }
  // Synthetic parameters (`impl Trait` arguments) are never written.
  for (const param of generics.params) if (param.synthetic) args.push(missingArg(cx, param, args, span, true));
  return mkArgs(args);
}

/** A trait object among the arguments lives as long as the parameter's own bound says: `Ref<'a, dyn T>`. */
function withDefault<T>(cx: LowerCtxt, def: DefId, param: GenericParamDef, args: readonly GenericArg[], f: () => T): T {
  const index = param.kind === "Type" ? cx.tcx.objectLifetimeParam(def, param.index) : undefined;
  if (index === "Ambiguous") return cx.withObjectDefault({ kind: "Ambiguous" }, f);
  const arg = index === undefined ? undefined : args[index];
  return cx.withObjectDefault(
    arg?.kind === "Lifetime" ? { kind: "Region", region: arg.region, depth: cx.scopes.length } : { kind: "Base" },
    f,
  );
}

function lowerArg(cx: LowerCtxt, arg: Exclude<AstArg, { kind: "Lifetime" }>, param: GenericParamDef): GenericArg {
  if (param.kind === "Const") {
    const ty = cx.tcx.typeOf(param.def);
    if (arg.kind === "Const") return constArg(lowerAnonConst(cx, arg.value, ty));
    if (peelParens(arg.ty).kind === "Infer") return constArg(cx.host?.inferConst(ty, arg.ty.span) ?? constError);
    const res = cx.resolutions.partialRes(arg.ty.id);
    const value = res === undefined ? undefined : lowerConstPath(cx, res, ty);
    if (value !== undefined) return constArg(value);
    cx.error("E0747", "type provided when a constant was expected", arg.ty.span);
    return constArg(constError);
  }
  if (arg.kind === "Type") return tyArg(lowerTy(cx, arg.ty));
  cx.error("E0747", "constant provided when a type was expected", arg.value.value.span);
  return tyArg(tyError);
}

function peelParens(ty: AstTy): AstTy {
  return ty.kind === "Paren" ? peelParens(ty.ty) : ty;
}

function missingArg(
  cx: LowerCtxt,
  param: GenericParamDef,
  args: readonly GenericArg[],
  span: Span,
  /** That it is missing is no error. */
  fits: boolean,
): GenericArg {
  if (param.kind === "Const") {
    const value = param.hasDefault ? cx.tcx.constParamDefault(param.def) : undefined;
    if (value !== undefined) return constArg(instantiate(value, args));
    return constArg((fits ? cx.host?.inferConst(cx.tcx.typeOf(param.def), span) : undefined) ?? constError);
  }
  // In bodies a missing list of arguments is inferred, and a default is taken only where some are written: the caller's host
  // decides for paths of values; types take their defaults.
  if (param.hasDefault) {
    const value = cx.tcx.typeParamDefault(param.def);
    if (value !== undefined) return tyArg(instantiate(value, args));
  }
  return tyArg((fits ? cx.host?.inferTy(span) : undefined) ?? tyError);
}

/** Lifetimes come first; constraints are for traits only. */
function checkForm(cx: LowerCtxt, def: DefId, all: readonly AngleBracketedArg[]): void {
  const { kind } = cx.tcx.def(def);
  let others = false;
  for (const arg of all) {
    if (arg.kind === "Constraint") {
      if (kind !== "Trait")
        cx.error("E0229", "associated item constraints are not allowed here", arg.span, {
          labels: [{ span: arg.span, text: "associated item constraint not allowed here", primary: true }],
        });
    } else if (arg.kind === "Lifetime") {
      if (others) {
        const { span } = arg.lifetime;
        cx.error("E0747", "lifetime provided when a type was expected", span, {
          notes: ["lifetime arguments must be provided before generic arguments"],
        });
        return;
      }
    } else others = true;
  }
}

function checkCounts(
  cx: LowerCtxt,
  def: DefId,
  params: readonly GenericParamDef[],
  lifetimes: number,
  others: number,
  isInferred: boolean,
  span: Span,
): boolean {
  const lifetimeCount = params.filter((param) => param.kind === "Lifetime").length;
  const lateBound = cx.tcx.generics(def).lateBound.length;
  if (lifetimes !== 0 && lifetimes !== lifetimeCount && lateBound === 0)
    countError(
      cx,
      def,
      "lifetime",
      lifetimeCount,
      lifetimeCount,
      lifetimes,
      span,
      params.filter((p) => p.kind === "Lifetime"),
    );
  const rest = params.filter((param) => param.kind !== "Lifetime");
  const required = rest.filter((param) => !param.hasDefault).length;
  const fits = others <= rest.length && (others >= required || isInferred);
  if (!fits) countError(cx, def, "generic", required, rest.length, others, span, rest);
  return fits;
}

/** Lifetimes that are chosen anew at each call cannot be given. */
function checkLateBound(
  cx: LowerCtxt,
  def: DefId,
  params: readonly GenericParamDef[],
  lifetimes: readonly (AstArg & { kind: "Lifetime" })[],
): void {
  const [late] = cx.tcx.generics(def).lateBound;
  const early = params.filter((param) => param.kind === "Lifetime").length;
  const [first] = lifetimes;
  if (late === undefined || first === undefined || lifetimes.length === early) return;
  const { nameSpan } = cx.tcx.def(late.def);
  const message = "cannot specify lifetime arguments explicitly if late bound lifetime parameters are present";
  cx.error("E0794", message, first.lifetime.span, {
    labels: [{ span: first.lifetime.span, text: "", primary: true }],
    notes: [noteAt(nameSpan, "the late bound lifetime parameter is introduced here")],
  });
}

function countError(
  cx: LowerCtxt,
  def: DefId,
  what: "lifetime" | "generic",
  min: number,
  max: number,
  given: number,
  span: Span,
  params: readonly GenericParamDef[],
): void {
  const { kind, name } = cx.tcx.def(def);
  const item = kindWord(kind);
  const plural = (n: number): string => `${n} ${what} argument${n === 1 ? "" : "s"}`;
  const notes = [
    `${item} defined here, with ${params.length === 0 ? "no" : max} ${what} parameter${max === 1 ? "" : "s"}${params.length === 0 ? "" : `: ${params.map((p) => `\`${p.name}\``).join(", ")}`}`,
  ];
  if (given === 0) {
    cx.error("E0107", `missing generics for ${item} \`${name}\``, span, {
      labels: [
        {
          span,
          text: `expected ${min === max ? "" : given < min ? "at least " : "at most "}${plural(min)}`,
          primary: true,
        },
      ],
      notes,
    });
    return;
  }
  const bound = min === max ? "" : given < min ? "at least " : "at most ";
  const expected = given < min ? min : max;
  cx.error(
    "E0107",
    `${item} takes ${bound}${plural(expected)} but ${plural(given)} ${given === 1 ? "was" : "were"} supplied`,
    span,
    { labels: [{ span, text: `expected ${bound}${plural(expected)}`, primary: true }], notes },
  );
}

/** rustc's `def_descr`. */
export function kindWord(kind: string): string {
  const words: Record<string, string> = {
    Struct: "struct",
    Enum: "enum",
    Union: "union",
    Trait: "trait",
    TyAlias: "type alias",
    Fn: "function",
    AssocFn: "method",
    AssocTy: "associated type",
    AssocConst: "associated constant",
    Const: "constant",
    Static: "static",
    Variant: "variant",
    Ctor: "constructor",
    Mod: "module",
    TyParam: "type parameter",
    ConstParam: "const parameter",
    ForeignTy: "foreign type",
    Impl: "implementation",
    Closure: "closure",
    OpaqueTy: "opaque type",
    Macro: "macro",
    TraitAlias: "trait alias",
    LifetimeParam: "lifetime parameter",
  };
  return words[kind] ?? "item";
}
