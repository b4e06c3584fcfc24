/** Using a binding: it and the imports it came through are not unused; private or ambiguous ones are reported. */
import { error, noteAt } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { Ident } from "../syntax/ast";
import type { Res } from "./def";
import { headSpan } from "./define";
import type { NameBinding } from "./module";
import type { CrateSession } from "./session";
import { describeDef } from "./suggest";

export function useBinding(binding: NameBinding): void {
  for (let at: NameBinding | undefined = binding; at !== undefined; at = at.source)
    if (at.import !== undefined) at.import.used = true;
}

export function isAmbiguous(binding: NameBinding): boolean {
  return binding.ambiguity !== undefined;
}

/** Two globs bring different things of one name. */
export function reportAmbiguity(session: CrateSession, ident: Ident, binding: NameBinding): void {
  const other = binding.ambiguity;
  if (other === undefined) return;
  const text = (which: "could" | "could also", at: NameBinding) =>
    `\`${ident.name}\` ${which} refer to the ${describeRes2(session, at.res)} ${at.import === undefined ? "defined" : "imported"} here`;
  session.diagnostics.push(
    error("E0659", `\`${ident.name}\` is ambiguous`, ident.span, {
      labels: [
        { span: ident.span, text: "ambiguous name", primary: true },
        { span: binding.span, text: text("could", binding) },
        { span: other.span, text: text("could also", other) },
      ],
      notes: ["ambiguous because of multiple glob imports of a name in the same module"],
      help: [`consider adding an explicit import of \`${ident.name}\` to disambiguate`],
    }),
  );
}

function describeRes2(session: CrateSession, res: Res): string {
  return describeDef(session.world, res);
}

/** E0603. */
export function reportPrivate(session: CrateSession, ident: Ident, binding: NameBinding): void {
  const { world } = session;
  const isImport = binding.import !== undefined && binding.source !== undefined;
  const kind = describePrivate(session, binding);
  const shown = isImport ? `${kind} import` : kind;
  const labels: { span: Span; text: string; primary?: boolean }[] = [
    { span: ident.span, text: `private ${shown}`, primary: true },
  ];
  const target = binding.res.kind === "Def" ? world.def(binding.res.def) : undefined;
  if (target?.kind === "Ctor" && target.parent !== undefined) {
    const owner = world.def(target.parent);
    const fields =
      owner.node.kind === "Item" && owner.node.item.kind === "Struct" && owner.node.item.data.kind === "Tuple"
        ? owner.node.item.data.fields
        : [];
    const first = fields[0];
    const last = fields[fields.length - 1];
    if (first !== undefined && last !== undefined)
      labels.push({
        span: { ...first.span, hi: last.span.hi },
        text: "a constructor is private if any of the fields is private",
      });
  }
  session.diagnostics.push(
    error("E0603", `${shown} \`${ident.name}\` is private`, ident.span, {
      labels,
      notes: [noteAt(headSpan(session, binding.span), `the ${shown} \`${ident.name}\` is defined here`)],
    }),
  );
}

function describePrivate(session: CrateSession, binding: NameBinding): string {
  const words = describeDef(session.world, binding.res);
  // A unit struct is its constructor.
  const isCtor = binding.res.kind === "Def" && binding.res.defKind === "Ctor" && words.startsWith("tuple ");
  return isCtor ? `${words} constructor` : words;
}
