/** Well-formedness of the user's items: fields and signatures (E0277), unused parameters (E0392). */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Def, DefId } from "../../resolve/def";
import type { Context } from "../context";
import { checkOutlives, type OutlivesDemand } from "./check_outlives";
import { eraseRegions, Folder, instantiate, instantiateBoundErased } from "../fold";
import { InferCtxt, type ObligationCause, type ObligationCauseCode } from "../infer/infer";
import { dummyBinder, mkProjection, mkReVar, mkTyArgs, selfTyOf } from "../intern";
import { fieldTySyntax, fnSyntax } from "../lower/syntax";
import { checkInfiniteSize } from "./infinite_size";
import { FulfillmentContext } from "../traits/fulfill";
import { normalize } from "../traits/project";
import { reportFulfillmentErrors } from "../traits/report";
import { overflows } from "../traits/select";
import type { AdtDef, ParamEnv, Predicate, PredicateKind, Region, RegionVid, TraitRef, Ty } from "../ty";
import { printTy } from "../print";

/** Keeps what must outlive what, with the reason. */
class OutlivesInferCtxt extends InferCtxt {
  private readonly registered: OutlivesDemand[] = [];
  /** What regions that the solver made up were made equal to. */
  private readonly values = new Map<Region, Region>();

  private madeCount = 0;

  override get considersRegions(): boolean {
    return true;
  }
  override freshRegion(): Region {
    return mkReVar(this.madeCount++ as RegionVid);
  }
  override registerOutlives(predicate: Predicate, cause: ObligationCause): void {
    this.registered.push({ predicate, cause });
  }
  override equateRegions(a: Region, b: Region): void {
    const [left, right] = [this.originOf(a), this.originOf(b)];
    if (left === right || (left.kind !== "Var" && right.kind !== "Var")) return;
    const [made, value] = left.kind === "Var" ? [left, right] : [right, left];
    this.values.set(made, value);
    this.log.push(() => this.values.delete(made));
  }
  private originOf(region: Region): Region {
    const value = this.values.get(region);
    return value === undefined ? region : this.originOf(value);
  }
  demands(): OutlivesDemand[] {
    const known = new RegionValues((region) => this.originOf(region));
    return this.registered.map(({ predicate, cause }) => ({ predicate: known.fold(predicate), cause }));
  }
}

class RegionValues extends Folder {
  constructor(override readonly foldRegion: (region: Region) => Region) {
    super();
  }
}

/** Proves things about one item and reports what fails. */
class WfChecker {
  private readonly infcx: OutlivesInferCtxt;
  private readonly fulfill = new FulfillmentContext();
  private readonly env: ParamEnv;

  constructor(
    private readonly tcx: Context,
    private readonly item: DefId,
  ) {
    this.infcx = new OutlivesInferCtxt(tcx);
    this.env = tcx.paramEnv(item);
  }
  wellFormed(span: Span, ty: Ty): void {
    this.require(span, { kind: "WellFormed", ty }, { kind: "WellFormed" });
  }
  sized(span: Span, ty: Ty, code: ObligationCauseCode): void {
    this.require(span, { kind: "Trait", trait: { def: this.tcx.langItem("sized"), args: mkTyArgs(ty) } }, code);
  }
  /** A trait reference that an impl claims: what the trait demands of its arguments, Self among them. */
  traitRef(span: Span, trait: TraitRef): void {
    this.tcx.predicatesOf(trait.def).forEach((predicate, index) => {
      const { value } = predicate;
      if (value.kind === "Trait" && value.trait.def === trait.def) return;
      const cause: ObligationCause = { span, code: { kind: "ItemBound", def: trait.def, index } };
      const normalized = normalize(this.infcx, this.env, cause, instantiate(predicate, trait.args));
      this.fulfill.registerAll(normalized.obligations);
      this.fulfill.register({ predicate: normalized.value, env: this.env, cause, depth: 0 });
    });
  }
  private require(span: Span, predicate: PredicateKind, code: ObligationCauseCode): void {
    const cause: ObligationCause = { span, code };
    const normalized = normalize(this.infcx, this.env, cause, predicate);
    this.fulfill.registerAll(normalized.obligations);
    this.fulfill.register({ predicate: dummyBinder(normalized.value), env: this.env, cause, depth: 0 });
  }
  finish(): void {
    const errors = this.fulfill.selectAllOrError(this.infcx);
    reportFulfillmentErrors(this.infcx, errors, this.item);
    if (errors.length === 0) this.outlives();
  }
  /** Only what the regions need. */
  finishOutlives(): void {
    if (this.fulfill.selectAllOrError(this.infcx).length === 0) this.outlives();
  }
  /** A function's types are its own assumptions. */
  private outlives(): void {
    const { kind } = this.tcx.def(this.item);
    if (kind !== "Fn" && kind !== "AssocFn") checkOutlives(this.tcx, this.item, this.infcx.demands());
  }
}

export function checkAdtWf(tcx: Context, id: DefId): void {
  const adt = tcx.adtDef(id);
  if (checkInfiniteSize(tcx, adt)) return;
  checkUnusedParams(tcx, adt);
  const wf = new WfChecker(tcx, id);
  const identity = tcx.identityArgs(id);
  for (const variant of adt.variants) {
    variant.fields.forEach((field, i) => {
      const ty = tcx.fieldTy(variant, i, identity);
      const span = fieldTySyntax(tcx, id, variant.index, i)?.span ?? field.span;
      wf.wellFormed(span, ty);
      const last = i === variant.fields.length - 1;
      if (adt.adtKind !== "Struct" || !last) wf.sized(span, ty, { kind: "SizedField", adtKind: adt.adtKind, last });
    });
  }
  wf.finish();
}

function checkUnusedParams(tcx: Context, adt: AdtDef): void {
  if (tcx.isTainted(adt.def) || adt.variants.some(({ recovered }) => recovered === true)) return;
  const variances = tcx.variances(adt.def);
  for (const param of tcx.generics(adt.def).params) {
    if (param.kind === "Const" || variances[param.index] !== "Bivariant") continue;
    const { nameSpan } = tcx.def(param.def);
    const word = param.kind === "Type" ? "type" : "lifetime";
    tcx.diagnostics.push(
      error("E0392", `${word} parameter \`${param.name}\` is never used`, nameSpan, {
        labels: [{ span: nameSpan, text: `unused ${word} parameter`, primary: true }],
        help: [
          `consider removing \`${param.name}\`, referring to it in a field, or using a marker such as \`PhantomData\``,
        ],
      }),
    );
  }
}

/** Types in signatures of functions, constants and impls. */
export function checkSignatureWf(tcx: Context, def: Def): void {
  const { id, kind, node, nameSpan } = def;
  const wf = new WfChecker(tcx, id);
  if (kind === "Fn" || kind === "AssocFn") {
    const syntax = fnSyntax(tcx, id);
    const sig = instantiateBoundErased(tcx.fnSig(id));
    sig.inputs.forEach((ty, i) => wf.wellFormed(syntax?.decl.inputs[i]?.ty.span ?? nameSpan, ty));
    wf.wellFormed(syntax?.decl.output?.span ?? nameSpan, sig.output);
    const receiver = sig.inputs[0];
    if (kind === "AssocFn" && syntax?.decl.hasSelf === true && receiver !== undefined)
      checkReceiver(tcx, id, receiver, syntax.decl.inputs[0]?.ty.span ?? nameSpan);
  } else if (kind === "Const" || kind === "Static" || kind === "AssocConst") {
    const span =
      (node.kind === "Item" || node.kind === "AssocItem") && (node.item.kind === "Const" || node.item.kind === "Static")
        ? node.item.ty.span
        : nameSpan;
    wf.wellFormed(span, tcx.typeOf(id));
    wf.sized(span, tcx.typeOf(id), { kind: "WellFormed" });
  } else if (kind === "Impl") {
    checkImplWf(tcx, id, wf);
  } else if (
    kind === "AssocTy" &&
    node.kind === "AssocItem" &&
    node.item.kind === "TyAlias" &&
    node.item.ty !== undefined
  ) {
    wf.wellFormed(node.item.ty.span, tcx.typeOf(id));
    wf.finishOutlives();
    return;
  } else {
    return;
  }
  wf.finish();
}

/** The type of `self` must lead to `Self` by dereferencing. */
function checkReceiver(tcx: Context, method: DefId, receiver: Ty, span: Span): void {
  const container = tcx.parent(method) as DefId;
  const self = eraseRegions(tcx.typeOf(container));
  const env = tcx.paramEnv(method);
  if (receiver.kind === "Param" && receiver.index >= tcx.generics(container).params.length) {
    tcx.diagnostics.push(
      error("E0801", `invalid generic \`self\` parameter type: \`${printTy(tcx, receiver)}\``, span, {
        labels: [{ span, text: "", primary: true }],
        notes: ["type of `self` must not be a method generic parameter type"],
        help: [
          "use a concrete type such as `self`, `&self`, `&mut self`, `self: Box<Self>`, `self: Rc<Self>`, `self: Arc<Self>`, or `self: Pin<P>` (where P is one of the previous types except `Self`)",
        ],
      }),
    );
    return;
  }
  const target = tcx.langItemIfAny("deref_target");
  let ty = eraseRegions(tcx.normalize(receiver, env));
  for (let steps = 0; steps < 16; steps++) {
    if (ty === self || ty.kind === "Error" || new InferCtxt(tcx).eq(env, { span, code: { kind: "Misc" } }, self, ty).ok)
      return;
    if (ty.kind === "Ref") ty = ty.ty;
    else if (target !== undefined && tcx.implementsTrait(ty, tcx.parent(target) as DefId, env))
      ty = eraseRegions(tcx.normalize(mkProjection(target, mkTyArgs(ty)), env));
    else break;
  }
  tcx.diagnostics.push(
    error("E0307", `invalid \`self\` parameter type: \`${printTy(tcx, receiver)}\``, span, {
      labels: [{ span, text: "", primary: true }],
      notes: ["type of `self` must be `Self` or a type that dereferences to it"],
      help: [
        "consider changing to `self`, `&self`, `&mut self`, or a type implementing `Receiver` such as `self: Box<Self>`, `self: Rc<Self>`, or `self: Arc<Self>`",
      ],
    }),
  );
}

/** The self type, and the trait's supertraits and where-clauses for it. */
function checkImplWf(tcx: Context, impl: DefId, wf: WfChecker): void {
  const { node } = tcx.def(impl);
  if (node.kind !== "Item" || node.item.kind !== "Impl" || node.item.negative) return;
  wf.wellFormed(node.item.selfTy.span, tcx.implHeader(impl).selfTy);
  const trait = tcx.implTraitRef(impl);
  if (trait === undefined) return;
  checkOverflow(tcx, impl);
  wf.traitRef(node.item.selfTy.span, trait);
}

/** A where-clause that the impl itself would meet, if it met one for a larger type. */
function checkOverflow(tcx: Context, impl: DefId): void {
  const env = tcx.paramEnv(impl);
  for (const [index, predicate] of tcx.predicatesOf(impl).entries()) {
    const { value } = predicate;
    if (value.kind !== "Trait" || selfTyOf(value.trait.args).kind === "Param") continue;
    const span = tcx.predicateSpan(impl, index);
    const cause: ObligationCause = { span, code: { kind: "Misc" } };
    const infcx = new InferCtxt(tcx);
    const obligation = { predicate, env, cause, depth: 0 };
    if (!overflows(infcx, obligation)) continue;
    reportFulfillmentErrors(infcx, [{ kind: "Overflow", obligation, root: obligation, typeError: undefined }]);
    return;
  }
}
