/**
 * Normalization: replaces `<T as Trait>::Assoc` by what the impl, where-clause, trait object or built-in rule says. A projection
 * that cannot be decided yet becomes a variable with a `Projection` obligation.
 */
import { bug } from "../../base/invariant";
import type { InferCtxt, Obligation, ObligationCause } from "../infer/infer";
import type { ParamEnv } from "../ty";

export interface Normalized<T> {
  readonly value: T;
  readonly obligations: readonly Obligation[];
}

export function normalize<T>(_infcx: InferCtxt, _env: ParamEnv, _cause: ObligationCause, _value: T): Normalized<T> { bug("not yet"); }
