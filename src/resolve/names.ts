/**
 * Looking a name up: in a module, and in the scopes around an import or a macro call. While imports are being resolved an
 * answer can be *undetermined* (something not resolved or expanded yet may still bring the name); after the loop it is final.
 * The rules are rustc's: items and single imports shadow globs, globs shadow the preludes, and what came first by order of
 * resolution never matters.
 */
import type { Ident } from "../syntax/ast";
import type { PrimTyName, Res } from "./def";
import { hasAttribute } from "./attributes";
import { isGlob } from "./define";
import {
  type Import,
  type MacroRulesScope,
  type Module,
  type NameBinding,
  type NameResolution,
  type ParentScope,
  rootExpansion,
} from "./module";
import type { Namespace } from "./resolver";
import type { CrateState, World } from "./world";

export type Lookup =
  | { readonly kind: "Found"; readonly binding: NameBinding }
  /** It exists and may not be used from here. */
  | { readonly kind: "Private"; readonly binding: NameBinding }
  | { readonly kind: "NotFound" }
  /** `weak`: only a macro that is not expanded yet, or a glob, could bring it; outer scopes may be asked. */
  | { readonly kind: "Undetermined"; readonly weak: boolean };

export const notFound: Lookup = { kind: "NotFound" };
const undetermined: Lookup = { kind: "Undetermined", weak: false };
const weaklyUndetermined: Lookup = { kind: "Undetermined", weak: true };

export interface LookupOptions {
  /** The import that asks: it cannot define its own source. */
  readonly ignore?: Import | undefined;
  /** No name may be planted later by a macro that shadows a glob (lexical lookups of imports and macros). */
  readonly restrictedShadowing?: boolean;
}

/** `module::name`, as seen from `from`. */
export function lookupInModule(
  world: World,
  module: Module,
  name: string,
  namespace: Namespace,
  from: Module,
  options: LookupOptions = {},
): Lookup {
  return new ModuleLookup(world, name, namespace, options.ignore).run(
    module,
    from,
    options.restrictedShadowing ?? false,
  );
}

class ModuleLookup {
  constructor(
    private readonly world: World,
    private readonly name: string,
    private readonly namespace: Namespace,
    private readonly ignore: Import | undefined,
    /** Modules and names being asked: a cycle of globs or imports brings nothing new. */
    private readonly visiting = new Set<Module | NameResolution>(),
  ) {}

  run(module: Module, from: Module, restricted: boolean): Lookup {
    const resolution = module.get(this.name, this.namespace);
    if (this.visiting.has(resolution ?? module)) return notFound;
    const binding = this.usable(resolution);
    if (binding !== undefined && !isGlob(binding)) return this.checked(binding, from);
    if (resolution !== undefined && this.within(resolution, () => this.singleImportCanDefine(resolution, from)))
      return undetermined;
    if (binding !== undefined) {
      if (module.unexpanded.size === 0 || this.namespace === "Macro" || restricted) return this.checked(binding, from);
      return undetermined;
    }
    if (module.unexpanded.size > 0) return weaklyUndetermined;
    const pending = this.within(resolution ?? module, () =>
      module.globs.some((glob) => this.globCanDefine(glob, from)),
    );
    return pending ? weaklyUndetermined : notFound;
  }

  private within(busy: Module | NameResolution, ask: () => boolean): boolean {
    this.visiting.add(busy);
    const answer = ask();
    this.visiting.delete(busy);
    return answer;
  }

  private usable(resolution: NameResolution | undefined): NameBinding | undefined {
    const { nonGlob, glob } = resolution ?? {};
    if (nonGlob !== undefined && nonGlob.import !== this.ignore) return nonGlob;
    if (nonGlob !== undefined && this.ignore === undefined) return nonGlob;
    return glob !== undefined && (this.ignore === undefined || glob.import !== this.ignore) ? glob : undefined;
  }

  private checked(binding: NameBinding, from: Module): Lookup {
    return this.world.isAccessible(binding.visibility, from)
      ? { kind: "Found", binding }
      : { kind: "Private", binding };
  }

  private singleImportCanDefine(resolution: NameResolution, from: Module): boolean {
    for (const single of resolution.singleImports) {
      if (single === this.ignore || single.resolved || !this.world.isAccessible(single.visibility, from)) continue;
      if (single.bindings[this.namespace] === undefined && single.failed) continue;
      const target = single.module;
      if (target === undefined) return true;
      if (target.kind !== "Module" || single.source === undefined) return true;
      const inner = new ModuleLookup(this.world, single.source.name, this.namespace, single, this.visiting).run(
        target.module,
        single.scope.module,
        false,
      );
      if (inner.kind === "NotFound" || inner.kind === "Private") continue;
      return true;
    }
    return false;
  }

  private globCanDefine(glob: Import, from: Module): boolean {
    if (glob === this.ignore || !this.world.isAccessible(glob.visibility, from)) return false;
    if (glob.module === undefined) return !glob.failed;
    if (glob.module.kind !== "Module") return false;
    const result = this.run(glob.module.module, glob.scope.module, false);
    // Found there and not spread here yet: it is about to be.
    return result.kind === "Undetermined" || (result.kind === "Found" && !glob.resolved);
  }
}

// ---- the scopes around an import or a macro ----

export type MacroPurpose = "Bang" | "Attr" | "Derive";

export interface ScopeLookup {
  readonly crate: CrateState;
  readonly world: World;
  readonly scope: ParentScope;
  readonly namespace: Namespace;
  readonly ignore?: Import | undefined;
  /** For macros: rejects bindings of another kind (a derive where a bang macro is wanted). */
  readonly accepts?: ((binding: NameBinding) => boolean) | undefined;
}

/** Where a name in scope was found; rustc words and ambiguities depend on it. */
export interface FoundInScope {
  readonly binding: NameBinding;
  readonly from: "MacroRules" | "Module" | "MacroUsePrelude" | "ExternPrelude" | "StdPrelude" | "BuiltinType";
}

/** All scopes in order, lazily: the first hit counts, the others are compared with it when ambiguity is checked. */
export function* scopesOf(
  ident: Ident,
  query: ScopeLookup,
): Generator<FoundInScope | { readonly undetermined: true; readonly weak: boolean }> {
  const { world, scope, namespace, ignore } = query;
  const accept = (found: FoundInScope) => query.accepts === undefined || query.accepts(found.binding);
  if (namespace === "Macro") yield* macroRulesScopes(ident.name, scope.macroRules);
  let module: Module = scope.module;
  for (;;) {
    const result = lookupInModule(world, module, ident.name, namespace, scope.module, {
      ignore,
      restrictedShadowing: true,
    });
    if (result.kind === "Undetermined") yield { undetermined: true, weak: result.weak };
    if (result.kind === "Found" || result.kind === "Private") {
      const found: FoundInScope = { binding: result.binding, from: "Module" };
      if (accept(found)) yield found;
    }
    if (module.kind === "Mod" || module.parent === undefined) break;
    module = module.parent;
  }
  yield* preludeScopes(ident, query);
}

function* preludeScopes(ident: Ident, query: ScopeLookup): Generator<FoundInScope> {
  const { name } = ident;
  const { world, crate, scope, namespace } = query;
  const accept = (binding: NameBinding) => query.accepts === undefined || query.accepts(binding);
  if (namespace === "Macro") {
    const binding = scope.module.noImplicitPrelude ? undefined : crate.macroUsePrelude.get(name);
    if (binding !== undefined && accept(binding)) yield { binding, from: "MacroUsePrelude" };
  }
  if (namespace === "Type") {
    const binding = externCrate(crate, ident);
    if (binding !== undefined) yield { binding, from: "ExternPrelude" };
  }
  if (crate.prelude !== undefined) {
    const result = lookupInModule(world, crate.prelude, name, namespace, scope.module);
    // The macros of the compiler are there without a prelude.
    const seen = (binding: NameBinding) => !scope.module.noImplicitPrelude || isBuiltinMacro(world, binding.res);
    if (result.kind === "Found" && seen(result.binding) && accept(result.binding))
      yield { binding: result.binding, from: "StdPrelude" };
  }
  const primitive = namespace === "Type" ? primTys.get(name) : undefined;
  if (primitive !== undefined) yield { binding: primitive, from: "BuiltinType" };
}

function isBuiltinMacro(world: World, res: Res): boolean {
  if (res.kind !== "Def" || res.defKind !== "Macro") return false;
  return hasAttribute(world.def(res.def).attributes, "rustc_builtin_macro");
}

function* macroRulesScopes(
  name: string,
  start: MacroRulesScope,
): Generator<FoundInScope | { readonly undetermined: true; readonly weak: boolean }> {
  let at = start;
  while (at.kind !== "Empty") {
    if (at.kind === "Invocation") {
      if (at.output === undefined) {
        yield { undetermined: true, weak: true };
        at = at.parent;
      } else {
        at = at.output;
      }
      continue;
    }
    if (at.name === name) {
      yield { binding: at.binding, from: "MacroRules" };
    }
    at = at.parent;
  }
}

/** The first scope that has the name. */
export function lookupInScopes(ident: Ident, query: ScopeLookup): Lookup {
  let weak = false;
  for (const found of scopesOf(ident, query)) {
    if ("undetermined" in found) {
      if (!found.weak) return undetermined;
      weak = true;
    } else {
      return { kind: "Found", binding: found.binding };
    }
  }
  return weak ? weaklyUndetermined : notFound;
}

/** A crate by its name; one that we do not have is noted, and stands for an error that is told by itself. */
export function externCrate(crate: CrateState, { name, span }: Ident): NameBinding | undefined {
  const module = crate.externPrelude.get(name);
  if (module !== undefined) return moduleBinding(module);
  if (!crate.missingCrates.has(name)) return undefined;
  crate.missingCrates.set(name, crate.missingCrates.get(name) ?? span);
  return primBinding({ kind: "Err" });
}

export function moduleBinding(module: Module): NameBinding {
  return {
    res: {
      kind: "Def",
      def: module.def,
      defKind: module.kind === "Enum" ? "Enum" : module.kind === "Trait" ? "Trait" : "Mod",
    },
    module,
    visibility: { kind: "Public" },
    span: module.span,
    expansion: rootExpansion,
    import: undefined,
    source: undefined,
    ambiguity: undefined,
    container: module.parent,
  };
}

/** All primitive types that have a name. */
export const primTyNames: readonly PrimTyName[] = [
  "bool",
  "char",
  "str",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "isize",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "usize",
  "f32",
  "f64",
];

const primTys = new Map<string, NameBinding>(primTyNames.map((name) => [name, primBinding({ kind: "PrimTy", name })]));

function primBinding(res: Res): NameBinding {
  const nowhere = { file: 0, lo: 0, hi: 0, ctxt: 0 } as unknown as NameBinding["span"];
  return {
    res,
    module: undefined,
    visibility: { kind: "Public" },
    span: nowhere,
    expansion: rootExpansion,
    import: undefined,
    source: undefined,
    ambiguity: undefined,
    container: undefined,
  };
}

export function primTyRes(name: string): Res | undefined {
  return primTys.get(name)?.res;
}
