/**
 * Bodies of definitions by phase, memoised: built and analysed once, taken to the runtime phase when the machine asks. The
 * borrow checks report through the type context's diagnostics, once. std's runtime bodies are in its index, made by the build.
 */
import type { Span } from "../base/source";
import { crateOf, type DefId, userCrate } from "../resolve/def";
import { placeInProgram } from "../resolve/placeInProgram";
import { layoutContext } from "../layout/context";
import { Layouts } from "../layout/layout_of";
import { constContext } from "../types/check/constness";
import { checkTypedBody } from "../types/check/checks";
import type { CheckedBodies, Context } from "../types/context";
import { TypeFlags } from "../types/ty";
import { checkBorrows, type LoanFacts, loanFacts } from "./borrow/checkBorrows";
import { DropOverflow } from "./borrow/dropOverflow";
import type { BodyFacts } from "./borrow/facts/facts";
import { gatherFacts } from "./borrow/facts/gather";
import { RegionAnswers } from "./borrow/regions/answers";
import { declaredAt } from "./borrow/describe";
import { explainRegions } from "./borrow/regions/explain";
import { RegionNames } from "./borrow/regions/names";
import { inferRegions, type Regions } from "./borrow/regions/infer";
import { coroutineParts } from "./coroutine/parts";
import { checkCoroutineRecursion } from "./coroutine/recursion";
import { buildMir } from "./build/build";
import { checkConst, checkLiveDrops } from "./check/checkConst";
import { checkLayout } from "./check/checkLayout";
import { elaborateBoxDerefs } from "./elaborateBoxDerefs";
import type { Body } from "./mir";
import { lintBody } from "./lints/lintBody";
import { toAnalysed, toRuntime } from "./passes";

/** std's runtime bodies are shared by all compilations, under this name. */
export const stdBody = "runtimeBody";

export class BodyQueries {
  private readonly built = new Map<DefId, Body>();
  private readonly promoted = new Map<DefId, Body>();
  private readonly inferred = new Map<DefId, Regions>();
  private readonly gathered = new Map<DefId, BodyFacts>();
  private readonly analysed = new Map<DefId, Body>();
  private readonly runtime = new Map<DefId, Body>();

  private readonly regionAnswers: RegionAnswers;
  private readonly dropOverflow: DropOverflow;

  constructor(private readonly tcx: Context) {
    this.regionAnswers = new RegionAnswers(tcx);
    this.dropOverflow = new DropOverflow(tcx);
  }

  private readonly sound = new Map<DefId, boolean>();

  /** Whether there is a body, whose types and patterns allow MIR to be built of it; their errors are reported on the way. */
  isSound(def: DefId): boolean {
    if (crateOf(def) !== userCrate) return true;
    return memo(this.sound, def, () => this.isThere(def) && checkTypedBody(this.tcx, this.tcx.typedBody(def)));
  }

  private isThere(def: DefId): boolean {
    // A constant that is left to inference (`_`) has its error from its check.
    return this.tcx.def(def).kind === "AnonConst" || this.tcx.hasBody(def);
  }

  builtBody(def: DefId): Body {
    return memo(this.built, def, () => buildMir(this.tcx, this.tcx.typedBody(def)));
  }

  /** Analysed, but not checked. */
  private promotedBody(def: DefId): Body {
    return memo(this.promoted, def, () => toAnalysed(this.tcx, this.builtBody(def)));
  }

  /** The regions of an analysed body, those of the closures in it first. */
  regions(def: DefId): Regions {
    return memo(this.inferred, def, () =>
      inferRegions(
        this.tcx,
        this.regionAnswers,
        this.promotedBody(def),
        this.tcx.typedBody(def),
        (closure) => this.regions(closure).requirements,
      ),
    );
  }

  loanFacts(def: DefId): LoanFacts {
    return loanFacts(this.tcx, this.promotedBody(def), this.regions(def));
  }

  /** What is known of the values and borrows of a body of the user's; asked for by who shows it, not by the checks. */
  facts(def: DefId): BodyFacts {
    return memo(this.gathered, def, () =>
      gatherFacts(this.tcx, this.promotedBody(def), this.regions(def), (span) =>
        placeInProgram(this.tcx.resolver, span),
      ),
    );
  }

  /** Checked: its errors are reported on the way. */
  analysedBody(def: DefId): Body {
    return memo(this.analysed, def, () => {
      const body = this.promotedBody(def);
      // std is held against rustc by its own tests, not at every start.
      if (!body.tainted && crateOf(def) === userCrate && !this.wasChecked(def)) {
        const { list } = this.tcx.diagnostics;
        const before = list.length;
        this.checkRegions(def, body);
        const isSound = !list.slice(before).some(({ level }) => level === "error");
        lintBody(this.tcx, body, isSound, (closure) => this.promotedBody(closure));
      }
      return body;
    });
  }

  /** By the last check of a program that differs elsewhere: what it found is told again without looking at the body. */
  private wasChecked(def: DefId): boolean {
    return this.tcx.resolver.reuse?.recordOf(this.tcx.bodyOwner(def))?.has("mir") === true;
  }

  private checkRegions(def: DefId, body: Body): void {
    const { tcx } = this;
    const declarationOf = (name: string) => this.declarationAround(def, name);
    const names = new RegionNames(this.regions(def), tcx.typedBody(def), declarationOf);
    // These number the regions without a name first, as in rustc.
    const found = this.hasErrorInSignature(tcx.bodyOwner(def)) ? [] : explainRegions(names);
    checkBorrows(tcx, body, names);
    for (const diagnostic of [...this.dropOverflow.check(body), ...found]) tcx.diagnostics.push(diagnostic);
  }

  /** Of a lifetime that is missing there nothing can be said. */
  private hasErrorInSignature(owner: DefId): boolean {
    const { tcx } = this;
    const { kind } = tcx.def(owner);
    if (kind === "Fn" || kind === "AssocFn") {
      const { inputs, output } = tcx.fnSig(owner).value;
      return [...inputs, output].some(({ flags }) => (flags & TypeFlags.HasError) !== 0);
    }
    return (tcx.typeOf(owner).flags & TypeFlags.HasError) !== 0;
  }

  /** Where a variable that a closure captures is declared, in the bodies around it. */
  private declarationAround(closure: DefId, name: string): Span | undefined {
    const { span } = this.tcx.typedBody(closure);
    for (let at = this.tcx.parent(closure); at !== undefined; at = this.tcx.parent(at)) {
      const { varDebugInfo, locals } = this.builtBody(at);
      const found = varDebugInfo.filter((info) => info.name === name && info.span.lo < span.lo).at(-1);
      const place = found?.value.kind === "Place" ? found.value.place : undefined;
      const decl = place?.projection.length === 0 ? locals[place.local] : undefined;
      if (decl !== undefined) return declaredAt(decl);
      if (this.tcx.def(at).kind !== "Closure") return undefined;
    }
    return undefined;
  }

  private layouts: Layouts | undefined;

  /** Everything that is checked on the MIR of a sound body of the user's. */
  check(def: DefId): void {
    const { tcx } = this;
    const body = this.analysedBody(def);
    if (body.tainted) return;
    const typed = tcx.typedBody(def);
    const bodyOf = (other: DefId): Body | undefined => (tcx.hasBody(other) ? this.builtBody(other) : undefined);
    checkConst(tcx, typed, this.builtBody(def), bodyOf);
    if (constContext(tcx, typed) !== undefined) checkLiveDrops(tcx, typed, this.runtimeBody(def), bodyOf);
    checkLayout(
      tcx,
      (this.layouts ??= new Layouts(layoutContext(tcx, coroutineParts(tcx, this)))),
      this.builtBody(def),
    );
  }

  runtimeBody(def: DefId): Body {
    const make = () => toRuntime(this.tcx, this.analysedBody(def));
    if (crateOf(def) < userCrate) return this.tcx.ofStd(stdBody, def, make);
    return this.keptBody(def) ?? memo(this.runtime, def, () => this.keep(def, make()));
  }

  /** No body that a check found errors in. Of one that is kept from the last check nothing else is made. */
  isRunnable(def: DefId): boolean {
    return (crateOf(def) === userCrate && this.keptBody(def) !== undefined) || this.isSound(def);
  }

  private keptBody(def: DefId): Body | undefined {
    const known = this.runtime.get(def);
    if (known !== undefined) return known;
    const kept = this.tcx.resolver.reuse?.recordOf(def)?.kept() as Body | undefined;
    // Other stages know a body by its identity.
    const body = kept && { ...kept, promoted: kept.promoted.map((promoted) => ({ ...promoted })) };
    if (body !== undefined) this.runtime.set(def, body);
    return body;
  }

  private keep(def: DefId, body: Body): Body {
    this.tcx.resolver.reuse?.recordOf(def)?.keep(body);
    return body;
  }

  /** For an `async` body without errors: that its future has a size. */
  checkRecursion(def: DefId): void {
    const body = this.runtimeBody(def);
    checkCoroutineRecursion(this.tcx, body, (inner) => this.runtimeBody(inner));
  }

  /** Bodies of an expression typed in while the program is stopped (`types/check/fragment.ts`): not checked, only run. */
  addFragment(fragment: DefId, checked: CheckedBodies): void {
    this.tcx.recordFragment(fragment, checked);
    for (const typed of checked.bodies) {
      this.sound.set(typed.def, true);
      this.analysed.set(typed.def, toAnalysed(this.tcx, buildMir(this.tcx, typed)));
    }
  }

  /** Shims are made in the runtime phase; their boxes still have to become pointers. */
  finishShim(shim: Body): Body {
    return elaborateBoxDerefs(this.tcx, shim);
  }
}

function memo<V>(known: Map<DefId, V>, def: DefId, make: () => V): V {
  let value = known.get(def);
  if (value === undefined) {
    value = make();
    known.set(def, value);
  }
  return value;
}
