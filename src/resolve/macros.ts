/**
 * Which macro a path names: by textual order, then by the modules and preludes around. And the rounds in which item macros
 * are expanded as soon as their names are known.
 */
import { error } from "../base/diagnostic";
import type { AssocItem, Item, MacCallItem, Path } from "../syntax/ast";
import { checkScopes, isPathKeyword } from "./ambiguity";
import { findAttribute } from "./attributes";
import type { Def } from "./def";
import type { MacroRulesScope, NameBinding, ParentScope } from "./module";
import { type Lookup, lookupInScopes, type MacroPurpose } from "./names";
import { resolvePath } from "./path";
import type { CrateSession } from "./session";
import { closest, namesOf } from "./suggest";
import { isAmbiguous, reportAmbiguity, reportPrivate, useBinding } from "./uses";
import { withArticle } from "./words";

/** What macro a path names, so far as is known. */
export function lookupMacro(session: CrateSession, path: Path, scope: ParentScope, purpose: MacroPurpose): Lookup {
  const { world, crate } = session;
  const accepts = (binding: NameBinding) => isOfPurpose(session, binding, purpose);
  const [only] = path.segments;
  if (path.segments.length === 1 && only !== undefined && !path.global) {
    return lookupInScopes(only.ident, { world, crate, scope, namespace: "Macro", accepts });
  }
  const result = resolvePath({
    world,
    crate,
    scope,
    segments: path.segments,
    global: path.global,
    namespace: "Macro",
    first: (ident, namespace) => lookupInScopes(ident, { world, crate, scope, namespace }),
    dollarCrate: (ident) => session.expander.dollarCrate(ident, session),
  });
  if (result.kind === "Indeterminate") return { kind: "Undetermined", weak: true };
  if (result.kind === "NonModule" && result.binding !== undefined) return { kind: "Found", binding: result.binding };
  return { kind: "NotFound" };
}

function isOfPurpose(session: CrateSession, binding: NameBinding, purpose: MacroPurpose): boolean {
  if (binding.res.kind !== "Def") return false;
  return purposeOf(session.world.def(binding.res.def)) === purpose;
}

/** Built-in derives and attributes are `macro Name(…) {}` marked `#[rustc_builtin_macro]`, and say their kind in the parameter. */
export function purposeOf(def: Def): MacroPurpose {
  if (def.node.kind !== "Item" || def.node.item.kind !== "MacroDef") return "Bang";
  const { item } = def.node;
  if (item.macroRules || findAttribute(def.attributes, "rustc_builtin_macro") === undefined) return "Bang";
  if (/^[A-Z]/.test(item.ident.name)) return "Derive";
  return attributeMacros.has(item.ident.name) ? "Attr" : "Bang";
}

const attributeMacros = new Set([
  "test",
  "bench",
  "derive",
  "global_allocator",
  "cfg_accessible",
  "cfg_eval",
  "test_case",
  "derive_const",
  "alloc_error_handler",
]);

/** The macro that a call names; reports what it cannot find. For calls after the loop: in bodies, traits and impls. */
export function resolveMacro(
  session: CrateSession,
  path: Path,
  scope: ParentScope,
  purpose: MacroPurpose = "Bang",
): Def | undefined {
  const found = findMacro(session, path, scope, purpose);
  if (found !== undefined && path.segments.length === 1) checkMacroScopes(session, path, scope, purpose);
  return found;
}

/** The same without a look at the scopes around the one that has it: for a body, whose blocks are not collected yet. */
export function findMacro(
  session: CrateSession,
  path: Path,
  scope: ParentScope,
  purpose: MacroPurpose = "Bang",
): Def | undefined {
  const lookup = lookupMacro(session, path, scope, purpose);
  const last = path.segments.at(-1);
  if (last === undefined) return undefined;
  if (lookup.kind !== "Found" && lookup.kind !== "Private") {
    reportMissing(session, path, scope, purpose);
    return undefined;
  }
  const { binding } = lookup;
  if (lookup.kind === "Private") reportPrivate(session, last.ident, binding);
  if (isAmbiguous(binding)) reportAmbiguity(session, last.ident, binding);
  useBinding(binding);
  return binding.res.kind === "Def" ? session.world.def(binding.res.def) : undefined;
}

/** Whether the first name of a macro's path may mean two things (E0659). */
export function checkMacroScopes(
  session: CrateSession,
  { segments, global }: Path,
  scope: ParentScope,
  purpose: MacroPurpose = "Bang",
): void {
  const [head] = segments;
  if (head === undefined || global || isPathKeyword(head.ident)) return;
  const { world, crate } = session;
  if (segments.length > 1) {
    checkScopes(session, head.ident, { world, crate, scope, namespace: "Type" });
    return;
  }
  const accepts = (binding: NameBinding) => isOfPurpose(session, binding, purpose);
  checkScopes(session, head.ident, { world, crate, scope, namespace: "Macro", accepts });
}

function reportMissing(session: CrateSession, path: Path, scope: ParentScope, purpose: MacroPurpose): void {
  const last = path.segments.at(-1);
  if (last === undefined) return;
  if (path.segments.length > 1) {
    const failed = resolvePath({
      world: session.world,
      crate: session.crate,
      scope,
      segments: path.segments,
      global: path.global,
      namespace: "Macro",
      first: (ident, namespace) =>
        lookupInScopes(ident, { world: session.world, crate: session.crate, scope, namespace }),
      dollarCrate: (ident) => session.expander.dollarCrate(ident, session),
    });
    const { message, label, span } =
      failed.kind === "Failed"
        ? failed.failure
        : { message: `cannot find \`${last.ident.name}\``, label: "", span: last.ident.span };
    session.diagnostics.push(error("E0433", message, span, { labels: [{ span, text: label, primary: true }] }));
    return;
  }
  const what = purpose === "Bang" ? "macro" : purpose === "Derive" ? "derive macro" : "attribute";
  const similar = closest(last.ident.name, macroCandidates(session, scope, purpose));
  const suggestions =
    similar === undefined
      ? []
      : [
          {
            message: `${withArticle(what)} with a similar name exists`,
            edits: [{ span: last.ident.span, replacement: similar.name }],
            applicability: "MaybeIncorrect" as const,
          },
        ];
  session.diagnostics.push(
    error("", `cannot find ${what} \`${last.ident.name}\` in this scope`, last.ident.span, { suggestions }),
  );
}

function macroCandidates(session: CrateSession, scope: ParentScope, purpose: MacroPurpose) {
  const { world, crate } = session;
  const accepts = (res: NameBinding["res"]) => res.kind === "Def" && purposeOf(world.def(res.def)) === purpose;
  const found = [...crate.macroUsePrelude].map(([name, binding]) => ({ name, res: binding.res }));
  for (
    let at: MacroRulesScope = scope.macroRules;
    at.kind !== "Empty";
    at = at.kind === "Invocation" ? (at.output ?? at.parent) : at.parent
  ) {
    if (at.kind === "Binding") found.push({ name: at.name, res: at.binding.res });
  }
  found.push(...namesOf(scope.module.nearestMod(), "Macro", accepts, scope.module, world));
  if (crate.prelude !== undefined) found.push(...namesOf(crate.prelude, "Macro", accepts, scope.module, world));
  return found.filter((candidate) => accepts(candidate.res));
}

// ---- expanding item macros ----

/** Macro calls in traits and impls: expanded when their container is collected. */
export function expandAssocMacro(
  session: CrateSession,
  item: MacCallItem,
  place: "Trait" | "Impl",
  scope: ParentScope,
): { items: readonly AssocItem[]; scope: ParentScope } {
  const expanded = expandCall(session, resolveMacro(session, item.mac.path, scope), item, place, scope);
  return { items: expanded.items as readonly AssocItem[], scope: expanded.scope };
}

/** Expands a call of a known macro into items; `scope` is then that of the new items. */
export function expandCall(
  session: CrateSession,
  def: Def | undefined,
  item: MacCallItem,
  place: "Mod" | "Trait" | "Impl",
  scope: ParentScope,
): { items: readonly Item[]; scope: ParentScope } {
  const expansion = session.newExpansion(scope.expansion);
  const inner: ParentScope = { ...scope, expansion };
  const macro = def === undefined ? undefined : session.expander.macroOf(def.id);
  if (macro === undefined) return { items: [], scope: inner };
  return { items: session.expander.expandItems(macro, item, place, scope.module), scope: inner };
}
