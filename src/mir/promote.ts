/**
 * Constant promotion: rustc's rules for `&CONST_EXPR`. A temporary that is assigned once, from an expression that cannot
 * fail, run code, be dropped or be changed from inside, and that is borrowed shared, becomes a body of its own whose
 * result stands in rodata; the borrow becomes a constant.
 *
 * Example: `_3 = const 5_i32; _2 = &_3` becomes `_2 = const {promoted[0]: &i32}`.
 */
import type { TyCtxt } from "../types/tcx";
import { mkRef, reErased } from "../types/intern";
import type { ParamEnv, Ty } from "../types/ty";
import type {
  Body,
  Local,
  LocalDecl,
  Location,
  Operand,
  Place,
  PromotedId,
  Rvalue,
  SourceScope,
  Statement,
} from "./mir";
import { returnPlace } from "./mir";
import { placeTy } from "./placeTy";
import { hasEffects } from "./qualifs";
import { mapPlaces, mapRvalue } from "./visit";

export function promoteTemps(tcx: TyCtxt, body: Body): Body {
  return new Promoter(tcx, body).run();
}

type RefRvalue = Extract<Rvalue, { kind: "Ref" }>;
type AssignStatement = Extract<Statement, { kind: "Assign" }>;

interface Definition {
  readonly location: Location;
  readonly statement: AssignStatement;
}

function countUses(body: Body): Map<Local, number> {
  const uses = new Map<Local, number>();
  mapPlaces({ ...body, varDebugInfo: [], viewFlags: [] }, (place) => {
    uses.set(place.local, (uses.get(place.local) ?? 0) + 1);
    return place;
  });
  return uses;
}

class Promoter {
  private readonly env: ParamEnv;
  private readonly definitions = new Map<Local, Definition | "many">();
  private counted: Map<Local, number> | undefined;
  private readonly changed = new Set<Local>();
  private readonly promoted: Body[] = [];
  private readonly replaced = new Map<Statement, readonly Statement[]>();
  /** References to what is promoted, of which only a part is borrowed. */
  private readonly locals: LocalDecl[] = [];
  private readonly dead = new Set<Local>();
  private readonly verdicts = new Map<Local, boolean>();

  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
  ) {
    this.env = tcx.paramEnv(body.def);
  }

  run(): Body {
    const { body } = this;
    this.collect();
    for (const block of body.blocks) {
      if (block.isCleanup) continue;
      for (const statement of block.statements) if (statement.kind === "Assign") this.tryPromote(statement);
    }
    if (this.promoted.length === 0) return body;
    const blocks = body.blocks.map((block) => ({
      ...block,
      statements: block.statements
        .filter((statement) => !this.isDead(statement))
        .flatMap((statement) => this.replaced.get(statement) ?? [statement]),
    }));
    return { ...body, locals: [...body.locals, ...this.locals], blocks, promoted: this.promoted };
  }

  private isDead(statement: Statement): boolean {
    if (statement.kind === "StorageLive" || statement.kind === "StorageDead") return this.dead.has(statement.local);
    return (
      statement.kind === "Assign" && statement.place.projection.length === 0 && this.dead.has(statement.place.local)
    );
  }

  // ---- what is known of each temporary ----

  private collect(): void {
    const { body } = this;
    body.blocks.forEach((block, blockIndex) => {
      block.statements.forEach((statement, statementIndex) => {
        if (statement.kind !== "Assign") return;
        const { local, projection } = statement.place;
        const location = { block: blockIndex as Location["block"], statementIndex };
        this.definitions.set(
          local,
          projection.length === 0 && !this.definitions.has(local) ? { location, statement } : "many",
        );
        const { rvalue } = statement;
        const isMutable =
          (rvalue.kind === "Ref" && rvalue.borrow.kind === "Mut" && !this.isEmptyArray(rvalue.place)) ||
          (rvalue.kind === "RawPtr" && rvalue.mutbl === "Mut");
        if (isMutable) this.changed.add(rvalue.place.local);
      });
      if (block.terminator.kind === "Call") this.definitions.set(block.terminator.destination.local, "many");
    });
  }

  /** How often each local is named; of interest only where something is promoted. */
  private get uses(): Map<Local, number> {
    return (this.counted ??= countUses(this.body));
  }

  private definitionOf(local: Local): Definition | undefined {
    const found = this.definitions.get(local);
    const isTemp = this.body.locals[local]?.kind.kind === "Temp";
    return isTemp && found !== undefined && found !== "many" && !this.changed.has(local) ? found : undefined;
  }

  // ---- the rules ----

  private tryPromote(statement: AssignStatement): void {
    const { rvalue, info } = statement;
    if (rvalue.kind !== "Ref" || rvalue.place.projection.some(({ kind }) => kind === "Deref")) return;
    const { local, projection } = rvalue.place;
    const whole: RefRvalue = { ...rvalue, place: { local, projection: [] } };
    if (!this.isPromotableRef(rvalue)) return;
    const ty = mkRef(reErased, this.tyOf(local), rvalue.borrow.kind === "Mut" ? "Mut" : "Not");
    const index = this.promoted.length as PromotedId;
    this.promoted.push(this.promotedBody(index, whole, ty, statement));
    const constant = {
      span: info.span,
      ty,
      value: { kind: "Promoted", promoted: index },
      userType: undefined,
    } as const;
    const use: Rvalue = { kind: "Use", operand: { kind: "Constant", constant } };
    if (projection.length === 0) this.replaced.set(statement, [{ ...statement, rvalue: use }]);
    else {
      // Only the temporary itself is promoted: what is seen of it is found when the program runs.
      const reference = this.newTemp(ty, info);
      const place: Place = { local: reference, projection: [{ kind: "Deref" }, ...projection] };
      this.replaced.set(statement, [
        { kind: "Assign", place: { local: reference, projection: [] }, rvalue: use, info },
        { ...statement, rvalue: { ...rvalue, place } },
      ]);
    }
    this.release(local);
  }

  private newTemp(ty: Ty, { span }: Statement["info"]): Local {
    const kind = { kind: "Temp", of: span, isBlockTail: false } as const;
    return (this.body.locals.length +
      this.locals.push({ ty, mutability: "Not", span, scope: 0 as SourceScope, kind }) -
      1) as Local;
  }

  private tyOf(local: Local): Ty {
    return placeTy(this.body.locals, { local, projection: [] }).ty;
  }

  private isPromotableRef({ borrow, place }: RefRvalue): boolean {
    if (!this.isPromotable(place.local)) return false;
    if (borrow.kind !== "Shared") return borrow.kind === "Mut" && this.isEmptyArray(place);
    const { tcx, env, body } = this;
    const definitionOf = (local: Local) => this.definitionOf(local)?.statement.rvalue;
    return !hasEffects(tcx, { env, owner: body.def, locals: body.locals }, definitionOf, place.local);
  }

  /** `&*r` is like a copy of the reference `r`. */
  private withoutReborrow(place: Place): Place {
    const reference: Place = { local: place.local, projection: place.projection.slice(0, -1) };
    const isReborrow =
      place.projection.at(-1)?.kind === "Deref" && placeTy(this.body.locals, reference).ty.kind === "Ref";
    return isReborrow ? reference : place;
  }

  /** Parts that are sure to be there: fields, and elements at constant places of arrays. */
  private isWithin({ local, projection }: Place): boolean {
    return projection.every((element, index) => {
      if (element.kind === "Field") return true;
      const base = placeTy(this.body.locals, { local, projection: projection.slice(0, index) }).ty;
      if (element.kind !== "Index" || base.kind !== "Array" || base.len.kind !== "Value") return false;
      const at = this.constantIn(element.local);
      return at !== undefined && at < base.len.bits;
    });
  }

  /** The number that a temporary holds. */
  private constantIn(local: Local): bigint | undefined {
    const rvalue = this.definitionOf(local)?.statement.rvalue;
    return rvalue?.kind === "Use" ? scalarOf(rvalue.operand) : undefined;
  }

  /** `&mut []`: nothing can be changed through it. */
  private isEmptyArray(place: Place): boolean {
    const { ty } = placeTy(this.body.locals, place);
    return place.projection.length === 0 && ty.kind === "Array" && ty.len.kind === "Value" && ty.len.bits === 0n;
  }

  private isPromotable(local: Local): boolean {
    let verdict = this.verdicts.get(local);
    if (verdict === undefined) {
      const definition = this.definitionOf(local);
      verdict = definition !== undefined && this.isPromotableRvalue(definition.statement.rvalue);
      this.verdicts.set(local, verdict);
    }
    return verdict;
  }

  private isPromotableOperand(operand: Operand): boolean {
    if (operand.kind !== "Constant") return this.isWithin(operand.place) && this.isPromotable(operand.place.local);
    return operand.constant.value.kind !== "StaticRef";
  }

  private isPromotableRvalue(rvalue: Rvalue): boolean {
    switch (rvalue.kind) {
      case "Use":
      case "Repeat":
        return this.isPromotableOperand(rvalue.operand);
      case "UnaryOp":
        return rvalue.op !== "PtrMetadata" && this.isPromotableOperand(rvalue.operand);
      case "Cast":
        return (
          rvalue.cast !== "PointerExposeProvenance" &&
          rvalue.cast !== "Transmute" &&
          this.isPromotableOperand(rvalue.operand)
        );
      case "BinaryOp":
        return this.isPromotableBinary(rvalue);
      case "Aggregate":
        if (rvalue.aggregate.kind === "RawPtr" || rvalue.aggregate.kind === "Coroutine") return false;
        return rvalue.operands.every((operand) => this.isPromotableOperand(operand));
      case "RawPtr": {
        const pointee = this.withoutReborrow(rvalue.place);
        return pointee !== rvalue.place && this.isWithin(pointee) && this.isPromotable(pointee.local);
      }
      case "Ref":
        return this.isWithin(this.withoutReborrow(rvalue.place)) && this.isPromotableRef(rvalue);
      default:
        return false;
    }
  }

  /** A division must be seen not to fail. */
  private isPromotableBinary({ op, left, right }: Extract<Rvalue, { kind: "BinaryOp" }>): boolean {
    if (op === "Div" || op === "Rem") {
      const divisor = scalarOf(right);
      if (divisor === undefined || divisor === 0n) return false;
      const width = right.kind === "Constant" ? signedWidth(right.constant.ty) : undefined;
      const dividend = scalarOf(left);
      const isMinusOne = width !== undefined && divisor === (1n << width) - 1n;
      if (isMinusOne && (dividend === undefined || dividend === 1n << (width - 1n))) return false;
    }
    if (op === "Offset") return false;
    return this.isPromotableOperand(left) && this.isPromotableOperand(right);
  }

  // ---- the new body ----

  private promotedBody(index: PromotedId, root: RefRvalue, ty: Ty, { info }: AssignStatement): Body {
    const { body } = this;
    const locals: LocalDecl[] = [
      { ty, mutability: "Mut", span: info.span, scope: 0 as SourceScope, kind: { kind: "Return" } },
    ];
    const statements: Statement[] = [];
    const copies = new Map<Local, Local>();
    const copyPlace = ({ local, projection }: Place): Place => ({
      local: copyLocal(local),
      projection: projection.map((part) => (part.kind === "Index" ? { ...part, local: copyLocal(part.local) } : part)),
    });
    const copyLocal = (local: Local): Local => {
      const known = copies.get(local);
      if (known !== undefined) return known;
      const decl = body.locals[local] as LocalDecl;
      const definition = this.definitionOf(local) as Definition;
      const rvalue = mapRvalue(definition.statement.rvalue, copyPlace);
      const copy = locals.push({ ...decl, scope: 0 as SourceScope }) - 1;
      copies.set(local, copy as Local);
      statements.push({ ...definition.statement, place: { local: copy as Local, projection: [] }, rvalue });
      return copy as Local;
    };
    const rvalue = mapRvalue(root, copyPlace);
    statements.push({ kind: "Assign", place: { local: returnPlace, projection: [] }, rvalue, info });
    return {
      ...body,
      name: `${body.name}::promoted[${index}]`,
      source: "Promoted",
      span: info.span,
      argCount: 0,
      spreadArg: undefined,
      locals,
      blocks: [
        {
          statements: statements.map((statement) => ({
            ...statement,
            info: { ...statement.info, scope: 0 as SourceScope },
          })),
          terminator: { kind: "Return", info },
          isCleanup: false,
        },
      ],
      sourceScopes: [{ span: info.span, parentScope: undefined }],
      varDebugInfo: [],
      stopPoints: [],
      promoted: [],
      viewFlags: [],
      trackCaller: false,
      upvars: [],
    };
  }

  /** Temporaries that only the promoted expression used are gone. */
  private release(local: Local): void {
    const definition = this.definitionOf(local);
    if (definition === undefined || this.uses.get(local) !== 2) return;
    this.dead.add(local);
    mapRvalue(definition.statement.rvalue, (place) => {
      this.release(place.local);
      return place;
    });
  }
}

function scalarOf(operand: Operand): bigint | undefined {
  return operand.kind === "Constant" && operand.constant.value.kind === "Scalar"
    ? operand.constant.value.bits
    : undefined;
}

/** Bits of a signed integer; undefined for what has no sign. */
function signedWidth(ty: Ty): bigint | undefined {
  if (ty.kind !== "Int") return undefined;
  return ty.int === "isize" ? 64n : BigInt(ty.int.slice(1));
}
