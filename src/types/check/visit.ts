/** Walks typed bodies: the parts of an expression in evaluation order, and the patterns with them. */
import { assertNever } from "../../base/invariant";
import type { Block, Expr, Pat } from "../body";

export interface BodyVisitor {
  /** Called before the parts; `false` keeps out of them. */
  expr?(expr: Expr): boolean | void;
  exprAfter?(expr: Expr): void;
  pat?(pat: Pat): void;
  block?(block: Block): void;
  blockAfter?(block: Block): void;
}

export function visitExpr(e: Expr, v: BodyVisitor): void {
  if (v.expr?.(e) === false) return;
  const go = (child: Expr | undefined): void => {
    if (child !== undefined) visitExpr(child, v);
  };
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
    case "Closure":
    case "Continue":
    case "OffsetOf":
    case "Error":
      break;
    case "Field":
    case "Deref":
      go(k.base);
      break;
    case "Index":
      go(k.base);
      go(k.index);
      break;
    case "Tuple":
      k.fields.forEach(go);
      break;
    case "Array":
      k.elements.forEach(go);
      break;
    case "Repeat":
    case "Yield":
      go(k.value);
      break;
    case "Adt":
      for (const f of k.fields) go(f.value);
      go(k.base?.base);
      break;
    case "Call":
      go(k.func);
      k.args.forEach(go);
      break;
    case "Borrow":
    case "RawBorrow":
      go(k.place);
      break;
    case "Unary":
    case "Cast":
    case "NeverToAny":
    case "Use":
    case "ValueTypeAscription":
      go(k.operand);
      break;
    case "Binary":
    case "LogicalOp":
      go(k.left);
      go(k.right);
      break;
    case "Assign":
    case "AssignOp":
      go(k.value);
      go(k.place);
      break;
    case "Block":
      visitBlock(k.block, v);
      break;
    case "If":
      go(k.condition);
      go(k.then);
      go(k.otherwise);
      break;
    case "Let":
      go(k.scrutinee);
      visitPat(k.pat, v);
      break;
    case "Match":
      go(k.scrutinee);
      for (const arm of k.arms) {
        visitPat(arm.pat, v);
        go(arm.guard);
        go(arm.body);
      }
      break;
    case "Loop":
      go(k.body);
      break;
    case "Break":
    case "Return":
      go(k.value);
      break;
    default:
      assertNever(k);
  }
  v.exprAfter?.(e);
}

export function visitBlock(block: Block, v: BodyVisitor): void {
  v.block?.(block);
  for (const stmt of block.statements) {
    if (stmt.kind === "Expr") visitExpr(stmt.expr, v);
    else {
      if (stmt.init !== undefined) visitExpr(stmt.init, v);
      visitPat(stmt.pat, v);
      if (stmt.else !== undefined) visitBlock(stmt.else, v);
    }
  }
  if (block.tail !== undefined) visitExpr(block.tail, v);
  v.blockAfter?.(block);
}

export function visitPat(pat: Pat, v: BodyVisitor): void {
  v.pat?.(pat);
  for (const sub of subpats(pat)) visitPat(sub, v);
}

export function subpats(pat: Pat): readonly Pat[] {
  const k = pat.kind;
  switch (k.kind) {
    case "Binding":
      return k.subpattern === undefined ? [] : [k.subpattern];
    case "Variant":
    case "Leaf":
      return k.fields.map((f) => f.pat);
    case "Deref":
      return [k.subpattern];
    case "Slice":
      return [...k.prefix, ...(k.slice === undefined ? [] : [k.slice]), ...k.suffix];
    case "Or":
      return k.pats;
    default:
      return [];
  }
}
