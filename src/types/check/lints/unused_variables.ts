/** `unused_variables`: variables that are never read, also those that are only assigned. Closures count as part of their body. */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { NodeId } from "../../../syntax/ast";
import type { Expr, Pat, Stmt, TypedBody } from "../../body";
import type { Context } from "../../context";
import { visitBlock, visitExpr, visitPat, type BodyVisitor } from "../visit";
import { emitLint } from "./levels";

interface Variable {
  readonly name: string;
  readonly span: Span;
  readonly patSpan: Span;
  readonly shorthand: boolean;
  read: boolean;
  assigned: boolean;
}

export function lintUnusedVariables(tcx: Context, body: TypedBody): void {
  if (body.kind === "Closure" || body.kind === "Coroutine") return;
  const variables = new Map<NodeId, Variable>();
  const visitor = makeVisitor(tcx, variables, new Set());
  for (const param of body.params) if (param.pat !== undefined) visitPat(param.pat, visitor);
  visitExpr(body.value, visitor);
  for (const variable of variables.values()) report(tcx, body.def, variable);
}

/** `dead`: declared where control never comes. */
function makeVisitor(tcx: Context, variables: Map<NodeId, Variable>, dead: Set<NodeId>): BodyVisitor {
  const declare = (pat: Pat): void => {
    const k = pat.kind;
    if (
      k.kind !== "Binding" ||
      !k.isPrimary ||
      k.name.startsWith("_") ||
      k.name === "self" ||
      k.nameSpan.ctxt !== 0 ||
      k.binding < 0 ||
      dead.has(k.binding)
    )
      return;
    if (!variables.has(k.binding))
      variables.set(k.binding, {
        name: k.name,
        // With its `mut` or `ref`.
        span: k.isShorthand === true ? k.nameSpan : { ...k.nameSpan, lo: pat.span.lo },
        patSpan: pat.span,
        shorthand: k.isShorthand === true,
        read: false,
        assigned: false,
      });
  };
  const use = (e: Expr, how: "read" | "assigned"): boolean => {
    const k = e.kind;
    if (k.kind !== "VarRef" && k.kind !== "UpvarRef") return false;
    const variable = variables.get(k.binding);
    // What a closure writes may be read where it was made.
    if (variable !== undefined) variable[k.kind === "UpvarRef" ? "read" : how] = true;
    return true;
  };
  const visitor: BodyVisitor = {
    pat: declare,
    block: (block) => {
      const at = block.statements.findIndex(neverEnds);
      if (at < 0) return;
      const rest = { ...block, statements: block.statements.slice(at + 1) };
      visitBlock(rest, { pat: ({ kind }) => void (kind.kind === "Binding" && dead.add(kind.binding)) });
    },
    expr: (e) => {
      const k = e.kind;
      if (k.kind === "Closure") {
        const inner = tcx.typedBody(k.def);
        for (const param of inner.params) if (param.pat !== undefined) visitPat(param.pat, visitor);
        visitExpr(inner.value, visitor);
        return;
      }
      if ((k.kind === "Assign" || k.kind === "AssignOp") && use(wholeOf(k.place), "assigned")) {
        visitExpr(k.value, visitor);
        return false;
      }
      use(e, "read");
      return;
    },
  };
  return visitor;
}

function neverEnds(stmt: Stmt): boolean {
  const expr = stmt.kind === "Expr" ? stmt.expr : stmt.kind === "Let" ? stmt.init : undefined;
  return expr?.ty.kind === "Never";
}

/** The variable that a place is in, as far as fields lead. */
function wholeOf(place: Expr): Expr {
  return place.kind.kind === "Field" ? wholeOf(place.kind.base) : place;
}

function report(tcx: Context, def: DefId, v: Variable): void {
  if (v.read) return;
  const { span, name, patSpan } = v;
  if (v.assigned) {
    emitLint(
      tcx,
      def,
      warning("unused_variables", `variable \`${name}\` is assigned to, but never used`, patSpan, {
        notes: [`consider using \`_${name}\` instead`],
      }),
    );
    return;
  }
  const help = v.shorthand ? "try ignoring the field" : "if this is intentional, prefix it with an underscore";
  emitLint(
    tcx,
    def,
    warning("unused_variables", `unused variable: \`${name}\``, span, {
      labels: [{ span, text: "", primary: true }],
      suggestions: [
        {
          message: help,
          edits: [{ span, replacement: v.shorthand ? `${name}: _` : `_${name}` }],
          applicability: "MachineApplicable",
        },
      ],
    }),
  );
}
