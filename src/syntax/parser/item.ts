/** Items: which one starts here, and those that are no functions or data types (`use`, `impl`, `trait`, `mod`, consts, macros). */
import type { Diagnostic } from "../../base/diagnostic";
import type {
  AssocItem,
  Attribute,
  Defaultness,
  ForeignItem,
  GenericBound,
  Generics,
  Ident,
  Item,
  Mutability,
  Path,
  Safety,
  Ty,
  UseTree,
  Visibility,
} from "../ast";
import { parseInnerAttrs, parseOuterAttrs } from "./attr";
import { recover } from "./block";
import { parseEnum, parseStruct, parseUnion } from "./data";
import { parseExpr } from "./expr";
import { isFnFront, parseFn } from "./fn";
import { parseBounds, parseGenerics, withWhere } from "./generics";
import { parseMacItem, parseMacro2, parseMacroRules } from "./macro_item";
import { SyntaxFault, type Parser } from "./parser";
import { parseModPath, parsePath } from "./path";
import { mkTy, parseExtern, parseTy } from "./ty";

/** Where an item stands: decides what may. */
export type ItemPlace = "Mod" | "Stmt" | "Trait" | "Impl" | "Foreign";

/** What all items start with. */
export interface ItemStart {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly lo: Item["span"];
  readonly place: ItemPlace;
  readonly defaultness: Defaultness;
}

/** The items of a file or module up to the closing delimiter or the end. */
export function parseItems(p: Parser, closeAt: number): Item[] {
  return parseItemList(p, closeAt, "Mod") as Item[];
}

function parseItemList(p: Parser, closeAt: number, place: ItemPlace): Item[] {
  const items: Item[] = [];
  while (p.pos < closeAt && !p.isClose()) {
    const start = p.pos;
    const depth = p.getDepth();
    try {
      if (p.is(";")) {
        strayComma(p);
        continue;
      }
      const attrs = parseOuterAttrs(p);
      const item = parseItemAfterAttrs(p, attrs, place);
      if (item !== undefined) items.push(item);
      else if (p.isClose() && attrs.length > 0) danglingAttrs(p, attrs, place);
      else noItem(p, place);
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      // rustc reads no further after a fault among the items of a module.
      p.emit(place === "Mod" ? { ...fault.diagnostic, ...wholeFile(p) } : fault.diagnostic);
      p.setDepth(depth);
      recover(p, start, closeAt, [";"]);
    }
  }
  return items;
}

function wholeFile(p: Parser): Pick<Diagnostic, "silences"> {
  const { silences } = p.silences(0, p.buffer.tokens.length - 1);
  return silences === undefined ? {} : { silences: { ...silences, lo: 0 } };
}

function strayComma(p: Parser): void {
  const { span } = p.bump();
  p.report("expected item, found `;`", span, {
    suggestions: [
      { message: "remove this semicolon", edits: [{ span, replacement: "" }], applicability: "MachineApplicable" },
    ],
  });
}

function danglingAttrs(p: Parser, attrs: readonly Attribute[], place: ItemPlace): never {
  const last = attrs.at(-1) as Attribute;
  if (last.kind === "DocComment" && place !== "Mod")
    return p.throwError(
      "found a documentation comment that doesn't document anything",
      last.span,
      {
        labels: [{ span: last.span, text: "this doc comment doesn't document anything", primary: true }],
        help: ["doc comments must come before what they document, if a comment was intended use `//`"],
      },
      "E0584",
    );
  if (last.kind === "DocComment")
    return p.throwError("expected item after doc comment", last.span, {
      labels: [{ span: last.span, text: "this doc comment doesn't document anything", primary: true }],
    });
  return p.throwError("expected item after attributes", last.span);
}

function noItem(p: Parser, place: ItemPlace): never {
  if (place === "Mod") {
    const { span } = p.tok;
    p.throwError(`expected item, found ${p.describe(p.tok)}`, span, {
      labels: [{ span, text: "expected item", primary: true }],
      notes: [
        "for a full list of items that can appear in modules, see <https://doc.rust-lang.org/reference/items.html>",
      ],
    });
  }
  for (const word of ["fn", "const", "type", "pub", "unsafe", "extern", "async", "}"]) p.expecting(word);
  p.fail();
}

/** An item, a part of a trait, impl or `extern` block; undefined where none starts here (attributes are read already). */
export function parseItemAfterAttrs(p: Parser, attrs: readonly Attribute[], place: ItemPlace): Item | undefined {
  if (p.isFragment("item")) {
    const item = p.fragment(() => parseItemAfterAttrs(p, parseOuterAttrs(p), place));
    return item === undefined || attrs.length === 0 ? item : { ...item, attrs: [...attrs, ...item.attrs] };
  }
  if (place === "Stmt" && !mayStartItem(p)) return undefined;
  const lo = attrs[0]?.span ?? p.tok.span;
  const vis = parseVis(p);
  if (vis.kind === "Public") refuseRestriction(p);
  const defaultness: Defaultness = isDefault(p) ? "Default" : "Final";
  if (defaultness === "Default") p.bump();
  const item = p.nested(() => parseItemKind(p, { attrs, vis, lo, place, defaultness }));
  if (item === undefined && vis.kind !== "Inherited") {
    p.throwError("visibility `pub` is not followed by an item", vis.span, {
      labels: [{ span: vis.span, text: "the visibility", primary: true }],
      help: ["you likely meant to define an item, e.g., `pub fn foo() {}`"],
    });
  }
  return item;
}

const itemWords = new Set([
  "use",
  "fn",
  "const",
  "static",
  "unsafe",
  "extern",
  "mod",
  "type",
  "enum",
  "struct",
  "union",
  "trait",
  "auto",
  "impl",
  "async",
  "macro_rules",
  "macro",
  "pub",
  "crate",
  "safe",
]);

/** Quick refusal for statements, most of which are none. */
function mayStartItem(p: Parser): boolean {
  const { tok } = p;
  return (tok.kind === "Ident" && !tok.raw && itemWords.has(tok.name)) || p.isFragment("vis");
}

function isDefault(p: Parser): boolean {
  if (!p.isKw("default")) return false;
  const next = p.peek(1);
  return next.kind === "Ident" && ["fn", "const", "type", "unsafe", "async", "impl", "extern"].includes(next.name);
}

export function parseVis(p: Parser): Visibility {
  if (p.isFragment("vis")) return p.fragment(() => parseVis(p));
  const lo = p.tok.span;
  if (!p.eatKw("pub")) return { kind: "Inherited", span: { ...lo, hi: lo.lo } };
  if (!p.isOpen("Parenthesis")) return { kind: "Public", span: p.spanFrom(lo) };
  const word = p.peek(1);
  const after = p.peek(2);
  if (word.kind !== "Ident") return { kind: "Public", span: p.spanFrom(lo) };
  const inKeyword = word.name === "in";
  const short = ["crate", "self", "super"].includes(word.name) && after.kind === "Close";
  if (!inKeyword && !short) return { kind: "Public", span: p.spanFrom(lo) };
  p.bump();
  if (inKeyword) p.bump();
  const path = parseModPath(p);
  p.expectClose("Parenthesis");
  return { kind: "Restricted", id: p.id(), path, inKeyword, span: p.spanFrom(lo) };
}

/** `pub(name) struct S;`: only `crate`, `self`, `super` and `in path` may stand in the parentheses. */
function refuseRestriction(p: Parser): void {
  if (!p.isOpen("Parenthesis") || p.peek(1).kind !== "Ident") return;
  const lo = p.tok.span;
  p.bump();
  const path = parseModPath(p);
  p.expectClose("Parenthesis");
  p.report(
    "incorrect visibility restriction",
    path.span,
    {
      labels: [{ span: path.span, text: "", primary: true }],
      help: [
        "some possible visibility restrictions are:\n`pub(crate)`: visible only on the current crate\n`pub(super)`: visible only in the current module's parent\n`pub(in path::to::module)`: visible only on the specified path",
      ],
      suggestions: [
        {
          message: `make this visible only to module \`${path.segments.map(({ ident }) => ident.name).join("::")}\` with \`in\``,
          edits: [{ span: { ...lo, lo: lo.hi }, replacement: "in " }],
          applicability: "MachineApplicable",
        },
      ],
    },
    "E0704",
  );
}

function parseItemKind(p: Parser, start: ItemStart): Item | undefined {
  if (isFnFront(p)) return parseFn(p, start);
  const { tok } = p;
  if (tok.kind === "Ident" && !tok.raw) {
    const rule = itemRules[tok.name];
    const item = rule?.(p, start);
    if (item !== undefined) return item;
  }
  const isPathStart = (tok.kind === "::" || p.isPathSegment(tok)) && start.place !== "Stmt";
  if (isPathStart || (start.place === "Stmt" && p.isKw("macro_rules"))) return parseMacItem(p, start);
  return undefined;
}

/** By first word. A rule that finds it is not its item returns undefined before taking a token. */
const itemRules: Readonly<Record<string, (p: Parser, start: ItemStart) => Item | undefined>> = {
  use: parseUse,
  const: parseConst,
  static: parseStatic,
  type: parseTyAlias,
  enum: parseEnum,
  struct: parseStruct,
  union: parseUnion,
  mod: parseMod,
  trait: parseTrait,
  auto: parseTrait,
  impl: parseImpl,
  extern: parseExternItem,
  unsafe: parseUnsafeItem,
  safe: (p, start) => (p.peekKw(1, "static") ? parseStatic(p, start) : undefined),
  macro_rules: parseMacroRules,
  macro: parseMacro2,
};

function base(
  p: Parser,
  start: ItemStart,
): { id: Item["id"]; span: Item["span"]; attrs: readonly Attribute[]; vis: Visibility } {
  return {
    id: p.id(),
    span: p.spanFrom(start.vis.kind === "Inherited" ? startAfterAttrs(start) : start.vis.span),
    attrs: start.attrs,
    vis: start.vis,
  };
}

/** An item's span leaves its attributes out. */
function startAfterAttrs(start: ItemStart): Item["span"] {
  return start.vis.span;
}

export { base as itemBase };

// ---- use ----

function parseUse(p: Parser, start: ItemStart): Item {
  p.bump();
  const tree = parseUseTree(p);
  p.expectSemicolon();
  return { kind: "Use", ...base(p, start), tree };
}

function parseUseTree(p: Parser): UseTree {
  return p.nested(() => parseUseTreeInner(p));
}

function parseUseTreeInner(p: Parser): UseTree {
  const lo = p.tok.span;
  const id = p.id();
  const leading = p.is("::") && p.peek(1).kind !== "Ident";
  const bare = p.isOpen("Brace") || p.is("*") || leading;
  const prefix: Path = bare ? { span: { ...lo, hi: lo.lo }, global: leading, segments: [] } : parsePath(p, "Mod");
  if (leading) p.bump();
  if (bare || p.eat("::")) {
    if (p.eat("*")) return { kind: "Glob", id, span: p.spanFrom(lo), prefix };
    p.expectOpen("Brace");
    const trees = p.commaList("Brace", () => parseUseTree(p)).list;
    return { kind: "Nested", id, span: p.spanFrom(lo), prefix, trees };
  }
  const rename = parseRename(p);
  return { kind: "Simple", id, span: p.spanFrom(lo), prefix, ...(rename === undefined ? {} : { rename }) };
}

function parseRename(p: Parser): Ident | undefined {
  if (!p.eatKw("as")) return undefined;
  return p.isKw("_") ? p.anyIdent() : p.ident();
}

// ---- consts, statics, aliases ----

function parseConst(p: Parser, start: ItemStart): Item | undefined {
  const next = p.peek(1);
  if (next.kind !== "Ident") return undefined;
  const isItem = next.name === "_" || next.name === "mut" || p.isIdent(next);
  if (!isItem) return undefined;
  p.bump();
  if (p.isKw("mut")) {
    p.report("const globals cannot be mutable", p.tok.span);
    p.bump();
  }
  const ident = p.isKw("_") ? p.anyIdent() : p.ident();
  const generics = parseGenerics(p);
  const ty = parseItemTy(p, "constant");
  const expr = p.eat("=") ? parseExpr(p) : undefined;
  const full = withWhere(p, generics);
  p.expectSemicolon();
  if (expr === undefined && (start.place === "Mod" || start.place === "Stmt" || start.place === "Impl"))
    reportFree(p, start, "constant", "const", "= <expr>;");
  return {
    kind: "Const",
    ...base(p, start),
    ident,
    generics: full,
    ty,
    defaultness: start.defaultness,
    ...(expr === undefined ? {} : { expr }),
  };
}

function reportFree(p: Parser, start: ItemStart, what: string, _word: string, text: string): void {
  const prefix = start.place === "Impl" ? "associated" : "free";
  const where = start.place === "Impl" ? " in `impl`" : " item";
  const span = p.spanFrom(start.vis.span);
  p.report(`${prefix} ${what}${where} without body`, span, {
    suggestions: [
      {
        message: `provide a definition for the ${what}`,
        edits: [{ span: { ...span, lo: span.hi - 1 }, replacement: ` ${text}` }],
        applicability: "HasPlaceholders",
      },
    ],
  });
}

/** `: Ty`, or the error that it is missing. */
function parseItemTy(p: Parser, what: string): Ty {
  if (p.eat(":")) return parseTy(p);
  const at = { ...p.prev, lo: p.prev.hi };
  if (!p.is("=") && !p.is(";")) p.fail();
  p.report(`missing type for \`${what === "constant" ? "const" : "static"}\` item`, at, {
    suggestions: [
      {
        message: "provide a type for the item",
        edits: [{ span: at, replacement: ": <type>" }],
        applicability: "HasPlaceholders",
      },
    ],
  });
  return mkTy(p, at, { kind: "Err" });
}

function parseStatic(p: Parser, start: ItemStart): Item | undefined {
  const safety: Safety = p.isKw("safe") ? "Safe" : p.isKw("unsafe") ? "Unsafe" : "Default";
  const after = p.peek(safety === "Default" ? 1 : 2);
  if (after.kind !== "Ident" || after.name === "move") return undefined;
  if (safety !== "Default") p.bump();
  p.bump();
  const mutbl: Mutability = p.eatKw("mut") ? "Mut" : "Not";
  const ident = p.ident();
  const ty = parseItemTy(p, "static");
  const expr = p.eat("=") ? parseExpr(p) : undefined;
  p.expectSemicolon();
  if (expr === undefined && start.place !== "Foreign") reportFree(p, start, "static", "static", "= <expr>;");
  return { kind: "Static", ...base(p, start), ident, mutbl, safety, ty, ...(expr === undefined ? {} : { expr }) };
}

function parseTyAlias(p: Parser, start: ItemStart): Item {
  p.bump();
  const ident = p.ident();
  const generics = parseGenerics(p);
  const bounds: GenericBound[] = p.eat(":") ? parseBounds(p) : [];
  const before = withWhere(p, generics);
  const ty = p.eat("=") ? parseTy(p) : undefined;
  const full: Generics = withWhere(p, before);
  p.expectSemicolon();
  if (ty === undefined && (start.place === "Mod" || start.place === "Stmt" || start.place === "Impl"))
    reportFree(p, start, start.place === "Impl" ? "type" : "type alias", "type", "= <type>;");
  return {
    kind: "TyAlias",
    ...base(p, start),
    ident,
    generics: full,
    bounds,
    defaultness: start.defaultness,
    ...(ty === undefined ? {} : { ty }),
  };
}

// ---- modules, extern ----

function parseMod(p: Parser, start: ItemStart): Item {
  const unsafe = p.eatKw("unsafe");
  p.bump();
  const ident = p.ident();
  if (p.eat(";") || (!p.checkOpen("Brace") && p.missesSemicolon()))
    return { kind: "Mod", ...base(p, start), ident, unsafe, innerSpan: p.prev };
  if (!p.checkOpen("Brace")) p.fail();
  const closeAt = p.closeIndex();
  const open = p.bump().span;
  const attrs = [...start.attrs, ...parseInnerAttrs(p)];
  const items = parseItems(p, closeAt);
  const innerSpan = { ...open, lo: open.hi, hi: p.tok.span.lo };
  p.expectClose("Brace");
  return { kind: "Mod", ...base(p, start), attrs, ident, unsafe, items, innerSpan };
}

function parseExternItem(p: Parser, start: ItemStart): Item | undefined {
  if (p.peekKw(1, "crate")) return parseExternCrate(p, start);
  const next = p.peek(1);
  const brace = next.kind === "Open" || (next.kind === "Literal" && p.peek(2).kind === "Open");
  return brace ? parseForeignMod(p, start, false) : undefined;
}

function parseExternCrate(p: Parser, start: ItemStart): Item {
  p.bump();
  p.bump();
  const name = p.isKw("self") ? p.anyIdent() : p.ident();
  const rename = parseRename(p);
  p.expectSemicolon();
  return {
    kind: "ExternCrate",
    ...base(p, start),
    ident: rename ?? name,
    ...(rename === undefined ? {} : { original: name }),
  };
}

function parseForeignMod(p: Parser, start: ItemStart, unsafe: boolean): Item {
  const abi = parseExtern(p);
  const { items, attrs } = parseBody(p, start, "Foreign");
  return { kind: "ForeignMod", ...base(p, start), attrs, unsafe, abi, items: items as ForeignItem[] };
}

function parseUnsafeItem(p: Parser, start: ItemStart): Item | undefined {
  const next = p.peek(1);
  if (next.kind !== "Ident") return undefined;
  switch (next.name) {
    case "trait":
    case "auto":
      return parseTrait(p, start);
    case "impl":
      return parseImpl(p, start);
    case "mod":
      return parseMod(p, start);
    case "static":
      return parseStatic(p, start);
    case "extern":
      p.bump();
      return parseForeignMod(p, start, true);
    default:
      return undefined;
  }
}

/** `{ items }` of a trait, impl or `extern` block; the item's inner attributes join the outer ones. */
function parseBody(p: Parser, start: ItemStart, place: ItemPlace): { items: Item[]; attrs: readonly Attribute[] } {
  if (!p.checkOpen("Brace")) p.fail();
  const closeAt = p.closeIndex();
  p.bump();
  const attrs = [...start.attrs, ...parseInnerAttrs(p)];
  const items = parseItemList(p, closeAt, place).filter((item) => isAllowed(p, item, place));
  p.expectClose("Brace");
  return { items, attrs };
}

function isAllowed(p: Parser, item: Item, place: ItemPlace): boolean {
  const kinds = place === "Foreign" ? ["Fn", "Static", "TyAlias", "MacCall"] : ["Fn", "Const", "TyAlias", "MacCall"];
  if (kinds.includes(item.kind)) return true;
  const where = { Trait: "trait", Impl: "impl", Foreign: "extern" }[place as string] ?? "block";
  const what =
    {
      Struct: "struct",
      Enum: "enum",
      Union: "union",
      Trait: "trait",
      Impl: "implementation",
      Mod: "module",
      Use: "import",
      Static: "static item",
      Const: "constant item",
      ExternCrate: "extern crate",
      ForeignMod: "foreign module",
      MacroDef: "macro definition",
    }[item.kind as string] ?? "item";
  const name = place === "Foreign" ? "`extern` block" : `\`${where}\``;
  p.report(
    `${what} is not supported in ${place === "Foreign" ? "`extern` blocks" : `${name === "`trait`" ? "`trait`s or `impl`s" : "`trait`s or `impl`s"}`}`,
    item.span,
    { help: [`consider moving the ${what} out to a nearby module scope`] },
  );
  return false;
}

// ---- traits and impls ----

function parseTrait(p: Parser, start: ItemStart): Item | undefined {
  const at = p.isKw("unsafe") ? 1 : 0;
  const autoAt = p.peekKw(at, "auto") ? at + 1 : at;
  if (!p.peekKw(autoAt, "trait")) return undefined;
  const unsafe = p.eatKw("unsafe");
  const auto = p.eatKw("auto");
  p.bump();
  const ident = p.ident();
  const generics = parseGenerics(p);
  const bounds = p.eat(":") ? parseBounds(p) : [];
  if (p.eat("=")) {
    const aliased = parseBounds(p);
    const full = withWhere(p, generics);
    p.expectSemicolon();
    return { kind: "TraitAlias", ...base(p, start), ident, generics: full, bounds: aliased };
  }
  const full = withWhere(p, generics);
  const { items, attrs } = parseBody(p, start, "Trait");
  return {
    kind: "Trait",
    ...base(p, start),
    attrs,
    ident,
    unsafe,
    auto,
    generics: full,
    bounds,
    items: items as AssocItem[],
  };
}

function parseImpl(p: Parser, start: ItemStart): Item {
  const lo = p.tok.span;
  const unsafe = p.eatKw("unsafe");
  p.bump();
  const generics = hasImplGenerics(p) ? parseGenerics(p) : emptyGenerics(p);
  if (p.isKw("const")) p.throwError("const trait impls are experimental", p.tok.span, {}, "E0658");
  const negative = p.is("!") && !(p.peek(1).kind === "Open" && p.peekKw(2, "for"));
  if (negative) p.bump();
  const first = parseTy(p);
  const selfTy = p.eatKw("for") ? parseTy(p) : undefined;
  const full = withWhere(p, generics);
  const headSpan = p.spanFrom(lo);
  const { items, attrs } = parseBody(p, start, "Impl");
  const common = {
    kind: "Impl",
    ...base(p, start),
    attrs,
    unsafe,
    negative,
    generics: full,
    items: items as AssocItem[],
    headSpan,
  } as const;
  if (selfTy === undefined) return { ...common, selfTy: first };
  for (const item of items)
    if (item.kind === "Fn" && item.header.const) {
      const span = { ...item.sigSpan, hi: item.sigSpan.lo + 5 };
      p.report("functions in trait impls cannot be declared const", span, {}, "E0379");
    }
  let trait = first;
  while (trait.kind === "Paren") trait = trait.ty;
  if (trait.kind !== "Path" || trait.qself !== undefined)
    return p.throwError("expected a trait, found type", first.span);
  return { ...common, selfTy, ofTrait: { id: p.id(), path: trait.path } };
}

function emptyGenerics(p: Parser): Generics {
  const empty = { ...p.prev, lo: p.prev.hi };
  return { span: empty, params: [], where: [], whereSpan: empty };
}

/** `impl<T>` has generics; `impl <T as Trait>::Out {` starts a type. */
function hasImplGenerics(p: Parser): boolean {
  if (!p.is("<")) return false;
  const first = p.peek(1);
  const second = p.peek(2);
  if (first.kind === ">" || first.kind === "#") return true;
  if (first.kind === "Ident" && first.name === "const" && !first.raw) return true;
  return (
    (first.kind === "Lifetime" || first.kind === "Ident" || first.kind === "Open") &&
    (first.kind === "Open" || [">", ",", ":", "="].includes(second.kind))
  );
}
