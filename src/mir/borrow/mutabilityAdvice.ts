/** What to say beside a missing `mut`: loops that could run over mutable references, and one error for all borrows of a variable. */
import type { Diagnostic, Label, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Expr } from "../../types/body";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";
import type { Body } from "../mir";
import { expressionsAround, sameSpan } from "./around";

/** What is written for a variable that holds a reference. */
export interface Written {
  readonly value: Span | undefined;
  readonly ty: Span | undefined;
  readonly declared: Span;
}

/** `&x` or `&T` could be `&mut`; where neither is written, the variable could have such a type. */
export function mutableReference(
  tcx: TyCtxt,
  { value, ty: written, declared }: Written,
  ty: Ty,
  noun: string,
): Suggestion[] {
  for (const span of [value, written]) {
    const text = span === undefined ? "" : tcx.sources.textOf(span);
    if (span === undefined || !/^[&*]/.test(text)) continue;
    if (/^&\s*mut\b/.test(text)) return [];
    const lo = span.lo + (/^&'\w+ /.exec(text)?.[0].length ?? 1);
    const edits = [{ span: { ...span, lo, hi: lo }, replacement: "mut " }];
    return [{ message: `consider changing this to be a mutable ${noun}`, edits, applicability: "MachineApplicable" }];
  }
  if (value === undefined || (ty.kind !== "Ref" && ty.kind !== "RawPtr")) return [];
  const mutable = `${ty.kind === "Ref" ? "&" : "*"}mut ${tcx.printTy(ty.ty)}`;
  const edits =
    written === undefined
      ? [{ span: { ...declared, lo: declared.hi }, replacement: `: ${mutable}` }]
      : [{ span: written, replacement: mutable }];
  return [{ message: "consider specifying this binding's type", edits, applicability: "HasPlaceholders" }];
}

export function mutableIterator(tcx: TyCtxt, iterator: Span): Suggestion[] {
  const text = tcx.sources.textOf(iterator);
  if (/^&(?!mut\b)/.test(text)) {
    const lo = iterator.lo + 1;
    const edits = [{ span: { ...iterator, lo, hi: lo }, replacement: "mut " }];
    return [{ message: "use a mutable iterator instead", edits, applicability: "MachineApplicable" }];
  }
  if (!text.endsWith(".iter()")) return [];
  const lo = iterator.hi - "iter()".length;
  const edits = [{ span: { ...iterator, lo }, replacement: "iter_mut()" }];
  return [{ message: "use mutable method", edits, applicability: "MaybeIncorrect" }];
}

/** The second mutable borrow of an immutable variable makes its declaration the fault, with all borrows as labels. */
export function blameDeclaration(first: Diagnostic, span: Span, borrow: Label): Diagnostic {
  const isSecond = !sameSpan(first.span, span);
  const labels = isSecond
    ? [
        { span, text: "not mutable", primary: true },
        ...first.labels.map((label) => ({ span: label.span, text: label.text })),
      ]
    : first.labels;
  return { ...first, span, labels: [...labels, borrow] };
}

/** `xs.iter().for_each(|x| …)`: the iterator before the closure could give mutable references. */
export function iterMutOf(tcx: TyCtxt, { kind }: Expr): Suggestion[] {
  if (kind.kind === "Borrow") return iterMutOf(tcx, kind.place);
  if (kind.kind !== "Call" || kind.source !== "Method" || tcx.sources.textOf(kind.func.span) !== "iter") return [];
  const edits = [{ span: kind.func.span, replacement: "iter_mut" }];
  return [{ message: "you may want to use `iter_mut` here", edits, applicability: "MaybeIncorrect" }];
}

/** `map[key] = value` has no meaning for maps: what to call instead. */
export function insertIntoMap(tcx: TyCtxt, body: Body, ty: Ty, span: Span): Suggestion[] {
  const isMap = ty.kind === "Adt" && ["HashMap", "BTreeMap"].some((name) => tcx.diagnosticItem(name) === ty.def);
  const assign = expressionsAround(tcx.typedBody(body.def), span).find(({ kind }) => kind.kind === "Assign");
  if (!isMap || assign?.kind.kind !== "Assign") return [];
  const { place, value } = assign.kind;
  const index = place.kind.kind === "Deref" ? place.kind.base : place;
  if (index.kind.kind !== "Call") return [];
  const [map, key] = index.kind.args;
  if (map === undefined || key === undefined) return [];
  const between = (from: Span, to: Span): Span => ({ ...from, lo: from.hi, hi: to.lo });
  const end = (at: Span): Span => ({ ...at, lo: at.hi });
  const start = (at: Span): Span => ({ ...at, hi: at.lo });
  const owned = key.kind.kind === "Borrow" ? key.kind.place.span : key.span;
  const opening = between(map.span, key.span);
  const toOwned = { ...opening, hi: owned.lo };
  const toValue = between(key.span, value.span);
  const edit = (at: Span, replacement: string) => ({ span: at, replacement });
  return [
    {
      message: `use \`.insert()\` to insert a value into a \`${tcx.printTy(ty)}\`, \`.get_mut()\` to modify it, or the entry API for more flexibility`,
      edits: [edit(opening, ".insert("), edit(toValue, ", "), edit(end(value.span), ")")],
      alternatives: [
        [
          edit(start(assign.span), "if let Some(val) = "),
          edit(opening, ".get_mut("),
          edit({ ...toValue, hi: toValue.lo + 1 }, ") { *val"),
          edit(end(value.span), "; }"),
        ],
        [
          edit(start(assign.span), "let val = "),
          edit(toOwned, ".entry("),
          edit(toValue, ").or_insert("),
          edit(end(value.span), ")"),
        ],
      ],
      applicability: "MachineApplicable",
    },
  ];
}
