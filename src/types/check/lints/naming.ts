/**
 * `non_camel_case_types`, `non_snake_case` and `non_upper_case_globals`: names against the style that Rust programs share, with the
 * name they would have. What implements a trait is named by the trait.
 */
import { warning } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import { type Def, type DefId, userCrate } from "../../../resolve/def";
import type { Pat } from "../../body";
import type { Context } from "../../context";
import { visitExpr, visitPat } from "../visit";
import { emitLint } from "./levels";

type Style = "Camel" | "Snake" | "Upper";

/** What is written in camel case is looked at first, as rustc does: in programs with errors too. The rest is for those without. */
export type NamingPass = "Early" | "Late";

/** Definitions outside of bodies; `isInBody` are for `lintNamesInBody`. */
export function lintNames(tcx: Context, pass: NamingPass, isInBody: (def: DefId) => boolean): void {
  for (const def of tcx.resolver.defs(userCrate)) if (!isInBody(def.id)) checkDef(tcx, pass, def);
}

/** `inside`: definitions made for a body's closures and the like. */
export function lintNamesInBody(tcx: Context, pass: NamingPass, inside: readonly DefId[]): void {
  for (const def of inside) checkDef(tcx, pass, tcx.def(def));
}

function checkDef(tcx: Context, pass: NamingPass, def: Def): void {
  const { id, kind, node, nameSpan, name } = def;
  if (nameSpan.ctxt !== 0) return;
  const check = (style: Style, what: string): void => {
    if ((style === "Camel") === (pass === "Early")) checkName(tcx, id, style, what, name, nameSpan);
  };
  switch (kind) {
    case "Struct":
    case "Enum":
    case "Union":
      if (!tcx.adtDef(id).repr.c) check("Camel", "type");
      if (kind !== "Enum" && pass === "Late") checkFields(tcx, def);
      return;
    case "TyAlias":
      return check("Camel", "type");
    case "Variant":
      check("Camel", "variant");
      return pass === "Late" ? checkFields(tcx, def) : undefined;
    case "Trait":
      return check("Camel", "trait");
    case "AssocTy":
      return node.kind === "AssocItem" && node.container === "Trait" ? check("Camel", "associated type") : undefined;
    case "TyParam":
      return node.kind === "GenericParam" ? check("Camel", "type parameter") : undefined;
    case "ConstParam":
      return check("Upper", "const parameter");
    case "LifetimeParam":
      return check("Snake", "lifetime");
    case "Mod":
      return node.kind === "Item" ? check("Snake", "module") : undefined;
    case "Fn":
      return node.kind === "Item" && !tcx.hasAttribute(id, "no_mangle") ? check("Snake", "function") : undefined;
    case "AssocFn":
      return pass === "Late" ? checkAssociated(tcx, def, "Snake", "trait method", "method") : undefined;
    case "AssocConst":
      return pass === "Late"
        ? checkAssociated(tcx, def, "Upper", "associated constant", "associated constant")
        : undefined;
    case "Const":
      return check("Upper", "constant");
    case "Static":
      return node.kind === "Item" && !tcx.hasAttribute(id, "no_mangle") ? check("Upper", "static variable") : undefined;
    default:
  }
}

function checkAssociated(tcx: Context, def: Def, style: Style, inTrait: string, inImpl: string): void {
  const { id, node, parent, name, nameSpan } = def;
  if (node.kind !== "AssocItem" || parent === undefined) return;
  if (node.container === "Impl" && tcx.implTraitRef(parent) !== undefined) return;
  checkName(tcx, id, style, node.container === "Trait" ? inTrait : inImpl, name, nameSpan);
}

function checkFields(tcx: Context, { id, node }: Def): void {
  const syntax = node.kind === "Item" ? node.item : node.kind === "Variant" ? node.variant : undefined;
  if (syntax === undefined || !("data" in syntax) || syntax.data.kind !== "Struct") return;
  for (const { ident } of syntax.data.fields)
    if (ident?.span.ctxt === 0) checkName(tcx, id, "Snake", "structure field", ident.name, ident.span);
}

/** Of a body that has types. */
export function lintVariableNames(tcx: Context, body: DefId): void {
  const { params, value, def } = tcx.typedBody(body);
  const pat = ({ kind }: Pat): void => {
    if (kind.kind !== "Binding" || !kind.isPrimary || kind.isShorthand === true || kind.nameSpan.ctxt !== 0) return;
    checkName(tcx, def, "Snake", "variable", kind.name, kind.nameSpan);
  };
  for (const param of params) if (param.pat !== undefined) visitPat(param.pat, { pat });
  visitExpr(value, { pat });
}

// ---- words ----

function checkName(tcx: Context, def: DefId, style: Style, what: string, name: string, span: Span): void {
  const { lint, words, isRight, convert, help } = styles[style];
  if (isRight(name)) return;
  const better = convert(name);
  const said = `${what} \`${name}\` should have ${words} name`;
  const label = { span, text: `should have ${words} name`, primary: true };
  if (better === name || better === "") return emitLint(tcx, def, warning(lint, said, span, { labels: [label] }));
  const notice =
    style === "Snake" && better === name.toLowerCase() && name.toLowerCase() !== name && startsUpper(name)
      ? " (notice the capitalization)"
      : "";
  emitLint(
    tcx,
    def,
    warning(lint, said, span, {
      suggestions: [
        {
          message: `convert the identifier to ${help}${notice}`,
          edits: [{ span, replacement: better }],
          applicability: "MaybeIncorrect",
        },
      ],
    }),
  );
}

function startsUpper(name: string): boolean {
  return [...name].filter(isUpper).length > 1;
}

const styles: Readonly<
  Record<
    Style,
    {
      readonly lint: string;
      readonly words: string;
      readonly help: string;
      readonly isRight: (name: string) => boolean;
      readonly convert: (name: string) => string;
    }
  >
> = {
  Camel: {
    lint: "non_camel_case_types",
    words: "an upper camel case",
    help: "upper camel case",
    isRight: isCamelCase,
    convert: toCamelCase,
  },
  Snake: {
    lint: "non_snake_case",
    words: "a snake case",
    help: "snake case",
    isRight: isSnakeCase,
    convert: toSnakeCase,
  },
  Upper: {
    lint: "non_upper_case_globals",
    words: "an upper case",
    help: "upper case",
    isRight: (name) => ![...name].some(isLower),
    convert: (name) => toSnakeCase(name).toUpperCase(),
  },
};

const isLower = (char: string): boolean => char.toUpperCase() !== char;
const isUpper = (char: string): boolean => char.toLowerCase() !== char;
const hasCase = (char: string): boolean => isLower(char) || isUpper(char);
const trimmed = (name: string): string => name.replace(/^_+|_+$/g, "");

function isSnakeCase(name: string): boolean {
  const ident = trimmed(name.replace(/^'/, ""));
  return !ident.includes("__") && ![...ident].some(isUpper);
}

function toSnakeCase(name: string): string {
  const [leading = ""] = /^_*/.exec(name) ?? [];
  const words: string[] = [];
  for (const part of name.slice(leading.length).split("_")) {
    if (part === "") continue;
    let word = "";
    let lastUpper = false;
    for (const char of part) {
      if (word !== "" && word !== "'" && isUpper(char) && !lastUpper) {
        words.push(word);
        word = "";
      }
      lastUpper = isUpper(char);
      word += char.toLowerCase();
    }
    words.push(word);
  }
  return leading + words.join("_");
}

function isCamelCase(name: string): boolean {
  const chars = [...trimmed(name)];
  const [first] = chars;
  if (first === undefined) return true;
  if (isLower(first) || name.includes("__")) return false;
  // An underscore may only part what has no case: `A1_2`.
  return !chars.some((char, i) => {
    const next = chars[i + 1];
    return next !== undefined && ((hasCase(char) && next === "_") || (char === "_" && hasCase(next)));
  });
}

function toCamelCase(name: string): string {
  let result = "";
  for (const part of trimmed(name).split("_")) {
    if (part === "") continue;
    let word = "";
    let newWord = true;
    let lastLower = true;
    for (const char of part) {
      if (lastLower && isUpper(char)) newWord = true;
      word += newWord ? char.toUpperCase() : char.toLowerCase();
      lastLower = isLower(char);
      newWord = false;
    }
    const last = result.at(-1);
    const parted = last !== undefined && !hasCase(last) && !hasCase([...word][0] ?? "");
    result += (parted ? "_" : "") + word;
  }
  return result;
}
