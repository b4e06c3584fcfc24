/** "the following trait defines an item `clone`, perhaps you need to implement it": rustc's `suggest_traits_to_import` for what has no impl. */
import { type DiagnosticParts, type Note, noteAt, type Suggestion } from "../../../base/diagnostic";
import { crateOf, type DefId, userCrate } from "../../../resolve/def";
import type * as ast from "../../../syntax/ast";
import { allTraits } from "../../collect/trimmed";
import type { Ty } from "../../ty";
import type { FnCtxt } from "../fnctxt";

export function traitAdvice(fcx: FnCtxt, receiver: Ty, { name }: ast.Ident): DiagnosticParts {
  const { tcx } = fcx;
  const self = receiver.kind === "Ref" ? fcx.shallow(receiver.ty) : receiver;
  const isOwn = self.kind === "Param" || (self.kind === "Adt" && crateOf(self.def) === userCrate);
  const candidates = allTraits(tcx)
    .filter((trait) => (isOwn || crateOf(trait) === userCrate) && !tcx.isAutoTrait(trait) && hasItem(fcx, trait, name))
    .sort(
      (a, b) => Number(crateOf(b) === userCrate) - Number(crateOf(a) === userCrate) || order(tcx.path(a), tcx.path(b)),
    );
  const [first] = candidates;
  if (first === undefined) return {};
  const one = candidates.length === 1;
  const lead = (action: string): string =>
    `the following ${one ? "trait defines" : "traits define"} an item \`${name}\`, perhaps you need to ${action} ${one ? "it" : "one of them"}:`;
  if (self.kind === "Param") {
    const message = lead(`restrict type parameter \`${self.name}\` with`);
    const found = candidates.flatMap(
      (trait) => tcx.restrictParam(fcx.owner, self, tcx.trimmedPath(trait), message)?.edits ?? [],
    );
    const [edit, ...others] = found;
    if (edit === undefined) return {};
    const suggestion: Suggestion = {
      message,
      edits: [edit],
      applicability: "MaybeIncorrect",
      ...(others.length > 0 ? { alternatives: others.map((other) => [other]) } : {}),
    };
    const help = "items from traits can only be used if the type parameter is bounded by the trait";
    return { help: [help], suggestions: [suggestion] };
  }
  const isLocal = one && crateOf(first) === userCrate;
  const note: Note = isLocal
    ? noteAt(
        tcx.headSpan(first),
        `\`${tcx.trimmedPath(first)}\` defines an item \`${name}\`, perhaps you need to implement it`,
      )
    : [lead("implement"), ...candidates.map((trait, i) => `candidate #${i + 1}: \`${tcx.trimmedPath(trait)}\``)].join(
        "\n",
      );
  return { help: ["items from traits can only be used if the trait is implemented and in scope"], notes: [note] };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hasItem({ tcx }: FnCtxt, trait: DefId, name: string): boolean {
  return tcx.associatedItems(trait).some((item) => tcx.def(item).name === name && tcx.def(item).kind !== "AssocTy");
}
