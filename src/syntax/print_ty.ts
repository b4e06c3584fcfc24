/** Types, paths, patterns, generics as source text, spaced as rustc prints them. */
import type {
  FnDecl,
  GenericArg,
  GenericArgs,
  GenericBound,
  GenericParam,
  Generics,
  MacCall,
  Param,
  Pat,
  Path,
  QSelf,
  Ty,
  WherePredicate,
  AngleBracketedArg,
} from "./ast";
import { printExpr } from "./print";
import { closeText, openText } from "./parser/parser";
import { printTokens } from "./print_tokens";

export function printPath(path: Path, qself?: QSelf, turbofish = false): string {
  const segment = (s: Path["segments"][number]): string => {
    const args =
      s.args === undefined
        ? ""
        : (turbofish && s.args.kind === "AngleBracketed" ? "::" : "") + printGenericArgs(s.args);
    return (s.ident.raw === true ? "r#" : "") + s.ident.name + args;
  };
  const global = path.global ? "::" : "";
  if (qself === undefined) return global + path.segments.map(segment).join("::");
  const trait = path.segments.slice(0, qself.position);
  const rest = path.segments.slice(qself.position);
  const head = trait.length === 0 ? "" : ` as ${global}${trait.map(segment).join("::")}`;
  return [`<${printTy(qself.ty)}${head}>`, ...rest.map(segment)].join("::");
}

export function printGenericArgs(args: GenericArgs): string {
  switch (args.kind) {
    case "AngleBracketed":
      return `<${args.args.map(printAngleArg).join(", ")}>`;
    case "Parenthesized":
      return `(${args.inputs.map(printTy).join(", ")})${args.output === undefined ? "" : ` -> ${printTy(args.output)}`}`;
    case "ParenthesizedElided":
      return "(..)";
  }
}

function printAngleArg(arg: AngleBracketedArg): string {
  if (arg.kind !== "Constraint") return printGenericArg(arg);
  const name = arg.ident.name + (arg.genArgs === undefined ? "" : printGenericArgs(arg.genArgs));
  switch (arg.constraint.kind) {
    case "Type":
      return `${name} = ${printTy(arg.constraint.ty)}`;
    case "Const":
      return `${name} = ${printExpr(arg.constraint.value.value)}`;
    case "Bound":
      return `${name}: ${printBounds(arg.constraint.bounds)}`;
  }
}

function printGenericArg(arg: GenericArg): string {
  return arg.kind === "Lifetime"
    ? arg.lifetime.ident.name
    : arg.kind === "Type"
      ? printTy(arg.ty)
      : printExpr(arg.value.value);
}

export function printTy(ty: Ty): string {
  switch (ty.kind) {
    case "Slice":
      return `[${printTy(ty.elem)}]`;
    case "Array":
      return `[${printTy(ty.elem)}; ${printExpr(ty.len.value)}]`;
    case "Ptr":
      return `*${ty.mutbl === "Mut" ? "mut" : "const"} ${printTy(ty.ty)}`;
    case "Ref":
      return `&${ty.lifetime === undefined ? "" : `${ty.lifetime.ident.name} `}${ty.mutbl === "Mut" ? "mut " : ""}${printTy(ty.ty)}`;
    case "FnPtr": {
      const binder = printBinder(ty.genericParams);
      const abi =
        ty.abi.kind === "None" ? "" : ty.abi.kind === "Implicit" ? "extern " : `extern "${ty.abi.abi.symbol}" `;
      return `${binder}${ty.unsafe ? "unsafe " : ""}${abi}fn${printDecl(ty.decl)}`;
    }
    case "Never":
      return "!";
    case "Tup":
      return ty.elems.length === 1 ? `(${printTy(ty.elems[0] as Ty)},)` : `(${ty.elems.map(printTy).join(", ")})`;
    case "Path":
      return printPath(ty.path, ty.qself);
    case "TraitObject":
      return (ty.dyn ? "dyn " : "") + printBounds(ty.bounds);
    case "ImplTrait":
      return `impl ${printBounds(ty.bounds)}`;
    case "Paren":
      return `(${printTy(ty.ty)})`;
    case "Infer":
      return "_";
    case "ImplicitSelf":
      return "Self";
    case "MacCall":
      return printMac(ty.mac);
    case "CVarArgs":
      return "...";
    case "Err":
      return "/*ERROR*/";
  }
}

export function printMac(mac: MacCall): string {
  const space = mac.delim === "Brace" ? " " : "";
  return `${printPath(mac.path)}!${space}${openText[mac.delim]}${printTokens(mac.tokens)}${closeText[mac.delim]}`;
}

export function printBinder(params: readonly GenericParam[]): string {
  return params.length === 0 ? "" : `for<${params.map(printGenericParam).join(", ")}> `;
}

export function printBounds(bounds: readonly GenericBound[]): string {
  return bounds
    .map((bound) => {
      switch (bound.kind) {
        case "Outlives":
          return bound.lifetime.ident.name;
        case "Use":
          return `use<${bound.args.map((a) => (a.kind === "Lifetime" ? a.lifetime.ident.name : printPath(a.path))).join(", ")}>`;
        case "Trait": {
          const mark = bound.polarity === "Maybe" ? "?" : bound.polarity === "Negative" ? "!" : "";
          return printBinder(bound.trait.boundGenericParams) + mark + printPath(bound.trait.traitRef.path);
        }
      }
    })
    .join(" + ");
}

export function printGenericParam(param: GenericParam): string {
  const bounds = param.bounds.length === 0 ? "" : `: ${printBounds(param.bounds)}`;
  switch (param.kind) {
    case "Lifetime":
      return param.ident.name + bounds;
    case "Type":
      return param.ident.name + bounds + (param.default === undefined ? "" : ` = ${printTy(param.default)}`);
    case "Const":
      return `const ${param.ident.name}: ${printTy(param.ty)}${param.default === undefined ? "" : ` = ${printExpr(param.default.value)}`}`;
  }
}

export function printParams(generics: Generics): string {
  return generics.params.length === 0 ? "" : `<${generics.params.map(printGenericParam).join(", ")}>`;
}

export function printWhere(generics: Generics): string {
  return generics.where.length === 0 ? "" : ` where ${generics.where.map(printPredicate).join(", ")}`;
}

function printPredicate(predicate: WherePredicate): string {
  if (predicate.kind === "Region") return `${predicate.lifetime.ident.name}: ${printBounds(predicate.bounds)}`;
  return `${printBinder(predicate.boundGenericParams)}${printTy(predicate.boundedTy)}: ${printBounds(predicate.bounds)}`;
}

export function printDecl(decl: FnDecl): string {
  return `(${decl.inputs.map(printParam).join(", ")})${decl.output === undefined ? "" : ` -> ${printTy(decl.output)}`}`;
}

export function printParam(param: Param): string {
  const { pat, ty } = param;
  if (param.isUnnamed === true || ty.kind === "CVarArgs") return printTy(ty);
  if (ty.kind === "ImplicitSelf" || ty.kind === "Infer") return printPat(pat);
  if (ty.kind === "Ref" && ty.ty.kind === "ImplicitSelf") {
    return `&${ty.lifetime === undefined ? "" : `${ty.lifetime.ident.name} `}${ty.mutbl === "Mut" ? "mut " : ""}self`;
  }
  return `${printPat(pat)}: ${printTy(ty)}`;
}

export function printPat(pat: Pat): string {
  switch (pat.kind) {
    case "Wild":
      return "_";
    case "Ident": {
      const mode = pat.mode.byRef === "Ref" ? "ref " : pat.mode.byRef === "RefMut" ? "ref mut " : "";
      return `${mode}${pat.mode.mut ? "mut " : ""}${pat.ident.raw === true ? "r#" : ""}${pat.ident.name}${pat.sub === undefined ? "" : ` @ ${printPat(pat.sub)}`}`;
    }
    case "Struct": {
      const fields = pat.fields.map((f) => (f.isShorthand ? printPat(f.pat) : `${f.ident.name}: ${printPat(f.pat)}`));
      if (pat.rest) fields.push("..");
      return `${printPath(pat.path, pat.qself, true)} ${fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`}`;
    }
    case "TupleStruct":
      return `${printPath(pat.path, pat.qself, true)}(${pat.pats.map(printPat).join(", ")})`;
    case "Or":
      return pat.pats.map(printPat).join(" | ");
    case "Path":
      return printPath(pat.path, pat.qself, true);
    case "Tuple":
      return pat.pats.length === 1 && pat.pats[0]?.kind !== "Rest"
        ? `(${printPat(pat.pats[0] as Pat)},)`
        : `(${pat.pats.map(printPat).join(", ")})`;
    case "Ref":
      return `&${pat.mutbl === "Mut" ? "mut " : ""}${printPat(pat.pat)}`;
    case "Expr":
      return printExpr(pat.expr);
    case "Range": {
      const start = pat.start === undefined ? "" : printExpr(pat.start);
      return `${start}${pat.limits === "Closed" ? "..=" : ".."}${pat.end === undefined ? "" : printExpr(pat.end)}`;
    }
    case "Slice":
      return `[${pat.pats.map(printPat).join(", ")}]`;
    case "Rest":
      return "..";
    case "Paren":
      return `(${printPat(pat.pat)})`;
    case "MacCall":
      return printMac(pat.mac);
    case "Err":
      return "/*ERROR*/";
  }
}
