/**
 * Putting a name into a module, and what happens when it is taken: items and single imports must be unique in their
 * namespace (E0428 and its kin), globs give way, and two globs that disagree make the name ambiguous.
 */
import { error } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { Ident } from "../syntax/ast";
import type { Res, VisibilityScope } from "./def";
import type { Expansion, Import, Module, NameBinding, NameResolution } from "./module";
import type { Namespace } from "./resolver";
import type { CrateSession } from "./session";
import { describeRes } from "./words";

/** Defines an item's name. */
export function define(
  session: CrateSession,
  module: Module,
  ident: Ident,
  namespace: Namespace,
  res: Res,
  visibility: VisibilityScope,
  expansion: Expansion,
  target?: Module,
): NameBinding {
  const span = res.kind === "Def" ? session.world.def(res.def).span : ident.span;
  const binding: NameBinding = {
    res,
    module: target,
    visibility,
    span,
    expansion,
    import: undefined,
    source: undefined,
    ambiguity: undefined,
    container: module,
  };
  bind(session, module, ident.name, namespace, binding);
  return binding;
}

/** Puts a binding under a name; tells the globs that import the module. */
export function bind(
  session: CrateSession,
  module: Module,
  name: string,
  namespace: Namespace,
  binding: NameBinding,
): void {
  const resolution = module.getOrCreate(name, namespace);
  const before = resolution.nonGlob ?? resolution.glob;
  place(session, module, resolution, binding);
  const after = resolution.nonGlob ?? resolution.glob;
  if (after !== before && after !== undefined) spreadToGlobs(session, module, resolution, after);
}

function place(session: CrateSession, module: Module, resolution: NameResolution, binding: NameBinding): void {
  if (!isGlob(binding)) {
    const old = resolution.nonGlob;
    // What a body's macros export was put in when its macro paths were looked at.
    if (old === undefined || isSameItem(old, binding)) resolution.nonGlob = binding;
    else reportConflict(session, module, resolution, old, binding);
    return;
  }
  const old = resolution.glob;
  if (old === undefined) {
    resolution.glob = binding;
  } else if (!sameRes(old.res, binding.res)) {
    if (old.ambiguity === undefined) resolution.glob = { ...old, ambiguity: binding };
  } else if (!session.world.isAtLeast(old.visibility, binding.visibility)) {
    // The same thing by two globs: the more visible one counts.
    resolution.glob = binding;
  }
}

function isSameItem(a: NameBinding, b: NameBinding): boolean {
  return a.import === undefined && b.import === undefined && sameRes(a.res, b.res);
}

function spreadToGlobs(session: CrateSession, module: Module, resolution: NameResolution, binding: NameBinding): void {
  for (const glob of module.globImporters) {
    if (!session.world.isAccessible(binding.visibility, glob.scope.module)) continue;
    const imported = importBinding(session, binding, glob);
    bind(session, glob.scope.module, resolution.name, resolution.namespace, imported);
  }
}

export function isGlob(binding: NameBinding): boolean {
  return binding.import?.kind === "Glob";
}

/** The binding that an import makes of another: as visible as both allow. */
export function importBinding(session: CrateSession, source: NameBinding, by: Import): NameBinding {
  const visible = session.world.isAtLeast(source.visibility, by.visibility);
  return {
    res: source.res,
    module: source.module,
    visibility: visible ? by.visibility : source.visibility,
    span: by.span,
    expansion: by.scope.expansion,
    import: by,
    source,
    ambiguity: source.ambiguity,
    container: by.scope.module,
  };
}

export function sameRes(a: Res, b: Res): boolean {
  if (a.kind === "Def" && b.kind === "Def") return a.def === b.def;
  return a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
}

// ---- conflicts ----

function reportConflict(
  session: CrateSession,
  module: Module,
  resolution: NameResolution,
  a: NameBinding,
  b: NameBinding,
): void {
  const [old, now] = a.span.file === b.span.file && a.span.lo > b.span.lo ? [b, a] : [a, b];
  if (session.quietConflicts || old.res.kind === "Err" || now.res.kind === "Err") return;
  const { name, namespace } = resolution;
  const key = `${name}|${now.span.file}:${now.span.lo}`;
  if (session.reportedConflicts.has(key)) return;
  session.reportedConflicts.add(key);
  const code = conflictCode(old, now);
  const what = describeNamespaceItem(old.res, namespace);
  const oldVerb = old.import === undefined ? "definition" : "import";
  const nowVerb = now.import === undefined ? "redefined" : "reimported";
  const container = module.kind === "Mod" ? "module" : module.kind.toLowerCase();
  const nowSpan = headSpan(session, now.span);
  session.diagnostics.push(
    error(code, `the name \`${name}\` is defined multiple times`, nowSpan, {
      labels: [
        { span: headSpan(session, old.span), text: `previous ${oldVerb} of the ${what} \`${name}\` here` },
        { span: nowSpan, text: `\`${name}\` ${nowVerb} here`, primary: true },
      ],
      notes: [`\`${name}\` must be defined only once in the ${namespace.toLowerCase()} namespace of this ${container}`],
      help:
        old.import === undefined && now.import === undefined
          ? []
          : ["you can use `as` to change the binding name of the import"],
    }),
  );
}

function conflictCode(old: NameBinding, now: NameBinding): string {
  const isExtern = (binding: NameBinding) => binding.import?.kind === "ExternCrate";
  if (isExtern(old) && isExtern(now)) return "E0259";
  if (isExtern(old) || isExtern(now)) return old.import !== undefined && now.import !== undefined ? "E0254" : "E0260";
  if (old.import !== undefined && now.import !== undefined) return "E0252";
  return old.import !== undefined || now.import !== undefined ? "E0255" : "E0428";
}

function describeNamespaceItem(res: Res, namespace: Namespace): string {
  if (namespace === "Value") return "value";
  if (namespace === "Macro") return "macro";
  const words = describeRes(res);
  return words === "module" || words === "trait" ? words : "type";
}

/** The part of an item before its braces: what rustc underlines for a whole item. */
export function headSpan(session: CrateSession, span: Span): Span {
  const text = session.world.sources.textOf(span);
  const brace = text.indexOf("{");
  if (brace <= 0) return span;
  return { ...span, hi: span.lo + text.slice(0, brace).trimEnd().length };
}
