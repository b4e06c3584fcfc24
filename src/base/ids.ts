/**
 * Branded ids: small integers that the type checker keeps apart and that print alike everywhere
 * (`bb0`, `_1`, `'r3`, `alloc7`). Each area declares its own ids with `Brand`; none is declared here.
 */

declare const brand: unique symbol;

/** A number that cannot be mixed up with another kind of number. Make one with a cast at the place that hands ids out. */
export type Brand<Name extends string> = number & { readonly [brand]: Name };
