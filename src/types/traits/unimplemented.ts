/**
 * The words that a trait has for types that do not implement it: `#[rustc_on_unimplemented]` and `#[diagnostic::on_unimplemented]`, with
 * their conditions and placeholders.
 */
import { splitCommas } from "../../expand/cfg";
import { attributeTokens } from "../../resolve/attributes";
import { crateOf, userCrate } from "../../resolve/def";
import type { TokenStream } from "../../syntax/token";
import { findAttributes } from "../collect/attributes";
import type { Context } from "../context";
import { eraseRegions } from "../fold";
import type { ObligationCauseCode } from "../infer/infer";
import { rootOf } from "../infer/obligation";
import { selfTyOf } from "../intern";
import { printTraitPath, printTy } from "../print";
import type { TraitRef, Ty } from "../ty";

/** The words that a trait's attribute gives, with `{Self}` and parameters put in. */
export function onUnimplemented(
  tcx: Context,
  trait: TraitRef,
  code: ObligationCauseCode,
): { message?: string; label?: string; notes: string[] } {
  const { attributes } = tcx.def(trait.def);
  const found = [
    ...findAttributes(attributes, "rustc_on_unimplemented"),
    ...findAttributes(attributes, "diagnostic::on_unimplemented"),
  ];
  const out: { message?: string; label?: string; notes: string[] } = { notes: [] };
  const params = tcx.generics(trait.def).params;
  const fill = (text: string): string =>
    text.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name: string | undefined) => {
      if (name === undefined) return whole.slice(1);
      if (name === "This") return tcx.def(trait.def).name;
      if (name === "Trait") return printTraitPath(tcx, trait);
      const index = params.findIndex((param) => param.name === name);
      const arg = trait.args[index];
      return arg?.kind === "Type" ? printTy(tcx, eraseRegions(arg.ty)) : whole;
    });
  const holds = (condition: TokenStream): boolean => conditionHolds(tcx, trait, code, condition);
  for (const attribute of found)
    collectOptions(attributeTokens(attribute), holds, (key, text) => {
      if (key === "note") out.notes.push(fill(text));
      else if (key === "message" || key === "label") out[key] ??= fill(text);
    });
  return out;
}

/** `Self = "str"`, `all(…)`, `any(…)`, `crate_local` (a type of the program's own), a placeholder of a format string. */
function conditionHolds(tcx: Context, trait: TraitRef, code: ObligationCauseCode, condition: TokenStream): boolean {
  const [word, second, value] = condition;
  if (word?.kind !== "Ident") return false;
  if (second?.kind === "Delimited") {
    const parts = splitCommas(second.trees).map((part) => conditionHolds(tcx, trait, code, part));
    return word.name === "all" ? parts.every(Boolean) : word.name === "any" && parts.some(Boolean);
  }
  if (word.name === "crate_local") {
    const self = selfTyOf(trait.args);
    return self.kind === "Adt" && crateOf(self.def) === userCrate;
  }
  if (value?.kind !== "Literal") return false;
  if (word.name === "from_desugaring") return isFormatArgument(tcx, code);
  const index = tcx.generics(trait.def).params.findIndex((param) => param.name === word.name);
  const arg = trait.args[index];
  return arg?.kind === "Type" && isCalled(tcx, arg.ty, value.symbol);
}

function isCalled(tcx: Context, ty: Ty, name: string): boolean {
  const variable = ty.kind === "Infer" ? ty.infer.kind : undefined;
  // A literal's type that is still open; `{integral}` is any integer.
  if (name === "{integer}") return variable === "IntVar";
  if (name === "{float}") return variable === "FloatVar";
  if (name === "{integral}") return ty.kind === "Int" || ty.kind === "Uint" || variable === "IntVar";
  return printTy(tcx, eraseRegions(ty)) === name;
}

/** What `format_args!` asks for a placeholder, and what follows from it. */
export function isFormatArgument(tcx: Context, from: ObligationCauseCode): boolean {
  const code = rootOf(from);
  if (code.kind !== "ItemBound") return false;
  const parent = tcx.parent(code.def);
  const self = parent === undefined || tcx.def(parent).kind !== "Impl" ? undefined : tcx.typeOf(parent);
  return self?.kind === "Adt" && tcx.isLang(self.def, "format_argument");
}

/** `key = "text"` options: those inside an `on(…)` whose condition holds go first. */
function collectOptions(
  trees: TokenStream,
  holds: (condition: TokenStream) => boolean,
  visit: (key: string, text: string) => void,
): void {
  trees.forEach((tree, i) => {
    const inner = trees[i + 1];
    if (tree.kind !== "Ident" || tree.name !== "on" || inner?.kind !== "Delimited") return;
    const comma = inner.trees.findIndex((one) => one.kind === ",");
    if (holds(inner.trees.slice(0, comma))) collectOptions(inner.trees.slice(comma + 1), holds, visit);
  });
  trees.forEach((tree, i) => {
    const value = trees[i + 2];
    if (tree.kind === "Ident" && trees[i + 1]?.kind === "=" && value?.kind === "Literal")
      visit(
        tree.name,
        value.symbol
          .replace(/\\\n\s*/g, "")
          .replace(/\\"/g, '"')
          .replace(/\\n/g, "\n"),
      );
  });
}
