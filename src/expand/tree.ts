/**
 * Walks a tree and replaces macro calls by what they stand for. Most nodes are copied by shape alone (only where something in
 * them changed); the cases are lists of statements and items, where a call may become several, and where `macro_rules!`
 * definitions come into scope one after another.
 */
import { error } from "../base/diagnostic";
import type {
  Attribute,
  Block,
  Expr,
  ExprOf,
  Ident,
  Item,
  MacCall,
  MacroDefItem,
  ModItem,
  Pat,
  Stmt,
  Ty,
} from "../syntax/ast";
import { errorExpr, parseItemList, parseStmtList, parseTokens } from "../syntax/parse";
import { mkExpr, parseExpr } from "../syntax/parser/expr";
import { parsePat } from "../syntax/parser/pat";
import { parseTy } from "../syntax/parser/ty";
import type { Parser } from "../syntax/parser/parser";
import type { TokenStream } from "../syntax/token";
import { formatMacros } from "./builtin/builtin";
import { flattenFormatArgs } from "./builtin/flatten";
import type { BlockChain, CallChain, TextualScope } from "./calls";
import { attrName } from "./cfg";
import type { MacroDef } from "./environment";
import type { ExpandScope, Expander } from "./expand";

type StmtCall = Extract<Stmt, { kind: "MacCall" }>;

/** What holds no nodes. */
const leafKeys = new Set([
  "id",
  "span",
  "kind",
  "ident",
  "vis",
  "lifetime",
  "label",
  "tokens",
  "header",
  "lit",
  "attrs",
  "template",
]);
const patKeys = new Set(["pat", "pats", "sub"]);

export class TreeExpander {
  private textual: TextualScope | undefined;
  private within: CallChain | undefined;
  private blocks: BlockChain | undefined;
  /** Depth of the expansion whose result is being walked. */
  private depth = 0;

  constructor(
    private readonly expander: Expander,
    private readonly scope: ExpandScope,
    private readonly bodies: boolean,
  ) {}

  /** Expands what a built-in macro must know the value of. */
  private readonly eager = (expr: Expr): Expr => this.map(expr, "expr") as Expr;

  /** `key` is the field of the parent that holds the node: tells patterns from types among macro calls. */
  map(value: unknown, key: string): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return this.list(value, key);
    if ("force" in value) return this.bodies ? this.map((value as { force(): Block }).force(), key) : value;
    const node = value as { readonly kind?: string };
    switch (node.kind) {
      case "MacroDef":
        return node;
      case "MacCall":
        return this.call(node as Expr | Pat | Ty, key);
      default:
        return this.fields(node as Record<string, unknown>);
    }
  }

  private fields(node: Record<string, unknown>): unknown {
    if (!this.bodies && "stmts" in node) return node;
    const { textual, blocks } = this;
    if ("stmts" in node) this.blocks = { block: (node as unknown as Block).id, outer: blocks };
    let copy: Record<string, unknown> | undefined;
    for (const key in node) {
      if (leafKeys.has(key)) continue;
      const before = node[key];
      if (typeof before !== "object" || before === null) continue;
      if (key.endsWith("Span")) continue;
      const after = this.map(before, key);
      if (after === before) continue;
      copy ??= { ...node };
      copy[key] = after;
    }
    if ("stmts" in node) {
      this.textual = textual;
      this.blocks = blocks;
    }
    return copy ?? node;
  }

  private list(values: readonly unknown[], key: string): unknown {
    if (key === "stmts") return this.changed(values, (v) => this.stmt(v as Stmt));
    if (key === "items") return this.changed(values, (v) => this.item(v as Item));
    return this.changed(values, (v) => {
      const configured = this.configured(v);
      return configured === undefined ? [] : [this.map(configured, key)];
    });
  }

  /** Maps each element to any number; the same array if nothing changed. */
  private changed(values: readonly unknown[], each: (value: unknown) => readonly unknown[]): readonly unknown[] {
    const out: unknown[] = [];
    let changed = false;
    for (const value of values) {
      const mapped = each(value);
      if (mapped.length !== 1 || mapped[0] !== value) changed = true;
      for (const one of mapped) out.push(one);
    }
    return changed ? out : values;
  }

  private configured(value: unknown): unknown {
    if (typeof value !== "object" || value === null || !("attrs" in value)) return value;
    return this.expander.configure(value as { attrs: readonly Attribute[] });
  }

  // ---- statements ----

  private stmt(stmt: Stmt): Stmt[] {
    switch (stmt.kind) {
      case "Let": {
        const local = this.expander.configure(stmt.local);
        if (local === undefined) return [];
        const mapped = this.map(local, "local") as typeof local;
        return [mapped === stmt.local ? stmt : { ...stmt, local: mapped }];
      }
      case "Item": {
        const items = this.item(stmt.item);
        if (items.length === 1 && items[0] === stmt.item) return [stmt];
        return items.map((item, i) => ({ kind: "Item", id: i === 0 ? stmt.id : this.nextId(), span: stmt.span, item }));
      }
      case "Expr":
      case "Semi": {
        const expr = this.expander.configure(stmt.expr);
        if (expr === undefined) return [];
        const mapped = this.map(expr, "expr") as Expr;
        return [mapped === stmt.expr ? stmt : { ...stmt, expr: mapped }];
      }
      case "Empty":
        return [stmt];
      case "MacCall":
        return this.expander.configure(stmt) === undefined ? [] : this.stmtCall(stmt);
    }
  }

  private stmtCall(stmt: StmtCall): Stmt[] {
    const macro = this.resolve(stmt.mac);
    if (macro === undefined) return [this.exprStmt(stmt, this.errorExpr(stmt.mac))];
    if (macro.kind === "Builtin" && macro.name !== "cfg_select")
      return [this.exprStmt(stmt, this.exprFrom(stmt.mac, macro, []))];
    const tokens = this.tokensOf(stmt.mac, macro);
    if (tokens === undefined) return [this.exprStmt(stmt, this.errorExpr(stmt.mac))];
    const stmts = parseStmtList(tokens, this.expander.endOf(stmt.mac), this.expander.context());
    const last = stmts.at(-1);
    if (stmt.style === "Semicolon" && last !== undefined) stmts[stmts.length - 1] = withSemicolon(last);
    return this.deeper(stmt.mac, () => stmts.flatMap((s) => this.stmt(s)));
  }

  private exprStmt(stmt: StmtCall, expr: Expr): Stmt {
    return { kind: stmt.style === "Semicolon" ? "Semi" : "Expr", id: stmt.id, span: stmt.span, expr };
  }

  // ---- items ----

  private item(written: Item): Item[] {
    const item = this.expander.configure(written);
    if (item === undefined) return [];
    if (this.within !== undefined) this.scope.log?.madeBy.set(item.id, this.within);
    if (item.kind === "MacroDef") {
      this.define(item);
      return [item];
    }
    if (item.kind === "MacCall") return this.itemCall(item.mac);
    if (item.kind === "Mod" && this.scope.collectsModules === true) {
      this.enterMod(item);
      return [item];
    }
    const outer = this.textual;
    const mapped = this.map(item, "item") as Item;
    const keeps = item.kind === "Mod" && item.attrs.some((a) => attrName(a) === "macro_use");
    if (!keeps) this.textual = outer;
    if (!this.bodies || !item.attrs.some((a) => attrName(a) === "derive")) return [mapped];
    const derived = this.expander.expandDerives(mapped);
    return [mapped, ...derived.flatMap((d) => this.item(d))];
  }

  private define(item: MacroDefItem): void {
    this.textual = {
      name: item.ident.name,
      macro: this.expander.macroOf(item),
      by: this.within,
      outer: this.textual,
    };
  }

  /** The module's items are expanded when it is collected; with `#[macro_use]` its macros stay in scope behind it. */
  private enterMod(item: ModItem): void {
    if (!item.attrs.some((a) => attrName(a) === "macro_use")) return;
    for (const inner of item.items ?? []) {
      const configured = this.expander.configure(inner);
      if (configured?.kind === "MacroDef") this.define(configured);
      if (configured?.kind === "Mod") this.enterMod(configured);
    }
  }

  private itemCall(mac: MacCall): Item[] {
    const macro = this.resolve(mac);
    const tokens = macro === undefined ? undefined : this.tokensOf(mac, macro);
    if (tokens === undefined) return [];
    const items = parseItemList(tokens, this.expander.endOf(mac), this.expander.context(), "Mod");
    return this.deeper(mac, () => items.flatMap((i) => this.item(i)));
  }

  // ---- calls ----

  private call(node: Expr | Pat | Ty, key: string): unknown {
    if (node.kind !== "MacCall") return node;
    const { mac } = node;
    const macro = this.resolve(mac);
    if ("attrs" in node) return macro === undefined ? this.errorExpr(mac) : this.exprFrom(mac, macro, node.attrs);
    const isPat = patKeys.has(key);
    const tokens = macro === undefined ? undefined : this.tokensOf(mac, macro);
    if (tokens === undefined) return { kind: "Err", id: node.id, span: node.span };
    const made = isPat ? this.parse(mac, tokens, parsePat) : this.parse(mac, tokens, parseTy);
    return made === undefined
      ? { kind: "Err", id: node.id, span: node.span }
      : this.deeper(mac, () => this.map(made, key));
  }

  private exprFrom(mac: MacCall, macro: MacroDef, attrs: readonly Attribute[]): Expr {
    const expr =
      macro.kind === "Builtin" && formatMacros.has(macro.name) ? this.formatFrom(mac, macro) : this.parsed(mac, macro);
    if (expr === undefined) return this.errorExpr(mac);
    return attrs.length === 0 ? expr : { ...expr, attrs: [...attrs, ...expr.attrs] };
  }

  private parsed(mac: MacCall, macro: MacroDef): Expr | undefined {
    const isOffsetOf = macro.kind === "Builtin" && macro.name === "offset_of";
    const tokens = isOffsetOf ? mac.tokens : this.tokensOf(mac, macro);
    if (tokens === undefined) return undefined;
    const made = this.parse(mac, tokens, isOffsetOf ? parseOffsetOf : parseMacroExpr);
    return made === undefined ? undefined : this.deeper(mac, () => this.map(made, "expr") as Expr);
  }

  private formatFrom(mac: MacCall, macro: MacroDef): Expr | undefined {
    const made = this.expander.expandFormat(mac, macro, this.depth, this.scope.modulePath, this.eager);
    if (made === undefined) return undefined;
    return flattenFormatArgs(this.deeper(mac, () => this.fields({ ...made }) as unknown as ExprOf<"FormatArgs">));
  }

  private parse<T>(mac: MacCall, tokens: TokenStream, rule: (p: Parser) => T): T | undefined {
    return parseTokens(tokens, this.expander.endOf(mac), this.expander.context(), rule, (rest) => {
      const name = mac.path.segments.map((s) => s.ident.name).join("::");
      const text = rest.kind === "Ident" ? rest.name : rest.kind === "Literal" ? rest.symbol : rest.kind;
      return error("", `macro expansion ignores \`${text}\` and any tokens following`, rest.span, {
        labels: [
          { span: rest.span, text: "", primary: true },
          { span: mac.span, text: "caused by the macro expansion here" },
        ],
        notes: [`the usage of \`${name}!\` is likely invalid in expression position`],
      });
    });
  }

  private tokensOf(mac: MacCall, macro: MacroDef): TokenStream | undefined {
    return this.expander.expandCall(mac, macro, this.depth, this.scope.modulePath, this.eager);
  }

  private deeper<T>(_mac: MacCall, walk: () => T): T {
    const around = this.within;
    this.within = { around };
    this.depth++;
    const result = walk();
    this.depth--;
    this.within = around;
    return result;
  }

  private resolve({ path }: MacCall): MacroDef | undefined {
    const { within: by, blocks, textual } = this;
    this.scope.log?.calls.push({ path, by, blocks, textual });
    const [only] = path.segments;
    if (path.segments.length === 1 && !path.global && only !== undefined)
      for (let at = textual; at !== undefined; at = at.outer) if (at.name === only.ident.name) return at.macro;
    return this.scope.resolve(path);
  }

  private errorExpr(mac: MacCall): Expr {
    return errorExpr(mac.span, this.expander.context());
  }

  private nextId() {
    return this.expander.env.nodeIds.next();
  }
}

/** An expression, and the semicolon that a macro's body may end with. */
function parseMacroExpr(p: Parser): Expr {
  const expr = parseExpr(p);
  if (p.is(";")) p.bump();
  return expr;
}

/** `Type, field.inner.0` */
function parseOffsetOf(p: Parser): Expr {
  const lo = p.tok.span;
  const container = parseTy(p);
  p.expect(",");
  const fields: Ident[] = [];
  do {
    const { tok } = p;
    if (tok.kind === "Literal") for (const part of tok.symbol.split(".")) fields.push({ name: part, span: tok.span });
    if (tok.kind === "Literal") p.bump();
    else fields.push(p.ident());
  } while (p.eat("."));
  if (p.is(",")) p.bump();
  return mkExpr(p, lo, { kind: "OffsetOf", container, fields });
}

/** The last statement of a call that was followed by `;`. */
function withSemicolon(stmt: Stmt): Stmt {
  if (stmt.kind === "Expr") return { ...stmt, kind: "Semi" };
  return stmt.kind === "MacCall" && stmt.style !== "Semicolon" ? { ...stmt, style: "Semicolon" } : stmt;
}
