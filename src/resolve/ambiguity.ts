/**
 * Ambiguity between scopes (E0659), for the names that the loop itself depends on: the heads of imports, and macros. There a
 * name may not mean one thing before a glob or a macro is expanded and another after, so rustc refuses what could.
 */
import { error } from "../base/diagnostic";
import type { Ident } from "../syntax/ast";
import type { Res } from "./def";
import { isGlob, sameRes } from "./define";
import { isDescendantOf, type Module, type NameBinding } from "./module";
import { type FoundInScope, scopesOf, type ScopeLookup } from "./names";
import type { CrateSession } from "./session";
import { describeDef } from "./suggest";

const pathKeywords = new Set(["crate", "$crate", "self", "super"]);

/** The start of a path that no scope is asked for. */
export function isPathKeyword({ name }: Ident): boolean {
  return pathKeywords.has(name);
}

/** Compares the first scope that has the name with the ones around it. */
export function checkScopes(session: CrateSession, ident: Ident, query: ScopeLookup): void {
  let first: FoundInScope | undefined;
  for (const found of scopesOf(ident, query)) {
    if ("undetermined" in found) continue;
    if (first === undefined) {
      first = found;
      continue;
    }
    if (
      first.binding.res.kind === "Err" ||
      found.binding.res.kind === "Err" ||
      sameRes(first.binding.res, found.binding.res) ||
      bothPanics(session, first.binding.res, found.binding.res)
    )
      continue;
    const reason = ambiguous(first, found, query);
    if (reason === undefined) continue;
    report(session, ident, first, found, reason);
    return;
  }
}

/** `panic!` of core, by a glob, and that of std: rustc only warns, for now (`ambiguous_panic_imports`). */
function bothPanics(session: CrateSession, first: Res, other: Res): boolean {
  return [first, other].every(
    (res) =>
      res.kind === "Def" &&
      session.world.crateOf(res.def) !== session.crate &&
      session.world.def(res.def).name === "panic",
  );
}

function ambiguous(first: FoundInScope, other: FoundInScope, query: ScopeLookup): string | undefined {
  if (first.from === "MacroRules" && other.from === "Module" && !shadowsProperly(first.binding, other.binding)) {
    return "ambiguous because of a conflict between a `macro_rules` name and a non-`macro_rules` name from another module";
  }
  if (isGlob(first.binding))
    return "ambiguous because of a conflict between a name from a glob import and an outer scope during import or macro resolution";
  if (mayAppearAfter(first.binding, other.binding, query)) {
    return "ambiguous because of a conflict between a macro-expanded name and a less macro-expanded name from outer scope during import or macro resolution";
  }
  return undefined;
}

/** `macro_rules!` hides what its own module, or one around it in the same file, has by that name. */
function shadowsProperly(textual: NameBinding, modular: NameBinding): boolean {
  const { container } = textual;
  if (container === undefined || modular.container === undefined) return true;
  if (container.nearestMod() !== modular.container.nearestMod()) return false;
  for (let at: Module | undefined = container; at !== undefined; at = at.parent)
    if (at === modular.container) return true;
  return false;
}

function mayAppearAfter(first: NameBinding, other: NameBinding, query: ScopeLookup): boolean {
  return !isDescendantOf(other.expansion, first.expansion) && !isDescendantOf(query.scope.expansion, first.expansion);
}

function report(session: CrateSession, ident: Ident, first: FoundInScope, other: FoundInScope, reason: string): void {
  const word = ({ binding, from }: FoundInScope, could: string) => {
    const what = describeDef(session.world, binding.res);
    if (from === "ExternPrelude") return `\`${ident.name}\` ${could} refer to a crate passed with \`--extern\``;
    if (from !== "Module" && from !== "MacroRules") return `\`${ident.name}\` ${could} refer to a ${what} from prelude`;
    return `\`${ident.name}\` ${could} refer to the ${what} ${binding.import === undefined ? "defined" : "imported"} here`;
  };
  session.diagnostics.push(
    error("E0659", `\`${ident.name}\` is ambiguous`, ident.span, {
      labels: [
        { span: ident.span, text: "ambiguous name", primary: true },
        ...[first, other]
          .filter((found) => found.binding.span.hi > 0)
          .map((found, i) => ({ span: found.binding.span, text: word(found, i === 0 ? "could" : "could also") })),
      ],
      notes: [reason],
    }),
  );
}
