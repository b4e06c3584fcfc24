/** Reads the attributes that types depend on: `repr(…)`, valid ranges, and whether one is there at all. */
import type { Attribute } from "../../syntax/ast";
import type { TokenTree } from "../../syntax/token";
import { attributeName, attributeTokens } from "../../resolve/attributes";

type NormalAttribute = Attribute & { readonly kind: "Normal" };

export function findAttributes(attributes: readonly Attribute[], name: string): NormalAttribute[] {
  return attributes.filter(
    (attribute): attribute is NormalAttribute => attribute.kind === "Normal" && attributeName(attribute) === name,
  );
}

/** `(C, align(8))` as names with their literal arguments. */
export function attributeArgs(attribute: NormalAttribute): { name: string; value: string | undefined }[] {
  const out: { name: string; value: string | undefined }[] = [];
  for (const tree of attributeTokens(attribute)) {
    if (tree.kind === "Delimited" && tree.delim === "Invisible" && tree.trees[0]?.kind === "Ident") {
      out.push({ name: tree.trees[0].name, value: undefined });
      continue;
    }
    if (tree.kind === "Ident") out.push({ name: tree.name, value: undefined });
    const last = out[out.length - 1];
    if (tree.kind === "Delimited" && last !== undefined) last.value = literalText(tree.trees[0]);
  }
  return out;
}

function literalText(tree: TokenTree | undefined): string | undefined {
  // What a macro put in stands in an invisible group.
  if (tree?.kind === "Delimited" && tree.delim === "Invisible") return literalText(tree.trees[0]);
  return tree?.kind === "Literal" ? tree.symbol.replace(/_/g, "") : undefined;
}

/** The integer of `#[name(0xff)]`. */
export function attributeValue(attributes: readonly Attribute[], name: string): bigint | undefined {
  const [attribute] = findAttributes(attributes, name);
  const text = attribute === undefined ? undefined : literalText(attributeTokens(attribute)[0]);
  return text === undefined ? undefined : BigInt(text);
}
