/** Structs, enums, unions. */
import type { FieldDef, Generics, Item, Variant, VariantData } from "../ast";
import { parseOuterAttrs } from "./attr";
import { parseAnonConst } from "./expr";
import { parseGenerics, withWhere } from "./generics";
import { itemBase, parseVis, type ItemStart } from "./item";
import { SyntaxFault, type Parser } from "./parser";
import { parseTy } from "./ty";

export function parseStruct(p: Parser, start: ItemStart): Item {
  p.bump();
  const ident = p.ident();
  let generics: Generics = parseGenerics(p);
  let data: VariantData;
  if (p.isOpen("Parenthesis")) {
    data = tupleData(p);
    generics = withWhere(p, generics);
    p.expectSemicolon();
  } else {
    generics = withWhere(p, generics);
    if (p.eat(";")) {
      data = { kind: "Unit", ctorId: p.id() };
    } else {
      if (!p.checkOpen("Brace")) {
        const words =
          generics.where.length > 0 ? "`{` or `;` after struct name" : "`where`, `{`, `(`, or `;` after struct name";
        p.fail(words);
      }
      data = namedFields(p);
    }
  }
  return { kind: "Struct", ...itemBase(p, start), ident, generics, data };
}

/** `union` is a name everywhere but before a name. */
export function parseUnion(p: Parser, start: ItemStart): Item | undefined {
  if (!p.isIdent(p.peek(1))) return undefined;
  p.bump();
  const ident = p.ident();
  const generics = withWhere(p, parseGenerics(p));
  if (!p.checkOpen("Brace")) p.fail("`where` or `{` after union name");
  return { kind: "Union", ...itemBase(p, start), ident, generics, data: namedFields(p) };
}

export function parseEnum(p: Parser, start: ItemStart): Item {
  p.bump();
  const ident = p.ident();
  const generics = withWhere(p, parseGenerics(p));
  if (!p.checkOpen("Brace")) p.fail();
  p.bump();
  const variants = p.commaList("Brace", () => parseVariant(p)).list;
  return { kind: "Enum", ...itemBase(p, start), ident, generics, variants };
}

function parseVariant(p: Parser): Variant {
  const attrs = parseOuterAttrs(p);
  const lo = p.tok.span;
  const vis = parseVis(p);
  const ident = p.ident();
  let data: VariantData;
  if (p.checkOpen("Brace")) data = namedFields(p);
  else if (p.checkOpen("Parenthesis")) data = tupleData(p);
  else data = { kind: "Unit", ctorId: p.id() };
  const discr = p.eat("=") ? parseAnonConst(p) : undefined;
  const base = { id: p.id(), span: p.spanFrom(lo), attrs, vis, ident, data };
  return discr === undefined ? base : { ...base, discr };
}

function tupleData(p: Parser): VariantData {
  p.bump();
  const { list } = p.commaList("Parenthesis", (): FieldDef => {
    const attrs = parseOuterAttrs(p);
    const lo = p.tok.span;
    const vis = parseVis(p);
    const ty = parseTy(p);
    return { id: p.id(), span: p.spanFrom(lo), attrs, vis, ty };
  });
  return { kind: "Tuple", fields: list, ctorId: p.id() };
}

function namedFields(p: Parser): VariantData {
  const closeAt = p.closeIndex();
  p.bump();
  const fields: FieldDef[] = [];
  let recovered = false;
  while (!p.isClose()) {
    const depth = p.getDepth();
    try {
      const field = parseField(p);
      if (field !== undefined) fields.push(field);
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault;
      p.emit(fault.diagnostic);
      p.setDepth(depth);
      p.jump(closeAt);
      recovered = true;
    }
  }
  p.expectClose("Brace");
  return { kind: "Struct", fields, ...(recovered ? { recovered } : {}) };
}

function parseField(p: Parser): FieldDef | undefined {
  const attrs = parseOuterAttrs(p);
  if (p.isClose()) {
    const last = attrs.at(-1);
    if (last !== undefined)
      p.report(
        "found a documentation comment that doesn't document anything",
        last.span,
        { help: ["doc comments must come before what they document, if a comment was intended use `//`"] },
        "E0585",
      );
    return undefined;
  }
  const lo = p.tok.span;
  const vis = parseVis(p);
  const ident = p.ident();
  if (!p.eat(":")) p.fail();
  const ty = parseTy(p);
  if (p.is("=")) p.throwError("default values on `struct` fields aren't supported", p.tok.span);
  const span = p.spanFrom(lo);
  if (!p.eat(",") && !p.checkClose("Brace")) missingComma(p);
  return { id: p.id(), span, attrs, vis, ident, ty };
}

/** Another field follows all the same. */
function missingComma(p: Parser): void {
  if (p.is(";")) {
    const { span } = p.bump();
    p.report("struct fields are separated by `,`", span, {
      suggestions: [
        {
          message: "replace `;` with `,`",
          edits: [{ span, replacement: "," }],
          applicability: "MachineApplicable",
        },
      ],
    });
    return;
  }
  const at = { ...p.prev, lo: p.prev.hi };
  const parts = {
    labels: [{ span: at, text: "expected `,`, or `}`", primary: true }],
    suggestions: [
      {
        message: "try adding a comma",
        edits: [{ span: at, replacement: "," }],
        applicability: "MachineApplicable" as const,
      },
    ],
  };
  const message = `expected \`,\`, or \`}\`, found ${p.describe(p.tok)}`;
  if (p.tok.kind === "Ident") p.report(message, at, parts);
  else p.throwError(message, at, parts);
}
