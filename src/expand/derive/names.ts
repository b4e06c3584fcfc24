/** What `#[derive(…)]` names: paths between commas. What else stands there is reported as rustc's parser of attributes does. */
import { type Diagnostic, error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Attribute } from "../../syntax/ast";
import type { TokenStream, TokenTree } from "../../syntax/token";
import { attrName, spanOfTree } from "../cfg";

export interface DerivedNames {
  /** The identifiers of each path; `global` after a leading `::`. */
  readonly paths: readonly { readonly idents: readonly { name: string; span: Span }[]; readonly global: boolean }[];
  readonly faults: readonly Diagnostic[];
}

export function derivedNames(attributes: readonly Attribute[]): DerivedNames {
  const found = attributes.flatMap((attribute) =>
    attribute.kind === "Normal" && attrName(attribute) === "derive" && attribute.args.kind === "Delimited"
      ? [namesIn(attribute.args.tokens)]
      : [],
  );
  return { paths: found.flatMap(({ paths }) => paths), faults: found.flatMap(({ faults }) => faults) };
}

function namesIn(tokens: TokenStream): DerivedNames {
  const paths: DerivedNames["paths"][number][] = [];
  const faults: Diagnostic[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at] as TokenTree;
    if (first.kind === ",") {
      faults.push(fault("", "expected identifier, found `,`", first, "expected identifier"));
      continue;
    }
    if (first.kind === "Literal") faults.push(fault("E0777", "expected path to a trait, found literal", first));
    else if (first.kind !== "Ident" && first.kind !== "::")
      return lost(fault("", `expected unsuffixed literal, found \`${textOf(first)}\``, first));
    const idents: { name: string; span: Span }[] = [];
    for (let tree: TokenTree | undefined = first; tree?.kind === "Ident" || tree?.kind === "::"; tree = tokens[++at]) {
      if (tree.kind === "Ident" && tokens[at - 1]?.kind === "Ident") break;
      if (tree.kind === "Ident") idents.push({ name: tree.name, span: tree.span });
    }
    if (first.kind === "Literal") at++;
    else if (idents.length > 0) paths.push({ idents, global: first.kind === "::" });
    if (tokens[at]?.kind === "Delimited") {
      faults.push(fault("", "traits in `#[derive(...)]` don't accept arguments", tokens[at] as TokenTree));
      at++;
    }
    const next = tokens[at];
    if (next !== undefined && next.kind !== ",")
      return lost(fault("", `expected one of \`(\`, \`,\`, \`::\`, or \`=\`, found \`${textOf(next)}\``, next));
  }
  return { paths, faults };
}

/** Nothing of the attribute is known. */
function lost(reason: Diagnostic): DerivedNames {
  return { paths: [], faults: [reason] };
}

function fault(code: string, message: string, tree: TokenTree, label = ""): Diagnostic {
  const span = spanOfTree(tree);
  return error(code, message, span, { labels: [{ span, text: label, primary: true }] });
}

function textOf(tree: TokenTree): string {
  if (tree.kind === "Ident") return tree.name;
  if (tree.kind !== "Delimited") return tree.kind;
  return { Parenthesis: "(", Brace: "{", Bracket: "[", Invisible: "" }[tree.delim];
}
