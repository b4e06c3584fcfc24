/** Derives that make a value: `Clone`, `Default`; and `Copy`, which has no code. */
import { error } from "../../base/diagnostic";
import type { Item } from "../../syntax/ast";
import type { TokenTree } from "../../syntax/token";
import type { DeriveInput, DeriveVariant } from "./input";

export function deriveCopy(input: DeriveInput): Item[] {
  const { q } = input;
  return input.impl(q`$crate::marker::Copy`, q`$crate::marker::Copy`, []);
}

export function deriveClone(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::clone::Clone`;
  const isUnion = input.item.kind === "Union";
  // What is `Copy` whatever its parameters are is cloned by copying.
  if (isUnion || (input.traits.has("Copy") && !input.hasTypeParams())) {
    const { tokens, types } = isUnion
      ? { tokens: q`let _: $crate::clone::AssertParamIsCopy<Self>;`, types: undefined }
      : input.assertions("$crate::clone::AssertParamIsClone");
    return input.impl(
      trait,
      isUnion ? q`$crate::marker::Copy` : trait,
      q`#[inline] fn clone(&self) -> Self { ${tokens} *self }`,
      types,
    );
  }
  const arms = input.variants.map((v) => {
    const fields = v.fields.map((f, i) => {
      const at = input.at(f);
      return at`${[f.key]}: $crate::clone::Clone::clone(${input.ref(`__self_${i}`, at)})`;
    });
    return q`${input.pattern(v, "__self_")} => ${v.path} { ${input.commas(fields)} },`;
  });
  const body = arms.length === 0 ? q`match *self {}` : q`match ${input.scrutinee("self")} { ${arms.flat()} }`;
  return input.impl(trait, trait, q`#[inline] fn clone(&self) -> Self { ${body} }`);
}

export function deriveDefault(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::default::Default`;
  const variant = input.isEnum ? defaultVariant(input) : input.variants[0];
  if (variant === undefined) return [];
  const fields = variant.fields.map((f) => input.at(f)`${[f.key]}: $crate::default::Default::default()`);
  const value: TokenTree[] = q`${variant.path} { ${input.commas(fields)} }`;
  // An enum's default has no fields, so its parameters need no bound.
  return input.impl(trait, input.isEnum ? undefined : trait, q`#[inline] fn default() -> Self { ${value} }`);
}

function defaultVariant(input: DeriveInput): DeriveVariant | undefined {
  const marked = input.variants.filter((v) => v.isDefault);
  const [only] = marked;
  if (only === undefined) {
    input.report(
      error("E0665", "`#[derive(Default)]` on enum with no `#[default]`", input.nameSpan, {
        help: ["make a unit variant default by placing `#[default]` above it"],
      }),
    );
  } else if (marked.length > 1) {
    input.report(
      error("", "multiple declared defaults", input.nameSpan, { notes: ["only one variant can be default"] }),
    );
  } else if (only.kind !== "Unit") {
    input.report(
      error("", "the `#[default]` attribute may only be used on unit enum variants", only.span, {
        help: ["consider a manual implementation of `Default`"],
      }),
    );
    return undefined;
  }
  return only;
}
