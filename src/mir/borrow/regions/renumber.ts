/**
 * A body over region variables: every region that the type checker erased becomes a variable of its own; those of the signature are
 * the universal ones. A field's type in a place follows from the type of what it is a field of.
 */
import { Folder, eraseRegions } from "../../../types/fold";
import { mkReVar } from "../../../types/intern";
import { type Const, type Region, type Ty, TypeFlags } from "../../../types/ty";
import type {
  Body,
  Constant,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  Rvalue,
  Statement,
  Terminator,
} from "../../mir";
import { type PlaceTy, projectTy } from "../../placeTy";
import type { RegionCx } from "./context";
import { isClosureTy, mapClosureRegions, upvarTys } from "./universal";

export interface Signature {
  readonly inputs: readonly Ty[];
  readonly output: Ty | undefined;
}

/** `signature` is normalized; locals whose types it gives have them. */
export function renumber(cx: RegionCx, body: Body, signature: Signature): Body {
  return new Renumberer(cx, signature).body(body);
}

/** Whether a type has a place for a region: erased ones leave no flag. */
const holding = new WeakMap<Ty, boolean>();
export function holdsRegions(ty: Ty): boolean {
  if ((ty.flags & TypeFlags.HasRegions) !== 0) return true;
  let known = holding.get(ty);
  if (known === undefined) {
    const finder = new RegionFinder();
    finder.superTy(ty);
    known = finder.found;
    holding.set(ty, known);
  }
  return known;
}

class RegionFinder extends Folder {
  found = false;
  override foldTy(ty: Ty): Ty {
    this.found ||= holdsRegions(ty);
    return ty;
  }
  override foldRegion(region: Region): Region {
    this.found = true;
    return region;
  }
}

class Freshener extends Folder {
  constructor(private readonly cx: RegionCx) {
    super();
  }
  override foldTy(ty: Ty): Ty {
    if (!holdsRegions(ty)) return ty;
    if (isClosureTy(ty) && this.depth === 0)
      return mapClosureRegions(
        this.cx.tcx,
        ty,
        (region) => this.cx.universal.vids.get(region),
        () => this.cx.freshVid(),
      );
    return this.superTy(ty);
  }
  override foldRegion(region: Region): Region {
    if (region.kind === "Bound" && region.debruijn < this.depth) return region;
    return mkReVar(this.cx.universal.vids.get(region) ?? this.cx.freshVid());
  }
}

/** All regions become fresh variables, parameters their own. */
export function freshen<T>(cx: RegionCx, value: T): T {
  return new Freshener(cx).fold(value);
}

class Renumberer {
  private locals: LocalDecl[] = [];
  private readonly fresh: Freshener;
  private readonly fields = new Map<string, Ty>();

  constructor(
    private readonly cx: RegionCx,
    private readonly signature: Signature,
  ) {
    this.fresh = new Freshener(cx);
  }

  body(body: Body): Body {
    this.locals = body.locals.map((decl, local) => ({ ...decl, ty: this.localTy(decl.ty, local as Local, body) }));
    return {
      ...body,
      locals: this.locals,
      blocks: body.blocks.map((block) => ({
        ...block,
        statements: block.statements.map((statement) => this.statement(statement)),
        terminator: this.terminator(block.terminator),
      })),
    };
  }

  /** As the signature says it, unless the body sees through an opaque type there. */
  private localTy(ty: Ty, local: Local, body: Body): Ty {
    const given =
      local === 0 ? this.signature.output : local <= body.argCount ? this.signature.inputs[local - 1] : undefined;
    return given !== undefined && eraseRegions(given) === eraseRegions(ty) ? given : this.fresh.foldTy(ty);
  }

  private region(): Region {
    return mkReVar(this.cx.freshVid());
  }

  private statement(statement: Statement): Statement {
    switch (statement.kind) {
      case "Assign":
        return { ...statement, place: this.place(statement.place), rvalue: this.rvalue(statement.rvalue) };
      case "FakeRead":
      case "PlaceMention":
      case "AscribeUserType":
      case "SetDiscriminant":
      case "Deinit":
        return { ...statement, place: this.place(statement.place) };
      case "CopyNonOverlapping":
        return {
          ...statement,
          source: this.operand(statement.source),
          destination: this.operand(statement.destination),
          count: this.operand(statement.count),
        };
      case "Assume":
        return { ...statement, operand: this.operand(statement.operand) };
      default:
        return statement;
    }
  }

  private terminator(terminator: Terminator): Terminator {
    switch (terminator.kind) {
      case "Call":
        return {
          ...terminator,
          func: this.operand(terminator.func),
          args: terminator.args.map((arg) => this.operand(arg)),
          destination: this.place(terminator.destination),
        };
      case "Drop":
        return { ...terminator, place: this.place(terminator.place) };
      case "SwitchInt":
        return { ...terminator, discriminant: this.operand(terminator.discriminant) };
      case "Assert":
        return { ...terminator, condition: this.operand(terminator.condition) };
      case "Yield":
        return { ...terminator, value: this.operand(terminator.value), resumeArg: this.place(terminator.resumeArg) };
      default:
        return terminator;
    }
  }

  private rvalue(rvalue: Rvalue): Rvalue {
    switch (rvalue.kind) {
      case "Use":
      case "UnaryOp":
        return { ...rvalue, operand: this.operand(rvalue.operand) };
      case "Repeat":
        return { ...rvalue, operand: this.operand(rvalue.operand), count: this.fresh.foldConst(rvalue.count) as Const };
      case "Cast":
      case "ShallowInitBox":
        return { ...rvalue, operand: this.operand(rvalue.operand), ty: this.fresh.foldTy(rvalue.ty) };
      case "BinaryOp":
        return { ...rvalue, left: this.operand(rvalue.left), right: this.operand(rvalue.right) };
      case "Ref":
        return { ...rvalue, region: this.region(), place: this.place(rvalue.place) };
      case "RawPtr":
      case "Len":
      case "Discriminant":
      case "CopyForDeref":
        return { ...rvalue, place: this.place(rvalue.place) };
      case "NullaryOp":
        return { ...rvalue, ty: this.fresh.foldTy(rvalue.ty) };
      case "Aggregate":
        return {
          ...rvalue,
          aggregate: this.aggregate(rvalue.aggregate),
          operands: rvalue.operands.map((operand) => this.operand(operand)),
        };
    }
  }

  private aggregate(kind: Extract<Rvalue, { kind: "Aggregate" }>["aggregate"]): typeof kind {
    switch (kind.kind) {
      case "Array":
        return { ...kind, elem: this.fresh.foldTy(kind.elem) };
      case "Adt":
        return { ...kind, args: this.fresh.foldArgs(kind.args) };
      case "Closure":
      case "Coroutine": {
        const ty = this.fresh.foldTy(this.cx.tcx.closureInstanceTy(kind.def, kind.args));
        return isClosureTy(ty) ? { ...kind, args: ty.args } : kind;
      }
      case "RawPtr":
        return { ...kind, pointee: this.fresh.foldTy(kind.pointee) };
      default:
        return kind;
    }
  }

  private operand(operand: Operand): Operand {
    return operand.kind === "Constant"
      ? { kind: "Constant", constant: this.constant(operand.constant) }
      : { kind: operand.kind, place: this.place(operand.place) };
  }

  private constant(constant: Constant): Constant {
    const ty = this.fresh.foldTy(constant.ty);
    const { value } = constant;
    if (value.kind !== "Unevaluated") return ty === constant.ty ? constant : { ...constant, ty };
    return { ...constant, ty, value: { ...value, args: this.fresh.foldArgs(value.args) } };
  }

  // ---- places ----

  private place(place: Place): Place {
    if (place.projection.length === 0) return place;
    let at: PlaceTy = { ty: (this.locals[place.local] as LocalDecl).ty, variant: undefined };
    const projection = place.projection.map((element): Projection => {
      const own = element.kind === "Field" ? { ...element, ty: this.fieldTy(at, element) } : element;
      at = projectTy(at, own);
      return own;
    });
    return { local: place.local, projection };
  }

  private fieldTy(base: PlaceTy, { field, ty }: Extract<Projection, { kind: "Field" }>): Ty {
    if (!holdsRegions(ty)) return ty;
    const key = `${base.ty.id}.${base.variant ?? ""}.${field}.${ty.id}`;
    let known = this.fields.get(key);
    if (known === undefined) {
      const made = fieldOf(this.cx, base, field);
      known = made !== undefined && eraseRegions(made) === eraseRegions(ty) ? made : this.fresh.foldTy(ty);
      this.fields.set(key, known);
    }
    return known;
  }
}

function fieldOf(cx: RegionCx, { ty, variant }: PlaceTy, field: number): Ty | undefined {
  switch (ty.kind) {
    case "Tuple":
      return ty.elems[field];
    case "Closure":
    case "Coroutine":
      return upvarTys(ty)[field];
    case "Adt": {
      const own = cx.tcx.adtDef(ty.def).variants[variant ?? 0];
      return own === undefined ? undefined : cx.normalize(cx.tcx.fieldTy(own, field, ty.args));
    }
    default:
      return undefined;
  }
}

/** The type at the end of a way from a value of type `ty`; undefined where the way does not lead through it. */
export function projectedTy(cx: RegionCx, ty: Ty, way: readonly Projection[]): Ty | undefined {
  let at: PlaceTy = { ty, variant: undefined };
  for (const element of way) {
    const field = element.kind === "Field" ? fieldOf(cx, at, element.field) : undefined;
    if (element.kind === "Field" && field === undefined) return undefined;
    at = field === undefined ? projectTy(at, element) : { ty: field, variant: undefined };
  }
  return at.ty;
}
