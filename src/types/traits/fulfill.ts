/**
 * Keeps the obligations of one body and discharges those that can be decided, until none changes: rustc's
 * `FulfillmentContext`. What stays ambiguous waits for more inference.
 */
import { bug } from "../../base/invariant";
import type { InferCtxt, Obligation, TypeError } from "../infer/infer";
import type { TyVid } from "../ty";

/** `root` is the obligation that was registered; `obligation` the nested one that failed. */
export interface FulfillmentError {
  readonly kind: "Unimplemented" | "ProjectionMismatch" | "Ambiguity" | "Overflow" | "SignatureMismatch" | "ConstMismatch" | "NotDynCompatible";
  readonly obligation: Obligation;
  readonly root: Obligation;
  readonly typeError: TypeError | undefined;
}

export class FulfillmentContext {
  register(_obligation: Obligation): void { bug("not yet"); }
  registerAll(_obligations: readonly Obligation[]): void { bug("not yet"); }
  /** Processes all that can make progress; errors are removed and returned. */
  selectWherePossible(_infcx: InferCtxt): FulfillmentError[] { bug("not yet"); }
  /** As `selectWherePossible`; what is still pending becomes an `Ambiguity` error. */
  selectAllOrError(_infcx: InferCtxt): FulfillmentError[] { bug("not yet"); }
  pending(): readonly Obligation[] { bug("not yet"); }
  /** Pending obligations whose self type is this variable (with supertraits elaborated by the caller where needed). */
  obligationsForSelfTy(_infcx: InferCtxt, _vid: TyVid): Obligation[] { bug("not yet"); }
}
