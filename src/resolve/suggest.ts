/**
 * "a struct with a similar name exists" and "consider importing this struct": what rustc adds when a name is not found. Also
 * the words for a definition that need more than its kind (`tuple struct`, `unit variant`).
 */
import { primTyNames } from "./names";
import type { DiagnosticParts, Suggestion } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { Ident, Path } from "../syntax/ast";
import { crateOf, type DefId, type Res } from "./def";
import { headSpan } from "./define";
import type { Late } from "./late/late";
import { isExpected, namespaceOf, type PathSource } from "./late/sources";
import type { Module, NameBinding } from "./module";
import type { PathFailure } from "./path";
import type { CrateSession } from "./session";
import { describeRes, withArticle } from "./words";
import type { World } from "./world";

/** rustc's `Res::descr`, with constructors told apart. */
export function describeDef(world: World, res: Res): string {
  if (res.kind !== "Def") return describeRes(res);
  const def = world.def(res.def);
  if (def.kind === "Mod" && def.parent === undefined) return "crate";
  if (def.node.kind !== "Ctor") return describeRes(res);
  const owner = world.def(def.node.of);
  const form = def.node.ctorKind === "Fn" ? "tuple" : "unit";
  return `${form} ${owner.kind === "Variant" ? "variant" : "struct"}`;
}

export type SuggestionParts = DiagnosticParts & { readonly isTypo?: boolean };

export class Suggestions {
  constructor(private readonly session: CrateSession) {}

  /** For the last segment of a path that was not found. */
  forName(
    late: Late,
    ident: Ident | undefined,
    source: PathSource,
    path: Path,
    module: Module | undefined = undefined,
  ): SuggestionParts {
    if (ident === undefined) return {};
    const accepts = (res: Res) => isExpected(source, res, (def) => ctorKind(this.session.world, def));
    const namespace = namespaceOf(source);
    const names =
      path.segments.length === 1
        ? namesInScope(late, namespace, accepts)
        : module === undefined
          ? []
          : namesOf(module, namespace, accepts, late.scope.module, this.session.world);
    const imports = path.segments.length === 1 ? this.importable(ident.name, namespace, accepts) : [];
    if (imports.length > 0) return { suggestions: [importSuggestion(this.session, imports, late.scope.module)] };
    const best = closest(ident.name, names);
    return best === undefined ? {} : { ...this.typo(ident.span, best), isTypo: true };
  }

  /** For a segment in the middle of a path. */
  forPathSegment(late: Late, failure: PathFailure, path: Path): DiagnosticParts {
    const ident = path.segments[failure.segmentIndex]?.ident;
    if (ident === undefined || failure.message.includes("in paths") || failure.message.startsWith("too many"))
      return {};
    const accepts = (res: Res) =>
      isExpected({ kind: "Type" }, res, () => undefined) && res.kind === "Def" && res.defKind !== "Trait";
    if (failure.segmentIndex === 0 && !path.global) {
      const imports = this.importable(
        ident.name,
        "Type",
        (res) => accepts(res) || (res.kind === "Def" && (res.defKind === "Mod" || res.defKind === "Trait")),
      );
      if (imports.length > 0) return { suggestions: [importSuggestion(this.session, imports, late.scope.module)] };
      const best = closest(ident.name, namesInScope(late, "Type", accepts));
      return best === undefined ? {} : { suggestions: [typo(this.session.world, ident.span, best)] };
    }
    if (failure.module === undefined) return {};
    const best = closest(ident.name, namesOf(failure.module, "Type", accepts, late.scope.module, this.session.world));
    return best === undefined ? {} : { suggestions: [typo(this.session.world, ident.span, best)] };
  }

  /** The similar name, and where it is declared, if the program does it. */
  private typo(span: Span, best: Candidate): DiagnosticParts {
    const { world } = this.session;
    const suggestions = [typo(world, span, best)];
    const def = best.res.kind === "Def" ? world.def(best.res.def) : undefined;
    if (def === undefined || crateOf(def.id) !== this.session.crate.id) return { suggestions };
    const text = `similarly named ${describeDef(world, best.res)} \`${best.name}\` defined here`;
    return { suggestions, labels: [{ span: headSpan(this.session, def.span), text }] };
  }

  /** Paths by which a name could be imported, shortest first. */
  private importable(
    name: string,
    namespace: "Type" | "Value" | "Macro",
    accepts: (res: Res) => boolean,
  ): Importable[] {
    const found = new Map<string, Importable>();
    const seen = new Set<Module>();
    const start: [Module, string][] = [[this.session.crate.root, "crate"]];
    const std = this.session.world.crates[2];
    if (std !== undefined && std !== this.session.crate) start.push([std.root, "std"]);
    const queue = start;
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      const [module, path] = at;
      if (seen.has(module)) continue;
      seen.add(module);
      for (const resolution of module.entries()) {
        const binding = resolution.nonGlob ?? resolution.glob;
        if (binding === undefined || !this.visible(binding)) continue;
        if (resolution.name === name && resolution.namespace === namespace && accepts(binding.res))
          addShortest(found, binding.res, `${path}::${name}`);
        if (
          resolution.namespace === "Type" &&
          binding.module !== undefined &&
          binding.module.kind !== "Trait" &&
          resolution.name !== "prelude"
        ) {
          if (binding.import === undefined || module.crate !== this.session.crate.id)
            queue.push([binding.module, `${path}::${resolution.name}`]);
        }
      }
    }
    return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private visible(binding: NameBinding): boolean {
    return (
      binding.visibility.kind === "Public" ||
      (binding.res.kind === "Def" &&
        binding.container?.crate === this.session.crate.id &&
        binding.visibility.module === this.session.crate.root.def)
    );
  }
}

interface Importable {
  readonly res: Res;
  readonly path: string;
}

function addShortest(found: Map<string, Importable>, res: Res, path: string): void {
  const key = res.kind === "Def" ? String(res.def) : JSON.stringify(res);
  const known = found.get(key);
  if (known === undefined || known.path.split("::").length > path.split("::").length) found.set(key, { res, path });
}

function importSuggestion(session: CrateSession, found: readonly Importable[], module: Module): Suggestion {
  const first = found[0] as Importable;
  const same = found.every(({ res }) => describeDef(session.world, res) === describeDef(session.world, first.res));
  const kind = same ? describeDef(session.world, first.res) : "item";
  const message =
    found.length === 1
      ? `consider importing this ${kind}`
      : `consider importing one of these ${kind}${kind.endsWith("s") ? "es" : "s"}`;
  const at = importPlace(session, module);
  return {
    message,
    edits: found.slice(0, 4).map(({ path }) => ({ span: at, replacement: `use ${path};\n` })),
    applicability: "MaybeIncorrect",
  };
}

/** Before the first import of the module, else before its first item. */
function importPlace(session: CrateSession, module: Module): Span {
  const mod = module.nearestMod();
  const items = session.crate.definitions.list.filter(
    (def) => def.parent === mod.def && def.span.file === mod.bodyFile && def.span.ctxt === 0,
  );
  const first = items.find((def) => def.kind === "Use") ?? items[0];
  const lo = first?.span.lo ?? 0;
  return { file: first?.span.file ?? mod.span.file, lo, hi: lo, ctxt: mod.span.ctxt };
}

// ---- similar names ----

export interface Candidate {
  readonly name: string;
  readonly res: Res;
}

function namesInScope(late: Late, namespace: "Type" | "Value" | "Macro", accepts: (res: Res) => boolean): Candidate[] {
  const found: Candidate[] = [];
  const ribs = namespace === "Value" ? late.valueRibs : late.typeRibs;
  const { session } = late;
  for (let i = ribs.length - 1; i >= 0; i--) {
    const rib = ribs[i];
    if (rib === undefined) continue;
    for (const [key, res] of rib.names) if (accepts(res) && !key.includes("#")) found.push({ name: key, res });
    if (rib.kind.kind === "Module") {
      found.push(...namesOf(rib.kind.module, namespace, accepts, late.scope.module, session.world));
      if (rib.kind.module.kind === "Mod") break;
    }
  }
  if (session.crate.prelude !== undefined)
    found.push(...namesOf(session.crate.prelude, namespace, accepts, late.scope.module, session.world));
  if (namespace === "Type") for (const name of primTyNames) found.push({ name, res: { kind: "PrimTy", name } });
  return found.filter((candidate) => accepts(candidate.res));
}

export function namesOf(
  module: Module,
  namespace: "Type" | "Value" | "Macro",
  accepts: (res: Res) => boolean,
  from: Module,
  world: World,
): Candidate[] {
  const found: Candidate[] = [];
  for (const resolution of module.entries()) {
    const binding = resolution.nonGlob ?? resolution.glob;
    if (
      resolution.namespace !== namespace ||
      binding === undefined ||
      binding.res.kind === "Err" ||
      resolution.name === "_"
    )
      continue;
    if (world.isAccessible(binding.visibility, from) && accepts(binding.res))
      found.push({ name: resolution.name, res: binding.res });
  }
  return found;
}

function typo(world: World, span: Span, best: Candidate): Suggestion {
  const kind = describeDef(world, best.res);
  return {
    message: `${withArticle(kind)} with a similar name exists`,
    edits: [{ span, replacement: best.name }],
    applicability: "MaybeIncorrect",
  };
}

/** rustc's choice of the best candidate: equal but for case, then smallest edit distance within a third of the length, then equal words in another order. */
export function closest<C extends { readonly name: string }>(name: string, candidates: readonly C[]): C | undefined {
  const others = candidates.filter((candidate) => candidate.name !== name);
  const upper = name.toUpperCase();
  const sameLetters = others.find((candidate) => candidate.name.toUpperCase() === upper);
  if (sameLetters !== undefined) return sameLetters;
  const limit = Math.max(name.length, 3) / 3;
  let best: C | undefined;
  let bestDistance = Math.floor(limit);
  for (const candidate of others) {
    const distance = editDistance(name, candidate.name, bestDistance);
    if (distance !== undefined && (best === undefined ? distance <= bestDistance : distance < bestDistance)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  if (best !== undefined) return best;
  const words = sortedWords(name);
  return others.find((candidate) => candidate.name.includes("_") && sortedWords(candidate.name) === words);
}

function sortedWords(name: string): string {
  return name.split("_").sort().join("_");
}

/** Damerau–Levenshtein distance (neighbours swapped count once), if at most `limit`. */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(substitution, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && a[i - 1] !== b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] as number) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  const distance = last[b.length] as number;
  return distance <= limit ? distance : undefined;
}

function ctorKind(world: World, def: DefId): "Fn" | "Const" | undefined {
  const { node } = world.def(def);
  return node.kind === "Ctor" ? node.ctorKind : undefined;
}
