/** The words of region errors: rustc's, with its labels, notes and helps. `check.ts` finds the errors. */
import { type Diagnostic, error, type Label, type Note } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TypedBody } from "../../../types/body";
import { mapTypes } from "../../../types/fold";
import { tyUnit } from "../../../types/intern";
import type { RegionVid, Ty } from "../../../types/ty";
import type { RegionError } from "./check";
import type { Regions } from "./infer";
import type { DeclarationOf, RegionName, RegionNames } from "./names";
import { explainOpaque, explainPlaceholder, explainTypeTest } from "./explainOther";
import { nameLifetimes, objectLifetime } from "./lifetimeAdvice";
import type { BlameConstraint, ConstraintCategory } from "./regions";

export function explainRegions(names: RegionNames): Diagnostic[] {
  const explain = new Explain(names);
  return names.regions.errors.flatMap((found) => explain.error(found) ?? []);
}

/** `returning this value `, before "requires that". */
export function describeCategory(category: ConstraintCategory): string {
  switch (category.kind) {
    case "Assignment":
      return "assignment ";
    case "Return":
      return "returning this value ";
    case "Yield":
      return "yielding this value ";
    case "UseAsConst":
      return "using this value as a constant ";
    case "UseAsStatic":
      return "using this value as a static ";
    case "Cast":
      return category.isImplicit ? "coercion " : "cast ";
    case "CallArgument":
      return "argument ";
    case "TypeAnnotation":
      return category.source === "GenericArg" ? "generic argument " : "type annotation ";
    case "SizedBound":
      return "proving this value is `Sized` ";
    case "CopyBound":
      return "copying this value ";
    case "OpaqueType":
      return "opaque type ";
    case "ClosureUpvar":
      return "closure capture ";
    case "Usage":
      return "this usage ";
    default:
      return "";
  }
}

/** What an `impl Trait` captures is not written there. */
function withoutOpaques(ty: Ty): Ty {
  return mapTypes(ty, (part) => (part.kind === "Alias" && part.alias === "Opaque" ? tyUnit : undefined));
}

class Explain {
  private readonly regions: Regions;
  private readonly typed: TypedBody;
  private readonly declarationOf: DeclarationOf;

  constructor(private readonly names: RegionNames) {
    ({ regions: this.regions, typed: this.typed, declarationOf: this.declarationOf } = names);
  }

  error(found: RegionError): Diagnostic | undefined {
    switch (found.kind) {
      case "Region":
        return this.region(found.longer, found.shorter);
      case "Type":
        return explainTypeTest(this.regions, this.names, found.test, found.shorter);
      case "Opaque":
        return explainOpaque(this.regions, this.names, found);
      case "Placeholder":
        return explainPlaceholder(this.regions, found.placeholder, found.end);
    }
  }

  private region(longer: RegionVid, shorter: RegionVid): Diagnostic | undefined {
    const blame = this.regions.blame(longer, shorter);
    if (blame === undefined) return undefined;
    return (
      this.explicitRequired(longer, shorter, blame) ??
      this.fnMut(longer, shorter, blame) ??
      this.escaping(longer, shorter, blame) ??
      this.general(longer, shorter, blame)
    );
  }

  private isLocal(region: RegionVid): boolean {
    const { universal } = this.regions.cx;
    return region >= universal.firstLocal && region < universal.definitions.length;
  }

  // ---- E0621 ----

  /** A named lifetime is wanted of an argument whose type leaves it out. */
  private explicitRequired(longer: RegionVid, shorter: RegionVid, { span }: BlameConstraint): Diagnostic | undefined {
    const { names } = this;
    const definition = this.regions.definition(shorter);
    if (definition.kind !== "Universal" || definition.name === undefined || definition.universal === "Static")
      return undefined;
    const site = names.elidedAt(longer);
    const local = names.argumentWith(longer);
    if (site === undefined || local === undefined || this.isShared(longer, local)) return undefined;
    const kind = this.regions.body.locals[local]?.kind;
    const name = kind?.kind === "Arg" ? kind.name : undefined;
    const { name: lifetime } = definition;
    const type = name === undefined ? "parameter type" : `the type of \`${name}\``;
    const labels: Label[] = [{ span, text: `lifetime \`${lifetime}\` required`, primary: true }];
    const edits =
      site.written === "&"
        ? [{ span: { ...site.span, lo: site.span.lo + 1, hi: site.span.lo + 1 }, replacement: `${lifetime} ` }]
        : [];
    const message = `add explicit lifetime \`${lifetime}\` to ${type === "parameter type" ? "type" : type}`;
    return error("E0621", `explicit lifetime required in ${type}`, span, {
      labels,
      suggestions: edits.length === 0 ? [] : [{ message, edits, applicability: "Unspecified" }],
    });
  }

  /** Elision gives it to the result too, or it is `self`'s, or the signature is a trait's to say. */
  private isShared(region: RegionVid, local: number): boolean {
    const { cx } = this.regions;
    const { output } = cx.universal;
    if (output !== undefined && this.names.mentions(withoutOpaques(output), region)) return true;
    const param = this.typed.params[local - 1];
    if (param?.implicitSelf !== undefined) return true;
    const parent = cx.tcx.parent(cx.tcx.bodyOwner(this.typed.def));
    return parent !== undefined && cx.tcx.def(parent).kind === "Impl" && cx.tcx.implTraitRef(parent) !== undefined;
  }

  // ---- closures that give out what they own ----

  private fnMut(longer: RegionVid, shorter: RegionVid, blame: BlameConstraint): Diagnostic | undefined {
    const self = this.regions.cx.universal.inputs[0];
    const isEnvironment = self?.kind === "Ref" && self.region.kind === "Var" && self.region.vid === longer;
    if (blame.category.kind !== "Return" || !isEnvironment || this.typed.closure?.kind !== "FnMut") return undefined;
    if (this.isLocal(shorter)) return undefined;
    const { span } = blame;
    const field = blame.category.upvarField;
    const upvar = field === undefined ? undefined : this.regions.body.upvars[field];
    const labels: Label[] = [
      {
        span,
        text:
          upvar === undefined
            ? "returns a closure that contains a reference to a captured variable, which then escapes the closure body"
            : "returns a reference to a captured variable which escapes the closure body",
        primary: true,
      },
      { span: { ...this.typed.span, hi: this.typed.span.lo + 1 }, text: "inferred to be a `FnMut` closure" },
    ];
    if (upvar !== undefined) {
      const declared = this.declarationOf(upvar.name);
      if (declared !== undefined) labels.push({ span: declared, text: "variable defined here" });
      labels.push({ span: upvar.span, text: "variable captured here" });
    }
    return error("", "captured variable cannot escape `FnMut` closure body", span, {
      labels,
      notes: [
        "`FnMut` closures only have access to their captured variables while they are executing...",
        "...therefore, they cannot allow references to captured variables to escape",
      ],
    });
  }

  // ---- E0521 ----

  private escaping(longer: RegionVid, shorter: RegionVid, blame: BlameConstraint): Diagnostic | undefined {
    const { category, span } = blame;
    if (!this.isLocal(longer) || this.isLocal(shorter)) return undefined;
    const isClosure = this.typed.closure !== undefined;
    const escapes = category.kind === "CallArgument" || (category.kind === "Assignment" && isClosure);
    const from = this.variableOf(longer);
    if (!escapes || from === undefined || (this.typed.kind !== "Fn" && !isClosure)) return undefined;
    const noun = this.noun();
    const labels: Label[] = [];
    const outer = this.variableOf(shorter);
    if (outer?.name !== undefined)
      labels.push({ span: outer.span, text: `\`${outer.name}\` declared here, outside of the ${noun} body` });
    if (from.name === undefined) {
      labels.push({ span, text: `a temporary borrow escapes the ${noun} body here`, primary: true });
    } else {
      labels.push({ span: from.span, text: `\`${from.name}\` is a reference that is only valid in the ${noun} body` });
      labels.push({ span, text: `\`${from.name}\` escapes the ${noun} body here`, primary: true });
    }
    this.requirement(longer, shorter, blame, labels);
    return error("E0521", `borrowed data escapes outside of ${noun}`, span, { labels, ...this.variance(blame) });
  }

  /** Only where both regions have a name of their own outside of the body. */
  private requirement(
    longer: RegionVid,
    shorter: RegionVid,
    { category, span }: BlameConstraint,
    labels: Label[],
  ): void {
    if (this.typed.closure !== undefined) return;
    const names = this.namesOf(longer, shorter);
    if (names === undefined) return;
    for (const { label } of names) if (label !== undefined) labels.push(label);
    const [a, b] = names;
    const text = `${describeCategory(category)}requires that \`${a.text}\` must outlive \`${b.text}\``;
    labels.push({ span, text, primary: true });
  }

  /** The argument or captured variable in whose type the region shows. */
  private variableOf(region: RegionVid): { readonly name: string | undefined; readonly span: Span } | undefined {
    const upvar = this.regions.body.upvars[this.names.upvarWith(region) ?? -1];
    if (upvar !== undefined) return { name: upvar.name, span: this.declarationOf(upvar.name) ?? upvar.span };
    const local = this.names.argumentWith(region);
    const param = local === undefined ? undefined : this.typed.params[local - 1];
    const kind = local === undefined ? undefined : this.regions.body.locals[local]?.kind;
    if (param === undefined) return undefined;
    return { name: kind?.kind === "Arg" ? kind.name : undefined, span: param.pat?.span ?? param.span };
  }

  private noun(): string {
    const { tcx } = this.regions.cx;
    if (this.typed.closure !== undefined) return "closure";
    if (tcx.def(this.typed.def).kind !== "AssocFn") return "function";
    return this.typed.params[0]?.implicitSelf === undefined ? "associated function" : "method";
  }

  // ---- lifetime may not live long enough ----

  private namesOf(longer: RegionVid, shorter: RegionVid): readonly [RegionName, RegionName] | undefined {
    const a = this.names.name(longer);
    const b = this.names.name(shorter);
    return a === undefined || b === undefined ? undefined : [a, b];
  }

  private general(longer: RegionVid, shorter: RegionVid, blame: BlameConstraint): Diagnostic {
    const { category, span } = blame;
    const names = this.namesOf(longer, shorter);
    const labels: Label[] = [];
    const help: Note[] = [];
    if (names !== undefined) {
      const [a, b] = names;
      const noun = this.noun();
      const isReturn = category.kind === "Return" && this.isLocal(shorter) && noun !== "closure";
      const text = isReturn
        ? `${noun} was supposed to return data with lifetime \`${b.text}\` but it is returning data with lifetime \`${a.text}\``
        : `${describeCategory(category)}requires that \`${a.text}\` must outlive \`${b.text}\``;
      for (const { label } of names) if (label !== undefined) labels.push(label);
      labels.push({ span, text, primary: true });
      if (a.isNamed && b.isNamed && b.text !== "'static")
        help.push(`consider adding the following bound: \`${a.text}: ${b.text}\``);
    } else labels.push({ span, text: "", primary: true });
    const variance = this.variance(blame);
    const suggestions = nameLifetimes(this.names, longer, shorter);
    if (names !== undefined && names[1].text === "'static" && category.kind === "Return")
      suggestions.push(...objectLifetime(this.names, longer, names[0].isNamed, names[0].text));
    return error("", "lifetime may not live long enough", span, {
      labels,
      suggestions,
      notes: variance.notes,
      help: [...variance.help, ...help],
    });
  }

  // ---- variance ----

  /** Why two lifetimes that only have to be related must be the same. */
  private variance({ invariance }: BlameConstraint): { readonly notes: Note[]; readonly help: Note[] } {
    if (invariance === undefined) return { notes: [], help: [] };
    const { tcx } = this.regions.cx;
    const { ty, param } = invariance;
    const help = ["see <https://doc.rust-lang.org/nomicon/subtyping.html> for more information about variance"];
    const shown = tcx.printTy(tcx.eraseRegions(ty));
    if (ty.kind === "Ref" || ty.kind === "RawPtr") {
      const what = ty.kind === "Ref" ? "reference" : "pointer";
      const pointee = tcx.printTy(tcx.eraseRegions(ty.ty));
      return {
        notes: [
          `requirement occurs because of a mutable ${what} to \`${pointee}\``,
          `mutable ${what}s are invariant over their type parameter`,
        ],
        help,
      };
    }
    if (ty.kind !== "Adt") return { notes: [], help: [] };
    const arg = ty.args[param];
    const generic = tcx.generics(ty.def).params[param]?.name ?? "_";
    const given =
      arg?.kind === "Type" ? tcx.printTy(tcx.eraseRegions(arg.ty)) : arg?.kind === "Lifetime" ? "'_" : generic;
    const { adtKind } = tcx.adtDef(ty.def);
    const identity = tcx.printTy(tcx.typeOf(ty.def));
    return {
      notes: [
        `requirement occurs because of the type \`${shown}\`, which makes the generic argument \`${given}\` invariant`,
        `the ${adtKind.toLowerCase()} \`${identity}\` is invariant over the parameter \`${generic}\``,
      ],
      help,
    };
  }
}
