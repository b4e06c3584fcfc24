/**
 * Resolving imports: rounds over the undetermined ones until nothing changes (together with macro expansion, see
 * `crates.ts`), then a last pass that reports what failed. A glob registers with the module it imports, so names that
 * appear there later flow on.
 */
import type { Res } from "./def";
import { bind, importBinding, isGlob } from "./define";
import { type Import, type ImportTarget, type Module, type NameBinding, rootExpansion } from "./module";
import { externCrate, type Lookup, lookupInModule, lookupInScopes } from "./names";
import { type PathFailure, resolvePath } from "./path";
import type { Namespace } from "./resolver";
import type { CrateSession } from "./session";

export const namespaces: readonly Namespace[] = ["Type", "Value", "Macro"];

/** One round over the pending imports; returns whether anything was learnt. */
export function resolveImportsOnce(session: CrateSession): boolean {
  let progress = false;
  const still: Import[] = [];
  const pending = session.pendingImports;
  session.pendingImports = [];
  for (const item of pending) {
    const before = Object.values(item.bindings).filter((b) => b !== "Undetermined").length;
    if (!resolveImport(session, item)) still.push(item);
    const after = Object.values(item.bindings).filter((b) => b !== "Undetermined").length;
    if (item.resolved || item.failed || after !== before) progress = true;
  }
  session.pendingImports.push(...still);
  return progress;
}

/** Returns whether nothing is left to learn about the import. */
function resolveImport(session: CrateSession, item: Import): boolean {
  if (item.module === undefined) {
    const target = importTarget(session, item);
    if (target === "Indeterminate") return false;
    if ("failure" in target) {
      item.failed = true;
      item.failure = target.failure;
      return true;
    }
    item.module = target;
  }
  if (item.kind === "Glob") return resolveGlob(session, item, item.module);
  return resolveSingle(session, item, item.module);
}

function importTarget(session: CrateSession, item: Import): ImportTarget | "Indeterminate" | { failure: PathFailure } {
  if (item.path.length === 0) {
    if (item.kind === "Glob") return { kind: "Module", module: item.scope.module.root() };
    return item.global ? { kind: "ExternPrelude" } : { kind: "CurrentScope" };
  }
  const { world, crate } = session;
  const result = resolvePath({
    world,
    crate,
    scope: item.scope,
    segments: item.path,
    global: item.global,
    namespace: undefined,
    first: (ident, namespace) => lookupInScopes(ident, { world, crate, scope: item.scope, namespace, ignore: item }),
    dollarCrate: (ident) => session.expander.dollarCrate(ident, session),
    found: (index, binding, isPrivate) => {
      item.pathBindings[index] = { binding, isPrivate };
    },
  });
  switch (result.kind) {
    case "Module":
      return { kind: "Module", module: result.module };
    case "Indeterminate":
      return "Indeterminate";
    case "Failed":
      return { failure: result.failure };
    case "NonModule":
      return {
        failure: {
          message: "",
          label: "",
          span: item.span,
          segmentIndex: 0,
          module: undefined,
          found: { kind: "Err" },
        },
      };
  }
}

function resolveGlob(session: CrateSession, item: Import, target: ImportTarget): boolean {
  item.resolved = true;
  if (target.kind !== "Module") return true;
  const { module } = target;
  if (item.isPreludeImport) {
    session.crate.prelude = module;
    return true;
  }
  if (module === item.scope.module) return true;
  module.globImporters.push(item);
  for (const resolution of [...module.entries()]) {
    const binding = resolution.nonGlob ?? resolution.glob;
    if (binding === undefined || !session.world.isAccessible(binding.visibility, item.scope.module)) continue;
    bind(session, item.scope.module, resolution.name, resolution.namespace, importBinding(session, binding, item));
  }
  return true;
}

function resolveSingle(session: CrateSession, item: Import, target: ImportTarget): boolean {
  let determined = true;
  for (const namespace of item.typeOnly ? (["Type"] as const) : namespaces) {
    const known = item.bindings[namespace];
    if (known !== undefined && known !== "Undetermined") continue;
    if (item.settled.has(namespace)) continue;
    const result = lookupSource(session, item, target, namespace);
    if (result.kind === "Undetermined") {
      item.bindings[namespace] = "Undetermined";
      determined = false;
      continue;
    }
    item.settled.add(namespace);
    delete item.bindings[namespace];
    if (result.kind === "Found") {
      item.bindings[namespace] = result.binding;
      if (item.target !== undefined)
        bind(session, item.scope.module, item.target.name, namespace, importBinding(session, result.binding, item));
    }
    if (item.target !== undefined && item.target.name !== "_")
      item.scope.module.get(item.target.name, namespace)?.singleImports.delete(item);
  }
  if (!determined) return false;
  item.resolved = true;
  item.failed = !namespaces.some((namespace) => typeof item.bindings[namespace] === "object");
  return true;
}

function lookupSource(session: CrateSession, item: Import, target: ImportTarget, namespace: Namespace): Lookup {
  const { world, crate } = session;
  const source = item.source;
  if (source === undefined) return { kind: "NotFound" };
  switch (target.kind) {
    case "Module":
      if (source.name === "super" && namespace === "Type") {
        const parent = target.module.nearestMod().parent?.nearestMod();
        return parent === undefined ? { kind: "NotFound" } : { kind: "Found", binding: asBinding(parent) };
      }
      return lookupInModule(world, target.module, source.name, namespace, item.scope.module, { ignore: item });
    case "ExternPrelude": {
      const binding = namespace === "Type" ? externCrate(crate, source) : undefined;
      return binding === undefined ? { kind: "NotFound" } : { kind: "Found", binding };
    }
    case "CurrentScope": {
      const special = namespace === "Type" ? specialModule(session, item, source.name) : undefined;
      if (special !== undefined) return { kind: "Found", binding: asBinding(special) };
      return lookupInScopes(source, { world, crate, scope: item.scope, namespace, ignore: item });
    }
  }
}

function specialModule(session: CrateSession, item: Import, name: string): Module | undefined {
  const here = item.scope.module.nearestMod();
  if (name === "self") return here;
  if (name === "super") return here.parent?.nearestMod();
  if (name === "crate") return here.root();
  return name === "$crate" && item.source !== undefined
    ? session.expander.dollarCrate(item.source, session)
    : undefined;
}

export function asBinding(module: Module): NameBinding {
  const res: Res = { kind: "Def", def: module.def, defKind: "Mod" };
  return {
    res,
    module,
    visibility: { kind: "Public" },
    span: module.span,
    expansion: rootExpansion,
    import: undefined,
    source: undefined,
    ambiguity: undefined,
    container: undefined,
  };
}

/** A failed import still names something, so that its uses give no second error. */
export function bindDummies(item: Import): void {
  if (item.target === undefined || item.target.name === "_") return;
  for (const namespace of item.typeOnly ? (["Type"] as const) : namespaces) {
    const resolution = item.scope.module.getOrCreate(item.target.name, namespace);
    resolution.singleImports.delete(item);
    if (resolution.nonGlob !== undefined && !isGlob(resolution.nonGlob)) continue;
    resolution.nonGlob = {
      res: { kind: "Err" },
      module: undefined,
      visibility: { kind: "Public" },
      span: item.span,
      expansion: item.scope.expansion,
      import: item,
      source: undefined,
      ambiguity: undefined,
      container: item.scope.module,
    };
  }
}
