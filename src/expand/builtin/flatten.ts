/**
 * What of a `format_args!` is known while expanding: a nested `format_args!` becomes part of it, and so does a literal for
 * `{}`, as rustc's lowering does. `format_args!("a {} {b}", format_args!("{} c", "x"))` is `format_args!("a x c {b}")`. Works on
 * expanded arguments; what has no such argument is returned as it is.
 */
import type { Expr, ExprOf, FormatArg, FormatCount, FormatOptions, FormatPiece } from "../../syntax/ast";
import { litValue } from "../../syntax/literal";

type FormatArgs = ExprOf<"FormatArgs">;
type Placeholder = Extract<FormatPiece, { kind: "Placeholder" }>;

export function flattenFormatArgs(expr: FormatArgs): FormatArgs {
  return withoutLiterals(withoutNested(expr));
}

// ---- nested calls ----

function withoutNested(expr: FormatArgs): FormatArgs {
  for (const piece of expr.template) {
    if (piece.kind !== "Placeholder" || (piece.trait !== "Display" && piece.trait !== "Debug")) continue;
    const inner = peeled(expr.args[piece.arg]);
    if (inner?.kind === "FormatArgs" && isOnlyUse(expr, piece)) return withoutNested(splice(expr, piece, inner));
  }
  return expr;
}

function isOnlyUse(expr: FormatArgs, piece: Placeholder): boolean {
  return expr.template.every((p) => p === piece || p.kind === "Text" || p.arg !== piece.arg);
}

/** The inner arguments stand in place of the one, which keeps the order of evaluation. */
function splice(outer: FormatArgs, piece: Placeholder, inner: FormatArgs): FormatArgs {
  const at = piece.arg;
  const shifted = (arg: number): number => (arg > at ? arg + inner.args.length - 1 : arg);
  const template = outer.template.flatMap((p) =>
    p === piece ? renumbered(inner.template, (arg) => arg + at) : renumbered([p], shifted),
  );
  const args = [...outer.args.slice(0, at), ...inner.args, ...outer.args.slice(at + 1)];
  return { ...outer, template, args };
}

// ---- literals ----

function withoutLiterals(expr: FormatArgs): FormatArgs {
  const inlined = new Set<number>();
  const template = expr.template.map((piece): FormatPiece => {
    const text =
      piece.kind === "Placeholder" && piece.trait === "Display" && isPlain(piece.options)
        ? literalText(peeled(expr.args[piece.arg]))
        : undefined;
    if (piece.kind === "Text" || text === undefined) return piece;
    inlined.add(piece.arg);
    return { kind: "Text", text };
  });
  if (inlined.size === 0) return expr;
  const kept = [...expr.args.keys()].filter((arg) => !inlined.has(arg) || usedArgs(template).has(arg));
  return {
    ...expr,
    template: renumbered(template, (arg) => kept.indexOf(arg)),
    args: kept.map((arg) => expr.args[arg] as FormatArg),
  };
}

function isPlain({ fill, align, flags, width, precision }: FormatOptions): boolean {
  return fill === undefined && align === "Unknown" && flags === 0 && width === undefined && precision === undefined;
}

/** What `{}` writes for a string or integer literal that fits its type. */
function literalText(expr: Expr | undefined): string | undefined {
  if (expr?.kind !== "Lit") return undefined;
  const value = litValue(expr.lit);
  if (value.kind === "Str") return value.value;
  return value.kind === "Int" && value.value <= greatest(value.suffix) ? value.value.toString() : undefined;
}

function greatest(suffix: string): bigint {
  const width = suffix === "" ? 32 : Number(suffix.slice(1).replace("size", "64"));
  return (1n << BigInt(suffix.startsWith("u") ? width : width - 1)) - 1n;
}

// ---- small parts ----

/** Through parentheses and borrows: a reference is shown as what it refers to. */
function peeled(arg: FormatArg | undefined): Expr | undefined {
  let at = arg?.expr;
  while (at?.kind === "Paren" || (at?.kind === "AddrOf" && at.borrow === "Ref")) at = at.expr;
  return at;
}

function usedArgs(template: readonly FormatPiece[]): ReadonlySet<number> {
  const used = new Set<number>();
  renumbered(template, (arg) => {
    used.add(arg);
    return arg;
  });
  return used;
}

function renumbered(template: readonly FormatPiece[], to: (arg: number) => number): FormatPiece[] {
  const count = (c: FormatCount | undefined) => (c?.kind === "Arg" ? { ...c, arg: to(c.arg) } : c);
  return template.map((piece) => {
    if (piece.kind === "Text") return piece;
    const { width, precision } = piece.options;
    return {
      ...piece,
      arg: to(piece.arg),
      options: { ...piece.options, width: count(width), precision: count(precision) },
    };
  });
}
