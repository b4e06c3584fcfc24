/** Items that define macros (`macro_rules!`, `macro`), and macro calls where an item stands. */
import type { Item, MacCallItem } from "../ast";
import type { TokenTree } from "../token";
import { itemBase, type ItemStart } from "./item";
import { parseMacArgs } from "./mac";
import type { Parser } from "./parser";
import { parsePath } from "./path";

export function parseMacroRules(p: Parser, start: ItemStart): Item | undefined {
  if (p.peek(1).kind !== "!" || p.peek(2).kind !== "Ident") return undefined;
  p.bump();
  p.bump();
  const ident = p.ident();
  if (p.tok.kind !== "Open") p.fail("one of `(`, `[`, or `{`");
  const { open, trees } = p.takeGroup();
  if (open.delim !== "Brace" && !p.eat(";")) {
    p.report("macros must be surrounded with braces or followed by a semicolon", p.prev, {
      help: ["change the delimiters to curly braces", "add a semicolon"],
    });
  }
  if (start.vis.kind !== "Inherited") {
    p.report("can't qualify macro_rules invocation with `pub`", start.vis.span, {
      help: ["try exporting the macro: `#[macro_export]`"],
    });
  }
  return { kind: "MacroDef", ...itemBase(p, start), ident, macroRules: true, body: trees };
}

export function parseMacro2(p: Parser, start: ItemStart): Item | undefined {
  if (p.peek(1).kind !== "Ident") return undefined;
  p.bump();
  const ident = p.ident();
  const body = p.isOpen("Parenthesis") ? [takeTree(p), takeTree(p)] : p.takeGroup().trees;
  return { kind: "MacroDef", ...itemBase(p, start), ident, macroRules: false, body };
}

function takeTree(p: Parser): TokenTree {
  const { open, close, trees } = p.takeGroup();
  return { kind: "Delimited", delim: open.delim, open: open.span, close: close.span, trees, spacing: close.spacing };
}

export function parseMacItem(p: Parser, start: ItemStart): MacCallItem | undefined {
  const first = p.is("::") ? 1 : 0;
  const isMac = ["!", "::"].includes(p.peek(first + 1).kind);
  if (!isMac && (start.vis.kind !== "Inherited" || start.place !== "Mod")) return undefined;
  const path = parsePath(p, "Mod");
  if (!p.is("!")) {
    p.expecting("!");
    p.expecting("::");
    p.fail();
  }
  const mac = parseMacArgs(p, path);
  if (mac.delim !== "Brace" && !p.eat(";")) {
    p.report("macros that expand to items must be delimited with braces or followed by a semicolon", mac.span, {
      help: ["change the delimiters to curly braces", "add a semicolon"],
    });
  }
  return { kind: "MacCall", ...itemBase(p, start), mac };
}
