/** Items as source text: what `emit expanded` shows. */
import type { Fn, ForeignItem, Item, AssocItem, Extern, FieldDef, UseTree, VariantData, Visibility } from "./ast";
import { bodyBlock } from "./body";
import { CodePrinter, printAttr, printExpr } from "./print";
import { printTokens } from "./print_tokens";
import { printBounds, printDecl, printMac, printParams, printPath, printTy, printWhere } from "./print_ty";

export function printItems(items: readonly Item[], indent = ""): string {
  return items.map((item) => `${indent}${printItem(item, indent)}\n`).join("");
}

export function printItem(item: Item | AssocItem | ForeignItem, indent: string): string {
  const attrs = item.attrs
    .filter((a) => a.style === "Outer")
    .map((a) => `${printAttr(a)}\n${indent}`)
    .join("");
  return attrs + printVis(item.vis) + printBare(item, indent);
}

export function printVis(vis: Visibility): string {
  if (vis.kind === "Inherited") return "";
  return vis.kind === "Public" ? "pub " : `pub(${vis.inKeyword ? "in " : ""}${printPath(vis.path)}) `;
}

function printBare(item: Item, indent: string): string {
  switch (item.kind) {
    case "Fn":
      return printFn(item, indent);
    case "Struct":
      return `struct ${item.ident.name}${printParams(item.generics)}${structBody(item.data, printWhere(item.generics), indent)}`;
    case "Union":
      return `union ${item.ident.name}${printParams(item.generics)}${printWhere(item.generics)} ${fields(item.data, indent)}`;
    case "Enum":
      return printEnum(item, indent);
    case "Trait": {
      const words = `${item.unsafe ? "unsafe " : ""}${item.auto ? "auto " : ""}trait ${item.ident.name}${printParams(item.generics)}`;
      const bounds = item.bounds.length === 0 ? "" : `: ${printBounds(item.bounds)}`;
      return `${words}${bounds}${printWhere(item.generics)} ${braced(item.items, indent)}`;
    }
    case "TraitAlias":
      return `trait ${item.ident.name}${printParams(item.generics)} = ${printBounds(item.bounds)}${printWhere(item.generics)};`;
    case "Impl": {
      const trait = item.ofTrait === undefined ? "" : `${item.negative ? "!" : ""}${printPath(item.ofTrait.path)} for `;
      return `${item.unsafe ? "unsafe " : ""}impl${printParams(item.generics)} ${trait}${printTy(item.selfTy)}${printWhere(item.generics)} ${braced(item.items, indent)}`;
    }
    case "TyAlias": {
      const bounds = item.bounds.length === 0 ? "" : `: ${printBounds(item.bounds)}`;
      return `type ${item.ident.name}${printParams(item.generics)}${bounds}${item.ty === undefined ? "" : ` = ${printTy(item.ty)}`}${printWhere(item.generics)};`;
    }
    case "Const":
      return `const ${item.ident.name}: ${printTy(item.ty)}${item.expr === undefined ? "" : ` = ${new CodePrinter(indent).expr(item.expr)}`};`;
    case "Static": {
      const safety = item.safety === "Default" ? "" : `${item.safety.toLowerCase()} `;
      return `${safety}static ${item.mutbl === "Mut" ? "mut " : ""}${item.ident.name}: ${printTy(item.ty)}${item.expr === undefined ? "" : ` = ${new CodePrinter(indent).expr(item.expr)}`};`;
    }
    case "Mod":
      return `mod ${item.ident.name}${item.items === undefined ? ";" : ` ${braced(item.items, indent)}`}`;
    case "Use":
      return `use ${printUse(item.tree)};`;
    case "ExternCrate":
      return `extern crate ${item.original === undefined ? "" : `${item.original.name} as `}${item.ident.name};`;
    case "MacroDef":
      return item.macroRules
        ? `macro_rules! ${item.ident.name} { ${printTokens(item.body)} }`
        : `macro ${item.ident.name} { ${printTokens(item.body)} }`;
    case "MacCall":
      return printMac(item.mac) + (item.mac.delim === "Brace" ? "" : ";");
    case "ForeignMod":
      return `${item.unsafe ? "unsafe " : ""}${printExtern(item.abi)}${braced(item.items, indent)}`;
    case "GlobalAsm":
      return "/* global_asm! */";
  }
}

function braced(items: readonly (Item | AssocItem | ForeignItem)[], indent: string): string {
  if (items.length === 0) return "{}";
  return `{\n${items.map((i) => `${indent}    ${printItem(i, `${indent}    `)}\n`).join("")}${indent}}`;
}

function printExtern(abi: Extern): string {
  return abi.kind === "None" ? "" : abi.kind === "Implicit" ? "extern " : `extern "${abi.abi.symbol}" `;
}

function printFn(fn: Fn, indent: string): string {
  const { header } = fn;
  const words = [
    fn.defaultness === "Default" ? "default " : "",
    header.const ? "const " : "",
    header.asyncClosureId === undefined ? "" : "async ",
    header.safety === "Default" ? "" : `${header.safety.toLowerCase()} `,
    printExtern(header.ext),
  ].join("");
  const body = bodyBlock(fn);
  const tail = body === undefined ? ";" : ` ${new CodePrinter(indent).block(body)}`;
  return `${words}fn ${fn.ident.raw === true ? "r#" : ""}${fn.ident.name}${printParams(fn.generics)}${printDecl(fn.decl)}${printWhere(fn.generics)}${tail}`;
}

function structBody(data: VariantData, where: string, indent: string): string {
  if (data.kind === "Struct") return `${where} ${fields(data, indent)}`;
  return data.kind === "Tuple" ? `${tuple(data.fields)}${where};` : `${where};`;
}

function fields(data: VariantData, indent: string): string {
  if (data.kind === "Unit" || data.fields.length === 0) return "{}";
  const lines = data.fields.map(
    (f) => `${indent}    ${fieldAttrs(f)}${printVis(f.vis)}${f.ident?.name ?? ""}: ${printTy(f.ty)},\n`,
  );
  return `{\n${lines.join("")}${indent}}`;
}

function tuple(list: readonly FieldDef[]): string {
  return `(${list.map((f) => `${fieldAttrs(f)}${printVis(f.vis)}${printTy(f.ty)}`).join(", ")})`;
}

function fieldAttrs(field: FieldDef): string {
  return field.attrs
    .filter((a) => a.kind === "Normal")
    .map((a) => `${printAttr(a)} `)
    .join("");
}

function printEnum(item: Extract<Item, { kind: "Enum" }>, indent: string): string {
  const head = `enum ${item.ident.name}${printParams(item.generics)}${printWhere(item.generics)}`;
  if (item.variants.length === 0) return `${head} {}`;
  const lines = item.variants.map((v) => {
    const attrs = v.attrs
      .filter((a) => a.kind === "Normal")
      .map((a) => `${printAttr(a)} `)
      .join("");
    const data =
      v.data.kind === "Struct"
        ? ` ${fields(v.data, `${indent}    `)}`
        : v.data.kind === "Tuple"
          ? tuple(v.data.fields)
          : "";
    return `${indent}    ${attrs}${v.ident.name}${data}${v.discr === undefined ? "" : ` = ${printExpr(v.discr.value)}`},\n`;
  });
  return `${head} {\n${lines.join("")}${indent}}`;
}

function printUse(tree: UseTree): string {
  const prefix = printPath(tree.prefix);
  const join = prefix === "" || prefix === "::" ? prefix : `${prefix}::`;
  if (tree.kind === "Simple") return prefix + (tree.rename === undefined ? "" : ` as ${tree.rename.name}`);
  return tree.kind === "Glob" ? `${join}*` : `${join}{${tree.trees.map(printUse).join(", ")}}`;
}
