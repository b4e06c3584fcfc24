/** Types. */
import type { Extern, FnDecl, GenericBound, GenericParam, Mutability, Param, PolyTraitRef, Ty } from "../ast";
import { parseOuterAttrs, parseStrLit } from "./attr";
import { parseAnonConst } from "./expr";
import { canBeginBound, parseBounds, parseLateBound } from "./generics";
import type { Parser } from "./parser";
import { canBeginPath, parseLifetime, parseMaybeQPath } from "./path";
import { parseMacArgs } from "./mac";

type TyShape = Ty extends infer T ? (T extends Ty ? Omit<T, "id" | "span"> : never) : never;

export function mkTy(p: Parser, lo: Ty["span"], shape: TyShape): Ty {
  return { ...shape, id: p.id(), span: p.spanFrom(lo) } as Ty;
}

export function parseTy(p: Parser): Ty {
  return p.nested(() => parseTyWith(p, true));
}

/** A type where `+` is not part of it: after `&`, `->`, `as`. */
export function parseTyNoPlus(p: Parser): Ty {
  return p.nested(() => parseTyWith(p, false));
}

function parseTyWith(p: Parser, allowPlus: boolean): Ty {
  const lo = p.tok.span;
  const { tok } = p;
  switch (tok.kind) {
    case "Open":
      return parseOpenTy(p, allowPlus);
    case "!":
      p.bump();
      return mkTy(p, lo, { kind: "Never" });
    case "*":
      p.bump();
      return parsePtr(p, lo);
    case "&":
    case "&&":
      return withoutPlus(p, lo, parseRef(p), allowPlus);
    case "Lifetime":
      return startsBounds(p) ? bareBounds(p, lo, parseBounds(p)) : lifetimeAlone(p, lo);
    case "?":
      return bareBounds(p, lo, parseBounds(p));
    case "...":
      p.bump();
      p.report("C-variadic type `...` may not be nested inside another type", lo, {}, "E0743");
      return mkTy(p, lo, { kind: "Err" });
    case "Ident": {
      const keyword = tok.raw ? undefined : parseKeywordTy(p, tok.name, allowPlus);
      if (keyword !== undefined) return keyword;
    }
  }
  if (canBeginPath(p)) return parsePathTy(p, allowPlus);
  p.fail("type");
}

/** `'a + Trait`, or a lifetime with nothing behind it. */
function startsBounds(p: Parser): boolean {
  const next = p.peek(1);
  return next.kind === "Open" ? next.delim === "Brace" : next.kind !== "Ident";
}

/** `'a str`: its `&` was forgotten. */
function lifetimeAlone(p: Parser, lo: Ty["span"]): Ty {
  const lifetime = parseLifetime(p);
  const mutbl: Mutability = p.eatKw("mut") ? "Mut" : "Not";
  const ty = parseTyNoPlus(p);
  p.report("expected type, found lifetime", lifetime.span, {
    labels: [{ span: lifetime.span, text: "expected type", primary: true }],
    suggestions: [
      {
        message: "you might have meant to write a reference type here",
        edits: [{ span: { ...lo, hi: lo.lo }, replacement: "&" }],
        applicability: "MaybeIncorrect",
      },
    ],
  });
  return mkTy(p, lo, { kind: "Ref", lifetime, mutbl, ty });
}

function parseOpenTy(p: Parser, allowPlus: boolean): Ty {
  const lo = p.tok.span;
  if (p.isFragment("ty") && p.buffer.tokens[p.closeIndex() + 1]?.kind === "::") return parsePathTy(p, allowPlus);
  if (p.isFragment("ty")) return p.fragment(() => parseTy(p));
  if (p.isFragment("path")) return parsePathTy(p, allowPlus);
  if (p.isOpen("Parenthesis")) return parseParenTy(p, allowPlus);
  if (!p.isOpen("Bracket")) p.fail("type");
  p.bump();
  const elem = parseTy(p);
  if (p.eat(";")) {
    const len = parseAnonConst(p);
    p.expectClose("Bracket");
    return mkTy(p, lo, { kind: "Array", elem, len });
  }
  p.expectClose("Bracket");
  return mkTy(p, lo, { kind: "Slice", elem });
}

function parseKeywordTy(p: Parser, name: string, allowPlus: boolean): Ty | undefined {
  const lo = p.tok.span;
  switch (name) {
    case "_":
      p.bump();
      return mkTy(p, lo, { kind: "Infer" });
    case "impl": {
      p.bump();
      return mkTy(p, lo, { kind: "ImplTrait", bounds: bounds(p, allowPlus) });
    }
    case "dyn": {
      p.bump();
      return mkTy(p, lo, { kind: "TraitObject", bounds: bounds(p, allowPlus), dyn: true });
    }
    case "fn":
    case "unsafe":
    case "extern":
      return parseFnPtr(p, lo, []);
    case "typeof":
      return parseTypeof(p, lo);
    case "for": {
      const params = parseLateBound(p);
      if (p.isKw("fn") || p.isKw("unsafe") || p.isKw("extern")) return parseFnPtr(p, lo, params);
      return parseBareTrait(p, lo, params, allowPlus);
    }
    default:
      return undefined;
  }
}

/** Reserved, and a way to ask for the type of an expression in some other languages. */
function parseTypeof(p: Parser, lo: Ty["span"]): Ty {
  p.bump();
  if (p.isOpen("Parenthesis")) p.takeGroup();
  const span = p.spanFrom(lo);
  const labels = [{ span, text: "reserved keyword", primary: true }];
  p.report("`typeof` is a reserved keyword but unimplemented", span, { labels }, "E0516");
  return mkTy(p, lo, { kind: "Err" });
}

/** The type of a parameter: only there may `...` stand. */
export function parseParamTy(p: Parser): Ty {
  const lo = p.tok.span;
  return p.eat("...") ? mkTy(p, lo, { kind: "CVarArgs" }) : parseTy(p);
}

/** Bounds after `impl`/`dyn`: only one where `+` is not allowed. */
function bounds(p: Parser, allowPlus: boolean): GenericBound[] {
  const list = parseBounds(p, allowPlus ? undefined : 1);
  if (list.length === 0) p.report("at least one trait must be specified", p.prev);
  if (!allowPlus && p.is("+")) {
    const lo = list[0]?.span ?? p.prev;
    p.bump();
    list.push(...parseBounds(p));
    p.report("ambiguous `+` in a type", p.spanFrom(lo), {
      suggestions: [{ message: "use parentheses to disambiguate", edits: [], applicability: "MaybeIncorrect" }],
    });
  }
  return list;
}

function bareBounds(p: Parser, lo: Ty["span"], list: readonly GenericBound[]): Ty {
  return mkTy(p, lo, { kind: "TraitObject", bounds: list, dyn: false });
}

function parseBareTrait(p: Parser, lo: Ty["span"], params: readonly GenericParam[], allowPlus: boolean): Ty {
  const { path } = parseMaybeQPath(p, "Type");
  const trait: PolyTraitRef = { span: p.spanFrom(lo), boundGenericParams: params, traitRef: { id: p.id(), path } };
  const list: GenericBound[] = [{ kind: "Trait", trait, polarity: "Positive", span: p.spanFrom(lo) }];
  if (allowPlus && p.eat("+")) list.push(...parseBounds(p));
  return bareBounds(p, lo, list);
}

function parseParenTy(p: Parser, allowPlus: boolean): Ty {
  const lo = p.tok.span;
  p.bump();
  const { list, trailing } = p.commaList("Parenthesis", () => parseTy(p));
  const only = list[0];
  if (list.length !== 1 || trailing || only === undefined) return mkTy(p, lo, { kind: "Tup", elems: list });
  // `(Trait) + Send`: a bare bound in parentheses.
  if (allowPlus && p.is("+") && only.kind === "Path" && only.qself === undefined) {
    const trait: PolyTraitRef = { span: only.span, boundGenericParams: [], traitRef: { id: p.id(), path: only.path } };
    p.bump();
    return bareBounds(p, lo, [{ kind: "Trait", trait, polarity: "Positive", span: only.span }, ...parseBounds(p)]);
  }
  return mkTy(p, lo, { kind: "Paren", ty: only });
}

function parsePtr(p: Parser, lo: Ty["span"]): Ty {
  let mutbl: Mutability = "Not";
  if (p.eatKw("mut")) mutbl = "Mut";
  else if (!p.eatKw("const")) {
    const at = p.prev;
    p.report("expected `mut` or `const` keyword in raw pointer type", at, {
      suggestions: [
        {
          message: "add `mut` or `const` here",
          edits: [{ span: { ...at, lo: at.hi }, replacement: "const " }],
          applicability: "HasPlaceholders",
        },
      ],
    });
  }
  return mkTy(p, lo, { kind: "Ptr", mutbl, ty: parseTyNoPlus(p) });
}

function parseRef(p: Parser): Ty {
  const lo = p.tok.span;
  p.eatSplit("&");
  const lifetime = p.tok.kind === "Lifetime" ? parseLifetime(p) : undefined;
  const mutbl: Mutability = p.eatKw("mut") ? "Mut" : "Not";
  if (mutbl === "Mut" && lifetime === undefined && p.tok.kind === "Lifetime") return lifetimeAfterMut(p, lo);
  const ty = parseTyNoPlus(p);
  return mkTy(p, lo, lifetime === undefined ? { kind: "Ref", mutbl, ty } : { kind: "Ref", lifetime, mutbl, ty });
}

/** `&mut 'a T` */
function lifetimeAfterMut(p: Parser, lo: Ty["span"]): Ty {
  const lifetime = parseLifetime(p);
  const span = { ...lo, hi: lifetime.span.hi };
  p.report("lifetime must precede `mut`", span, {
    suggestions: [
      {
        message: "place the lifetime before `mut`",
        edits: [{ span, replacement: `&${lifetime.ident.name} mut` }],
        applicability: "MaybeIncorrect",
      },
    ],
  });
  return mkTy(p, lo, { kind: "Ref", lifetime, mutbl: "Mut", ty: parseTyNoPlus(p) });
}

/** `&Trait + Send`: it is not clear what the `+` belongs to. */
function withoutPlus(p: Parser, lo: Ty["span"], ty: Ty, allowPlus: boolean): Ty {
  if (!allowPlus || !p.is("+")) return ty;
  p.bump();
  parseBounds(p);
  const span = p.spanFrom(lo);
  const message = `expected a path on the left-hand side of \`+\``;
  p.report(message, span, { labels: [{ span, text: "", primary: true }] }, "E0178");
  return mkTy(p, lo, { kind: "Err" });
}

function parsePathTy(p: Parser, allowPlus: boolean): Ty {
  const lo = p.tok.span;
  const qpath = parseMaybeQPath(p, "Type");
  if (qpath.qself === undefined) {
    p.expecting("!");
    if (allowPlus) p.expecting("+");
    if (p.is("!") && p.peek(1).kind === "Open")
      return mkTy(p, lo, { kind: "MacCall", mac: parseMacArgs(p, qpath.path) });
    if (allowPlus && p.is("+") && !p.is("+=")) {
      const trait: PolyTraitRef = {
        span: qpath.path.span,
        boundGenericParams: [],
        traitRef: { id: p.id(), path: qpath.path },
      };
      p.bump();
      const more = canBeginBound(p) ? parseBounds(p) : [];
      return bareBounds(p, lo, [{ kind: "Trait", trait, polarity: "Positive", span: qpath.path.span }, ...more]);
    }
  }
  return mkTy(p, lo, { kind: "Path", ...qpath });
}

function parseFnPtr(p: Parser, lo: Ty["span"], genericParams: readonly GenericParam[]): Ty {
  const unsafe = p.eatKw("unsafe");
  const abi = parseExtern(p);
  p.expectKw("fn");
  p.expectOpen("Parenthesis");
  const inputs = p.commaList("Parenthesis", () => parseFnPtrParam(p)).list;
  const cVariadic = inputs.at(-1)?.ty.kind === "CVarArgs";
  const output = p.eat("->") ? parseTyNoPlus(p) : undefined;
  const decl: FnDecl = { inputs, hasSelf: false, cVariadic, ...(output === undefined ? {} : { output }) };
  return withoutPlus(p, lo, mkTy(p, lo, { kind: "FnPtr", genericParams, unsafe, abi, decl }), output !== undefined);
}

/** `T` or `name: T` (the name means nothing). */
function parseFnPtrParam(p: Parser): Param {
  const attrs = parseOuterAttrs(p);
  const lo = p.tok.span;
  refusePattern(p);
  const named = (p.isIdent() || p.isKw("_")) && p.peek(1).kind === ":";
  const ident = named ? p.anyIdent() : undefined;
  if (named) p.bump();
  const patSpan = ident?.span ?? lo;
  const ty = parseParamTy(p);
  if (ident === undefined || ident.name === "_")
    return {
      id: p.id(),
      span: p.spanFrom(lo),
      attrs,
      pat: { kind: "Wild", id: p.id(), span: patSpan },
      ty,
      isUnnamed: true,
    };
  return {
    id: p.id(),
    span: p.spanFrom(lo),
    attrs,
    pat: { kind: "Ident", id: p.id(), span: patSpan, mode: { byRef: "No", mut: false }, ident },
    ty,
  };
}

/** `mut x: T` and `&x: T` in a function pointer's type. */
function refusePattern(p: Parser): void {
  const isPattern = (p.isKw("mut") || p.is("&") || p.is("&&")) && p.isIdent(p.peek(1)) && p.peek(2).kind === ":";
  if (!isPattern) return;
  const lo = p.bump().span;
  const span = { ...lo, hi: p.tok.span.hi };
  p.report("patterns aren't allowed in function pointer types", span, {}, "E0561");
}

/** `extern "C"` */
export function parseExtern(p: Parser): Extern {
  const lo = p.tok.span;
  if (!p.eatKw("extern")) return { kind: "None" };
  const abi = parseStrLit(p);
  return abi === undefined
    ? { kind: "Implicit", span: p.spanFrom(lo) }
    : { kind: "Explicit", abi, span: p.spanFrom(lo) };
}
