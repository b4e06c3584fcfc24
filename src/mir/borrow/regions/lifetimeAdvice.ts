/** rustc's suggested edits for lifetimes that are left out: one name for two of them, and `+ '_` for a trait object that is given out. */
import type { Edit, Suggestion } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { implicitObjects } from "../../../types/suggest";
import type { RegionVid } from "../../../types/ty";
import type { RegionNames } from "./names";

/** `fn f<'a>(x: &'a T, y: &'a U)`; where the result leaves its lifetime out too, that one and the longer's. */
export function nameLifetimes(names: RegionNames, longer: RegionVid, shorter: RegionVid): Suggestion[] {
  const { tcx } = names.regions.cx;
  const [a, b] = [names.elidedAt(longer), names.elidedAt(shorter)];
  const signature = tcx.signatureSpans(names.typed.def);
  if (a?.written !== "&" || b?.written !== "&" || signature === undefined || names.typed.closure !== undefined)
    return [];
  const taken = namesAround(names);
  if (tcx.generics(names.typed.def).lateBound.some(({ name }) => name.startsWith("'") && name !== "'_")) return [];
  const name = ["'a", "'b", "'c", "'d"].find((candidate) => !taken.has(candidate)) ?? "'e";
  const inOutput =
    signature.output === undefined ? [] : anonymousReferences(tcx.sources.textOf(signature.output), signature.output);
  const isSelf = (at: Span) =>
    signature.params.some(({ isSelf, span }) => isSelf && span.lo <= at.lo && at.hi <= span.hi);
  const first = inOutput.length > 0 ? inOutput : [after(b.span)];
  const places = [...first, ...(isSelf(a.span) ? [] : [after(a.span)])];
  const edits: Edit[] = places.map((span) => ({ span, replacement: `${name} ` }));
  edits.push(declare(tcx.sources.file(signature.name.file).text, signature.name, name));
  const isImpl = tcx.def(tcx.parent(names.typed.def) ?? names.typed.def).kind === "Impl";
  const message = `consider introducing a named lifetime parameter${isImpl ? " and update trait if needed" : ""}`;
  return [{ message, edits, applicability: "MaybeIncorrect" }];
}

function namesAround(names: RegionNames): Set<string> {
  const { tcx } = names.regions.cx;
  const parent = tcx.parent(names.typed.def);
  const around = parent === undefined || tcx.def(parent).kind === "Mod" ? [] : tcx.generics(parent).params;
  return new Set(around.map(({ name }) => name));
}

/** After the `&` of each reference without a lifetime. */
function anonymousReferences(text: string, span: Span): Span[] {
  return [...text.matchAll(/&(?!')/g)].map(({ index }) => {
    const lo = span.lo + index + 1;
    return { ...span, lo, hi: lo };
  });
}

function after(reference: Span): Span {
  const lo = reference.lo + 1;
  return { ...reference, lo, hi: lo };
}

function declare(text: string, name: Span, lifetime: string): Edit {
  const hasGenerics = text[name.hi] === "<" && text[name.hi + 1] !== ">";
  const lo = hasGenerics ? name.hi + 1 : name.hi;
  return { span: { ...name, lo, hi: lo }, replacement: hasGenerics ? `${lifetime}, ` : `<${lifetime}>` };
}

/** `Box<dyn Trait + '_>`: what the function gives out holds an argument. */
export function objectLifetime(
  names: RegionNames,
  longer: RegionVid,
  isNamed: boolean,
  lifetime: string,
): Suggestion[] {
  const { tcx, body } = { tcx: names.regions.cx.tcx, body: names.regions.body };
  const objects = implicitObjects(tcx, tcx.bodyOwner(names.typed.def));
  const local = names.argumentWith(longer);
  const kind = local === undefined ? undefined : body.locals[local]?.kind;
  if (objects.length === 0 || kind?.kind !== "Arg" || kind.name === undefined) return [];
  const shown = isNamed ? lifetime : "'_";
  return [
    {
      message: `to declare that the trait object captures data from argument \`${kind.name}\`, you can add an explicit \`${shown}\` lifetime bound`,
      edits: objects.map((span) => ({ span: { ...span, lo: span.hi }, replacement: ` + ${shown}` })),
      applicability: "MaybeIncorrect",
    },
  ];
}
