/**
 * The region type check of a body: rustc's MIR type check, as far as it speaks of regions (the types are known to fit). Each
 * statement and terminator demands the outlives constraints that its types need, with a category for the words of errors.
 */
import { instantiate, instantiateBound } from "../../../types/fold";
import { mkAdt, mkFnPtr, mkReVar, mkRawPtr, mkRef, mkTuple, mkTyArgs, tyError } from "../../../types/intern";
import {
  type Binder,
  type FnSig,
  type GenericArgs,
  type Mutability,
  type Region,
  type Ty,
  TypeFlags,
} from "../../../types/ty";
import type { DefId } from "../../../resolve/def";
import type { TypedBody } from "../../../types/body";
import { dummyBinder } from "../../../types/intern";
import type { Body, Constant, Local, Location, Operand, Place, Rvalue, Statement, Terminator } from "../../mir";
import { operandTy, placeTy, projectTy, type PlaceTy } from "../../placeTy";
import { upvarField } from "../describe";
import { applyRequirements } from "./closures";
import type { RegionCx, Site } from "./context";
import { holdsRegions, renumber } from "./renumber";
import type { ConstraintCategory, RequirementsOf } from "./regions";
import { closureSigOf, isClosureTy, upvarTys } from "./universal";
import { UserTypes } from "./userTypes";

const coroutineSelf = 1 as Local;

const boring: ConstraintCategory = { kind: "Boring" };

/** `body` is renumbered. */
export function typeCheck(
  cx: RegionCx,
  body: Body,
  signature: { inputs: readonly Ty[]; output: Ty | undefined },
  written: TypedBody["closure"],
  requirementsOf: RequirementsOf,
): void {
  new TypeChecker(cx, body, requirementsOf).run(signature, written);
}

/** The first value that is given back. */
function returnedSpan({ blocks, span }: Body): Site["span"] {
  for (const { statements, terminator } of blocks) {
    const assigned = statements.find((statement) => statement.kind === "Assign" && statement.place.local === 0);
    if (assigned !== undefined) return assigned.info.span;
    if (terminator.kind === "Call" && terminator.destination.local === 0) return terminator.info.span;
  }
  return span;
}

class TypeChecker {
  private readonly userTypes: UserTypes;
  /** Temporaries that hold a field of a struct literal. */
  private readonly aggregateTemps = new Set<Local>();
  private location: Location = { block: 0 as Location["block"], statementIndex: 0 };

  constructor(
    private readonly cx: RegionCx,
    private readonly body: Body,
    private readonly requirementsOf: RequirementsOf,
    /** Of a promoted: where it is used. */
    private readonly usedAt?: Site["span"],
  ) {
    this.userTypes = new UserTypes(cx, body);
    for (const { statements } of body.blocks)
      for (const statement of statements)
        if (statement.kind === "Assign" && statement.rvalue.kind === "Aggregate") this.collectTemps(statement.rvalue);
  }

  private collectTemps({ aggregate, operands }: Extract<Rvalue, { kind: "Aggregate" }>): void {
    if (aggregate.kind !== "Adt") return;
    for (const operand of operands)
      if (operand.kind === "Move" && this.body.locals[operand.place.local]?.kind.kind === "Temp")
        this.aggregateTemps.add(operand.place.local);
  }

  run(signature: { inputs: readonly Ty[]; output: Ty | undefined }, written: TypedBody["closure"]): void {
    this.equateSignature(signature);
    if (written !== undefined) this.equateWritten(written);
    this.userTypes.locals();
    this.body.blocks.forEach((block, index) => {
      block.statements.forEach((statement, statementIndex) => {
        this.location = { block: index as Location["block"], statementIndex };
        this.statement(statement);
      });
      this.location = { block: index as Location["block"], statementIndex: block.statements.length };
      this.terminator(block.terminator);
    });
  }

  /** What a promoted constant demands, it demands where it is used. */
  private promoted(promoted: Body, ty: Ty, span: Site["span"]): void {
    const { cx } = this;
    const body = renumber(cx, promoted, { inputs: [], output: undefined });
    const inner = new TypeChecker(cx, body, this.requirementsOf, span);
    inner.location = this.location;
    for (const { statements, terminator } of body.blocks) {
      for (const statement of statements) inner.statement(statement);
      inner.terminator(terminator);
    }
    const result = body.locals[0];
    if (result !== undefined) cx.at(this.site(boring, span), () => cx.relate(result.ty, ty, "Invariant"));
  }

  // ---- the signature ----

  private equateSignature({ inputs, output }: { inputs: readonly Ty[]; output: Ty | undefined }): void {
    const { cx, body } = this;
    const site: Site = { location: undefined, span: body.span, category: { kind: "BoringNoLocation" } };
    inputs.forEach((input, index) => {
      const decl = body.locals[index + 1];
      if (decl !== undefined && index < body.argCount)
        cx.at({ ...site, span: decl.span }, () => cx.relate(input, decl.ty, "Invariant"));
    });
    const place = body.locals[0];
    if (output === undefined || place === undefined || place.ty === output) return;
    const given = { ...site, span: returnedSpan(body), category: { kind: "OpaqueType" } } as const;
    cx.at(given, () => cx.relate(place.ty, output, "Invariant"));
  }

  /** Types that the program wrote in a closure's signature. */
  private equateWritten({ inputUserTypes = [], outputUserType }: NonNullable<TypedBody["closure"]>): void {
    const equate = (userType: number | undefined, local: number): void => {
      const decl = this.body.locals[local];
      if (userType !== undefined && decl !== undefined) this.userTypes.signature(userType, decl);
    };
    inputUserTypes.forEach((userType, index) => equate(userType, index + 2));
    equate(outputUserType, 0);
  }

  // ---- statements ----

  private site(category: ConstraintCategory, span: Site["span"]): Site {
    return { location: this.location, span, category };
  }

  private statement(statement: Statement): void {
    const { span } = statement.info;
    if (statement.kind === "AscribeUserType") {
      this.userTypes.ascribe(this.location, statement, placeTy(this.body.locals, statement.place).ty);
      return;
    }
    if (statement.kind !== "Assign") return;
    const { place, rvalue } = statement;
    const ty = placeTy(this.body.locals, place).ty;
    this.rvalueParts(rvalue, statement);
    const value = this.rvalueTy(rvalue, ty);
    if (value === undefined || value === ty) return;
    const category = this.isDesugared(rvalue) ? boring : this.assignCategory(place);
    this.cx.at(this.site(category, span), () => this.cx.relate(value, ty, "Covariant"));
  }

  /** The block that an `async fn` stands for, and its variables that take the arguments, are nothing that the program wrote. */
  private isDesugared(rvalue: Rvalue): boolean {
    const isAsyncFn = (def: DefId): boolean => this.cx.tcx.def(def).node.kind === "AsyncFn";
    if (rvalue.kind === "Aggregate") return rvalue.aggregate.kind === "Coroutine" && isAsyncFn(rvalue.aggregate.def);
    if (rvalue.kind !== "Use" || rvalue.operand.kind === "Constant") return false;
    return rvalue.operand.place.local === coroutineSelf && isAsyncFn(this.body.def);
  }

  private assignCategory({ local, projection }: Place): ConstraintCategory {
    if (projection.length > 0) return { kind: "Assignment" };
    if (local === 0) {
      if (this.body.source === "Static") return { kind: "UseAsStatic" };
      if (this.body.source === "Const") return { kind: "UseAsConst" };
      return { kind: "Return", upvarField: undefined };
    }
    if (this.aggregateTemps.has(local)) return { kind: "Usage" };
    const kind = this.body.locals[local]?.kind.kind;
    return kind === "User" || kind === "Arg" ? { kind: "Assignment" } : boring;
  }

  /** Undefined: nothing in it has regions. */
  private rvalueTy(rvalue: Rvalue, destination: Ty): Ty | undefined {
    const { locals } = this.body;
    switch (rvalue.kind) {
      case "Use":
        return operandTy(locals, rvalue.operand);
      case "CopyForDeref":
        return placeTy(locals, rvalue.place).ty;
      case "Ref": {
        const mutbl: Mutability = rvalue.borrow.kind === "Mut" ? "Mut" : "Not";
        return mkRef(rvalue.region, placeTy(locals, rvalue.place).ty, mutbl);
      }
      case "RawPtr":
        return mkRawPtr(placeTy(locals, rvalue.place).ty, rvalue.mutbl);
      case "Cast":
        return rvalue.ty;
      case "Aggregate":
        if (rvalue.aggregate.kind === "Array" && destination.kind === "Array")
          for (const operand of rvalue.operands) this.element(operandTy(locals, operand), destination.elem);
        return this.aggregateTy(rvalue);
      case "Repeat": {
        const elem = operandTy(locals, rvalue.operand);
        if (destination.kind === "Array" && destination.elem !== elem) this.element(elem, destination.elem);
        return undefined;
      }
      case "BinaryOp":
        return rvalue.op === "Offset" ? operandTy(locals, rvalue.left) : undefined;
      default:
        return undefined;
    }
  }

  private element(elem: Ty, wanted: Ty): void {
    this.cx.at(this.site(boring, this.spanHere()), () => this.cx.relate(elem, wanted, "Covariant"));
  }

  private spanHere(): Site["span"] {
    if (this.usedAt !== undefined) return this.usedAt;
    const block = this.body.blocks[this.location.block];
    return (block?.statements[this.location.statementIndex]?.info ?? block?.terminator.info)?.span ?? this.body.span;
  }

  private aggregateTy({ aggregate, operands }: Extract<Rvalue, { kind: "Aggregate" }>): Ty | undefined {
    const { locals } = this.body;
    switch (aggregate.kind) {
      case "Adt":
        return mkAdt(aggregate.def, aggregate.args);
      case "Tuple":
        return mkTuple(operands.map((operand) => operandTy(locals, operand)));
      case "Closure":
      case "Coroutine":
        return this.cx.tcx.closureInstanceTy(aggregate.def, aggregate.args);
      case "RawPtr":
        return mkRawPtr(aggregate.pointee, aggregate.mutbl);
      default:
        return undefined;
    }
  }

  private rvalueParts(rvalue: Rvalue, statement: Extract<Statement, { kind: "Assign" }>): void {
    const { span } = statement.info;
    switch (rvalue.kind) {
      case "Use":
      case "Repeat":
      case "UnaryOp":
      case "ShallowInitBox":
        return this.operand(rvalue.operand);
      case "Cast":
        this.operand(rvalue.operand);
        return this.cast(rvalue, span);
      case "BinaryOp":
        this.operand(rvalue.left);
        return this.operand(rvalue.right);
      case "Ref":
        return this.reborrow(rvalue.region, rvalue.place, span);
      case "Aggregate":
        for (const operand of rvalue.operands) this.operand(operand);
        return this.aggregate(rvalue, statement);
      default:
    }
  }

  /** A reborrow through references must not outlive them (RFC 2094, "Reborrow constraints"). */
  private reborrow(region: Region, place: Place, span: Site["span"]): void {
    const bases: PlaceTy[] = [];
    let at: PlaceTy = { ty: this.body.locals[place.local]?.ty ?? tyError, variant: undefined };
    for (const element of place.projection) {
      bases.push(at);
      at = projectTy(at, element);
    }
    const field = upvarField(this.body, place);
    const category: ConstraintCategory = field === undefined ? boring : { kind: "ClosureUpvar", field };
    for (let i = place.projection.length - 1; i >= 0; i--) {
      if (place.projection[i]?.kind !== "Deref") continue;
      const base = bases[i]?.ty;
      if (base?.kind === "RawPtr") return;
      if (base?.kind !== "Ref") continue;
      const longer = base.region;
      this.cx.at(this.site(category, span), () => this.cx.outlives(longer, region));
      if (base.mutbl === "Not") return;
    }
  }

  // ---- operands ----

  private operand(operand: Operand): void {
    if (operand.kind === "Constant") this.constant(operand.constant);
  }

  private constant(constant: Constant): void {
    const { cx } = this;
    const { ty, value } = constant;
    const span = this.spanHere();
    if (constant.userType !== undefined) this.userTypes.constant(this.location, constant.userType, constant.ty);
    if (value.kind === "Unevaluated") {
      const declared = holdsRegions(ty)
        ? cx.normalize(this.universalTy(cx.tcx.typeOf(value.def), value.args))
        : undefined;
      const site = this.site(boring, span);
      if (declared !== undefined) cx.at(site, () => cx.relate(ty, declared, "Invariant"));
      if (cx.tcx.def(value.def).kind !== "AnonConst") cx.provePredicates(value.def, value.args, () => site);
    } else if (value.kind === "StaticRef" && (ty.kind === "Ref" || ty.kind === "RawPtr") && holdsRegions(ty.ty)) {
      const declared = cx.normalize(this.universalTy(cx.tcx.typeOf(value.def), undefined));
      cx.at(this.site(boring, span), () => cx.relate(ty.ty, declared, "Invariant"));
    } else if (value.kind === "Promoted") {
      const promoted = this.body.promoted[value.promoted];
      if (promoted !== undefined && holdsRegions(ty)) this.promoted(promoted, ty, span);
    } else if (ty.kind === "FnDef") this.functionPredicates(ty, span);
  }

  private universalTy(ty: Ty, args: GenericArgs | undefined): Ty {
    return args === undefined ? ty : instantiate(ty, args);
  }

  private functionPredicates({ def, args }: Ty & { kind: "FnDef" }, span: Site["span"]): void {
    const { cx } = this;
    // Predicates about types without regions were proved by the type checker once and for all.
    if ((args.flags & (TypeFlags.HasRegions | TypeFlags.HasParam)) === 0) return;
    const { kind, parent } = cx.tcx.def(def);
    const owner = kind === "Ctor" && parent !== undefined ? parent : def;
    cx.provePredicates(owner, args, (index) =>
      this.site({ kind: "Predicate", span: cx.tcx.predicateSpan(owner, index) }, span),
    );
  }

  private normalized<T>(value: T): T {
    return this.cx.normalizeAll(value);
  }

  // ---- casts and aggregates ----

  private cast({ cast, operand, ty }: Extract<Rvalue, { kind: "Cast" }>, span: Site["span"]): void {
    const { cx } = this;
    const source = operandTy(this.body.locals, operand);
    if (!holdsRegions(source) && !holdsRegions(ty)) return;
    const category: ConstraintCategory = {
      kind: "Cast",
      isImplicit: true,
      unsizeTo: cast === "Unsize" ? cx.tcx.eraseRegions(ty) : undefined,
    };
    cx.at(this.site(category, span), () => {
      if (cast === "Unsize") return this.unsize(source, ty);
      const pointer = this.asPointer(cast, source);
      if (pointer !== undefined) cx.relate(pointer, ty, "Covariant");
    });
  }

  private unsize(source: Ty, target: Ty): void {
    const coerce = this.cx.tcx.langItemIfAny("coerce_unsized");
    if (coerce !== undefined)
      this.cx.prove(dummyBinder({ kind: "Trait", trait: { def: coerce, args: mkTyArgs(source, target) } }));
  }

  private asPointer(cast: Extract<Rvalue, { kind: "Cast" }>["cast"], source: Ty): Ty | undefined {
    switch (cast) {
      case "ReifyFnPointer":
        return source.kind === "FnDef" ? mkFnPtr(this.normalized(this.sigOf(source))) : undefined;
      case "ClosureFnPointer": {
        const sig = closureSigOf(source);
        const [tuple] = sig?.value.inputs ?? [];
        if (sig === undefined || tuple?.kind !== "Tuple") return undefined;
        return mkFnPtr({ vars: sig.vars, value: { ...sig.value, inputs: tuple.elems, abi: "Rust" } });
      }
      case "UnsafeFnPointer":
        return source;
      case "MutToConstPointer":
        return source.kind === "RawPtr" ? mkRawPtr(source.ty, "Not") : undefined;
      default:
        return undefined;
    }
  }

  private sigOf({ def, args }: Ty & { kind: "FnDef" }): Binder<FnSig> {
    return instantiate(this.cx.tcx.fnSig(def), args);
  }

  private aggregate(
    { aggregate, operands }: Extract<Rvalue, { kind: "Aggregate" }>,
    { info: { span } }: Extract<Statement, { kind: "Assign" }>,
  ): void {
    const { cx, body } = this;
    const relate = (operand: Operand, wanted: Ty): void => {
      const ty = operandTy(body.locals, operand);
      if (ty !== wanted) cx.at(this.site(boring, span), () => cx.relate(ty, wanted, "Covariant"));
    };
    switch (aggregate.kind) {
      case "Array":
        for (const operand of operands) relate(operand, aggregate.elem);
        return;
      case "Adt": {
        if (aggregate.userType !== undefined)
          this.userTypes.constant(this.location, aggregate.userType, mkAdt(aggregate.def, aggregate.args));
        const variant = cx.tcx.adtDef(aggregate.def).variants[aggregate.variant];
        if (variant === undefined) return;
        operands.forEach((operand, index) =>
          relate(operand, cx.normalize(cx.tcx.fieldTy(variant, aggregate.activeField ?? index, aggregate.args))),
        );
        const site = this.site(boring, span);
        cx.provePredicates(aggregate.def, aggregate.args, () => site);
        cx.at(site, () => cx.wellFormed(mkAdt(aggregate.def, aggregate.args)));
        return;
      }
      case "Closure":
      case "Coroutine": {
        const ty = cx.tcx.closureInstanceTy(aggregate.def, aggregate.args);
        if (!isClosureTy(ty)) return;
        upvarTys(ty).forEach((wanted, index) => {
          const operand = operands[index];
          if (operand !== undefined) relate(operand, wanted);
        });
        const required = this.requirementsOf(aggregate.def);
        if (required !== undefined) applyRequirements(cx, ty, required, this.location);
        return;
      }
      default:
    }
  }

  // ---- terminators ----

  private terminator(terminator: Terminator): void {
    if (terminator.kind !== "Call") {
      if (terminator.kind === "SwitchInt") this.operand(terminator.discriminant);
      return;
    }
    this.operand(terminator.func);
    for (const arg of terminator.args) this.operand(arg);
    this.call(terminator);
  }

  private call(call: Extract<Terminator, { kind: "Call" }>): void {
    const { cx, body } = this;
    const funcTy = operandTy(body.locals, call.func);
    const binder = funcTy.kind === "FnDef" ? this.sigOf(funcTy) : funcTy.kind === "FnPtr" ? funcTy.sig : undefined;
    if (binder === undefined) return;
    const { span } = call.info;
    const made: Region[] = [];
    const open = instantiateBound(binder, {
      region: (index) => (made[index] ??= mkReVar(cx.freshVid())),
      ty: () => tyError,
    });
    cx.noteLateBound(this.location, made);
    cx.at(this.site(boring, span), () => {
      for (const ty of [...open.inputs, open.output]) cx.wellFormed(ty);
    });
    const sig = this.normalized({ inputs: open.inputs, output: open.output });
    const destination = placeTy(body.locals, call.destination).ty;
    cx.at(this.site(this.assignCategory(call.destination), span), () =>
      cx.relate(sig.output, destination, "Covariant"),
    );
    const category: ConstraintCategory =
      call.callSource === "Normal" ? { kind: "CallArgument", func: cx.tcx.eraseRegions(funcTy) } : boring;
    call.args.forEach((arg, index) => {
      const wanted = sig.inputs[index];
      if (wanted === undefined) return;
      const ty = operandTy(body.locals, arg);
      if (ty !== wanted) cx.at(this.site(category, span), () => cx.relate(ty, wanted, "Covariant"));
    });
  }
}
