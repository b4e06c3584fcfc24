/** The words for a struct with named fields, or an enum, where a value or a constructor is due: how one is made. */
import type { DiagnosticParts, Edit, Label, Note, Suggestion } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Path, VariantData } from "../../syntax/ast";
import { crateOf, type Def } from "../def";
import type { Late } from "./late";
import { pathText } from "./report";
import type { PathSource } from "./sources";

export type TypeWords = DiagnosticParts & { readonly span: Span };

/** The error is told of the whole call or pattern that is to be rewritten. */
export function structWords(late: Late, path: Path, source: PathSource, target: Def): TypeWords {
  const span = wholeOf(path, source);
  const isLocal = crateOf(target.id) === late.session.crate.id;
  if (!isLocal) return { span };
  const labels: Label[] = [{ span: target.span, text: `\`${pathText(path)}\` defined here` }];
  const names = fieldNames(target);
  if (names === undefined) return { span, labels };
  const call = source.kind === "Expr" ? source.call : undefined;
  if (call !== undefined && call.args.length > 0 && call.args.length === names.length)
    return { span, labels, suggestions: [asLiteral(path, call, names)] };
  const isPattern = source.kind !== "Expr";
  const old = source.kind === "TupleStruct" ? (source.pattern?.pats ?? []) : [];
  const fields = names.map((name, i) => {
    const pat = old[i];
    const written = pat === undefined ? name : late.session.world.sources.textOf(pat.span);
    return isPattern ? (written === name ? name : `${name}: ${written}`) : `${name}: val`;
  });
  const pad = fields.length > 0 ? " " : "";
  const suggestion: Suggestion = {
    message: `use struct ${isPattern ? "pattern" : "literal"} syntax instead`,
    edits: [{ span, replacement: `${pathText(path)} {${pad}${fields.join(", ")}${pad}}` }],
    applicability: isPattern ? "MachineApplicable" : "HasPlaceholders",
  };
  return { span, labels, suggestions: [suggestion] };
}

function wholeOf(path: Path, source: PathSource): Span {
  if (source.kind === "Expr") return source.call?.span ?? path.span;
  return source.kind === "TupleStruct" ? (source.pattern?.span ?? path.span) : path.span;
}

type Call = NonNullable<Extract<PathSource, { kind: "Expr" }>["call"]>;

/** `User("a")` as `User { name: "a" }`. */
function asLiteral(path: Path, { span, args }: Call, names: readonly string[]): Suggestion {
  const [first, last] = [args[0]?.span ?? span, args.at(-1)?.span ?? span];
  const edits: Edit[] = [
    { span: { ...span, lo: path.span.hi, hi: first.lo }, replacement: "{" },
    ...args.map((arg, i) => ({ span: { ...arg.span, hi: arg.span.lo }, replacement: `${names[i] ?? ""}: ` })),
    { span: { ...span, lo: last.hi }, replacement: "}" },
  ];
  return { message: "use struct literal syntax instead of calling", edits, applicability: "HasPlaceholders" };
}

function fieldNames({ node }: Def): readonly string[] | undefined {
  if (node.kind !== "Item" || node.item.kind !== "Struct" || node.item.data.kind !== "Struct") return undefined;
  return node.item.data.fields.map(({ ident }) => ident?.name ?? "");
}

/** The variants that could stand there: of a call those with fields, else those without and then the others. */
export function enumWords(late: Late, path: Path, source: PathSource, target: Def): TypeWords {
  const { span } = path;
  const isLocal = crateOf(target.id) === late.session.crate.id;
  const notes: Note[] = isLocal
    ? [{ text: "the enum is defined here", labels: [{ span: target.span, text: "", primary: true }] }]
    : [];
  if (target.node.kind !== "Item" || target.node.item.kind !== "Enum") return { span, notes };
  const variants = target.node.item.variants.filter(({ data }) => data.kind !== "Struct");
  const name = (variant: { readonly ident: { readonly name: string } }): string =>
    `${pathText(path)}::${variant.ident.name}`;
  const ofKind = (kind: VariantData["kind"]): string[] =>
    variants
      .filter(({ data }) => data.kind === kind)
      .map(name)
      .sort();
  const [tuples, units] = [ofKind("Tuple"), ofKind("Unit")];
  const suggest = (
    message: string,
    texts: readonly string[],
    applicability: Suggestion["applicability"],
  ): Suggestion[] => {
    const [first, ...others] = texts.map((replacement): Edit[] => [{ span, replacement }]);
    if (first === undefined) return [];
    return [{ message, edits: first, applicability, ...(others.length > 0 ? { alternatives: others } : {}) }];
  };
  const isCall = source.kind === "TupleStruct" || (source.kind === "Expr" && source.call !== undefined);
  if (isCall) {
    const what = source.kind === "TupleStruct" ? "to match against" : "to construct";
    const isOnly = tuples.length === 1 && units.length === 0;
    const message = isOnly ? `try ${what} the enum's variant` : `try ${what} one of the enum's variants`;
    const help: string[] = tuples.length === 0 ? [`the enum has no tuple variants ${what}`] : [];
    if (units.length === 1) help.push(`you might have meant ${what} the enum's non-tuple variant`);
    else if (units.length > 1) help.push(`you might have meant ${what} one of the enum's non-tuple variants`);
    return { span, notes, help, suggestions: suggest(message, tuples, "MaybeIncorrect") };
  }
  const one = `you might have meant to use ${units.length === 1 ? "the following enum variant" : "one of the following enum variants"}`;
  const withFields = tuples.map((variant) => `(${variant}(/* fields */))`);
  const lead = units.length === 0 ? "the following enum" : "alternatively, the following enum";
  const rest =
    withFields.length === 1
      ? `${lead} variant is available`
      : `${lead} variants are ${units.length === 0 ? "" : "also "}available`;
  const suggestions = [...suggest(one, units, "MaybeIncorrect"), ...suggest(rest, withFields, "HasPlaceholders")];
  return { span, notes, suggestions };
}
