/** `unused_must_use`: a statement drops a value whose type or function asks to be used, or the result of an operator. */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { DefId } from "../../../resolve/def";
import type { Expr, TypedBody } from "../../body";
import type { Context } from "../../context";
import { findAttributes } from "../../collect/attributes";
import { printDef } from "../../print";
import type { Ty } from "../../ty";
import { visitExpr } from "../visit";
import { emitLint } from "./levels";

export function lintUnusedMustUse(tcx: Context, body: TypedBody): void {
  visitExpr(body.value, {
    block: (block) => {
      for (const stmt of block.statements) if (stmt.kind === "Expr") check(tcx, body.def, stmt.expr);
    },
  });
}

function check(tcx: Context, body: DefId, e: Expr): void {
  if (isAssignment(e)) return;
  // What std's macros wrote is the program's call.
  const span = tcx.resolver.hygiene.sourceCallSite(e.span);
  const typed = mustUseTy(tcx, e.ty);
  if (typed !== undefined) return warn(tcx, body, `unused ${typed.what} that must be used`, span, typed.reason);
  const called = mustUseCallee(tcx, e);
  if (called !== undefined) {
    const message = `unused return value of \`${printDef(tcx, called.def)}\` that must be used`;
    return warn(tcx, body, message, span, called.reason);
  }
  const operation = e.span.ctxt === 0 ? operationOf(tcx, e) : undefined;
  if (operation !== undefined)
    warn(tcx, body, `unused ${operation} that must be used`, span, undefined, `the ${operation} produces a value`);
}

function isAssignment(e: Expr): boolean {
  return e.kind.kind === "Assign" || e.kind.kind === "AssignOp";
}

interface Asked {
  readonly what: string;
  readonly reason: string | undefined;
}

/** `before` and `after`: what holds the type, "boxed " or " in tuple element 0". */
function mustUseTy(tcx: Context, ty: Ty, before = "", after = "", plural = ""): Asked | undefined {
  const asked = (what: string, reason: string | undefined): Asked => ({ what: `${before}${what}${after}`, reason });
  switch (ty.kind) {
    case "Adt": {
      const [held] = ty.args;
      if (tcx.isLang(ty.def, "owned_box") && held?.kind === "Type")
        return mustUseTy(tcx, held.ty, `${before}boxed `, after, plural);
      if (tcx.isLang(ty.def, "pin") && held?.kind === "Type")
        return mustUseTy(tcx, held.ty, `${before}pinned `, after, plural);
      const found = mustUse(tcx, ty.def);
      return found && asked(`\`${shortName(tcx, ty.def)}\``, found.reason);
    }
    case "Closure":
      return asked(`closure${plural}`, "closures are lazy and do nothing unless called");
    case "Alias":
    case "Coroutine":
    case "Dynamic":
      for (const trait of traitsOf(tcx, ty)) {
        const found = mustUse(tcx, trait);
        const name = `\`${shortName(tcx, trait)}\``;
        if (found !== undefined)
          return asked(
            ty.kind === "Dynamic" ? `${name} trait object${plural}` : `implementer${plural} of ${name}`,
            found.reason,
          );
      }
      return undefined;
    case "Tuple":
      for (const [i, elem] of ty.elems.entries()) {
        const found = mustUseTy(tcx, elem, before, ` in tuple element ${i}`, plural);
        if (found !== undefined) return found;
      }
      return undefined;
    case "Array":
      return mustUseTy(tcx, ty.elem, `${before}array${plural} of `, after, "s");
    default:
      return undefined;
  }
}

/** What is known of a type that has no name. */
function traitsOf(tcx: Context, ty: Ty): readonly DefId[] {
  if (ty.kind === "Coroutine") return [tcx.langItem("future_trait")];
  if (ty.kind === "Alias" && ty.alias === "Opaque")
    return tcx.itemBounds(ty.def).flatMap(({ value }) => (value.kind === "Trait" ? [value.trait.def] : []));
  if (ty.kind === "Dynamic") return ty.predicates.flatMap(({ value }) => (value.kind === "Trait" ? [value.def] : []));
  return [];
}

function shortName(tcx: Context, def: DefId): string {
  return tcx.def(def).name;
}

function mustUseCallee(
  tcx: Context,
  e: Expr,
): { readonly def: DefId; readonly reason: string | undefined } | undefined {
  if (e.kind.kind !== "Call" || e.kind.func.ty.kind !== "FnDef" || e.kind.source === "Operator") return undefined;
  const { def } = e.kind.func.ty;
  const found = mustUse(tcx, def);
  return found === undefined ? undefined : { def, reason: found.reason };
}

/** `#[must_use]`, with its reason. */
function mustUse(tcx: Context, def: DefId): { readonly reason: string | undefined } | undefined {
  const [attribute] = findAttributes(tcx.def(def).attributes, "must_use");
  if (attribute === undefined) return undefined;
  const value =
    attribute.kind === "Normal" && attribute.args.kind === "Eq" && attribute.args.value.kind === "Lit"
      ? attribute.args.value.lit.symbol
      : undefined;
  return { reason: value };
}

function operationOf(tcx: Context, e: Expr): string | undefined {
  const k = e.kind;
  if (k.kind === "Binary") return operations[k.op] ?? "arithmetic operation";
  if (k.kind === "Call" && k.source === "Operator" && k.func.ty.kind === "FnDef") {
    const trait = tcx.parent(k.func.ty.def);
    return trait === undefined ? undefined : operationsOfTraits[tcx.langNameOf(trait) ?? ""];
  }
  if (k.kind === "LogicalOp") return "logical operation";
  if (k.kind === "Unary") return "unary operation";
  if (k.kind === "Borrow" && k.origin === "Source") return "borrow";
  return undefined;
}

const operations: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["Eq", "Ne", "Lt", "Le", "Gt", "Ge"].map((op) => [op, "comparison"])),
  ...Object.fromEntries(["BitXor", "BitAnd", "BitOr", "Shl", "Shr"].map((op) => [op, "bitwise operation"])),
};

const operationsOfTraits: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["eq", "partial_ord"].map((lang) => [lang, "comparison"])),
  ...Object.fromEntries(["bitxor", "bitand", "bitor", "shl", "shr"].map((lang) => [lang, "bitwise operation"])),
  ...Object.fromEntries(["add", "sub", "mul", "div", "rem"].map((lang) => [lang, "arithmetic operation"])),
  ...Object.fromEntries(["neg", "not"].map((lang) => [lang, "unary operation"])),
};

function warn(
  tcx: Context,
  body: DefId,
  message: string,
  span: Span,
  reason: string | undefined,
  label?: string,
): void {
  emitLint(
    tcx,
    body,
    warning("unused_must_use", message, span, {
      labels: label === undefined ? [] : [{ span, text: label, primary: true }],
      notes: reason === undefined ? [] : [reason],
      suggestions: [
        {
          message: "use `let _ = ...` to ignore the resulting value",
          edits: [{ span: { ...span, hi: span.lo }, replacement: "let _ = " }],
          applicability: "MaybeIncorrect",
        },
      ],
    }),
  );
}
