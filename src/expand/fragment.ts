/** Macro fragments (`$x:expr`): whether one can start at a token, and parsing one. */
import { Restrict, type Parser } from "../syntax/parser/parser";
import { parseAttrItem, parseOptLit, parseOuterAttrs } from "../syntax/parser/attr";
import { parseBlock, parseStmt } from "../syntax/parser/block";
import { canBeginExpr, parseExprRestricted } from "../syntax/parser/expr";
import { parseItemAfterAttrs, parseVis } from "../syntax/parser/item";
import { parsePat, parsePatNoTopAlt } from "../syntax/parser/pat";
import { canBeginPath, parseLifetime, parsePath } from "../syntax/parser/path";
import { parseTy, parseTyNoPlus } from "../syntax/parser/ty";
import type { FragmentKind } from "../syntax/token";

const patStarts = new Set(["&", "&&", "-", "..", "..=", "...", "::", "<", "<<", "Literal", "Ident"]);
const tyWords = new Set(["impl", "dyn", "fn", "unsafe", "extern", "for", "_"]);

/** Whether the token at the cursor may start such a fragment; if it may and does not, that is an error and not another rule's turn. */
export function canStartFragment(p: Parser, fragment: FragmentKind): boolean {
  const { tok } = p;
  switch (fragment) {
    case "expr":
    case "expr_2021":
      if (!canBeginExpr(p) || p.isKw("let")) return false;
      return (
        !(p.isKw("_") || (p.isKw("const") && p.peek(1).kind === "Open")) ||
        (fragment === "expr" && p.cx.edition === 2024)
      );
    case "ty":
      return canBeginTy(p);
    case "ident":
      return tok.kind === "Ident" && tok.name !== "_";
    case "literal":
      return (
        tok.kind === "Literal" ||
        p.is("-") ||
        p.isKw("true") ||
        p.isKw("false") ||
        p.isFragment("literal") ||
        isLiteralExprFragment(p)
      );
    case "vis":
      return (
        tok.kind === "," ||
        tok.kind === "Ident" ||
        tok.kind === "Eof" ||
        tok.kind === "Close" ||
        p.isFragment("vis") ||
        canBeginTy(p)
      );
    case "block":
      return p.isOpen("Brace") || p.isFragment("block");
    case "path":
      return (
        tok.kind === "::" || tok.kind === "Ident" || tok.kind === "<" || tok.kind === "<<" || p.isFragment("path", "ty")
      );
    case "meta":
      return tok.kind === "::" || tok.kind === "Ident" || p.isFragment("meta", "path");
    case "pat":
    case "pat_param":
      if (tok.kind === "|" && fragment === "pat") return true;
      return (
        patStarts.has(tok.kind) ||
        p.isOpen("Parenthesis") ||
        p.isOpen("Bracket") ||
        p.isFragment("pat", "pat_param", "expr", "expr_2021", "literal", "path")
      );
    case "lifetime":
      return tok.kind === "Lifetime";
    case "item":
    case "stmt":
    case "tt":
      return tok.kind !== "Close" && tok.kind !== "Eof";
  }
}

/** `$e` where the expression it stands for is a literal. */
function isLiteralExprFragment(p: Parser): boolean {
  return p.isFragment("expr", "expr_2021") && p.peek(1).kind === "Literal" && p.peek(2).kind === "Close";
}

function canBeginTy(p: Parser): boolean {
  const { tok } = p;
  if (tok.kind === "Ident" && !tok.raw && tyWords.has(tok.name)) return true;
  if (canBeginPath(p) || p.isFragment("ty", "path")) return true;
  return ["!", "*", "&", "&&", "?", "Lifetime"].includes(tok.kind) || p.isOpen("Parenthesis") || p.isOpen("Bracket");
}

/** Parses a fragment and throws it away: its tokens are what is kept. */
export function parseFragment(p: Parser, fragment: FragmentKind): void {
  switch (fragment) {
    case "expr":
    case "expr_2021":
      parseExprRestricted(p, Restrict.None);
      return;
    case "ty":
      parseTy(p);
      return;
    case "ident":
      p.anyIdent();
      return;
    case "literal":
      parseLiteral(p);
      return;
    case "vis":
      parseVis(p);
      return;
    case "block":
      parseBlock(p);
      return;
    case "path":
      if (p.is("<") || p.is("<<")) parseTyNoPlus(p);
      else parsePath(p, "Type");
      return;
    case "meta":
      parseAttrItem(p);
      return;
    case "pat":
      parsePat(p);
      return;
    case "pat_param":
      parsePatNoTopAlt(p);
      return;
    case "lifetime":
      parseLifetime(p);
      return;
    case "stmt":
      parseStmt(p);
      return;
    case "item":
      if (parseItemAfterAttrs(p, parseOuterAttrs(p), "Mod") === undefined)
        p.throwError("expected an item keyword", p.tok.span);
      return;
    case "tt":
      if (p.tok.kind === "Open") p.takeGroup();
      else p.bump();
  }
}

function parseLiteral(p: Parser): void {
  if (p.tok.kind === "Open") {
    p.takeGroup();
    return;
  }
  if (p.is("-")) p.bump();
  if (parseOptLit(p) === undefined) p.fail("literal");
}
