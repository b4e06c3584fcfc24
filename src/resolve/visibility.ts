/** `pub`, `pub(crate)`, `pub(in path)` and no word at all, as the module that limits who may use a name. */
import { error } from "../base/diagnostic";
import type { Path, Visibility } from "../syntax/ast";
import type { VisibilityScope } from "./def";
import type { Module, NameBinding, ParentScope } from "./module";
import type { CrateSession } from "./session";
import { describeDef } from "./suggest";

export function resolveVisibility(session: CrateSession, visibility: Visibility, scope: ParentScope): VisibilityScope {
  switch (visibility.kind) {
    case "Public":
      return { kind: "Public" };
    case "Inherited":
      return { kind: "Restricted", module: scope.module.nearestMod().def };
    case "Restricted": {
      const module = ancestorAt(session, visibility.path, scope);
      return { kind: "Restricted", module: (module ?? scope.module.nearestMod()).def };
    }
  }
}

/** Such a path can only name a module around: found by walking up, before any import is resolved. */
function ancestorAt(session: CrateSession, path: Path, scope: ParentScope): Module | undefined {
  let at: Module | undefined;
  for (const { ident } of path.segments) {
    const here = scope.module.nearestMod();
    if (ident.name === "crate" || ident.name === "$crate") at = scope.module.root();
    else if (ident.name === "self") at = here;
    else if (ident.name === "super") at = (at ?? here).parent?.nearestMod();
    else {
      const parent: Module = at ?? scope.module.root();
      at = childModule(session, parent, ident.name);
      const other = at === undefined ? parent.get(ident.name, "Type")?.nonGlob : undefined;
      if (other !== undefined) return notModule(session, path, other);
    }
    if (at === undefined) {
      const text =
        ident.name === "super"
          ? "there are too many leading `super` keywords"
          : `cannot find module \`${ident.name}\` in the crate root`;
      session.diagnostics.push(
        error("E0433", `failed to resolve: ${text}`, ident.span, {
          labels: [{ span: ident.span, text, primary: true }],
        }),
      );
      return undefined;
    }
  }
  if (at !== undefined && !isAround(at, scope.module)) {
    session.diagnostics.push(error("E0742", "visibilities can only be restricted to ancestor modules", path.span));
    return undefined;
  }
  return at;
}

function notModule(session: CrateSession, path: Path, { res }: NameBinding): undefined {
  const text = path.segments.map(({ ident }) => ident.name).join("::");
  session.diagnostics.push(
    error("E0577", `expected module, found ${describeDef(session.world, res)} \`${text}\``, path.span, {
      labels: [{ span: path.span, text: "not a module", primary: true }],
    }),
  );
}

function childModule(session: CrateSession, parent: Module, name: string): Module | undefined {
  const binding = parent.get(name, "Type")?.nonGlob;
  return binding?.module?.kind === "Mod" && binding.module.crate === session.crate.id ? binding.module : undefined;
}

function isAround(ancestor: Module, module: Module): boolean {
  for (let at: Module | undefined = module; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}
