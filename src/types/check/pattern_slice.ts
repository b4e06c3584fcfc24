/** Slice patterns: of slices and arrays, with at most one rest. */
import type * as ast from "../../syntax/ast";
import { mkArray, mkConstUsize, tyError } from "../intern";
import type { Ty } from "../ty";
import type { FnCtxt } from "./fnctxt";
import { checkInner, type PatInfo } from "./pattern";

export function checkSlice(fcx: FnCtxt, pat: ast.Pat & { kind: "Slice" }, expectedTy: Ty, info: PatInfo): Ty {
  const expected = fcx.structurallyResolve(pat.span, expectedTy);
  const restIndex = pat.pats.findIndex((p) => restOf(p) !== undefined);
  const written = pat.pats.length - (restIndex >= 0 ? 1 : 0);
  let elem: Ty = tyError;
  let rest: Ty = tyError;
  let ty: Ty = expected;
  if (expected.kind === "Slice") {
    elem = expected.elem;
    rest = expected;
  } else if (expected.kind === "Array") {
    elem = expected.elem;
    const found = arrayRest(fcx, pat, expected, written, restIndex >= 0);
    rest = found.rest;
    ty = found.ty;
  } else if (expected.kind !== "Error") {
    fcx.error(
      "E0529",
      `expected an array or slice, found \`${fcx.show(expected)}\``,
      pat.span,
      `pattern cannot match with input type \`${fcx.show(expected)}\``,
    );
    ty = tyError;
  }
  pat.pats.forEach((sub, i) => {
    if (i !== restIndex) checkInner(fcx, sub, elem, info);
    else checkInner(fcx, sub, rest, info);
  });
  return ty;
}

/** `..`, or `name @ ..`. */
export function restOf(pat: ast.Pat): ast.Pat | undefined {
  if (pat.kind === "Rest") return pat;
  return pat.kind === "Ident" && pat.sub?.kind === "Rest"
    ? pat.sub
    : pat.kind === "Paren"
      ? restOf(pat.pat)
      : undefined;
}

function arrayRest(
  fcx: FnCtxt,
  pat: ast.Pat & { kind: "Slice" },
  expected: Ty & { kind: "Array" },
  written: number,
  hasRest: boolean,
): { rest: Ty; ty: Ty } {
  const length = fcx.constUsize(expected.len);
  if (length === undefined) {
    if (hasRest)
      return {
        rest: fcx.error("E0730", "cannot pattern-match on an array without a fixed length", pat.span),
        ty: tyError,
      };
    const ty = mkArray(expected.elem, mkConstUsize(written));
    if (!fcx.eq(pat.span, expected, ty))
      return {
        rest: fcx.error("E0730", "cannot pattern-match on an array without a fixed length", pat.span),
        ty: tyError,
      };
    return { rest: tyError, ty };
  }
  const elements = (n: number | bigint): string => `${n} element${BigInt(n) === 1n ? "" : "s"}`;
  if (!hasRest && BigInt(written) !== length) {
    return {
      rest: tyError,
      ty: fcx.error(
        "E0527",
        `pattern requires ${elements(written)} but array has ${length}`,
        pat.span,
        `expected ${elements(length)}`,
      ),
    };
  }
  if (hasRest && BigInt(written) > length) {
    return {
      rest: tyError,
      ty: fcx.error(
        "E0528",
        `pattern requires at least ${elements(written)} but array has ${length}`,
        pat.span,
        `pattern cannot match array of ${elements(length)}`,
      ),
    };
  }
  return { rest: mkArray(expected.elem, mkConstUsize(length - BigInt(written))), ty: expected };
}
