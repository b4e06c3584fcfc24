/** After the loop: what is wrong with imports (E0432, E0433, E0603, E0364, E0365). */
import { error } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { Ident } from "../syntax/ast";
import { checkScopes, isPathKeyword } from "./ambiguity";
import { bind, importBinding } from "./define";
import { bindDummies, namespaces } from "./imports";
import { lackingIn, notInStd } from "./lacking/lacking";
import type { Import, Module, NameBinding } from "./module";
import { lookupInModule } from "./names";
import { moduleName, type PathFailure } from "./path";
import type { CrateSession } from "./session";
import { closest, describeDef, namesOf } from "./suggest";
import { isAmbiguous, reportAmbiguity, reportPrivate, useBinding } from "./uses";

interface Failed {
  readonly item: Import;
  readonly path: string;
  readonly span: Span;
  readonly label: string;
  readonly help: readonly string[];
  readonly replacement?: string;
}

export function finalizeImports(session: CrateSession): void {
  const failed: Failed[] = [];
  const { imports } = session.crate;
  const fresh = imports.slice(session.finalizedImports);
  // Of a circle of imports, the last is at fault; the others then find its stand-in.
  const circular = fresh.filter((item) => item.failed && isCircular(fresh, item));
  for (const item of [...fresh.filter((one) => !circular.includes(one)), ...circular.reverse()]) {
    reportPathPrivacy(session, item);
    if (item.failure !== undefined) {
      const failure = pathFailure(session, item, item.failure);
      if (failure !== undefined) failed.push(failure);
      bindDummies(item);
    } else if (item.kind === "Single" && (item.failed || !item.resolved)) {
      const failure = missingName(session, item);
      if (failure === "bound") continue;
      if (failure !== undefined) failed.push(failure);
      bindDummies(item);
    } else {
      checkResolved(session, item);
    }
  }
  session.finalizedImports = imports.length;
  session.pendingImports = [];
  reportFailed(session, failed);
}

/** Whether an import imports, by way of others, itself. */
function isCircular(imports: readonly Import[], item: Import): boolean {
  const seen = new Set<Import>();
  let at: Import | undefined = item;
  while (at?.kind === "Single" && at.module?.kind === "Module" && !seen.has(at)) {
    seen.add(at);
    const { module, source }: Import = at;
    at = imports.find(
      (other) =>
        module?.kind === "Module" && other.scope.module === module.module && other.target?.name === source?.name,
    );
  }
  return at === item && seen.size > 0;
}

/** Names used from one `use` item that fail alike are one error. */
function reportFailed(session: CrateSession, failed: readonly Failed[]): void {
  const byItem = new Map<number, Failed[]>();
  for (const one of failed) byItem.set(one.item.def, [...(byItem.get(one.item.def) ?? []), one]);
  for (const group of byItem.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const paths = [...new Set(group.map((one) => `\`${one.path}\``))];
    const suggestions = group.flatMap((one) =>
      one.replacement === undefined
        ? []
        : [
            {
              message: "a similar name exists in the module",
              edits: [{ span: one.span, replacement: one.replacement }],
              applicability: "MaybeIncorrect" as const,
            },
          ],
    );
    session.diagnostics.push(
      error("E0432", `unresolved import${paths.length > 1 ? "s" : ""} ${paths.join(", ")}`, first.span, {
        labels: group.map((one, i) => ({ span: one.span, text: one.label, primary: i === 0 })),
        help: group.flatMap((one) => one.help),
        suggestions,
      }),
    );
  }
}

function pathFailure(session: CrateSession, item: Import, failure: PathFailure): Failed | undefined {
  if (failure.found?.kind === "Err" || failure.label === "") return undefined;
  if (failure.message.startsWith("too many leading") || failure.message.includes("in paths can only be")) {
    session.diagnostics.push(
      error("E0433", failure.message, failure.span, {
        labels: [{ span: failure.span, text: failure.label, primary: true }],
      }),
    );
    return undefined;
  }
  if (failure.module !== undefined && reportLacking(session, failure.module, item.path[failure.segmentIndex]?.ident))
    return undefined;
  const segments = item.path.slice(0, failure.segmentIndex + 1).map((segment) => segment.ident.name);
  const path = (item.global ? "::" : "") + segments.join("::");
  const isCrateLike =
    failure.label.startsWith("use of unresolved module") || failure.label.startsWith("use of undeclared type");
  const name = segments.at(-1) ?? "";
  const label = isCrateLike ? `use of unresolved module or unlinked crate \`${name}\`` : failure.label;
  return {
    item,
    path,
    span: failure.span,
    label,
    help: isCrateLike ? [`you might be missing a crate named \`${name}\``] : [],
  };
}

/** The last name of an import was not found, or may not be used. */
function missingName(session: CrateSession, item: Import): Failed | "bound" | undefined {
  const { source, module: target } = item;
  if (source === undefined) return undefined;
  const prefix = item.path.map((segment) => segment.ident.name);
  const path = (item.global ? "::" : "") + [...prefix, source.name].join("::");
  if (target?.kind === "Module") {
    if (bindPrivate(session, item, target.module)) return "bound";
    if (namespaces.some((namespace) => target.module.get(source.name, namespace)?.nonGlob?.res.kind === "Err"))
      return undefined;
    if (reportLacking(session, target.module, source)) return undefined;
    const candidates = namespaces.flatMap((namespace) =>
      namesOf(target.module, namespace, () => true, item.scope.module, session.world),
    );
    const similar = closest(
      source.name,
      candidates.filter((candidate) => candidate.res.kind !== "Err"),
    );
    const where =
      target.module.isRoot() && target.module.crate === session.crate.id
        ? "the root"
        : `\`${prefix.at(-1) === "self" || prefix.at(-1) === "super" ? moduleName(target.module) : prefix.at(-1)}\``;
    const label = `no \`${source.name}\` in ${where}`;
    const span = item.isNested ? source.span : { ...item.span, hi: source.span.hi };
    return similar === undefined
      ? { item, path, span, label, help: [] }
      : {
          item,
          path,
          span,
          label,
          help: [],
          replacement: (item.isNested ? "" : `${prefix.join("::")}::`) + similar.name,
        };
  }
  const label = item.global
    ? `could not find \`${source.name}\` in the list of imported crates`
    : `no external crate \`${source.name}\``;
  return { item, path, span: source.span, label: item.global ? label : `no \`${source.name}\` in the root`, help: [] };
}

/** Rust's std has the name. */
function reportLacking(session: CrateSession, module: Module, ident: Ident | undefined): boolean {
  const path = ident && lackingIn(module, ident.name);
  if (ident === undefined || path === undefined) return false;
  session.diagnostics.push(notInStd(path, ident.span));
  return true;
}

/** A private name is reported as such, and bound all the same. */
function bindPrivate(session: CrateSession, item: Import, module: Module): boolean {
  const { source, target } = item;
  if (source === undefined || target === undefined) return false;
  let reported = false;
  for (const namespace of namespaces) {
    const lookup = lookupInModule(session.world, module, source.name, namespace, item.scope.module, { ignore: item });
    if (lookup.kind !== "Private") continue;
    if (!reported) reportPrivate(session, source, lookup.binding);
    reported = true;
    item.scope.module.getOrCreate(target.name, namespace).singleImports.delete(item);
    bind(session, item.scope.module, target.name, namespace, importBinding(session, lookup.binding, item));
  }
  return reported;
}

function reportPathPrivacy(session: CrateSession, item: Import): void {
  const head = item.path[0]?.ident ?? item.source;
  const isKeyword = head === undefined || isPathKeyword(head);
  if (!isKeyword && !item.global && item.kind !== "ExternCrate" && (item.path.length > 0 || item.kind === "Single")) {
    const { world, crate } = session;
    checkScopes(session, head, { world, crate, scope: item.scope, namespace: "Type", ignore: item });
  }
  item.pathBindings.forEach(({ binding, isPrivate }, index) => {
    const ident = item.path[index]?.ident;
    if (ident === undefined) return;
    if (isPrivate) reportPrivate(session, ident, binding);
    if (isAmbiguous(binding)) reportAmbiguity(session, ident, binding);
    useBinding(binding);
  });
}

/** A re-export may not make something more visible than it is. */
function checkResolved(session: CrateSession, item: Import): void {
  if (item.kind !== "Single" || item.source === undefined) return;
  const found = namespaces.flatMap((namespace): [typeof namespace, NameBinding][] => {
    const binding = item.bindings[namespace];
    return typeof binding === "object" ? [[namespace, binding]] : [];
  });
  const first = found.at(-1);
  if (
    first === undefined ||
    found.some(
      ([, binding]) => binding.res.kind === "Err" || session.world.isAtLeast(binding.visibility, item.visibility),
    )
  )
    return;
  const [namespace, binding] = first;
  const { name } = item.source;
  const isCrate = item.visibility.kind === "Restricted";
  if (isCrate && binding.res.kind === "Def" && binding.res.defKind === "Macro") return;
  if (binding.res.kind === "Def" && binding.res.defKind === "Macro" && binding.import === undefined) {
    session.diagnostics.push(
      error("E0364", `\`${name}\` is only public within the crate, and cannot be re-exported outside`, item.span),
    );
    return;
  }
  const code = namespace === "Type" ? "E0365" : "E0364";
  const words = "private, and cannot be re-exported";
  const scope =
    binding.visibility.kind === "Restricted" && binding.visibility.module === session.crate.root.def
      ? "only public within the crate, and cannot be re-exported outside"
      : words;
  session.diagnostics.push(
    error(
      code,
      `\`${name}\` is ${scope}`,
      item.span,
      code === "E0365"
        ? {
            labels: [
              {
                span: item.span,
                text: `re-export of ${scope.startsWith("only") ? "crate public" : "private"} \`${name}\``,
                primary: true,
              },
            ],
            notes: [`consider declaring type or module \`${name}\` with \`pub\``],
          }
        : { notes: [`consider marking \`${name}\` as \`pub\` in the imported module`] },
    ),
  );
}

export { describeDef };
