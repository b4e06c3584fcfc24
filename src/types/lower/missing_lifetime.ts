/**
 * The words of E0106: where a lifetime is missing, what the rules of elision found among the parameters, and what could be
 * written instead: a lifetime that is there, a new one, `'static`, or an owned type.
 */
import type { DiagnosticParts, Edit, Label, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Fn, Generics, Param, Ty } from "../../syntax/ast";
import { newParameter } from "../../syntax/newParameter";
import type { LowerCtxt } from "./context";
import { fnSyntax, genericsOf, walkTy } from "./syntax";

export interface MissingLifetime extends DiagnosticParts {
  readonly at: Span;
}

/** `written`: what stands there (`&`, `'_`, or a path's parameter); `candidates`: lifetimes of the parameters. */
export function missingLifetime(cx: LowerCtxt, span: Span, written: string, candidates: number): MissingLifetime {
  const at = written === "&" ? { ...span, hi: span.lo + 1 } : span;
  const labels: Label[] = [{ span: at, text: "expected named lifetime parameter", primary: true }];
  const fn = fnSyntax(cx.tcx, cx.owner);
  const generics = genericsOf(cx.tcx, cx.owner);
  const place: Place = { at, written };
  if (fn?.decl.output === undefined || !contains(fn.decl.output.span, span)) {
    const inItem = fn === undefined && generics !== undefined && cx.tcx.def(cx.owner).kind !== "Impl";
    return { at, labels, suggestions: inItem ? [nameIt(generics, [place])] : [] };
  }
  const sources = fn.decl.inputs.filter((input) => elidedIn(input.ty).length > 0);
  if (candidates < 2 && sources.length < 2) return { at, labels, ...noSource(cx, fn, span, place) };
  const names = sources.map((input) => paramName(input));
  const help =
    "this function's return type contains a borrowed value, but the signature does not say " +
    (names.length > 1
      ? whichOf(names)
      : `which one of ${names[0] ?? "its parameters"}'s ${candidates} lifetimes it is borrowed from`);
  labels.push(...sources.map((input) => ({ span: input.ty.span, text: "" })));
  const places = sources.flatMap((input) => elidedIn(input.ty));
  return { at, labels, help: [help], suggestions: [nameIt(fn.generics, [place, ...places])] };
}

/** A left-out lifetime: the `&`, the `'_`, or the name of the type that has it. */
interface Place {
  readonly at: Span;
  readonly written: string;
}

function nameIt(generics: Generics, places: readonly Place[]): Suggestion {
  const known = generics.params.find((param) => param.kind === "Lifetime")?.ident.name;
  const name = known ?? "'a";
  const edits = places.map((place) => write(place, name));
  if (known !== undefined)
    return {
      message: `consider using the \`${known}\` lifetime`,
      edits: edits.slice(0, 1),
      applicability: "MaybeIncorrect",
    };
  return {
    message: "consider introducing a named lifetime parameter",
    edits: [newParameter(generics, name), ...edits],
    applicability: "MaybeIncorrect",
  };
}

function write({ at, written }: Place, name: string): Edit {
  if (written === "'_") return { span: at, replacement: name };
  const end = { ...at, lo: at.hi };
  return { span: end, replacement: written === "&" ? `${name} ` : `<${name}>` };
}

/** Nothing among the parameters can be borrowed from. */
function noSource(cx: LowerCtxt, fn: Fn, span: Span, place: Place): Pick<DiagnosticParts, "help" | "suggestions"> {
  const help =
    "this function's return type contains a borrowed value, but there is no value for it to be borrowed from";
  const known = fn.generics.params.some((param) => param.kind === "Lifetime");
  if (known) return { help: [help], suggestions: [nameIt(fn.generics, [place])] };
  const suggestions: Suggestion[] = [
    {
      message:
        "consider using the `'static` lifetime, but this is uncommon unless you're returning a borrowed value from a `const` or a `static`" +
        (fn.decl.inputs.length > 0 ? ", or if you will only have owned values" : ""),
      edits: [write(place, "'static")],
      applicability: "MaybeIncorrect",
    },
  ];
  const borrowed = fn.decl.inputs.filter(({ ty }) => ty.kind === "Path");
  if (borrowed.length > 0) {
    const which = borrowed.length === 1 ? "the argument" : "one of the arguments";
    suggestions.push({
      message: `instead, you are more likely to want to change ${which} to be borrowed...`,
      edits: borrowed.map(({ ty }) => ({ span: { ...ty.span, hi: ty.span.lo }, replacement: "&" })),
      applicability: "MaybeIncorrect",
    });
  }
  const owned = ownedEdits(cx, span, place);
  if (owned.length > 0) {
    const message =
      borrowed.length > 0
        ? "...or alternatively, you might want to return an owned value"
        : "instead, you are more likely to want to return an owned value";
    suggestions.push({ message, edits: owned, applicability: "MaybeIncorrect" });
  }
  return { help: [help], suggestions };
}

/** `&str` -> `String`, `&[T]` -> `Vec<T>`, `&T` -> `T`. */
function ownedEdits(cx: LowerCtxt, span: Span, { at, written }: Place): Edit[] {
  if (written !== "&") return [];
  const text = cx.tcx.sources.textOf(span);
  if (/^&\s*str$/.test(text)) return [{ span, replacement: "String" }];
  if (/^&\s*\[[^;]*\]$/.test(text)) {
    const open = span.lo + text.indexOf("[");
    return [
      { span: { ...span, hi: open + 1 }, replacement: "Vec<" },
      { span: { ...span, lo: span.hi - 1 }, replacement: ">" },
    ];
  }
  return [{ span: at, replacement: "" }];
}

function elidedIn(ty: Ty): Place[] {
  const found: Place[] = [];
  walkTy(ty, (inner) => {
    if (inner.kind === "Ref" && inner.lifetime === undefined)
      found.push({ at: { ...inner.span, hi: inner.span.lo + 1 }, written: "&" });
    else if (inner.kind === "Ref" && inner.lifetime?.ident.name === "'_")
      found.push({ at: inner.lifetime.ident.span, written: "'_" });
  });
  return found;
}

function paramName({ pat }: Param): string {
  return pat.kind === "Ident" ? `\`${pat.ident.name}\`` : "one of the parameters";
}

function whichOf(names: readonly string[]): string {
  if (names.length === 2) return `whether it is borrowed from ${names[0]} or ${names[1]}`;
  const last = names.length - 1;
  return `whether it is borrowed from one of ${names.slice(0, last).join(", ")}, or ${names[last]}`;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.lo <= inner.lo && inner.hi <= outer.hi;
}
