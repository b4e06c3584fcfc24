/** `derive(Debug)`: `debug_struct`, `debug_tuple`, or the bare name. */
import type { Item } from "../../syntax/ast";
import type { TokenTree } from "../../syntax/token";
import { stringToken } from "../quote";
import type { DeriveInput, DeriveVariant } from "./input";

export function deriveDebug(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::fmt::Debug`;
  const arms = input.variants.map((v) => q`${input.pattern(v, "__self_")} => ${write(input, v)},`);
  const body = arms.length === 0 ? q`match *self {}` : q`match ${input.scrutinee("self")} { ${arms.flat()} }`;
  return input.impl(
    trait,
    trait,
    q`#[inline] fn fmt(&self, f: &mut $crate::fmt::Formatter<'_>) -> $crate::fmt::Result { ${body} }`,
  );
}

function write(input: DeriveInput, variant: DeriveVariant): TokenTree[] {
  const { q, site } = input;
  const name = [stringToken(variant.name, site)];
  if (variant.kind === "Unit") return q`$crate::fmt::Formatter::write_str(f, ${name})`;
  if (variant.fields.length === 0) return q`$crate::fmt::Formatter::write_str(f, ${name})`;
  if (variant.kind === "Tuple") {
    const fields = variant.fields.flatMap((f, i) => q`.field(${input.at(f)`&${`__self_${i}`}`})`);
    return q`$crate::fmt::Formatter::debug_tuple(f, ${name})${fields}.finish()`;
  }
  const fields = variant.fields.flatMap((f, i) => {
    const value = input.at(f)`&${`__self_${i}`}`;
    return q`.field(${[stringToken(f.name, site)]}, ${value})`;
  });
  return q`$crate::fmt::Formatter::debug_struct(f, ${name})${fields}.finish()`;
}
