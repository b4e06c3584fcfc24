/** The words for a path that names nothing, or the wrong kind of thing: rustc's `smart_resolve_report_errors`. */
import type { Label } from "../../base/diagnostic";
import { joinSpans } from "../../base/source";
import type { Path } from "../../syntax/ast";
import type { Res } from "../def";
import { headSpan } from "../define";
import { lackingIn, notInStd } from "../lacking/lacking";
import { lookupMacro } from "../macros";
import { describeDef } from "../suggest";
import type { Late } from "./late";
import { moduleOfPath } from "./paths";
import { enumWords, structWords } from "./report_types";
import { errorCode, expectedWords, namespaceOf, type PathSource } from "./sources";

export function reportUnresolved(late: Late, path: Path, source: PathSource, found: Res | undefined): void {
  if (found?.kind === "Err") return;
  const only = path.segments.length === 1 && !path.global ? path.segments[0]?.ident : undefined;
  if (only?.name === "Self" && found === undefined && namespaceOf(source) !== "Value")
    return reportSelfType(late, path, source);
  if (only?.name === "self" && namespaceOf(source) === "Value") return reportSelfValue(late, path);
  if (found === undefined && only !== undefined && namespaceOf(source) === "Value" && reportMacro(late, path, source))
    return;
  if (found === undefined && only !== undefined && source.kind === "Trait" && reportDerive(late, path, source)) return;
  if (found !== undefined) return reportWrongKind(late, path, source, found);
  reportMissing(late, path, source);
}

/** `println("")`: a macro has the name. */
function reportMacro(late: Late, path: Path, source: PathSource): boolean {
  const lookup = lookupMacro(late.session, path, late.scope, "Bang");
  if (lookup.kind !== "Found") return false;
  const expected = expectedWords(source);
  late.error(
    errorCode(source, true),
    `expected ${expected}, found macro \`${pathText(path)}\``,
    path.span,
    `not a ${expected}`,
    {
      help: [`use \`!\` to invoke the macro`],
    },
  );
  return true;
}

/** `impl Debug for T`, where only the derive macro has the name. */
function reportDerive(late: Late, path: Path, source: PathSource): boolean {
  if (lookupMacro(late.session, path, late.scope, "Derive").kind !== "Found") return false;
  const { suggestions = [] } = late.session.suggestions.forName(late, path.segments.at(-1)?.ident, source, path);
  const message = `expected trait, found derive macro \`${pathText(path)}\``;
  late.error(errorCode(source, true), message, path.span, "not a trait", {
    suggestions: suggestions.map((one) => ({ ...one, message: `${one.message} instead` })),
  });
  return true;
}

export function pathText(path: Path): string {
  return (path.global ? "::" : "") + path.segments.map((segment) => segment.ident.name).join("::");
}

function reportWrongKind(late: Late, path: Path, source: PathSource, found: Res): void {
  const expected = expectedWords(source);
  const { world } = late.session;
  const message = `expected ${expected}, found ${describeDef(world, found)} \`${pathText(path)}\``;
  const target = found.kind === "Def" ? world.def(found.def) : undefined;
  const isValue = source.kind === "Expr" || source.kind === "TupleStruct" || source.kind === "Pat";
  if (target?.kind === "Variant" && isValue) return reportStructVariant(late, path, source, expected);
  if (target !== undefined && isValue && (target.kind === "Struct" || target.kind === "Enum")) {
    const wrong =
      target.kind === "Struct" ? structWords(late, path, source, target) : enumWords(late, path, source, target);
    const { isTypo: _, ...similar } = late.session.suggestions.forName(late, path.segments.at(-1)?.ident, source, path);
    const labels = [...(wrong.labels ?? []), ...(similar.labels ?? [])];
    const suggestions = [...(wrong.suggestions ?? []), ...(similar.suggestions ?? [])];
    late.error(errorCode(source, true), message, wrong.span, "", { ...wrong, labels, suggestions });
    return;
  }
  const labels: Label[] = [];
  let label = `not a ${expected}`;
  const isTypeDef =
    target !== undefined && ["Struct", "Enum", "Union", "TyAlias", "Variant", "Ctor"].includes(target.kind);
  if (target !== undefined && isTypeDef) {
    const span = headSpan(late.session, target.span);
    labels.push({
      span,
      text: target.kind === "Enum" ? "the enum is defined here" : `\`${pathText(path)}\` defined here`,
    });
    label = "";
  }
  const help =
    target?.kind === "Ctor" && source.kind === "TupleStruct" ? [`use this syntax instead: \`${pathText(path)}\``] : [];
  if (found.kind === "PrimTy" && source.kind === "Expr") label = "";
  if (found.kind === "Def" && found.defKind === "TyAlias" && source.kind === "Trait")
    label = "type aliases cannot be used as traits";
  late.error(errorCode(source, true), message, path.span, label, { labels, help });
}

/** A variant with named fields where a value or a constructor is due. */
function reportStructVariant(late: Late, path: Path, source: PathSource, expected: string): void {
  const wanted = source.kind === "Expr" ? "value" : expected;
  late.error(
    source.kind === "TupleStruct" ? "E0164" : "E0533",
    `expected ${wanted}, found struct variant \`${pathText(path)}\``,
    source.kind === "TupleStruct" ? (source.pattern?.span ?? path.span) : path.span,
    `not a ${wanted}`,
  );
}

function reportMissing(late: Late, path: Path, source: PathSource): void {
  const last = path.segments.at(-1);
  if (last === undefined) return;
  const expected = expectedWords(source);
  const { where, place, module } = missingFrom(late, path);
  const limit = module && lackingIn(module, last.ident.name);
  if (limit !== undefined) return late.report(notInStd(limit, last.ident.span));
  const parts = late.session.suggestions.forName(late, last.ident, source, path, module);
  const name = last.ident.name;
  const isBool = path.segments.length === 1 && (name === "True" || name === "False");
  const help = isBool ? [`you may want to use a bool value instead: \`${name.toLowerCase()}\``] : (parts.help ?? []);
  const label = (parts.suggestions?.length ?? 0) > 0 && parts.isTypo ? "" : `not found in ${where}`;
  const { isTypo: _, ...rest } = parts;
  late.error(
    errorCode(source, false),
    `cannot find ${expected} \`${name}\` in ${place}${where}`,
    last.ident.span,
    label,
    { ...rest, help },
  );
}

function missingFrom(
  late: Late,
  path: Path,
): { where: string; place: string; module: ReturnType<typeof moduleOfPath> } {
  const { segments } = path;
  if (segments.length === 1) {
    return path.global
      ? { where: "the list of imported crates", place: "", module: undefined }
      : { where: "this scope", place: "", module: undefined };
  }
  const prefix: Path = { ...path, segments: segments.slice(0, -1) };
  const module = moduleOfPath(late, prefix);
  if (segments.length === 2 && segments[0]?.ident.name === "crate")
    return { where: "the crate root", place: "", module };
  let kind = "";
  if (module !== undefined) {
    const isCrate = module.isRoot() && segments[0]?.ident.name !== "self" && segments[0]?.ident.name !== "super";
    kind = module.kind === "Mod" ? (isCrate ? "crate " : "module ") : `${module.kind.toLowerCase()} `;
  }
  return { where: `\`${pathText(prefix)}\``, place: kind, module };
}

function reportSelfType(late: Late, path: Path, source: PathSource): void {
  const scope = late.functionScope;
  const labels = scope === undefined ? [] : [{ span: scope.nameSpan, text: "`Self` not allowed in a function" }];
  const message = `cannot find ${expectedWords(source)} \`Self\` in this scope`;
  late.error("E0411", message, path.span, "`Self` is only available in impls, traits, and type definitions", {
    labels,
  });
}

function reportSelfValue(late: Late, path: Path): void {
  const scope = late.functionScope;
  const labels: Label[] = [];
  const help: string[] = [];
  if (scope?.hasSelf) {
    labels.push({
      span: scope.paramsSpan,
      text: "this function has a `self` parameter, but a macro invocation can only access identifiers it receives from parameters",
    });
  } else if (scope?.isAssociated === true) {
    labels.push({ span: scope.paramsSpan, text: "this function doesn't have a `self` parameter" });
    help.push("add a `self` receiver parameter to make the associated `fn` a method");
  } else if (scope !== undefined) {
    labels.push({ span: scope.nameSpan, text: "this function can't have a `self` parameter" });
  }
  late.error(
    "E0424",
    "expected value, found module `self`",
    path.span,
    "`self` value is a keyword only available in methods with a `self` parameter",
    { labels, help },
  );
}

export { joinSpans };
