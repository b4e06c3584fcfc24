/**
 * The type context of one compilation: implements `TyCtxt` and the further queries that only `types/` asks. Each answer is made by
 * a function of `collect/`, `traits/` or a file beside this one; here they are memoised (`queries.ts`), lazily, and
 * shared between compilations where they are about std.
 */
import type { Diagnostics, Suggestion } from "../base/diagnostic";
import { expectDefined } from "../base/invariant";
import type { SourceMap, Span, SyntaxContext } from "../base/source";
import { coreCrate, crateOf, type Def, type DefId, userCrate } from "../resolve/def";
import type { Resolver } from "../resolve/resolver";
import type { GenericBound } from "../syntax/ast";
import type { TypedBody } from "./body";
import { discriminantTyOf, isCopyTy, isFreezeTy, isInhabitedTy, isSizedTy, needsDropTy } from "./builtin";
import { findAttributes } from "./collect/attributes";
import { syntheticParams } from "./collect/generics";
import { type ImplIndex, implItemFor, makeImplIndex, matchingImpls } from "./collect/impls";
import { predicateSpan } from "./collect/predicates";
import { type ImplHeader, objectLifetimeParamOf, opaqueTyOf } from "./collect/types";
import { foldConst, isInferredConst, lowerAnonConst } from "./consts";
import { eraseRegions, instantiate } from "./fold";
import { instanceSigOf, resolveInstanceOf, vtableEntriesOf, vtableSlotOf } from "./instance";
import { mkArgs, mkClosure, mkCoroutine, tyError } from "./intern";
import type { LoweredBound } from "./lower/bounds";
import { LowerCtxt } from "./lower/context";
import { SharedAnswers } from "./memo";
import { type CheckedBodies, type ContextOptions, makeQueries, type OpaqueInfo, type Queries } from "./queries";
import { trimmedPath } from "./collect/trimmed";
import { printRegion, printTy } from "./print";
import { headSpan, type ParamTy, paramNameSpan, restrictParam, type SignatureSpans, signatureSpans } from "./suggest";
import type { ConstEvaluator, TyCtxt, VtableEntry } from "./tcx";
import { SolverCaches } from "./traits/caches";
import type { DynViolation } from "./traits/dyn";
import { implementsTraitIn, normalizeConcrete, normalizeEnv, normalizeIn } from "./traits/queries";
import {
  type AdtDef,
  type Binder,
  type Const,
  type FnSig,
  type GenericArgs,
  type Generics,
  type Instance,
  type ParamEnv,
  type Predicate,
  type Region,
  type TraitRef,
  type Ty,
  type Variance,
  type VariantDef,
  TypeFlags,
} from "./ty";

export type { CheckedBodies, ContextOptions, OpaqueInfo } from "./queries";

const sharedByStd = new WeakMap<object, SharedAnswers>();

export class Context implements TyCtxt {
  readonly resolver: Resolver;
  readonly sources: SourceMap;
  readonly diagnostics: Diagnostics;
  readonly edition: 2021 | 2024;
  readonly constEvaluator: ConstEvaluator | undefined;
  private readonly shared: SharedAnswers;
  private readonly langNames: Map<DefId, string>;
  readonly caches = new SolverCaches(this);
  readonly emptyEnv: ParamEnv = { callerBounds: [] };
  readonly revealAllEnv: ParamEnv = { callerBounds: [], revealAll: true };
  private readonly instanceCache = new Map<string, Instance>();

  constructor(options: ContextOptions) {
    this.resolver = options.resolver;
    this.sources = options.resolver.sources;
    this.diagnostics = options.resolver.diagnostics;
    this.edition = options.resolver.edition;
    this.constEvaluator = options.constEvaluator;
    const std = this.resolver.def(this.resolver.crateRoot(coreCrate));
    let shared = sharedByStd.get(std);
    if (shared === undefined) sharedByStd.set(std, (shared = new SharedAnswers(this.resolver.storedAnswer)));
    this.shared = shared;
    this.langNames = new Map([...this.resolver.langItems].map(([name, def]) => [def, name]));
    this.queries = makeQueries(this, this.shared, options);
  }

  readonly queries: Queries;

  /** An answer of a later stage about a definition of std: from the index, else made, once per process. */
  ofStd<V>(question: string, id: DefId, make: () => V): V {
    const answers = this.shared.map<V>(question);
    let known = answers.get(id);
    if (known === undefined) {
      known = (this.shared.stored?.(question, id) as V | undefined) ?? make();
      answers.set(id, known);
    }
    return known;
  }
  /** Definitions of std with such an answer. */
  stdAnswered(question: string): readonly DefId[] {
    return [...this.shared.map(question).keys()];
  }

  // ---- definitions ----

  def(id: DefId): Def {
    return this.resolver.def(id);
  }
  parent(id: DefId): DefId | undefined {
    return this.def(id).parent;
  }
  path(id: DefId): string {
    return this.queries.path.get(id);
  }
  diagnosticItem(name: string): DefId {
    return expectDefined(this.resolver.diagnosticItems.get(name), `diagnostic item ${name}`);
  }

  langItem(name: string): DefId {
    return expectDefined(this.langItemIfAny(name), `lang item ${name}`);
  }
  langItemIfAny(name: string): DefId | undefined {
    return this.resolver.langItems.get(name);
  }
  langNameOf(id: DefId): string | undefined {
    return this.langNames.get(id);
  }
  isLang(id: DefId, name: string): boolean {
    return this.langItemIfAny(name) === id;
  }
  intrinsicName(id: DefId): string | undefined {
    return this.hasAttribute(id, "rustc_intrinsic") ? this.def(id).name : undefined;
  }
  hasAttribute(id: DefId, path: string): boolean {
    const { attributes } = this.def(id);
    return attributes.length > 0 && findAttributes(attributes, path).length > 0;
  }
  associatedItems(container: DefId): readonly DefId[] {
    return this.queries.associatedItems.get(container);
  }
  variantDefs(adt: DefId): readonly DefId[] {
    return this.queries.variantDefs.get(adt);
  }
  traitItemOf(implItem: DefId): DefId | undefined {
    return this.queries.traitItemOf.get(implItem).item;
  }
  implItemOf(impl: DefId, traitItem: DefId): DefId | undefined {
    return implItemFor(this, impl, traitItem);
  }
  /** An associated type of a trait with a default. */
  hasDefaultTy(item: DefId): boolean {
    const { node } = this.def(item);
    return node.kind === "AssocItem" && node.item.kind === "TyAlias" && node.item.ty !== undefined;
  }
  isAutoTrait(trait: DefId): boolean {
    const { node } = this.def(trait);
    return node.kind === "Item" && node.item.kind === "Trait" && node.item.auto;
  }
  isUnsafeTrait(trait: DefId): boolean {
    const { node } = this.def(trait);
    return node.kind === "Item" && node.item.kind === "Trait" && node.item.unsafe;
  }

  // ---- signatures ----

  generics(id: DefId): Generics {
    return this.queries.generics.get(id);
  }
  identityArgs(id: DefId): GenericArgs {
    return this.queries.identityArgs.get(id);
  }
  /** The parameter of `owner` (or its parents) at an index. */
  paramDef(owner: DefId, index: number): DefId | undefined {
    const generics = this.generics(owner);
    if (index < generics.parentCount && generics.parent !== undefined) return this.paramDef(generics.parent, index);
    return generics.params[index - generics.parentCount]?.def;
  }
  typeOf(id: DefId): Ty {
    return this.queries.typeOf.get(id);
  }
  fnSig(id: DefId): Binder<FnSig> {
    return this.queries.fnSig.get(id);
  }
  /** A definition's own predicates with the place of each. */
  explicitPredicates(id: DefId): readonly LoweredBound[] {
    return this.queries.explicitPredicates.get(id);
  }
  predicatesOf(id: DefId): readonly Predicate[] {
    return this.queries.predicatesOf.get(id);
  }
  predicateSpan(id: DefId, index: number): Span {
    return predicateSpan(this, id, index);
  }
  /** What a trait says of Self: its supertraits. */
  superPredicates(trait: DefId): readonly Predicate[] {
    return this.queries.superPredicates.get(trait);
  }
  itemBounds(id: DefId): readonly Predicate[] {
    return this.queries.itemBounds.get(id);
  }
  paramEnv(id: DefId): ParamEnv {
    return this.queries.paramEnv.get(id);
  }
  implHeader(impl: DefId): ImplHeader {
    return this.queries.implHeader.get(impl);
  }
  implTraitRef(impl: DefId): TraitRef | undefined {
    return this.implHeader(impl).trait;
  }
  isNegativeImpl(impl: DefId): boolean {
    const { node } = this.def(impl);
    return node.kind === "Item" && node.item.kind === "Impl" && node.item.negative;
  }
  adtDef(id: DefId): AdtDef {
    return this.queries.adtDef.get(id);
  }
  fieldTy(variant: VariantDef, field: number, args: GenericArgs): Ty {
    const { kind, parent } = this.def(variant.def);
    const adt = kind === "Variant" && parent !== undefined ? parent : variant.def;
    const ty = this.queries.fieldTypes.get(adt)[kind === "Variant" ? variant.index : 0]?.[field];
    return ty === undefined ? tyError : instantiate(ty, args);
  }
  typeParamDefault(param: DefId): Ty | undefined {
    return this.queries.typeParamDefault.get(param).ty;
  }
  constParamDefault(param: DefId): Const | undefined {
    const { node } = this.def(param);
    if (node.kind !== "GenericParam" || node.param.kind !== "Const" || node.param.default === undefined)
      return undefined;
    return lowerAnonConst(
      new LowerCtxt(this, this.resolver.ownerOf(param), undefined),
      node.param.default,
      this.typeOf(param),
    );
  }
  objectLifetimeParam(def: DefId, index: number): number | "Ambiguous" | undefined {
    return objectLifetimeParamOf(this, def, index);
  }
  /** The bounds of an `impl Trait` argument. */
  syntheticParamBounds(owner: DefId, param: DefId): readonly GenericBound[] | undefined {
    return syntheticParams(this, owner).find((p) => p.def === param)?.ty.bounds;
  }
  variances(id: DefId): readonly Variance[] {
    return this.queries.variances.get(id);
  }
  isTrackCaller(id: DefId): boolean {
    if (this.hasAttribute(id, "track_caller")) return true;
    const traitItem = this.def(id).kind === "AssocFn" ? this.traitItemOf(id) : undefined;
    return traitItem !== undefined && this.hasAttribute(traitItem, "track_caller");
  }
  /** Mentioned as `where Self: Sized`: not part of trait objects. */
  requiresSized(item: DefId): boolean {
    const sized = this.langItemIfAny("sized");
    return this.explicitPredicates(item).some(
      ({ predicate: { value } }) =>
        value.kind === "Trait" &&
        value.trait.def === sized &&
        value.trait.args[0]?.kind === "Type" &&
        value.trait.args[0].ty.kind === "Param" &&
        value.trait.args[0].ty.index === 0 &&
        value.trait.args[0].ty.name === "Self",
    );
  }
  dynViolations(trait: DefId): readonly DynViolation[] {
    return this.queries.dynViolations.get(trait);
  }
  hasBody(id: DefId): boolean {
    const { kind, node } = this.def(id);
    if (kind === "Closure") return true;
    // `[0; _]` is for inference to find.
    if (kind === "AnonConst") return !isInferredConst(this.resolver.bodyOf(id)?.value);
    if (node.kind !== "Item" && node.kind !== "AssocItem") return false;
    const { item } = node;
    if (item.kind === "Fn") return item.body !== undefined && !this.hasAttribute(id, "rustc_intrinsic");
    return (item.kind === "Const" || item.kind === "Static") && item.expr !== undefined;
  }

  /** The first `count` arguments: a parent's. */
  firstArgs(args: GenericArgs, count: number): GenericArgs {
    return args.length === count ? args : mkArgs(args.slice(0, count));
  }

  private readonly tainted = new Set<DefId>();
  /** An error was reported in the item's own syntax. */
  recordTainted(owner: DefId): void {
    this.tainted.add(owner);
  }
  isTainted(owner: DefId): boolean {
    return this.tainted.has(owner);
  }

  // ---- impls ----

  /** Impls of a trait that may apply to a self type, by their outermost constructors. */
  implsFor(trait: DefId, self: Ty): readonly DefId[] {
    const std = matchingImpls(this.queries.stdImpls.get(trait), self);
    const own = matchingImpls(this.userImpls(trait), self);
    return own.length === 0 ? std : std.concat(own);
  }
  allImplsOf(trait: DefId): readonly DefId[] {
    return this.resolver.implsOf(trait);
  }
  private readonly userIndexes = new Map<DefId, ImplIndex>();
  private userImpls(trait: DefId): ImplIndex {
    let index = this.userIndexes.get(trait);
    if (index === undefined)
      this.userIndexes.set(
        trait,
        (index = makeImplIndex(
          this,
          this.resolver.implsOf(trait).filter((impl) => crateOf(impl) >= userCrate),
        )),
      );
    return index;
  }
  private inherent: ImplIndex | undefined;
  /** Inherent impls that may apply to a type. */
  inherentImplsFor(self: Ty): readonly DefId[] {
    if (this.inherent === undefined) {
      const std = this.shared.map<ImplIndex>("inherentImpls");
      const key = this.resolver.crateRoot(coreCrate);
      const known =
        std.get(key) ??
        makeImplIndex(
          this,
          this.resolver.inherentImpls().filter((impl) => crateOf(impl) < userCrate),
        );
      std.set(key, known);
      const own = makeImplIndex(
        this,
        this.resolver.inherentImpls().filter((impl) => crateOf(impl) >= userCrate),
      );
      const bySelf = new Map(known.bySelf);
      for (const [name, impls] of own.bySelf) bySelf.set(name, (bySelf.get(name) ?? []).concat(impls));
      this.inherent = { bySelf, blanket: known.blanket.concat(own.blanket), all: known.all.concat(own.all) };
    }
    return matchingImpls(this.inherent, self);
  }
  /** `#[may_dangle]`: a destructor does not look at what the parameter borrows. */
  mayDangle(param: DefId): boolean {
    const { node } = this.def(param);
    return node.kind === "GenericParam" && findAttributes(node.param.attrs, "may_dangle").length > 0;
  }
  dropImpl(adt: DefId): DefId | undefined {
    return this.queries.dropImpl.get(adt).fn;
  }

  // ---- opaque types, closures, anonymous constants ----

  recordOpaque(id: DefId, info: OpaqueInfo): void {
    if (this.queries.opaqueInfo.peek(id) === undefined) this.queries.opaqueInfo.set(id, info);
  }
  opaqueInfo(id: DefId): OpaqueInfo {
    return this.queries.opaqueInfo.get(id);
  }
  /** Stands in the signature of a trait's method: each impl says what it is, so it is an associated type without a name. */
  isTraitOpaque(id: DefId): boolean {
    if (this.def(id).kind !== "OpaqueTy") return false;
    const container = this.parent(this.opaqueInfo(id).owner);
    return container !== undefined && this.def(container).kind === "Trait";
  }
  /** The trait that an associated type, or an opaque one of a trait's method, belongs to. */
  assocTrait(item: DefId): DefId {
    const owner = this.def(item).kind === "OpaqueTy" ? this.opaqueInfo(item).owner : item;
    return expectDefined(this.parent(owner), "trait of an associated type");
  }
  opaqueTy(id: DefId): Ty {
    return opaqueTyOf(this, id);
  }
  /** The type behind an opaque one: checks the body that defines it. */
  hiddenType(id: DefId): Ty {
    const stored = this.queries.hiddenTy.peek(id)?.ty;
    return stored ?? this.queries.bodies.get(this.opaqueInfo(id).owner).hiddenTypes.get(id) ?? tyError;
  }
  /** Recorded by the checker while it checks, and from its result afterwards. */
  recordClosureTy(id: DefId, ty: Ty): void {
    this.queries.closureTys.set(id, { ty });
  }
  closureTy(id: DefId): Ty {
    const known = this.queries.closureTys.peek(id)?.ty;
    if (known !== undefined) return known;
    return this.queries.bodies.get(this.bodyOwner(id)).closureTys.get(id) ?? tyError;
  }
  /** The closure's type with concrete arguments, as an instance has them. */
  closureInstanceTy(id: DefId, args: GenericArgs): Ty {
    return this.closureTy(id).kind === "Coroutine" ? mkCoroutine(id, args) : mkClosure(id, args);
  }
  /** Names of what a closure captured, in the order of its fields. */
  upvarNames(id: DefId): readonly string[] {
    return this.queries.upvarNames.get(id);
  }
  private readonly mentionsUpvars = new Map<DefId, boolean>();
  /** Set by the checker when it meets the closure. */
  recordClosureMentionsUpvars(id: DefId, mentions: boolean): void {
    this.mentionsUpvars.set(id, mentions);
  }
  closureMentionsUpvars(id: DefId): boolean {
    const known = this.mentionsUpvars.get(id);
    if (known !== undefined) return known;
    const ty = this.closureTy(id);
    const upvars = ty.kind === "Closure" ? ty.args[ty.args.length - 1] : undefined;
    return upvars?.kind === "Type" && upvars.ty.kind === "Tuple" && upvars.ty.elems.length > 0;
  }
  /** The bodies of an expression typed in while the program is stopped (`check/fragment.ts`). */
  recordFragment(id: DefId, checked: CheckedBodies): void {
    this.queries.bodies.set(id, checked);
    for (const [closure, ty] of checked.closureTys) this.recordClosureTy(closure, ty);
  }
  recordAnonConst(id: DefId, ty: Ty): void {
    this.queries.anonConstTy.set(id, { ty });
  }
  recordedAnonConstTy(id: DefId): Ty | undefined {
    return this.queries.anonConstTy.peek(id)?.ty;
  }

  // ---- bodies ----

  /** The function, const or static whose check covers a closure. */
  bodyOwner(id: DefId): DefId {
    const { kind, parent } = this.def(id);
    return kind === "Closure" && parent !== undefined ? this.bodyOwner(parent) : id;
  }
  typedBody(id: DefId): TypedBody {
    return expectDefined(
      this.queries.bodies.get(this.bodyOwner(id)).bodies.find((body) => body.def === id),
      `typed body of ${this.path(id)}`,
    );
  }
  /** Checks the body unless it is being checked. */
  ensureChecked(owner: DefId): void {
    if (!this.queries.bodies.isRunning(owner)) this.queries.bodies.get(owner);
  }
  isBeingChecked(id: DefId): boolean {
    return this.queries.bodies.isRunning(this.bodyOwner(id));
  }
  /** The body of a closure or function and all closures inside. */
  checkedBodies(owner: DefId): CheckedBodies {
    return this.queries.bodies.get(this.bodyOwner(owner));
  }

  // ---- types ----

  instantiate<T>(value: T, args: GenericArgs): T {
    return instantiate(value, args);
  }
  /** Caches go by the environment's identity: all empty ones are one. */
  private canonicalEnv(env: ParamEnv): ParamEnv {
    if (env.callerBounds.length > 0) return env;
    return env.revealAll === true ? this.revealAllEnv : this.emptyEnv;
  }
  normalizeErasing(ty: Ty): Ty {
    return normalizeConcrete(this, ty);
  }
  normalize(ty: Ty, env: ParamEnv): Ty {
    return normalizeIn(this, ty, this.canonicalEnv(env));
  }
  normalizeParamEnv(predicates: readonly Predicate[]): readonly Predicate[] {
    return normalizeEnv(this, predicates);
  }
  eraseRegions<T>(value: T): T {
    return eraseRegions(value);
  }
  isCopy(ty: Ty, env: ParamEnv): boolean {
    return isCopyTy(this, ty, this.canonicalEnv(env));
  }
  isSized(ty: Ty, env: ParamEnv): boolean {
    return isSizedTy(this, ty, this.canonicalEnv(env));
  }
  isFreeze(ty: Ty, env: ParamEnv): boolean {
    return isFreezeTy(this, ty, this.canonicalEnv(env));
  }
  needsDrop(ty: Ty, env: ParamEnv): boolean {
    return needsDropTy(this, ty, this.canonicalEnv(env));
  }
  isInhabited(ty: Ty): boolean {
    return isInhabitedTy(this, ty);
  }
  implementsTrait(ty: Ty, trait: DefId, env: ParamEnv): boolean {
    return implementsTraitIn(this, ty, trait, this.canonicalEnv(env));
  }
  private readonly constValues = new Map<Const, bigint | undefined>();
  evalConst(value: Const): bigint | undefined {
    if (value.kind === "Value") return value.bits;
    if (value.kind !== "Unevaluated") return undefined;
    if (this.constValues.has(value)) return this.constValues.get(value);
    this.constValues.set(value, undefined);
    const bits = foldConst(this, value.def, value.args) ?? this.evaluate(value);
    this.constValues.set(value, bits);
    return bits;
  }
  /** It is concrete and has no value: that is an error which was reported. */
  isFailedConst(value: Const): boolean {
    return this.failedConsts.has(value);
  }
  private readonly failedConsts = new Set<Const>();
  /** Only concrete constants can run. */
  private evaluate(value: Const & { kind: "Unevaluated" }): bigint | undefined {
    const { def, args } = value;
    const { HasFreeRegions, HasRegions, HasErased } = TypeFlags;
    if ((args.flags & ~(HasFreeRegions | HasRegions | HasErased)) !== 0 || this.constEvaluator === undefined)
      return undefined;
    const bits = this.constEvaluator.evalScalar(def, eraseRegions(args));
    if (bits === undefined) this.failedConsts.add(value);
    return bits;
  }
  discriminants(adt: DefId): readonly bigint[] {
    return this.queries.discriminants.get(adt);
  }
  discriminantTy(adt: DefId): Ty {
    return discriminantTyOf(this, adt);
  }

  // ---- monomorphic selection ----

  resolveInstance(def: DefId, args: GenericArgs): Instance {
    const key = `${def}<${args.id}`;
    const known = this.instanceCache.get(key);
    if (known !== undefined) return known;
    const instance = resolveInstanceOf(this, def, args);
    this.instanceCache.set(key, instance);
    return instance;
  }
  instanceSig(instance: Instance): FnSig {
    return instanceSigOf(this, instance);
  }
  vtableEntries(principal: TraitRef | undefined, selfTy: Ty): readonly VtableEntry[] {
    return vtableEntriesOf(this, principal, selfTy);
  }
  vtableSlot(principal: TraitRef, method: DefId): number {
    return vtableSlotOf(this, principal, method);
  }

  // ---- words ----

  printTy(ty: Ty): string {
    return printTy(this, ty, { names: true });
  }
  /** With visible paths: `std::string::String`. */
  trimmedPath(id: DefId): string {
    return trimmedPath(this, id);
  }
  printRegion(region: Region): string {
    return printRegion(region);
  }
  signatureSpans(id: DefId): SignatureSpans | undefined {
    return signatureSpans(this, id);
  }
  headSpan(def: DefId): Span {
    return headSpan(this, def);
  }
  paramNameSpan(owner: DefId, index: number): Span | undefined {
    return paramNameSpan(this, owner, index);
  }
  restrictParam(owner: DefId, ty: ParamTy, bound: string, message: string): Suggestion | undefined {
    return restrictParam(this, owner, ty, bound, message);
  }
  callSiteIn(span: Span, ctxt: SyntaxContext): Span | undefined {
    return this.resolver.hygiene.callSiteIn(span, ctxt);
  }

  spanOf(id: DefId): Span {
    return this.def(id).nameSpan;
  }
}
