/**
 * `format_args!`: each argument is borrowed as it is written, and what shows it asks for its trait. The rest, calls of
 * `Argument::new_…` and `Arguments::new`, is always right, and is made with the typed body (`build/format_args.ts`).
 */
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import type { ObligationCauseCode } from "../infer/infer";
import { itemsNamed } from "../collect/names";
import type { Context } from "../context";
import { eraseRegions } from "../fold";
import { mkAdt, mkArgs, mkRef, reErased, regionArg, tyArg, tyUsize } from "../intern";
import { printTy } from "../print";
import { isTrivial } from "../traits/constituents";
import type { DefId } from "../../resolve/def";
import type { GenericArgs, Ty } from "../ty";
import { coerceTypes } from "./coercion";
import { checkExpr, warnUnreachable } from "./expr";
import { encodeTemplate, type FormatEntry } from "./format_template";
import type { FnCtxt } from "./fnctxt";

/** The functions of `Argument` that make one from a reference. */
const constructors: Readonly<Record<FormatEntry["shown"], string>> = {
  Display: "new_display",
  Debug: "new_debug",
  LowerExp: "new_lower_exp",
  UpperExp: "new_upper_exp",
  Octal: "new_octal",
  Pointer: "new_pointer",
  Binary: "new_binary",
  LowerHex: "new_lower_hex",
  UpperHex: "new_upper_hex",
  Count: "from_usize",
};

/** A function of `fmt::Arguments` or `fmt::rt::Argument`. */
export function formatFn(tcx: Context, lang: "format_arguments" | "format_argument", name: string): DefId | undefined {
  const self = mkAdt(tcx.langItem(lang), mkArgs([regionArg(reErased)]));
  for (const impl of tcx.inherentImplsFor(self)) {
    const [found] = itemsNamed(tcx, impl, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The function that makes an entry of the array, with its arguments for a value of the type. */
export function entryFn(tcx: Context, entry: FormatEntry, ty: Ty): { def: DefId; args: GenericArgs } | undefined {
  const def = formatFn(tcx, "format_argument", constructors[entry.shown]);
  const region = regionArg(reErased);
  return def && { def, args: mkArgs(entry.shown === "Count" ? [region] : [region, tyArg(ty)]) };
}

export function checkFormatArgs(fcx: FnCtxt, expr: ast.ExprOf<"FormatArgs">): Ty {
  const types = expr.args.map(({ expr: arg }) => {
    const ty = checkExpr(fcx, arg);
    warnUnreachable(fcx, arg, "expression");
    return ty;
  });
  for (const entry of encodeTemplate(expr.template).entries) {
    const arg = expr.args[entry.arg];
    const ty = types[entry.arg];
    if (arg !== undefined && ty !== undefined) checkEntry(fcx, entry, arg, ty, expr.span);
  }
  return mkAdt(fcx.tcx.langItem("format_arguments"), mkArgs([regionArg(fcx.freshRegion())]));
}

/** Where errors of an entry are told: the argument, or the placeholder that captures it. */
export function entrySpan(entry: FormatEntry, arg: ast.FormatArg, whole: Span): Span {
  const at = arg.kind === "Captured" ? (entry.span ?? arg.expr.span) : arg.expr.span;
  return { ...at, ctxt: whole.ctxt };
}

function checkEntry(fcx: FnCtxt, entry: FormatEntry, arg: ast.FormatArg, ty: Ty, whole: Span): void {
  const span = entrySpan(entry, arg, whole);
  if (fcx.shallow(ty).kind === "Error") return;
  if (entry.shown === "Count") return checkCount(fcx, entry, arg, ty, span);
  const made = entryFn(fcx.tcx, entry, ty);
  if (made === undefined) return;
  const placeholder = entry.span;
  const isHidden =
    placeholder !== undefined && fcx.resolver.hygiene.sourceCallSite(placeholder).file !== placeholder.file;
  fcx.tcx.predicatesOf(made.def).forEach((predicate, index) => {
    const wanted = fcx.tcx.instantiate(predicate, made.args);
    // A format string of a macro of std (`dbg!`) is nothing to speak of.
    const code: ObligationCauseCode = isHidden ? { kind: "Misc" } : { kind: "ItemBound", def: made.def, index };
    const isNamed = isHidden || placeholder === undefined || arg.kind === "Captured";
    const cause = { span, code, ...(isNamed ? {} : { call: placeholder }) };
    if (!isTrivial(fcx.infcx, wanted)) fcx.require(cause, wanted);
  });
}

/** A width or precision is a `usize`, or what dereferences to one. */
function checkCount(fcx: FnCtxt, entry: FormatEntry, arg: ast.FormatArg, ty: Ty, span: Span): void {
  const given = mkRef(fcx.freshRegion(), ty, "Not");
  const wanted = mkRef(fcx.freshRegion(), tyUsize, "Not");
  const result = coerceTypes(fcx, arg.expr, fcx.resolveWithObligations(given), wanted);
  if (result.ok) {
    fcx.registerAll(result.obligations);
    fcx.tables.formatCounts.set(arg.expr.id, result.adjustments);
    return;
  }
  const [want, got] = [wanted, given].map((each) => printTy(fcx.tcx, eraseRegions(fcx.resolve(each))));
  const notes = [`expected reference \`${want}\`\n   found reference \`${got}\``, "associated function defined here"];
  const labels = [{ span: entry.span ?? arg.expr.span, text: "arguments to this function are incorrect" }];
  fcx.mismatch(span, wanted, given, "mismatched types", { labels, notes });
}
