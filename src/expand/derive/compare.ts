/**
 * Derives that look at all fields in order: `PartialEq`, `Eq`, `PartialOrd`, `Ord`, `Hash`. Two values of an enum are compared by
 * discriminant first; the arms that follow are only for variants with fields.
 */
import type { Item } from "../../syntax/ast";
import type { TokenTree } from "../../syntax/token";
import type { DeriveInput, DeriveVariant } from "./input";

/** Variants whose fields have to be looked at; a struct always has one. */
function withFields(input: DeriveInput): readonly DeriveVariant[] {
  return input.isEnum ? input.variants.filter((v) => v.fields.length > 0) : input.variants;
}

/** `let` statements for both discriminants. */
function discriminants(input: DeriveInput): TokenTree[] {
  return input.q`let __self_discr = $crate::intrinsics::discriminant_value(self); let __arg1_discr = $crate::intrinsics::discriminant_value(other);`;
}

/** `match (self, other) { (V { … }, V { … }) => each(V), …, rest }` */
function pairs(input: DeriveInput, each: (v: DeriveVariant) => TokenTree[], rest: TokenTree[]): TokenTree[] {
  const { q } = input;
  const variants = withFields(input);
  const arms = variants.map((v) => q`(${input.pattern(v, "__self_")}, ${input.pattern(v, "__arg1_")}) => ${each(v)},`);
  const isTotal = input.variants.length === 1;
  return q`match (${input.scrutinee("self")}, ${input.scrutinee("other")}) { ${arms.flat()} ${isTotal ? [] : rest} }`;
}

export function derivePartialEq(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::cmp::PartialEq`;
  const each = (v: DeriveVariant): TokenTree[] => {
    const tests = v.fields.map((f, i) => {
      const at = input.at(f);
      return at`${input.ref(`__self_${i}`, at)} == ${input.ref(`__arg1_${i}`, at)}`;
    });
    return tests.length === 0 ? q`true` : tests.flatMap((t, i) => (i === 0 ? t : [...q`&&`, ...t]));
  };
  let body: TokenTree[];
  if (input.variants.length === 0) body = q`match *self {}`;
  else if (input.isEnum && input.variants.length > 1) {
    const same = q`__self_discr == __arg1_discr`;
    body =
      withFields(input).length === 0
        ? q`${discriminants(input)} ${same}`
        : q`${discriminants(input)} ${same} && ${pairs(input, each, q`_ => true`)}`;
  } else body = pairs(input, each, []);
  if (input.isEnum && input.variants.length === 1 && withFields(input).length === 0) body = q`true`;
  const made = input.impl(trait, trait, q`#[inline] fn eq(&self, other: &Self) -> bool { ${body} }`);
  return [...made, ...input.impl(q`$crate::marker::StructuralPartialEq`, undefined, [])];
}

export function deriveEq(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::cmp::Eq`;
  const { tokens, types } = input.assertions("$crate::cmp::AssertParamIsEq");
  return input.impl(trait, trait, q`#[inline] fn assert_fields_are_eq(&self) { ${tokens} }`, types);
}

/** The comparison of the fields of one variant, lexicographically. */
function chain(input: DeriveInput, variant: DeriveVariant, compare: string, equal: TokenTree[]): TokenTree[] {
  const { q } = input;
  const count = variant.fields.length;
  if (count === 0) return equal;
  let tokens: TokenTree[] = [];
  for (const [i, field] of [...variant.fields.entries()].reverse()) {
    const at = input.at(field);
    const one = at`${compare}(${input.ref(`__self_${i}`, at)}, ${input.ref(`__arg1_${i}`, at)})`;
    tokens = i === count - 1 ? one : q`match ${one} { ${equal} => ${tokens}, cmp => cmp }`;
  }
  return tokens;
}

function ordering(input: DeriveInput, compare: string, equal: TokenTree[]): TokenTree[] {
  const { q } = input;
  if (input.variants.length === 0) return q`match *self {}`;
  const each = (v: DeriveVariant): TokenTree[] => chain(input, v, compare, equal);
  const byDiscriminant = q`${compare}(&__self_discr, &__arg1_discr)`;
  if (!input.isEnum) return pairs(input, each, []);
  if (withFields(input).length === 0)
    return input.variants.length === 1 ? equal : q`${discriminants(input)} ${byDiscriminant}`;
  if (input.variants.length === 1) return pairs(input, each, []);
  return q`${discriminants(input)} ${pairs(input, each, q`_ => ${byDiscriminant}`)}`;
}

export function derivePartialOrd(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::cmp::PartialOrd`;
  const equal = q`$crate::option::Option::Some($crate::cmp::Ordering::Equal)`;
  const body = ordering(input, "$crate::cmp::PartialOrd::partial_cmp", equal);
  return input.impl(
    trait,
    trait,
    q`#[inline] fn partial_cmp(&self, other: &Self) -> $crate::option::Option<$crate::cmp::Ordering> { ${body} }`,
  );
}

export function deriveOrd(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::cmp::Ord`;
  const body = ordering(input, "$crate::cmp::Ord::cmp", q`$crate::cmp::Ordering::Equal`);
  return input.impl(trait, trait, q`#[inline] fn cmp(&self, other: &Self) -> $crate::cmp::Ordering { ${body} }`);
}

export function deriveHash(input: DeriveInput): Item[] {
  const { q } = input;
  const trait = q`$crate::hash::Hash`;
  const each = (v: DeriveVariant): TokenTree[] =>
    v.fields.flatMap((f, i) => {
      const at = input.at(f);
      return at`$crate::hash::Hash::hash(${input.ref(`__self_${i}`, at)}, state);`;
    });
  const variants = withFields(input);
  const arms = variants.map((v) => q`${input.pattern(v, "__self_")} => { ${each(v)} }`);
  const rest = variants.length < input.variants.length ? q`_ => {}` : [];
  const fields =
    input.variants.length === 0
      ? q`match *self {}`
      : variants.length === 0
        ? []
        : q`match ${input.scrutinee("self")} { ${arms.flat()} ${rest} }`;
  const tag =
    input.isEnum && input.variants.length > 1
      ? q`let __self_discr = $crate::intrinsics::discriminant_value(self); $crate::hash::Hash::hash(&__self_discr, state);`
      : [];
  return input.impl(
    trait,
    trait,
    q`#[inline] fn hash<__H: $crate::hash::Hasher>(&self, state: &mut __H) { ${tag} ${fields} }`,
  );
}
