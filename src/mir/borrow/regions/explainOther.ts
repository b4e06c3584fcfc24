/** The words of type tests (E0309, E0310, E0311), of opaque types that capture too much (E0700), and of higher-ranked errors. */
import { type Diagnostic, error, type Label, type Suggestion } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { implicitObjects, outlivesSuggestion } from "../../../types/suggest";
import { printTy } from "../../../types/print";
import type { RegionVid, Ty } from "../../../types/ty";
import type { RegionError } from "./check";
import type { TypeTest } from "./context";
import type { Regions } from "./infer";
import type { RegionNames } from "./names";

export function explainTypeTest(
  regions: Regions,
  names: RegionNames,
  { ty, span }: TypeTest,
  shorter: RegionVid,
): Diagnostic {
  const { tcx } = regions.cx;
  const what = ty.kind === "Param" ? "parameter type" : "associated type";
  const subject = `the ${what} \`${tcx.printTy(tcx.eraseRegions(ty))}\``;
  const so: Label = {
    span,
    text: `...so that the type \`${tcx.printTy(tcx.eraseRegions(ty))}\` will meet its required lifetime bounds`,
    primary: true,
  };
  const message = `${subject} may not live long enough`;
  const definition = regions.definition(shorter);
  const bound = (name: string) => outlivesSuggestion(tcx, regions.body.def, ty, name);
  if (definition.kind === "Universal" && definition.universal === "Static") {
    const labels: Label[] = [{ ...so, text: `${subject} must be valid for the static lifetime...` }, so];
    const owner = tcx.bodyOwner(regions.body.def);
    for (const object of implicitObjects(tcx, owner))
      labels.push({ span: object, text: `this \`dyn Trait\` has an implicit \`'static\` lifetime bound` });
    return error("E0310", message, span, { labels, suggestions: bound("'static") });
  }
  const site = placeOf(regions, names, shorter);
  const labels = [so];
  if (definition.kind === "Universal" && definition.name !== undefined) {
    if (site !== undefined)
      labels.unshift({
        span: site,
        text: `${subject} must be valid for the lifetime \`${definition.name}\` as defined here...`,
      });
    return error("E0309", message, span, { labels, suggestions: bound(definition.name) });
  }
  if (site !== undefined)
    labels.unshift({ span: site, text: `${subject} must be valid for the anonymous lifetime defined here...` });
  return error("E0311", message, span, { labels });
}

function placeOf(regions: Regions, names: RegionNames, vid: RegionVid): Span | undefined {
  const definition = regions.definition(vid);
  if (definition.kind !== "Universal" || definition.external === undefined) return undefined;
  return names.definitionSpan(definition.external) ?? names.elidedAt(vid)?.span;
}

export function explainOpaque(
  regions: Regions,
  names: RegionNames,
  { opaque, held, span }: Extract<RegionError, { kind: "Opaque" }>,
): Diagnostic {
  const { tcx } = regions.cx;
  const labels: Label[] = [{ span, text: "", primary: true }];
  const shown = tcx.printTy(opaque.kind === "Alias" ? tcx.opaqueTy(opaque.def) : opaque);
  const holder = held === undefined ? undefined : regions.definition(held);
  const heldName = holder?.kind === "Universal" ? holder.name : undefined;
  const hidden = printTy(tcx, regions.body.locals[0]?.ty ?? opaque, {
    nameRegion: (region) => (region.kind === "Var" ? nameIn(regions, region.vid) : heldName),
  });
  const suggestions: Suggestion[] = [];
  if (opaque.kind === "Alias") labels.push({ span: tcx.spanOf(opaque.def), text: "opaque type defined here" });
  if (held !== undefined) {
    const definition = regions.definition(held);
    const site = placeOf(regions, names, held);
    const name = definition.kind === "Universal" ? definition.name : undefined;
    const which = name === undefined ? "the anonymous lifetime" : `the lifetime \`${name}\` as`;
    if (site !== undefined)
      labels.unshift({ span: site, text: `hidden type \`${hidden}\` captures ${which} defined here` });
    if (opaque.kind === "Alias") suggestions.push(...captureSuggestion(tcx, opaque, name ?? "'_"));
  }
  return error("E0700", `hidden type for \`${shown}\` captures lifetime that does not appear in bounds`, span, {
    labels,
    suggestions,
  });
}

export function explainPlaceholder(regions: Regions, placeholder: RegionVid, end: RegionVid): Diagnostic | undefined {
  const blame = regions.blame(placeholder, end);
  if (blame === undefined) return undefined;
  const { span } = blame;
  const definition = regions.definition(placeholder);
  if (definition.kind === "Placeholder" && definition.related !== undefined)
    return error("E0308", "mismatched types", span, {
      labels: [{ span, text: "one type is more general than the other", primary: true }],
    });
  return error("", "higher-ranked lifetime error", span, { labels: [{ span, text: "", primary: true }] });
}

/** The lifetime parameter that a region of the body is, if it is one. */
function nameIn(regions: Regions, vid: RegionVid): string | undefined {
  const names = regions.universalIn(vid).flatMap((region) => {
    const definition = regions.definition(region);
    return definition.kind === "Universal" && definition.universal !== "Body" ? (definition.name ?? []) : [];
  });
  return names.length === 1 ? names[0] : undefined;
}

/** `use<…>` with the lifetime, in the bounds of an `impl Trait`. */
function captureSuggestion(
  tcx: Regions["cx"]["tcx"],
  opaque: Extract<Ty, { kind: "Alias" }>,
  lifetime: string,
): Suggestion[] {
  const span = tcx.spanOf(opaque.def);
  const text = tcx.sources.textOf(span);
  const written = /\buse<([^>]*)>/.exec(text);
  if (written !== null) {
    const lo = span.lo + written.index + written[0].length - 1;
    const replacement = (written[1] ?? "").trim() === "" ? lifetime : `, ${lifetime}`;
    const message = `add \`${lifetime}\` to the \`use<...>\` bound to explicitly capture it`;
    return [{ message, edits: [{ span: { ...span, lo, hi: lo }, replacement }], applicability: "MachineApplicable" }];
  }
  // What is captured already stands in the bounds, in this edition.
  const held = [...new Set(text.match(/'\w+/g) ?? [])].filter((name) => name !== lifetime);
  const message = `add a \`use<...>\` bound to explicitly capture \`${lifetime}\``;
  const replacement = ` + use<${[...held, lifetime].join(", ")}>`;
  return [{ message, edits: [{ span: { ...span, lo: span.hi }, replacement }], applicability: "MachineApplicable" }];
}
