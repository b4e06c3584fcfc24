/**
 * What ends while it is still borrowed: E0597 and E0515 of variables, E0716 and E0515 of temporaries, E0373 of variables that
 * a closure which outlives them borrows, E0713 of what a destructor needs, E0521 of what a closure leaks.
 */
import { type Diagnostic, error, type Label, noteAt } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TyCtxt } from "../../../types/tcx";
import type { Ty } from "../../../types/ty";
import type { Body, Local, Location, Place } from "../../mir";
import { placeKey } from "../../placeKey";
import { placeTy } from "../../placeTy";
import { declaredAt, describePlace, localName } from "../describe";
import type { BlameConstraint } from "../regions/regions";
import type { BorrowData } from "./borrowSet";
import type { Explainer, Explanation, Words } from "./explanation";
import { innerUse, reportKey, sameSpan, spanAt, type UseSpans, useSpansAt } from "./spans";
import { letBinding, moveSuggestion } from "./suggestions";

export interface Outlived {
  readonly borrow: BorrowData;
  readonly place: Place;
  readonly location: Location;
  /** Where it ends. */
  readonly span: Span;
  /** The variable that ends; undefined at the body's exit. */
  readonly dropped: Local | undefined;
}

type Reason = Extract<Explanation, { kind: "MustBeValidFor" }>;

interface Found extends Outlived {
  readonly issued: UseSpans;
  /** Where the borrow was made; inside a closure, the use. */
  readonly borrowSpan: Span;
  readonly words: Words;
}

export class OutlivedReports {
  constructor(
    private readonly tcx: TyCtxt,
    private readonly body: Body,
    private readonly explainer: Explainer,
    private readonly reported: Set<string>,
  ) {}

  /** Undefined: told already. */
  report(outlived: Outlived): Diagnostic | undefined {
    const { borrow } = outlived;
    const issued = useSpansAt(this.tcx, this.body, borrow.location, spanAt(this.body, borrow.location));
    const borrowSpan = innerUse(issued);
    const key = reportKey(placeKey({ local: borrow.place.local, projection: [] }), borrowSpan);
    if (this.reported.has(key)) return undefined;
    this.reported.add(key);
    const words: Words = { labels: [], notes: [], help: [], suggestions: [] };
    const found: Found = { ...outlived, issued, borrowSpan, words };
    const destructor = this.destructor(borrow.place, outlived.place);
    if (destructor !== undefined) return this.acrossDestructor(found, destructor);
    const name = describePlace(this.tcx, this.body, borrow.place);
    const explanation = this.explainer.explain(outlived.location, borrow, outlived.dropped);
    if (name === undefined) return this.temporary(found, explanation);
    return this.escapingClosure(found, name, explanation) ?? this.variable(found, name, explanation);
  }

  // ---- closures that outlive what they capture ----

  private escapingClosure(found: Found, name: string, explanation: Explanation): Diagnostic | undefined {
    const { issued } = found;
    if (issued.kind !== "Closure" || explanation.kind !== "MustBeValidFor") return undefined;
    const { category } = explanation.blame;
    if (category.kind !== "Return" && category.kind !== "CallArgument" && category.kind !== "OpaqueType")
      return undefined;
    if (explanation.blame.fromClosure) return undefined;
    const what = `\`${name}\``;
    const span = issued.header;
    const isAsync = issued.noun === "coroutine";
    const noun = isAsync ? "async block" : "closure";
    const labels: Label[] = [
      { span, text: `may outlive borrowed value ${what}`, primary: true },
      { span: issued.use, text: `${what} is borrowed here` },
    ];
    const cause = explanation.blame.span;
    const notes =
      category.kind !== "CallArgument"
        ? [noteAt(cause, `${noun} is returned here`)]
        : isAsync
          ? [asyncNote]
          : [noteAt(cause, `function requires argument type to outlive \`${explanation.regionName.text}\``)];
    return error(
      "E0373",
      `${noun} may outlive the current function, but it borrows ${what}, which is owned by the current function`,
      span,
      { labels, notes, suggestions: [moveSuggestion(what, issued)] },
    );
  }

  // ---- variables ----

  private variable(found: Found, name: string, explanation: Explanation): Diagnostic {
    const { borrow, borrowSpan, words, span, issued } = found;
    if (explanation.kind === "MustBeValidFor") {
      const returned = this.returned(found, explanation, borrowSpan, name);
      if (returned !== undefined) return returned;
    }
    const what = `\`${name}\``;
    const local = localName(this.body, borrow.place.local);
    const decl = this.body.locals[borrow.place.local];
    if (local !== undefined && decl !== undefined && borrow.place.local !== 0)
      words.labels.push({ span: declaredAt(decl), text: `binding \`${local}\` declared here` });
    words.labels.push(
      { span: borrowSpan, text: "borrowed value does not live long enough", primary: true },
      { span, text: `${what} dropped here while still borrowed` },
    );
    if (issued.kind === "Closure")
      words.labels.push({
        span: issued.header,
        text: `value captured here${issued.noun === "closure" ? "" : " by coroutine"}`,
      });
    this.explainer.addTo(words, explanation, "");
    return error("E0597", `${what} does not live long enough`, borrowSpan, words);
  }

  /** `return &x;`. Undefined: it is not the return that asks for it. */
  private returned(
    { borrow, words }: Found,
    { blame }: Reason,
    borrowSpan: Span,
    name: string | undefined,
  ): Diagnostic | undefined {
    if (blame.fromClosure || !isReturn(blame)) return undefined;
    const { span } = blame;
    const made = spanAt(this.body, borrow.location);
    const reference = sameSpan(span, made) ? "reference to" : "value referencing";
    const { what, note } = this.owned(borrow, name);
    words.labels.push({ span, text: `returns a ${reference} data owned by the current function`, primary: true });
    if (!sameSpan(span, borrowSpan)) words.labels.push({ span: borrowSpan, text: note });
    return error("E0515", `cannot return ${reference} ${what}`, span, words);
  }

  private owned({ place }: BorrowData, name: string | undefined): { readonly what: string; readonly note: string } {
    const kind = this.body.locals[place.local]?.kind.kind;
    if (name !== undefined) {
      const sort =
        place.projection.length > 0 ? "local data " : kind === "Arg" ? "function parameter " : "local variable ";
      return { what: `${sort}\`${name}\``, note: `\`${name}\` is borrowed here` };
    }
    if (kind === "Arg") return { what: "function parameter", note: "function parameter borrowed here" };
    if (kind === "User") return { what: "local binding", note: "local binding introduced here" };
    return { what: "temporary value", note: "temporary value created here" };
  }

  // ---- temporaries ----

  private temporary(found: Found, explanation: Explanation): Diagnostic {
    const { borrow, words, span } = found;
    const made = this.body.locals[borrow.place.local]?.span ?? found.borrowSpan;
    if (explanation.kind === "MustBeValidFor") {
      const returned = this.returned(found, explanation, made, undefined);
      if (returned !== undefined) return returned;
    }
    words.labels.push(
      { span: made, text: "creates a temporary value which is freed while still in use", primary: true },
      { span, text: "temporary value is freed at the end of this statement" },
    );
    this.explainer.addTo(words, explanation, "");
    if (explanation.kind !== "MustBeValidFor") {
      const suggestion = letBinding(this.tcx, this.body.def, made, borrow.kind.kind === "Mut");
      if (suggestion === undefined) words.notes.push("consider using a `let` binding to create a longer lived value");
      else words.suggestions.push(suggestion);
    }
    return error("E0716", "temporary value dropped while borrowed", made, words);
  }

  // ---- destructors ----

  /** The outermost type with a destructor on the way to a borrowed place; dropping it needs the whole value. */
  private destructor(borrowed: Place, dropped: Place): Ty | undefined {
    for (const [length, element] of borrowed.projection.entries()) {
      const { ty } = placeTy(this.body.locals, { ...borrowed, projection: borrowed.projection.slice(0, length) });
      if (element.kind === "Deref") {
        if (ty.kind === "Ref" || ty.kind === "RawPtr") return undefined;
        continue;
      }
      if (element.kind === "Field" && ty.kind === "Adt" && this.tcx.dropImpl(ty.def) !== undefined)
        return borrowed.projection.length <= dropped.projection.length ? undefined : ty;
    }
    return undefined;
  }

  private acrossDestructor(found: Found, ty: Ty): Diagnostic {
    const { borrow, borrowSpan, span, words, place, location } = found;
    const shown = this.tcx.printTy(this.tcx.eraseRegions(ty));
    const name = describePlace(this.tcx, this.body, place);
    const dropped = name === undefined ? "temporary value" : `\`${name}\``;
    const borrowed = describePlace(this.tcx, this.body, borrow.place);
    const text =
      borrowed === undefined
        ? `here is drop of ${dropped}; whose type \`${shown}\` implements the \`Drop\` trait`
        : `here, drop of ${dropped} needs exclusive access to \`${borrowed}\`, because the type \`${shown}\` implements the \`Drop\` trait`;
    words.labels.push({ span: borrowSpan, text: "", primary: true }, { span, text });
    const explanation = this.explainer.explain(location, borrow, found.dropped);
    if (explanation.kind.startsWith("UsedLater"))
      words.notes.push("consider using a `let` binding to create a longer lived value");
    this.explainer.addTo(words, explanation, "");
    return error("E0713", "borrow may still be in use when destructor runs", borrowSpan, words);
  }
}

const asyncNote =
  "async blocks are not executed immediately and must either take a reference or ownership of outside variables they use";

function isReturn({ category }: BlameConstraint): boolean {
  return category.kind === "Return";
}
