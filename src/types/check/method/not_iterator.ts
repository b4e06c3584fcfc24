/** E0599 for a method of iterators that is called on what only makes one: `v.map(…)` of a `Vec` (rustc: "call `.into_iter()` first"). */
import type * as ast from "../../../syntax/ast";
import { misc, obligation } from "../../infer/infer";
import { dummyBinder, mkTyArgs } from "../../intern";
import { prefixString } from "../../prefix_string";
import { predicateMayHold } from "../../traits/select";
import type { Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";
import type { Unsatisfied } from "./probe";

/** `unsatisfied`: why the methods of that name do not apply. Whether it was reported. */
export function reportNotIterator(
  fcx: FnCtxt,
  unsatisfied: readonly Unsatisfied[],
  receiver: Ty,
  { name, span }: ast.Ident,
): boolean {
  const { tcx } = fcx;
  const [iterator, intoIterator] = ["next", "into_iter"].map((method) => {
    const item = tcx.langItemIfAny(method);
    return item === undefined ? undefined : tcx.parent(item);
  });
  const isOfIterators = unsatisfied.every(
    ({ predicate: { value } }) => value.kind === "Trait" && value.trait.def === iterator,
  );
  // An array's own methods come first: it is told as any other type.
  if (!isOfIterators || intoIterator === undefined || receiver.kind === "Array") return false;
  const trait = { def: intoIterator, args: mkTyArgs(receiver) };
  const asked = obligation(fcx.env, misc(span), dummyBinder({ kind: "Trait", trait }));
  if (!predicateMayHold(fcx.infcx, asked)) return false;
  const ty = fcx.show(receiver);
  const message = `no method named \`${name}\` found for ${prefixString(tcx, receiver)} \`${ty}\` in the current scope`;
  fcx.error("E0599", message, span, `\`${ty}\` is not an iterator`, {
    suggestions: [
      {
        message: "call `.into_iter()` first",
        edits: [{ span: { ...span, hi: span.lo }, replacement: "into_iter()." }],
        applicability: "MaybeIncorrect",
      },
    ],
  });
  return true;
}
