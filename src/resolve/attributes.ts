/** Reading attributes: which are there, and their simple arguments. For collection and for later stages. */
import type { Attribute } from "../syntax/ast";
import type { TokenStream } from "../syntax/token";

export type NormalAttribute = Extract<Attribute, { kind: "Normal" }>;

/** `a::b` of `#[a::b(…)]`. */
export function attributeName(attribute: NormalAttribute): string {
  const { segments } = attribute.path;
  const first = segments[0];
  if (segments.length === 1 && first !== undefined) return first.ident.name;
  return segments.map((segment) => segment.ident.name).join("::");
}

export function findAttribute(attributes: readonly Attribute[], name: string): NormalAttribute | undefined {
  for (const attribute of attributes) if (attribute.kind === "Normal" && isNamed(attribute, name)) return attribute;
  return undefined;
}

function isNamed({ path }: NormalAttribute, name: string): boolean {
  const only = path.segments.length === 1 ? path.segments[0] : undefined;
  return only === undefined
    ? path.segments.map((segment) => segment.ident.name).join("::") === name
    : only.ident.name === name;
}

export function hasAttribute(attributes: readonly Attribute[], name: string): boolean {
  return findAttribute(attributes, name) !== undefined;
}

/** `value` of `#[name = "value"]`. */
export function attributeString(attributes: readonly Attribute[], name: string): string | undefined {
  const args = findAttribute(attributes, name)?.args;
  if (args?.kind !== "Eq" || args.value.kind !== "Lit") return undefined;
  return args.value.lit.symbol;
}

/** The tokens of `#[name(tokens)]`; empty for the other forms. */
export function attributeTokens(attribute: NormalAttribute): TokenStream {
  return attribute.args.kind === "Delimited" ? attribute.args.tokens : [];
}

/** The identifiers among the tokens of `#[name(a, b)]`. */
export function attributeWords(attribute: NormalAttribute): string[] {
  return attributeTokens(attribute).flatMap((tree) => (tree.kind === "Ident" ? [tree.name] : []));
}
