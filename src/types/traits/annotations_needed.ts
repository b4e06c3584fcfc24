/** The words of E0282, E0283 and E0284: a type is not known, and where it could be written. */
import { type Diagnostic, error, type Note } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import type { Context } from "../context";
import { hasFlags, mapTypes } from "../fold";
import { printTy } from "../print";
import { type Ty, TypeFlags } from "../ty";

/** A place for the type; `ty`: of the variable there, if it is one. */
export interface UnknownType {
  readonly span: Span;
  readonly ty?: Ty;
}

/** `failed`: where the type had to be known. */
export function annotationsNeeded(
  tcx: Context,
  code: string,
  failed: Span,
  source: UnknownType | undefined,
  notes: readonly Note[] = [],
): Diagnostic {
  const span = source?.span ?? failed;
  const isKnownInPart = source?.ty !== undefined && source.ty.kind !== "Infer" && source.ty.kind !== "Closure";
  const what = isKnownInPart ? ` for \`${printTy(tcx, source.ty as Ty)}\`` : "";
  const labels = [{ span, text: source?.ty === undefined ? "cannot infer type" : "", primary: true }];
  return error(code, `type annotations needed${what}`, span, { labels, notes });
}

/** The first type variable in a type. */
export function firstUnknown(ty: Ty): Ty | undefined {
  let found: Ty | undefined;
  if (!hasFlags(ty, TypeFlags.HasTyInfer)) return undefined;
  mapTypes(
    ty,
    (part) => {
      if (part.kind === "Infer" && part.infer.kind === "TyVar") found ??= part;
      return undefined;
    },
    TypeFlags.HasTyInfer,
  );
  return found;
}
