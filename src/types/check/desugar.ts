/**
 * Sugar, taken apart into plainer syntax before it is checked: `for`, `while`, `?`, ranges and destructuring assignment, as
 * rustc's AST lowering does. The new nodes have negative ids and resolve, through `Synthetic`, to lang items and to new
 * variables; the checker and the builder then see no sugar. What a node came from is kept for words and stop points.
 */
import type { Span } from "../../base/source";
import type { DefId, PartialRes, Res } from "../../resolve/def";
import type * as ast from "../../syntax/ast";
import type { NodeId } from "../../syntax/ast";
import type { Desugaring } from "../body";
import type { TyCtxt } from "../tcx";

/** Resolutions of nodes that are not in the source. */
export class Synthetic {
  private nextId = -1;
  readonly res = new Map<NodeId, PartialRes>();
  /** Loop that a made or written `break` means, where it is not what the resolver says. */
  readonly labels = new Map<NodeId, NodeId>();
  /** The loop made for a `while` or `for` expression. */
  readonly loops = new Map<NodeId, NodeId>();
  readonly origin = new Map<NodeId, Desugaring>();
  /** The plain form of a sugared expression. */
  readonly expansion = new Map<NodeId, ast.Expr>();

  constructor(readonly tcx: TyCtxt) {}

  id(): NodeId {
    return this.nextId-- as NodeId;
  }

  /** A path expression that means the definition; as many segments as its generics' owners. */
  defPath(def: DefId, span: Span): ast.Expr {
    const id = this.id();
    const { path, res } = this.pathTo(def, span);
    this.res.set(id, res);
    return { kind: "Path", path, id, span, attrs: [] };
  }

  pathTo(def: DefId, span: Span): { path: ast.Path; res: PartialRes } {
    const d = this.tcx.def(def);
    const segment = (name: string): ast.PathSegment => ({ id: this.id(), ident: { name, span } });
    const parent = d.parent === undefined ? "" : this.tcx.def(d.parent).name;
    const base: Res = { kind: "Def", def, defKind: d.kind };
    return {
      path: { span, global: false, segments: [segment(parent), segment(d.name)] },
      res: { base, unresolvedSegments: 0 },
    };
  }

  call(def: DefId, span: Span, fnSpan: Span, args: readonly ast.Expr[]): ast.Expr {
    return this.expr(span, { kind: "Call", callee: this.defPath(def, fnSpan), args });
  }

  expr(span: Span, kind: DistributiveOmit<ast.Expr, "id" | "span" | "attrs">): ast.Expr {
    return { ...kind, id: this.id(), span, attrs: [] } as ast.Expr;
  }
  pat(span: Span, kind: DistributiveOmit<ast.Pat, "id" | "span">): ast.Pat {
    return { ...kind, id: this.id(), span } as ast.Pat;
  }
  block(span: Span, stmts: readonly ast.Stmt[]): ast.Block {
    return { id: this.id(), span, stmts, unsafe: false, attrs: [] };
  }
  arm(span: Span, pat: ast.Pat, body: ast.Expr): ast.Arm {
    return { id: this.id(), span, attrs: [], pat, body };
  }
  semi(expr: ast.Expr): ast.Stmt {
    return { kind: "Semi", expr, id: this.id(), span: expr.span };
  }

  /** A new variable: its pattern, and expressions that read it. */
  variable(name: string, span: Span, mut = false): Variable {
    const pat = this.pat(span, { kind: "Ident", mode: { byRef: "No", mut }, ident: { name, span } });
    const use = (at: Span): ast.Expr => {
      const id = this.id();
      this.res.set(id, { base: { kind: "Local", binding: pat.id }, unresolvedSegments: 0 });
      return {
        kind: "Path",
        path: { span: at, global: false, segments: [{ id: this.id(), ident: { name, span: at } }] },
        id,
        span: at,
        attrs: [],
      };
    };
    return { pat, use };
  }

  /** `Variant(pats…)` or, without patterns, the unit variant's path. */
  variantPat(variant: DefId, span: Span, pats: readonly ast.Pat[]): ast.Pat {
    const def = this.ctorOf(variant);
    const { path, res } = this.pathTo(variant, span);
    const pat =
      pats.length === 0 ? this.pat(span, { kind: "Path", path }) : this.pat(span, { kind: "TupleStruct", path, pats });
    this.res.set(pat.id, { ...res, base: { kind: "Def", def, defKind: this.tcx.def(def).kind } });
    return pat;
  }
  private ctorOf(variant: DefId): DefId {
    const d = this.tcx.def(variant);
    const adt = d.parent === undefined ? undefined : this.tcx.adtDef(d.parent);
    return adt?.variants.find((v) => v.def === variant)?.ctor ?? variant;
  }

  /** A `break` out of `loop`. */
  breakFrom(loop: NodeId, span: Span, value?: ast.Expr): ast.Expr {
    const made = this.expr(span, value === undefined ? { kind: "Break" } : { kind: "Break", expr: value });
    this.labels.set(made.id, loop);
    return made;
  }
}

/** A variable that is not in the source. */
export interface Variable {
  readonly pat: ast.Pat;
  readonly use: (span: Span) => ast.Expr;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** `while cond { body }` is `loop { if cond { body } else { break } }`. */
export function desugarWhile(s: Synthetic, expr: ast.ExprOf<"While">): ast.Expr {
  const loopId = s.id();
  s.loops.set(expr.id, loopId);
  const otherwise = s.expr(expr.span, {
    kind: "Block",
    block: s.block(expr.span, [s.semi(s.breakFrom(loopId, expr.span))]),
  });
  const branch = s.expr(expr.span, { kind: "If", cond: expr.cond, then: expr.body, else: otherwise });
  const body = s.block(expr.span, [{ kind: "Expr", expr: branch, id: s.id(), span: expr.span }]);
  s.origin.set(loopId, "WhileLoop");
  s.origin.set(branch.id, "WhileLoop");
  return {
    kind: "Loop",
    body,
    id: loopId,
    span: expr.span,
    attrs: [],
    ...(expr.label === undefined ? {} : { label: expr.label }),
  };
}

/**
 * `for pat in iter { body }` is
 * `match IntoIterator::into_iter(iter) { mut iter => loop { match Iterator::next(&mut iter) { None => break, Some(pat) => body } } }`.
 */
export function desugarFor(s: Synthetic, expr: ast.ExprOf<"ForLoop">): ast.Expr {
  const { tcx } = s;
  const headSpan = expr.iter.span;
  const loopId = s.id();
  s.loops.set(expr.id, loopId);
  const iter = s.variable("iter", headSpan, true);
  const next = s.call(tcx.langItem("next"), headSpan, headSpan, [
    s.expr(headSpan, { kind: "AddrOf", borrow: "Ref", mutbl: "Mut", expr: iter.use(headSpan) }),
  ]);
  const none = s.arm(expr.span, s.variantPat(tcx.langItem("None"), expr.span, []), s.breakFrom(loopId, expr.span));
  const body = s.expr(expr.body.span, { kind: "Block", block: expr.body });
  const some = s.arm(expr.span, s.variantPat(tcx.langItem("Some"), expr.pat.span, [expr.pat]), body);
  const step = s.expr(expr.span, { kind: "Match", scrutinee: next, arms: [none, some] });
  const loop: ast.Expr = {
    kind: "Loop",
    body: s.block(expr.span, [s.semi(step)]),
    id: loopId,
    span: expr.span,
    attrs: [],
  };
  const intoIter = s.call(tcx.langItem("into_iter"), headSpan, headSpan, [expr.iter]);
  const outer = s.expr(expr.span, { kind: "Match", scrutinee: intoIter, arms: [s.arm(expr.span, iter.pat, loop)] });
  for (const node of [loop, step, outer, intoIter, next]) s.origin.set(node.id, "ForLoop");
  markCallee(s, intoIter, "ForLoop");
  markCallee(s, next, "ForLoop");
  return outer;
}

/**
 * `expr?` is
 * `match Try::branch(expr) { Continue(val) => val, Break(residual) => return FromResidual::from_residual(residual) }`.
 */
export function desugarTry(s: Synthetic, expr: ast.ExprOf<"Try">): ast.Expr {
  const { tcx } = s;
  const { span } = expr;
  const mark: Span = { ...span, lo: Math.max(span.lo, span.hi - 1) };
  const val = s.variable("val", span);
  const residual = s.variable("residual", mark);
  const branch = s.call(tcx.langItem("branch"), span, mark, [expr.expr]);
  const leave = s.call(tcx.langItem("from_residual"), mark, mark, [residual.use(mark)]);
  const matched = s.expr(span, {
    kind: "Match",
    scrutinee: branch,
    arms: [
      s.arm(span, s.variantPat(tcx.langItem("Continue"), span, [val.pat]), val.use(span)),
      s.arm(
        mark,
        s.variantPat(tcx.langItem("Break"), mark, [residual.pat]),
        s.expr(mark, { kind: "Ret", expr: leave }),
      ),
    ],
  });
  for (const node of [matched, branch, leave]) s.origin.set(node.id, "QuestionMark");
  markCallee(s, branch, "QuestionMark");
  markCallee(s, leave, "QuestionMark");
  return matched;
}

function markCallee(s: Synthetic, call: ast.Expr, origin: Desugaring): void {
  if (call.kind === "Call") s.origin.set(call.callee.id, origin);
}

/**
 * `expr.await` is, with `context` the coroutine's resume argument,
 * `match IntoFuture::into_future(expr) { mut awaitee => loop {
 *    match unsafe { Future::poll(Pin::new_unchecked(&mut awaitee), get_context(context)) } {
 *      Ready(result) => break result, Pending => {} }
 *    context = yield (); } }`.
 */
export function desugarAwait(s: Synthetic, expr: ast.ExprOf<"Await">, context: Variable): ast.Expr {
  const { tcx } = s;
  const { span } = expr;
  const loopId = s.id();
  const awaitee = s.variable("__awaitee", expr.expr.span, true);
  const result = s.variable("result", span);
  const borrow = s.expr(span, { kind: "AddrOf", borrow: "Ref", mutbl: "Mut", expr: awaitee.use(span) });
  const pinned = s.call(tcx.langItem("new_unchecked"), span, span, [borrow]);
  const taskContext = s.call(tcx.langItem("get_context"), span, span, [context.use(span)]);
  const poll = s.call(tcx.langItem("poll"), span, expr.awaitSpan, [pinned, taskContext]);
  const unsafe = s.expr(span, {
    kind: "Block",
    block: { ...s.block(span, [{ kind: "Expr", expr: poll, id: s.id(), span }]), unsafe: true },
  });
  const unit = s.expr(span, { kind: "Block", block: s.block(span, []) });
  const wait = s.expr(span, {
    kind: "Match",
    scrutinee: unsafe,
    arms: [
      s.arm(span, s.variantPat(tcx.langItem("Ready"), span, [result.pat]), s.breakFrom(loopId, span, result.use(span))),
      s.arm(span, s.variantPat(tcx.langItem("Pending"), span, []), unit),
    ],
  });
  const suspend = s.expr(span, { kind: "Yield", expr: s.expr(span, { kind: "Tup", elems: [] }) });
  const resume = s.expr(span, { kind: "Assign", lhs: context.use(span), rhs: suspend, eqSpan: span });
  const loop: ast.Expr = {
    kind: "Loop",
    body: s.block(span, [s.semi(wait), s.semi(resume)]),
    id: loopId,
    span,
    attrs: [],
  };
  const intoFuture = s.call(tcx.langItem("into_future"), span, expr.awaitSpan, [expr.expr]);
  const outer = s.expr(span, { kind: "Match", scrutinee: intoFuture, arms: [s.arm(span, awaitee.pat, loop)] });
  for (const node of [loop, wait, outer, intoFuture, poll]) s.origin.set(node.id, "Await");
  for (const call of [intoFuture, poll, pinned, taskContext]) markCallee(s, call, "Await");
  return outer;
}

/**
 * `async fn f(a: A, (b, _): B) { body }` is `fn f(a: A, arg1: B) { async move { let a = a; let arg1 = arg1; let (b, _) = arg1; body } }`:
 * the future owns every parameter to its end, whatever the pattern takes of it. So is an `async` closure, whose block is not
 * `move`: of what the closure captured it takes no more than it uses (`upvar.ts` moves the parameters).
 */
export function desugarAsyncFn(
  s: Synthetic,
  closureId: NodeId,
  params: readonly ast.Param[],
  body: ast.Expr,
  move = true,
): { readonly params: readonly ast.Param[]; readonly value: ast.Expr } {
  const stmts: ast.Stmt[] = [];
  const bind = (pat: ast.Pat, value: Variable, span: Span): void => {
    const local: ast.Local = { id: s.id(), span, attrs: [], pat, init: value.use(span) };
    stmts.push({ kind: "Let", local, id: s.id(), span });
  };
  const outer = params.map((param, index): ast.Param => {
    const { pat, span } = param;
    const isSimple = pat.kind === "Ident" && pat.sub === undefined && pat.mode.byRef === "No";
    const name = isSimple ? pat.ident.name : `__arg${index}`;
    const given = s.variable(name, span);
    if (isSimple) bind(pat, given, span);
    else {
      const whole = s.variable(name, span);
      bind(whole.pat, given, span);
      bind(pat, whole, span);
    }
    return { ...param, pat: given.pat };
  });
  const tail: ast.Stmt = { kind: "Expr", expr: body, id: s.id(), span: body.span };
  const block = s.block(body.span, [...stmts, tail]);
  return { params: outer, value: s.expr(body.span, { kind: "Async", move, block, closureId }) };
}

/** `a..b` is `Range { start: a, end: b }`, and so on; `a..=b` is `RangeInclusive::new(a, b)`. */
export function desugarRange(s: Synthetic, expr: ast.ExprOf<"Range">): ast.Expr {
  const { start, end, limits, span } = expr;
  if (start !== undefined && end !== undefined && limits === "Closed")
    return s.call(s.tcx.langItem("range_inclusive_new"), span, span, [start, end]);
  const name =
    limits === "Closed"
      ? "RangeToInclusive"
      : start === undefined
        ? end === undefined
          ? "RangeFull"
          : "RangeTo"
        : end === undefined
          ? "RangeFrom"
          : "Range";
  const fields: ast.ExprField[] = [];
  if (start !== undefined) fields.push(field(s, "start", start));
  if (end !== undefined) fields.push(field(s, "end", end));
  const { path, res } = s.pathTo(s.tcx.langItem(name), span);
  const made = s.expr(span, {
    kind: "Struct",
    path: { ...path, segments: path.segments.slice(1) },
    fields,
    rest: false,
  });
  s.res.set(made.id, res);
  return made;
}
function field(s: Synthetic, name: string, expr: ast.Expr): ast.ExprField {
  return { id: s.id(), span: expr.span, attrs: [], ident: { name, span: expr.span }, expr, isShorthand: false };
}

/** Whether the left side of an assignment is a pattern and not a place. */
export function isDestructuring(lhs: ast.Expr, resolve: (node: NodeId) => PartialRes | undefined): boolean {
  switch (lhs.kind) {
    case "Paren":
      return isDestructuring(lhs.expr, resolve);
    case "Tup":
    case "Array":
    case "Struct":
    case "Underscore":
      return true;
    case "Call":
      return lhs.callee.kind === "Path" && mayBeConstructor(resolve(lhs.callee.id));
    default:
      return false;
  }
}

/** A path that is known to name something else is a call like any other. */
function mayBeConstructor(res: PartialRes | undefined): boolean {
  if (res === undefined || res.unresolvedSegments > 0) return true;
  const { base } = res;
  return base.kind === "Def" ? base.defKind === "Ctor" : base.kind !== "Local";
}

/** `(a, _, s.x) = value` is `{ let (lhs, _, lhs2) = value; a = lhs; s.x = lhs2; }`. */
export function desugarAssign(
  s: Synthetic,
  expr: ast.ExprOf<"Assign">,
  resolve: (node: NodeId) => PartialRes | undefined,
): ast.Expr {
  const assigns: ast.Stmt[] = [];
  const pat = destructure(s, expr.lhs, expr.eqSpan, assigns, resolve);
  const local: ast.Local = { id: s.id(), span: expr.span, attrs: [], pat, init: expr.rhs };
  return s.expr(expr.span, {
    kind: "Block",
    block: s.block(expr.span, [{ kind: "Let", local, id: s.id(), span: expr.span }, ...assigns]),
  });
}

function destructure(
  s: Synthetic,
  lhs: ast.Expr,
  eqSpan: Span,
  assigns: ast.Stmt[],
  resolve: (node: NodeId) => PartialRes | undefined,
): ast.Pat {
  const sub = (e: ast.Expr): ast.Pat =>
    e.kind === "Range" && e.start === undefined && e.end === undefined
      ? s.pat(e.span, { kind: "Rest" })
      : destructure(s, e, eqSpan, assigns, resolve);
  switch (lhs.kind) {
    case "Paren":
      return destructure(s, lhs.expr, eqSpan, assigns, resolve);
    case "Underscore":
      return s.pat(lhs.span, { kind: "Wild" });
    case "Tup":
      return s.pat(lhs.span, { kind: "Tuple", pats: lhs.elems.map(sub) });
    case "Array":
      return s.pat(lhs.span, { kind: "Slice", pats: lhs.elems.map(sub) });
    case "Struct": {
      const fields = lhs.fields.map(
        (f): ast.PatField => ({
          id: s.id(),
          span: f.span,
          attrs: [],
          ident: f.ident,
          pat: sub(f.expr),
          isShorthand: false,
        }),
      );
      return withRes(
        s,
        lhs.id,
        s.pat(lhs.span, {
          kind: "Struct",
          path: lhs.path,
          fields,
          rest: lhs.rest,
          ...(lhs.qself === undefined ? {} : { qself: lhs.qself }),
        }),
        resolve,
      );
    }
    case "Call":
      if (lhs.callee.kind === "Path" && mayBeConstructor(resolve(lhs.callee.id))) {
        const { path, qself, id } = lhs.callee;
        return withRes(
          s,
          id,
          s.pat(lhs.span, {
            kind: "TupleStruct",
            path,
            pats: lhs.args.map(sub),
            ...(qself === undefined ? {} : { qself }),
          }),
          resolve,
        );
      }
  }
  const variable = s.variable("lhs", lhs.span);
  assigns.push(s.semi(s.expr(lhs.span, { kind: "Assign", lhs, rhs: variable.use(lhs.span), eqSpan })));
  return variable.pat;
}

function withRes(s: Synthetic, from: NodeId, pat: ast.Pat, resolve: (node: NodeId) => PartialRes | undefined): ast.Pat {
  const res = resolve(from);
  if (res !== undefined) s.res.set(pat.id, res);
  return pat;
}
