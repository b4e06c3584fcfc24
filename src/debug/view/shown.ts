/**
 * How a type asks to be shown: the `#[glasscrab::view(…)]` attribute on a struct or enum, read into data. std's types carry
 * it, and so may a user's; the view knows no type by name. The words of the attribute are documented in `src/std/README.md`.
 */
import type { Attribute } from "../../syntax/ast";
import type { TokenTree } from "../../syntax/token";
import type { DefId } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";

/** A path of fields from a value to a part of it: `buf.inner.ptr`. */
export type FieldPath = readonly string[];

export interface Shown {
  readonly kind: string;
  /** Field paths and words by key: `ptr`, `len`, `capacity`, `strong`, `weak`, `value`, … */
  readonly keys: ReadonlyMap<string, string>;
}

export function shownOf(tcx: TyCtxt, def: DefId): Shown | undefined {
  const { attributes } = tcx.def(def);
  if (attributes.length === 0) return undefined;
  const known = shownBy.get(attributes);
  if (known !== undefined) return known.shown;
  const shown = attributes.map(readAttribute).find((read) => read !== undefined);
  shownBy.set(attributes, { shown });
  return shown;
}

/** What a list of attributes was read as: asked for each part of each value. */
const shownBy = new WeakMap<readonly Attribute[], { readonly shown: Shown | undefined }>();

export function pathOf(shown: Shown, key: string): FieldPath | undefined {
  const text = shown.keys.get(key);
  return text === undefined ? undefined : text.split(".").filter((part) => part !== "");
}

/** `#[glasscrab::view(kind(key = "text", …))]`, or `#[glasscrab::view(kind)]`. */
function readAttribute(attribute: Attribute): Shown | undefined {
  if (attribute.kind !== "Normal" || attribute.args.kind !== "Delimited") return undefined;
  const [tool, name] = attribute.path.segments.map((segment) => segment.ident.name);
  if (tool !== "glasscrab" || name !== "view") return undefined;
  const [kind, args] = attribute.args.tokens;
  if (kind?.kind !== "Ident") return undefined;
  return { kind: kind.name, keys: args?.kind === "Delimited" ? readKeys(args.trees) : new Map() };
}

/** `key = "text"` pairs; a lone text is the value's path. */
function readKeys(trees: readonly TokenTree[]): Map<string, string> {
  const keys = new Map<string, string>();
  const [only] = trees;
  if (only?.kind === "Literal") keys.set("value", only.symbol);
  for (let i = 0; i + 2 < trees.length; i++) {
    const [key, equals, value] = [trees[i], trees[i + 1], trees[i + 2]];
    if (key === undefined || equals === undefined || value === undefined) break;
    if (tokenText(equals) === "=") keys.set(tokenText(key), tokenText(value));
  }
  return keys;
}

function tokenText(tree: TokenTree): string {
  if (tree.kind === "Ident") return tree.name;
  if (tree.kind === "Literal") return tree.symbol;
  return tree.kind;
}
