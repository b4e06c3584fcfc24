/**
 * Well-formedness of types: the where-clauses of every type constructor inside, sized elements of arrays, slices and tuples,
 * dyn compatibility of trait objects.
 */
import { hasEscapingBoundVars, instantiate } from "./fold";
import type { InferCtxt, Obligation, ObligationCauseCode } from "./infer/infer";
import { dummyBinder, mkTyArgs } from "./intern";
import type { DefId } from "../resolve/def";
import { inferredOutlives } from "./outlives/inferred";
import type { GenericArgs, PredicateKind, Ty } from "./ty";
import { normalizeAt } from "./traits/project";

/** What must hold for the type to be well-formed; undefined while it is an unsolved variable. */
export function wfObligations(infcx: InferCtxt, obligation: Obligation, ty: Ty): Obligation[] | undefined {
  const resolved = infcx.resolve(ty);
  if (resolved.kind === "Infer" && resolved.infer.kind === "TyVar") return undefined;
  const collector = new Collector(infcx, obligation);
  collector.visit(resolved);
  return collector.out;
}

class Collector {
  readonly out: Obligation[] = [];

  constructor(
    private readonly infcx: InferCtxt,
    private readonly root: Obligation,
  ) {}

  private push(value: PredicateKind, code?: ObligationCauseCode): void {
    const cause = code === undefined ? this.root.cause : { span: this.root.cause.span, code };
    this.out.push({ predicate: dummyBinder(value), env: this.root.env, cause, depth: this.root.depth + 1 });
  }

  private sized(ty: Ty): void {
    const sized = this.infcx.tcx.langItemIfAny("sized");
    if (sized !== undefined && !hasEscapingBoundVars(ty))
      this.push({ kind: "Trait", trait: { def: sized, args: mkTyArgs(ty) } });
  }

  visit(ty: Ty): void {
    switch (ty.kind) {
      case "Adt":
        this.whereClauses(ty.def, ty.args);
        this.inferred(ty);
        return this.args(ty.args);
      case "FnDef":
        this.whereClauses(ty.def, ty.args);
        return this.args(ty.args);
      case "Alias":
        if (ty.alias === "Projection") {
          const trait = this.infcx.tcx.assocTrait(ty.def);
          const count = this.infcx.tcx.generics(trait).params.length;
          if (!hasEscapingBoundVars(ty.args))
            this.push({ kind: "Trait", trait: { def: trait, args: this.infcx.tcx.firstArgs(ty.args, count) } });
        }
        return this.args(ty.args);
      case "Array":
      case "Slice":
        this.sized(ty.elem);
        return this.visit(ty.elem);
      case "Tuple":
        for (const elem of ty.elems.slice(0, -1)) this.sized(elem);
        return ty.elems.forEach((elem) => this.visit(elem));
      case "RawPtr":
        return this.visit(ty.ty);
      case "Ref":
        if (!hasEscapingBoundVars(ty)) this.push({ kind: "TypeOutlives", ty: ty.ty, region: ty.region });
        return this.visit(ty.ty);
      case "Dynamic":
        return this.object(ty);
      case "Infer":
        if (ty.infer.kind === "TyVar") this.push({ kind: "WellFormed", ty });
        return;
      default:
        return;
    }
  }

  private args(args: GenericArgs): void {
    for (const arg of args) if (arg.kind === "Type") this.visit(arg.ty);
  }

  private object(ty: Ty & { kind: "Dynamic" }): void {
    for (const { value } of ty.predicates) {
      if (value.kind === "Trait") this.push({ kind: "DynCompatible", trait: value.def });
    }
  }

  /** What the fields of the type require unsaid. */
  private inferred({ def, args }: Ty & { kind: "Adt" }): void {
    if (hasEscapingBoundVars(args) || args.length === 0) return;
    const { tcx } = this.infcx;
    const code: ObligationCauseCode = { kind: "ItemBound", def, index: tcx.predicatesOf(def).length };
    for (const { value } of inferredOutlives(tcx, def)) this.push(instantiate(value, args), code);
  }

  private whereClauses(def: DefId, args: GenericArgs): void {
    if (hasEscapingBoundVars(args)) return;
    const { env, cause, depth } = this.root;
    this.infcx.tcx.predicatesOf(def).forEach((predicate, index) => {
      const code: ObligationCauseCode = { kind: "ItemBound", def, index };
      const own = {
        span: cause.span,
        code: cause.code.kind === "WellFormed" || cause.code.kind === "Misc" ? code : cause.code,
      };
      const normalized = normalizeAt(this.infcx, env, own, depth + 1, instantiate(predicate, args));
      this.out.push({ predicate: normalized.value, env, cause: own, depth: depth + 1 }, ...normalized.obligations);
    });
  }
}
