/**
 * The words of a call whose arguments do not fit. E0308: one has the wrong type, or several have. E0061 and E0057: which arguments are missing or too many, and the call as it could be written. The arguments that are
 * there are taken to be the first ones; rustc also tries other orders.
 */
import type { Label, Note, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type * as ast from "../../syntax/ast";
import { hasFlags } from "../fold";
import { mkTuple } from "../intern";
import { type Ty, TypeFlags } from "../ty";
import { type ArgumentsCheck, structWord } from "./call";
import { type FnCtxt, unparen } from "./fnctxt";
import { differenceOf, reportMismatch } from "./report_mismatch";

export function reportArgCount(
  fcx: FnCtxt,
  check: ArgumentsCheck,
  definedHere: (fcx: FnCtxt, check: ArgumentsCheck, params: readonly number[]) => Note[],
): void {
  const count = (n: number): string => `${n} argument${n === 1 ? "" : "s"}`;
  const given = check.args.length;
  const wanted = check.formals.length;
  const what =
    check.what === "struct" ? structWord(fcx, check.callee) : check.what === "closure" ? "function" : check.what;
  const missing = check.formals.map((_, index) => index).slice(given);
  const labels: Label[] = given < wanted ? [missingLabel(fcx, check, missing)] : extraLabels(fcx, check);
  fcx.error(
    check.what === "closure" ? "E0057" : "E0061",
    `this ${what} takes ${count(wanted)} but ${count(given)} ${given === 1 ? "was" : "were"} supplied`,
    check.callSpan,
    "",
    {
      labels,
      notes: definedHere(fcx, check, missing),
      suggestions: given < wanted ? [provide(fcx, check, missing)] : [removeExtra(check)],
    },
  );
}

export interface ArgMismatch {
  readonly arg: ast.Expr;
  readonly formal: Ty;
  readonly found: Ty;
}

/** One wrong argument is told at its place, several are told together. */
export function reportArgTypes(
  fcx: FnCtxt,
  check: ArgumentsCheck,
  mismatches: readonly ArgMismatch[],
  definedHere: (fcx: FnCtxt, check: ArgumentsCheck, params: readonly number[]) => Note[],
): void {
  const [first] = mismatches;
  if (first === undefined) return;
  const what =
    check.what === "struct" ? structWord(fcx, check.callee) : check.what === "closure" ? "function" : check.what;
  const message = `arguments to this ${what} are incorrect`;
  const notes = definedHere(fcx, check, mismatches.map(({ arg }) => check.args.indexOf(arg)).sort());
  if (mismatches.length === 1) {
    const labels = [{ span: check.callSpan, text: message }];
    reportMismatch(fcx, first.arg, first.formal, first.found, { labels, notes });
    return;
  }
  const known = mismatches.filter(
    ({ formal, found }) => !hasFlags(mkTuple([fcx.resolve(formal), fcx.resolve(found)]), TypeFlags.HasError),
  );
  const labels = known.map(({ arg, formal, found }) => ({
    span: arg.span,
    text: differenceOf(fcx, fcx.resolve(formal), fcx.resolve(found)),
  }));
  fcx.tables.tainted = true;
  if (known.length > 0) fcx.error("E0308", message, check.callSpan, "", { labels, notes });
}

/** From the opening parenthesis to the closing one. */
function parentheses({ call, callSpan }: ArgumentsCheck): Span {
  return { ...callSpan, lo: callSpan.hi, hi: call.span.hi };
}

const numbers = ["", "", "two", "three"];

function missingLabel(fcx: FnCtxt, check: ArgumentsCheck, missing: readonly number[]): Label {
  const span = parentheses(check);
  const shown = missing.map((index) => typeText(fcx, check, index));
  const [only] = missing;
  if (only !== undefined && missing.length === 1) {
    const of = shown[0] === undefined ? "" : ` of type \`${shown[0]}\``;
    return { span, text: `argument #${only + 1}${of} is missing` };
  }
  if (missing.length > 3) return { span, text: "multiple arguments are missing" };
  const quoted = shown.map((text) => `\`${text ?? "_"}\``);
  const list = quoted.length === 2 ? quoted.join(" and ") : `${quoted.slice(0, -1).join(", ")}, and ${quoted.at(-1)}`;
  return { span, text: `${numbers[missing.length]} arguments of type ${list} are missing` };
}

/** Undefined: not known. */
function typeText(fcx: FnCtxt, { formals }: ArgumentsCheck, index: number): string | undefined {
  const ty = fcx.resolve(formals[index] as ArgumentsCheck["formals"][number]);
  return ty.kind === "Infer" ? undefined : fcx.show(ty);
}

function provide(fcx: FnCtxt, check: ArgumentsCheck, missing: readonly number[]): Suggestion {
  const { hi, ...rest } = parentheses(check);
  const holes = missing.map((index) => `/* ${typeText(fcx, check, index) ?? "value"} */`).join(", ");
  const last = check.args.at(-1);
  const edits =
    last === undefined
      ? [{ span: { ...rest, lo: hi - 1, hi: hi - 1 }, replacement: holes }]
      : [{ span: { ...last.span, lo: last.span.hi }, replacement: `, ${holes}` }];
  return { message: `provide the argument${missing.length === 1 ? "" : "s"}`, edits, applicability: "HasPlaceholders" };
}

function extraLabels(fcx: FnCtxt, { args, formals }: ArgumentsCheck): Label[] {
  return args.slice(formals.length).map((arg, index) => {
    const ty = fcx.show(fcx.exprTy(unparen(arg).id));
    return { span: arg.span, text: `unexpected argument #${formals.length + index + 1} of type \`${ty}\`` };
  });
}

function removeExtra({ args, formals }: ArgumentsCheck): Suggestion {
  const extra = args.slice(formals.length);
  const [first, last] = [extra[0]?.span, extra.at(-1)?.span];
  const before = args[formals.length - 1]?.span;
  const edits =
    first === undefined || last === undefined
      ? []
      : [{ span: { ...first, lo: before?.hi ?? first.lo, hi: last.hi }, replacement: "" }];
  return {
    message: `remove the extra argument${extra.length === 1 ? "" : "s"}`,
    edits,
    applicability: "HasPlaceholders",
  };
}
