/** Variables that no one wrote: what a desugaring keeps a value in. */
import type { Span } from "../../../base/source";
import type { NodeId } from "../../../syntax/ast";
import type { Pat } from "../../body";
import type { Ty } from "../../ty";

/** The pattern `name`, which takes the value. */
export function hiddenPat(name: string, binding: NodeId, ty: Ty, span: Span): Pat {
  return {
    ty,
    span,
    userType: undefined,
    kind: {
      kind: "Binding",
      name,
      binding,
      mode: "ByValue",
      mutability: "Not",
      varTy: ty,
      subpattern: undefined,
      isPrimary: true,
      nameSpan: span,
    },
  };
}
