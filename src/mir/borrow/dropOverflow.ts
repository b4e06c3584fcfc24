/**
 * E0320: types whose drop needs the drop of ever larger types, of the locals that a body may drop. rustc's `dropck_outlives` as far as it
 * can overflow: from a type to the types in it that are dropped with it, step by step, up to the recursion limit.
 *
 *     struct A<T>(Option<Box<A<Vec<T>>>>);        A<i32> -> A<Vec<i32>> -> A<Vec<Vec<i32>>> -> …
 *
 * Which regions must be live at a drop is told by `regions/dropck.ts`.
 */
import { type Diagnostic, error } from "../../base/diagnostic";
import { type DefId, userCrate } from "../../resolve/def";
import type { Context } from "../../types/context";
import { instantiate } from "../../types/fold";
import { typeAt } from "../../types/intern";
import { printTy } from "../../types/print";
import type { ParamEnv, Ty } from "../../types/ty";
import type { Body, Local } from "../mir";

export class DropOverflow {
  /** Erased types that are known to come to an end. */
  private readonly finite = new Set<Ty>();
  private readonly parts = new Map<DefId, readonly Ty[]>();
  private mayGrow: boolean | undefined;

  constructor(private readonly tcx: Context) {}

  check(body: Body): Diagnostic[] {
    if (!(this.mayGrow ??= this.hasGenericType())) return [];
    const { tcx } = this;
    const locals = new Set<Local>();
    for (const { terminator } of body.blocks) if (terminator.kind === "Drop") locals.add(terminator.place.local);
    return [...locals].flatMap((local) => {
      const decl = body.locals[local];
      if (decl === undefined || !this.overflows(tcx.eraseRegions(decl.ty), tcx.paramEnv(body.def))) return [];
      const { span } = decl;
      const message = `overflow while adding drop-check rules for \`${printTy(tcx, decl.ty)}\``;
      return [error("E0320", message, span, { labels: [{ span, text: "", primary: true }] })];
    });
  }

  /** Without one of the program's own, types in types come to an end. */
  private hasGenericType(): boolean {
    const isAdt = ({ kind }: { readonly kind: string }) => kind === "Struct" || kind === "Enum" || kind === "Union";
    const hasTypes = (id: DefId) => this.tcx.generics(id).params.some(({ kind }) => kind === "Type");
    return this.tcx.resolver.defs(userCrate).some((def) => isAdt(def) && hasTypes(def.id));
  }

  private overflows(root: Ty, env: ParamEnv): boolean {
    const { tcx, finite } = this;
    const seen = new Set<Ty>();
    const stack: { readonly ty: Ty; readonly depth: number }[] = [{ ty: root, depth: 0 }];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const { depth } = at;
      if (depth > tcx.resolver.recursionLimit) return true;
      const ty = tcx.normalize(at.ty, env);
      if (finite.has(ty) || seen.has(ty)) continue;
      seen.add(ty);
      for (const part of this.partsOf(ty)) stack.push({ ty: part, depth: depth + 1 });
    }
    for (const ty of seen) finite.add(ty);
    return false;
  }

  /** What is dropped with a value of the type and is still to be looked into. */
  private partsOf(ty: Ty): readonly Ty[] {
    switch (ty.kind) {
      case "Array":
      case "Slice":
        return this.partsOf(ty.elem);
      case "Tuple":
        return ty.elems.flatMap((elem) => this.partsOf(elem));
      case "Closure":
      case "Coroutine":
        return this.partsOf(typeAt(ty.args, ty.args.length - 1));
      case "Adt":
        return this.adtParts(ty.def).map((part) => instantiate(part, ty.args));
      case "Param":
      case "Alias":
        return [ty];
      default:
        return [];
    }
  }

  /** The same for a type by its definition, with its own parameters for arguments. */
  private adtParts(def: DefId): readonly Ty[] {
    const known = this.parts.get(def);
    if (known !== undefined) return known;
    // A type that holds itself without a pointer in between is refused elsewhere.
    this.parts.set(def, []);
    const { tcx } = this;
    const adt = tcx.adtDef(def);
    const args = tcx.identityArgs(def);
    const fields = adt.variants.flatMap((variant) =>
      variant.fields.map(({ index }) => tcx.fieldTy(variant, index, args)),
    );
    const found = adt.isManuallyDrop
      ? []
      : adt.isPhantomData
        ? [typeAt(args, 0)]
        : [...new Set(fields.flatMap((field) => this.partsOf(tcx.eraseRegions(field))))];
    this.parts.set(def, found);
    return found;
  }
}
