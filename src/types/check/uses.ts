/**
 * How an expression uses places: what it moves, copies, borrows and assigns, in evaluation order (rustc's `ExprUseVisitor`, on
 * typed nodes, where every implicit borrow is written out). Capture analysis is its client.
 */
import { assertNever } from "../../base/invariant";
import type { Span } from "../../base/source";
import type { NodeId } from "../../syntax/ast";
import type { Arm, Block, CapturedPlace, Expr, Pat, Stmt } from "../body";
import type { Mutability, Ty } from "../ty";

export type Projection =
  | { readonly kind: "Field"; readonly variant: number; readonly field: number; readonly ty: Ty }
  | { readonly kind: "Deref"; readonly ty: Ty }
  | { readonly kind: "Index"; readonly ty: Ty };

/** A variable and projections from it; `ty` of the variable itself. */
export interface Place {
  readonly binding: NodeId;
  readonly name: string;
  readonly baseTy: Ty;
  readonly projections: readonly Projection[];
}

export function placeTy(place: Place): Ty {
  return place.projections[place.projections.length - 1]?.ty ?? place.baseTy;
}

export interface UseDelegate {
  /** The value is taken: moved, or copied if its type is `Copy`. */
  consume(place: Place, span: Span): void;
  borrow(place: Place, kind: "Shared" | "Mut" | "UniqueImm", span: Span): void;
  mutate(place: Place, span: Span): void;
}

/** Walks the value of a body. */
export function walkUses(value: Expr, delegate: UseDelegate): void {
  new UseWalker(delegate).consumeExpr(value);
}

class UseWalker {
  constructor(private readonly to: UseDelegate) {}

  /** The value of `e` is used. */
  consumeExpr(e: Expr): void {
    const place = placeOf(e);
    if (place !== undefined) this.to.consume(place, e.span);
    this.walk(e);
  }

  private borrowExpr(e: Expr, mutbl: Mutability): void {
    const place = placeOf(e);
    if (place !== undefined) this.to.borrow(place, mutbl === "Mut" ? "Mut" : "Shared", e.span);
    this.walk(e);
  }

  private mutateExpr(e: Expr): void {
    const place = placeOf(e);
    if (place !== undefined) this.to.mutate(place, e.span);
    this.walk(e);
  }

  /** The parts of `e`; where `e` is a place, the place itself is the caller's. */
  private walk(e: Expr): void {
    const k = e.kind;
    switch (k.kind) {
      case "VarRef":
      case "UpvarRef":
      case "StaticRef":
      case "Literal":
      case "ZstLiteral":
      case "NamedConst":
      case "ConstParam":
      case "ConstBlock":
      case "Continue":
      case "OffsetOf":
      case "Error":
        return;
      case "Field":
      case "Deref":
        return this.walkBase(k.base);
      case "Index":
        this.walkBase(k.base);
        return this.consumeExpr(k.index);
      case "Tuple":
        return k.fields.forEach((f) => this.consumeExpr(f));
      case "Array":
        return k.elements.forEach((f) => this.consumeExpr(f));
      case "Repeat":
        return this.consumeExpr(k.value);
      case "Adt":
        k.fields.forEach((f) => this.consumeExpr(f.value));
        if (k.base !== undefined) this.walkStructBase(k.base.base, k.base.fields);
        return;
      case "Closure":
        return k.captures.forEach((capture) => this.capture(capture));
      case "Call":
        this.consumeExpr(k.func);
        return k.args.forEach((a) => this.consumeExpr(a));
      case "Borrow":
        return this.borrowExpr(k.place, k.mutbl);
      case "RawBorrow":
        return this.borrowExpr(k.place, k.mutbl);
      case "Unary":
      case "Cast":
      case "NeverToAny":
      case "Use":
      case "ValueTypeAscription":
        return this.consumeExpr(k.operand);
      case "Binary":
      case "LogicalOp":
        this.consumeExpr(k.left);
        return this.consumeExpr(k.right);
      case "Assign":
        this.consumeExpr(k.value);
        return this.mutateExpr(k.place);
      case "AssignOp":
        this.consumeExpr(k.value);
        return this.mutateExpr(k.place);
      case "Block":
        return this.block(k.block);
      case "If":
        this.consumeExpr(k.condition);
        this.consumeExpr(k.then);
        if (k.otherwise !== undefined) this.consumeExpr(k.otherwise);
        return;
      case "Let":
        this.walk(k.scrutinee);
        return this.pattern(placeOf(k.scrutinee), k.pat, k.scrutinee.span);
      case "Match":
        this.walk(k.scrutinee);
        return k.arms.forEach((arm) => this.arm(k.scrutinee, arm));
      case "Loop":
        return this.consumeExpr(k.body);
      case "Break":
      case "Return":
        if (k.value !== undefined) this.consumeExpr(k.value);
        return;
      case "Yield":
        return this.consumeExpr(k.value);
      default:
        return assertNever(k);
    }
  }

  private walkBase(base: Expr): void {
    if (placeOf(base) !== undefined) this.walk(base);
    else this.consumeExpr(base);
  }

  private walkStructBase(base: Expr, fields: readonly { readonly field: number; readonly ty: Ty }[]): void {
    const place = placeOf(base);
    if (place === undefined) return this.consumeExpr(base);
    for (const { field, ty } of fields)
      this.to.consume(project(place, { kind: "Field", variant: 0, field, ty }), base.span);
    this.walk(base);
  }

  private capture(capture: CapturedPlace): void {
    const place: Place = {
      binding: capture.binding,
      name: capture.name,
      baseTy: capture.baseTy,
      projections: capture.projections,
    };
    if (capture.by.kind === "Value") this.to.consume(place, capture.useSpan);
    else this.to.borrow(place, capture.by.borrow, capture.useSpan);
  }

  private block(block: Block): void {
    for (const stmt of block.statements) this.stmt(stmt);
    if (block.tail !== undefined) this.consumeExpr(block.tail);
  }

  private stmt(stmt: Stmt): void {
    if (stmt.kind === "Expr") return this.consumeExpr(stmt.expr);
    if (stmt.init !== undefined) {
      this.walk(stmt.init);
      this.pattern(placeOf(stmt.init), stmt.pat, stmt.init.span);
    }
    if (stmt.else !== undefined) this.block(stmt.else);
  }

  private arm(scrutinee: Expr, arm: Arm): void {
    this.pattern(placeOf(scrutinee), arm.pat, scrutinee.span);
    if (arm.guard !== undefined) this.consumeExpr(arm.guard);
    this.consumeExpr(arm.body);
  }

  /** What matching reads and what bindings take, both at `span`: that of what is matched. `_` touches nothing. */
  private pattern(place: Place | undefined, pat: Pat, span: Span): void {
    if (place === undefined) return;
    const k = pat.kind;
    switch (k.kind) {
      case "Wild":
      case "Never":
      case "Error":
        return;
      case "Binding":
        if (k.mode === "ByValue") this.to.consume(place, span);
        else this.to.borrow(place, k.mode === "ByMutRef" ? "Mut" : "Shared", span);
        if (k.subpattern !== undefined) this.pattern(place, k.subpattern, span);
        return;
      case "Variant":
        this.to.borrow(place, "Shared", span);
        for (const f of k.fields)
          this.pattern(
            project(place, { kind: "Field", variant: k.variant, field: f.field, ty: f.pat.ty }),
            f.pat,
            span,
          );
        return;
      case "Leaf":
        for (const f of k.fields)
          this.pattern(project(place, { kind: "Field", variant: 0, field: f.field, ty: f.pat.ty }), f.pat, span);
        return;
      case "Deref":
        return this.pattern(project(place, { kind: "Deref", ty: k.subpattern.ty }), k.subpattern, span);
      case "Constant":
      case "Range":
        return this.to.borrow(place, "Shared", span);
      case "Slice":
        if (pat.ty.kind === "Slice" && (k.prefix.length > 0 || k.suffix.length > 0 || k.slice === undefined))
          this.to.borrow(place, "Shared", span);
        for (const p of [...k.prefix, ...(k.slice === undefined ? [] : [k.slice]), ...k.suffix])
          this.pattern(project(place, { kind: "Index", ty: p.ty }), p, span);
        return;
      case "Or":
        for (const p of k.pats) this.pattern(place, p, span);
        return;
      default:
        return assertNever(k);
    }
  }
}

function project(place: Place, projection: Projection): Place {
  return { ...place, projections: [...place.projections, projection] };
}

/** The place that an expression is; undefined for values. */
export function placeOf(e: Expr): Place | undefined {
  const k = e.kind;
  switch (k.kind) {
    case "VarRef":
    case "UpvarRef":
      return { binding: k.binding, name: k.name, baseTy: e.ty, projections: [] };
    case "Field": {
      const base = placeOf(k.base);
      return base === undefined
        ? undefined
        : project(base, { kind: "Field", variant: k.variant, field: k.field, ty: e.ty });
    }
    case "Deref": {
      const base = placeOf(k.base);
      return base === undefined ? undefined : project(base, { kind: "Deref", ty: e.ty });
    }
    case "Index": {
      const base = placeOf(k.base);
      return base === undefined ? undefined : project(base, { kind: "Index", ty: e.ty });
    }
    default:
      return undefined;
  }
}
