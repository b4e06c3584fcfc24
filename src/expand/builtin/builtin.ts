/** The built-in macros, one row each. A row gives the tokens that the call stands for, or undefined after an error. */
import { error, unsupported } from "../../base/diagnostic";
import type { SourceFile } from "../../base/source";
import { litValue, utf8 } from "../../syntax/literal";
import { flatten, treesOf } from "../../syntax/delimiters";
import { parseExpr as parseExprTokens, tokenize } from "../../syntax/parse";
import { parseExpr } from "../../syntax/parser/expr";
import { Parser, SyntaxFault } from "../../syntax/parser/parser";
import { printTokens } from "../../syntax/print_tokens";
import { printExpr } from "../../syntax/print";
import type { Expr } from "../../syntax/ast";
import type { TokenStream, TokenTree } from "../../syntax/token";
import { evaluateCfg, spanOfTree, splitCommas } from "../cfg";
import { grouped, identToken, intToken, quote, stringToken } from "../quote";
import type { BuiltinCall } from "./call";

export type BuiltinRule = (call: BuiltinCall) => TokenStream | undefined;

/** `format_args!` and its kin make expressions of their own kind (`format.ts`), no tokens. */
export const formatMacros: ReadonlyMap<string, { readonly newline: boolean }> = new Map([
  ["format_args", { newline: false }],
  ["const_format_args", { newline: false }],
  ["format_args_nl", { newline: true }],
]);

export const builtinMacros: Readonly<Record<string, BuiltinRule>> = {
  concat: (call) => concat(call),
  stringify: (call) => [stringToken(printTokens(call.mac.tokens, call.env.sources), call.site)],
  line: (call) => [intToken(position(call).line, call.site, "u32")],
  column: (call) => [intToken(position(call).column, call.site, "u32")],
  file: (call) => [stringToken(call.env.sources.file(outerSpan(call).file).name, call.site)],
  module_path: (call) => [stringToken(call.modulePath, call.site)],
  env: (call) => environment(call),
  option_env: (call) => optionEnvironment(call),
  include_str: (call) => include(call, (text) => [stringToken(text, call.site)]),
  include_bytes: (call) => include(call, (text) => [...quote(call.site)`&`, byteString(text, call)]),
  include: (call) => includeTokens(call),
  cfg_select: (call) => cfgSelect(call),
  compile_error: (call) => compileError(call),
  cfg: (call) => [
    identToken(String(evaluateCfg(call.mac.tokens, call.mac.span, call.env.cfg, call.env.report)), call.site),
  ],
  assert: (call) => assertMacro(call),
  panic: (call) => panic(call),
  std_panic: (call) => panic(call),
  core_panic: (call) => panic(call),
  unreachable: (call) => unreachable(call),
  asm: (call) => unsupportedMacro(call),
  naked_asm: (call) => unsupportedMacro(call),
  global_asm: (call) => unsupportedMacro(call),
  concat_bytes: (call) => unsupportedMacro(call),
  concat_idents: (call) => unsupportedMacro(call),
  trace_macros: (call) => unsupportedMacro(call),
  log_syntax: (call) => unsupportedMacro(call),
};

function unsupportedMacro(call: BuiltinCall): undefined {
  const name = call.mac.path.segments.at(-1)?.ident.name ?? "";
  call.env.report(unsupported(`the macro \`${name}!\``, call.mac.span));
  return undefined;
}

// ---- places ----

/** The call outside of all macros: what `line!` in a macro's body means. */
function outerSpan(call: BuiltinCall) {
  return call.env.hygiene.sourceCallSite(call.mac.span);
}

function position(call: BuiltinCall): { line: number; column: number } {
  const span = outerSpan(call);
  const { line, column } = call.env.sources.file(span.file).lineColumn(span.lo);
  return { line, column };
}

// ---- literals ----

/** The arguments as expanded expressions. */
function expressions(call: BuiltinCall): Expr[] {
  return splitCommas(call.mac.tokens).map((part) => {
    let expr = call.expand(parseExprTokens(part, call.mac.closeSpan, call.cx));
    while (expr.kind === "Paren") expr = expr.expr;
    return expr;
  });
}

function concat(call: BuiltinCall): TokenStream | undefined {
  let text = "";
  let failed = false;
  for (const expr of expressions(call)) {
    const part = literalText(expr);
    if (part === undefined) {
      failed = true;
      if (expr.kind !== "Err")
        call.env.report(
          error("", "expected a literal", expr.span, {
            notes: ['only literals (like `"foo"`, `-42` and `3.14`) can be passed to `concat!()`'],
          }),
        );
    } else {
      text += part;
    }
  }
  return failed ? undefined : [stringToken(text, call.site)];
}

function literalText(expr: Expr): string | undefined {
  if (expr.kind === "Unary" && expr.op === "Neg") {
    const text = expr.operand.kind === "Lit" ? literalText(expr.operand) : undefined;
    return text === undefined ? undefined : `-${text}`;
  }
  if (expr.kind !== "Lit") return undefined;
  const value = litValue(expr.lit);
  switch (value.kind) {
    case "Bool":
      return String(value.value);
    case "Char":
      return String.fromCodePoint(value.value);
    case "Int":
      return value.value.toString();
    case "Float":
      return value.digits;
    case "Str":
      return value.value;
    default:
      return undefined;
  }
}

/** The one string argument of a macro such as `env!`. */
function oneString(call: BuiltinCall, name: string): string | undefined {
  const [first, second] = expressions(call);
  if (first === undefined || (second !== undefined && name !== "env")) {
    call.env.report(error("", `${name}! takes 1 argument`, call.mac.span));
    return undefined;
  }
  const value = first.kind === "Lit" ? litValue(first.lit) : undefined;
  if (value?.kind === "Str") return value.value;
  if (first.kind !== "Err") call.env.report(error("", "argument must be a string literal", first.span));
  return undefined;
}

function environment(call: BuiltinCall): TokenStream | undefined {
  const name = oneString(call, "env");
  if (name === undefined) return undefined;
  const value = call.env.variables?.get(name);
  if (value !== undefined) return [stringToken(value, call.site)];
  call.env.report(
    error("", `environment variable \`${name}\` not defined at compile time`, call.mac.span, {
      help: [`use \`std::env::var("${name}")\` to read the variable at run time`],
    }),
  );
  return undefined;
}

function optionEnvironment(call: BuiltinCall): TokenStream | undefined {
  const name = oneString(call, "option_env");
  if (name === undefined) return undefined;
  const value = call.env.variables?.get(name);
  const q = quote(call.site);
  return value === undefined
    ? q`$crate::option::Option::None::<&'static str>`
    : q`$crate::option::Option::Some(${[stringToken(value, call.site)]})`;
}

function include(call: BuiltinCall, make: (text: string) => TokenStream): TokenStream | undefined {
  const file = includedFile(call);
  return file === undefined ? undefined : make(file.text);
}

/** `include!`: the tokens of the file, at their own places in it. */
function includeTokens(call: BuiltinCall): TokenStream | undefined {
  const file = includedFile(call);
  if (file === undefined) return undefined;
  const buffer = tokenize(file, call.env.edition, call.env.report);
  return treesOf(buffer, 0, buffer.tokens.length - 1);
}

function includedFile(call: BuiltinCall): SourceFile | undefined {
  const name = call.mac.path.segments.at(-1)?.ident.name ?? "include_str";
  const path = oneString(call, name);
  if (path === undefined) return undefined;
  const from = call.env.sources.file(outerSpan(call).file);
  const file = call.env.include?.(path, from);
  if (file !== undefined) return file;
  call.env.report(error("", `couldn't read \`${path}\`: No such file or directory (os error 2)`, call.mac.span));
  return undefined;
}

function byteString(text: string, call: BuiltinCall): TokenTree {
  const bytes = [...utf8(text)].map((byte) => intToken(byte, call.site, "u8"));
  const trees = bytes.flatMap((byte, i): TokenTree[] => (i === 0 ? [byte] : [...quote(call.site)`,`, byte]));
  return { kind: "Delimited", delim: "Bracket", open: call.site, close: call.site, trees, spacing: "Alone" };
}

function compileError(call: BuiltinCall): undefined {
  const text = oneString(call, "compile_error");
  if (text !== undefined) call.env.report(error("", text, call.mac.span));
  return undefined;
}

// ---- cfg_select ----

/** The tokens of the first arm whose predicate holds: `predicate => { tokens }` or `predicate => expression,`. */
function cfgSelect(call: BuiltinCall): TokenStream | undefined {
  const { env, mac } = call;
  let rest: TokenStream = mac.tokens;
  let chosen: TokenStream | undefined;
  while (rest.length > 0) {
    const arrow = rest.findIndex(({ kind }) => kind === "=>");
    const body = rest[arrow + 1];
    if (arrow <= 0 || body === undefined) {
      const at = rest[arrow < 0 ? rest.length - 1 : 0];
      env.report(
        error("", "expected `predicate => tokens` in `cfg_select`", at === undefined ? mac.span : spanOfTree(at)),
      );
      return undefined;
    }
    const predicate = rest.slice(0, arrow);
    const [only] = predicate;
    const always = predicate.length === 1 && only?.kind === "Ident" && only.name === "_";
    const arm = selectedTokens(call, rest.slice(arrow + 1));
    if (arm === undefined) return undefined;
    if (chosen === undefined && (always || evaluateCfg(predicate, mac.span, env.cfg, env.report))) chosen = arm.tokens;
    rest = arm.rest;
  }
  if (chosen === undefined)
    env.report(error("", "none of the predicates in this `cfg_select` evaluated to true", mac.span));
  return chosen;
}

function selectedTokens(call: BuiltinCall, from: TokenStream): { tokens: TokenStream; rest: TokenStream } | undefined {
  const [body, comma] = from;
  if (body?.kind === "Delimited" && body.delim === "Brace")
    return { tokens: body.trees, rest: from.slice(comma?.kind === "," ? 2 : 1) };
  const split = splitFirst(call, from);
  return split === undefined ? undefined : { tokens: split.condition, rest: split.rest };
}

// ---- panics ----

function panic(call: BuiltinCall): TokenStream {
  const q = quote(call.site);
  const { tokens } = call.mac;
  if (tokens.length === 0) return q`$crate::panicking::panic("explicit panic")`;
  const value = onlyShown(tokens);
  if (value !== undefined) return q`$crate::panicking::panic_display(&${[value]})`;
  return q`$crate::panicking::panic_fmt($crate::const_format_args!(${tokens}))`;
}

/** `value` of `"{}", value`, which may be shown while compiling if it is a string. */
function onlyShown(tokens: TokenStream): TokenTree | undefined {
  const [text, comma] = tokens;
  if (text?.kind !== "Literal" || text.lit !== "Str" || text.symbol !== "{}" || comma?.kind !== ",") return undefined;
  const [value, ...others] = splitCommas(tokens.slice(2));
  const [first] = value ?? [];
  if (value === undefined || first === undefined || others.length > 0) return undefined;
  const isNamed = first.kind === "Ident" && value[1]?.kind === "=";
  return isNamed ? undefined : grouped(value, { ...spanOfTree(first), hi: spanOfTree(value.at(-1) as TokenTree).hi });
}

function unreachable(call: BuiltinCall): TokenStream {
  const q = quote(call.site);
  const { tokens } = call.mac;
  if (tokens.length === 0) return q`$crate::panicking::panic("internal error: entered unreachable code")`;
  const text = q`"internal error: entered unreachable code: {}"`;
  return q`$crate::panicking::panic_fmt($crate::format_args!(${text}, $crate::format_args!(${tokens})))`;
}

function assertMacro(call: BuiltinCall): TokenStream | undefined {
  const q = quote(call.site);
  if (call.mac.tokens.length === 0) {
    call.env.report(
      error("", "macro requires a boolean expression as an argument", call.mac.span, {
        labels: [{ span: call.mac.span, text: "boolean expression required", primary: true }],
      }),
    );
    return undefined;
  }
  const split = splitFirst(call, call.mac.tokens);
  if (split === undefined) return undefined;
  const { expr, condition, rest: message } = split;
  const first = condition[0] as TokenTree;
  const last = condition.at(-1) as TokenTree;
  const test = grouped(condition, { ...spanOfTree(first), hi: Math.max(spanOfTree(first).hi, spanOfTree(last).hi) });
  if (message.length > 0) {
    const value = onlyShown(message);
    const panics =
      value === undefined
        ? q`$crate::panicking::panic_fmt($crate::const_format_args!(${message}))`
        : q`$crate::panicking::panic_display(&${[value]})`;
    return q`if !${[test]} { ${panics} }`;
  }
  return q`if !${[test]} { $crate::panicking::panic(${[stringToken(`assertion failed: ${printExpr(expr, call.env.sources)}`, call.site)]}) }`;
}

/** The first expression and what follows its comma. */
function splitFirst(
  call: BuiltinCall,
  tokens: TokenStream,
): { expr: Expr; condition: TokenStream; rest: TokenStream } | undefined {
  const p = new Parser(flatten(tokens, { ...call.mac.closeSpan, hi: call.mac.closeSpan.lo }), call.cx);
  try {
    const expr = parseExpr(p);
    const condition = treesOf(p.buffer, 0, p.pos);
    if (!p.isClose()) p.expect(",");
    return { expr, condition, rest: treesOf(p.buffer, p.pos, p.buffer.tokens.length - 1) };
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    call.env.report(fault.diagnostic);
    return undefined;
  }
}
