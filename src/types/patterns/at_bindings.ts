/**
 * `name @ subpattern` where both bind: what one of them moves or borrows, the other may not use (rustc's
 * `check_borrow_conflicts_in_at_patterns`). The errors have no code.
 */
import { error, type Label } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Pat, PatKind } from "../body";
import type { Context } from "../context";
import type { ParamEnv, Ty } from "../ty";
import { printTy } from "../print";

type Binding = PatKind & { readonly kind: "Binding" };

/** A binding inside the subpattern. */
interface Inner {
  readonly binding: Binding;
  readonly span: Span;
  readonly ty: Ty;
}

/** `pat` itself only; its parts are asked about one by one. */
export function checkAtBinding(tcx: Context, env: ParamEnv, pat: Pat): void {
  const { kind } = pat;
  if (kind.kind !== "Binding" || kind.subpattern === undefined) return;
  const inner = bindingsIn(kind.subpattern);
  const span: Span = { ...pat.span, hi: kind.nameSpan.hi };
  if (kind.mode === "ByValue") movedThenBorrowed(tcx, env, kind, span, inner);
  else borrowedTwice(tcx, env, kind, span, inner);
}

function movedThenBorrowed(tcx: Context, env: ParamEnv, outer: Binding, span: Span, inner: readonly Inner[]): void {
  const borrowed = inner.filter(({ binding }) => binding.mode !== "ByValue");
  if (borrowed.length === 0 || isCopy(tcx, env, outer.varTy)) return;
  const { name } = outer;
  const ty = printTy(tcx, outer.varTy);
  tcx.diagnostics.push(
    error("", "borrow of moved value", span, {
      labels: [
        { span, text: `value moved into \`${name}\` here`, primary: true },
        {
          span,
          text: `move occurs because \`${name}\` has type \`${ty}\`, which does not implement the \`Copy\` trait`,
        },
        ...borrowed.map((found) => ({ span: found.span, text: "value borrowed here after move" })),
      ],
      suggestions: [
        {
          message: "borrow this binding in the pattern to avoid moving the value",
          edits: [{ span: { ...span, hi: span.lo }, replacement: "ref " }],
          applicability: "MachineApplicable",
        },
      ],
    }),
  );
}

function borrowedTwice(tcx: Context, env: ParamEnv, outer: Binding, span: Span, inner: readonly Inner[]): void {
  const isMut = outer.mode === "ByMutRef";
  const both = inner.filter(({ binding }) => isMut && binding.mode === "ByMutRef");
  const one = inner.filter(({ binding }) => binding.mode === (isMut ? "ByRef" : "ByMutRef"));
  const moved = inner.filter(({ binding, ty }) => binding.mode === "ByValue" && !isCopy(tcx, env, ty));
  const message = headline(isMut, both.length > 0, one.length > 0, moved.length > 0);
  if (message === undefined) return;
  const labels: Label[] = [
    { span, text: `value is ${isMut ? "mutably " : ""}borrowed by \`${outer.name}\` here`, primary: true },
    ...both.map((found) => labelOf(found, "mutably borrowed by")),
    ...one.map((found) => labelOf(found, isMut ? "borrowed by" : "mutably borrowed by")),
    ...moved.map((found) => labelOf(found, "moved into")),
  ];
  tcx.diagnostics.push(error("", message, span, { labels }));
}

function headline(isMut: boolean, both: boolean, one: boolean, moved: boolean): string | undefined {
  if (both) return "cannot borrow value as mutable more than once at a time";
  if (one && isMut) return "cannot borrow value as immutable because it is also borrowed as mutable";
  if (one) return "cannot borrow value as mutable because it is also borrowed as immutable";
  return moved ? "cannot move out of value because it is borrowed" : undefined;
}

function labelOf({ binding, span }: Inner, verb: string): Label {
  return { span, text: `value is ${verb} \`${binding.name}\` here` };
}

function isCopy(tcx: Context, env: ParamEnv, ty: Ty): boolean {
  return tcx.implementsTrait(ty, tcx.langItem("copy"), env);
}

function bindingsIn(pat: Pat): Inner[] {
  const { kind, span } = pat;
  switch (kind.kind) {
    case "Binding": {
      const own: Inner = { binding: kind, span: { ...span, hi: kind.nameSpan.hi }, ty: kind.varTy };
      return [own, ...(kind.subpattern === undefined ? [] : bindingsIn(kind.subpattern))];
    }
    case "Variant":
    case "Leaf":
      return kind.fields.flatMap((field) => bindingsIn(field.pat));
    case "Deref":
      return bindingsIn(kind.subpattern);
    case "Slice":
      return [...kind.prefix, ...(kind.slice === undefined ? [] : [kind.slice]), ...kind.suffix].flatMap(bindingsIn);
    case "Or":
      return kind.pats.flatMap(bindingsIn);
    default:
      return [];
  }
}
