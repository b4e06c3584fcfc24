/**
 * `format_args!`: its template and arguments put together and checked, as an expression of its own kind (`FormatArgs`), which
 * the type checker understands. `format_args!("a{}b {x}", y)` has the pieces `a`, argument 0, `b `, argument 1, and the arguments `y`
 * and (captured) `x`. What nested calls and literals add is made part of it when its arguments are expanded (`flatten.ts`).
 */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { litValue } from "../../syntax/literal";
import { flatten } from "../../syntax/delimiters";
import { parseExpr } from "../../syntax/parser/expr";
import { Parser, SyntaxFault } from "../../syntax/parser/parser";
import type { Expr, ExprOf, FormatArg, FormatCount, FormatPiece, FormatTrait, Lit } from "../../syntax/ast";
import type { BuiltinCall } from "./call";
import { parseTemplate, type ArgRef, type Count, type Piece, type Placeholder } from "./template";

interface FormatInput {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** A place in the string's value as a span in the source; undefined where the string is not written at `span` as it is. */
  readonly within: (lo: number, hi: number) => Span | undefined;
  readonly span: Span;
  /** The string is a literal of the call, not what a macro gave: only then may it capture variables. */
  readonly isLiteral: boolean;
  readonly args: FormatArg[];
}

const traits: Readonly<Record<string, FormatTrait>> = {
  "": "Display",
  "?": "Debug",
  e: "LowerExp",
  E: "UpperExp",
  o: "Octal",
  p: "Pointer",
  b: "Binary",
  x: "LowerHex",
  X: "UpperHex",
};

/** Undefined after an error. */
export function formatArgs(call: BuiltinCall, newline: boolean): ExprOf<"FormatArgs"> | undefined {
  const input = readInput(call, newline);
  return input === undefined ? undefined : new Assembly(call, input).run();
}

// ---- reading the call ----

function readInput(call: BuiltinCall, newline: boolean): FormatInput | undefined {
  const { tokens } = call.mac;
  const end: Span = { ...call.mac.closeSpan, hi: call.mac.closeSpan.lo };
  if (tokens.length === 0) {
    call.env.report(error("", "requires at least a format string argument", call.mac.span));
    return undefined;
  }
  const p = new Parser(flatten(tokens, end), call.cx);
  try {
    const first = parseExpr(p);
    const template = readTemplate(call, first, newline);
    const args = readArgs(call, p);
    return template === undefined ? undefined : { ...template, args };
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    call.env.report(fault.diagnostic);
    return undefined;
  }
}

function readTemplate(call: BuiltinCall, written: Expr, newline: boolean): Omit<FormatInput, "args"> | undefined {
  let expr = written.kind === "MacCall" ? call.expand(written) : written;
  while (expr.kind === "Paren") expr = expr.expr;
  if (expr.kind === "Err") return undefined;
  const value = expr.kind === "Lit" ? litValue(expr.lit) : undefined;
  if (expr.kind !== "Lit" || value?.kind !== "Str") {
    const at = { ...expr.span, hi: expr.span.lo };
    call.env.report(
      error("", "format argument must be a string literal", expr.span, {
        suggestions:
          expr.kind === "Lit"
            ? []
            : [
                {
                  message: "you might be missing a string literal to format with",
                  edits: [{ span: at, replacement: '"{}", ' }],
                  applicability: "MaybeIncorrect",
                },
              ],
      }),
    );
    return undefined;
  }
  const { lit, span } = expr;
  const offset = written === expr ? offsetsIn(lit, value.value) : undefined;
  const within = (lo: number, hi: number): Span | undefined =>
    offset === undefined ? undefined : { ...span, lo: span.lo + offset(lo), hi: span.lo + offset(hi) };
  const parsed = parseTemplate(value.value);
  if ("fault" in parsed) {
    const { message, label, lo, hi, notes } = parsed.fault;
    const place = within(lo, hi) ?? span;
    call.env.report(error("", message, place, { labels: [{ span: place, text: label, primary: true }], notes }));
    return undefined;
  }
  const pieces = newline ? withNewline(parsed.pieces) : parsed.pieces;
  return { text: value.value, pieces, within, span, isLiteral: written.kind === "Lit" };
}

/** Where a character of the value stands in the literal's spelling, the quote before it counted. */
function offsetsIn(lit: Lit, value: string): (at: number) => number {
  const open = lit.kind === "StrRaw" ? 2 + lit.hashes : 1;
  if (lit.symbol === value) return (at) => open + at;
  const offsets: number[] = [];
  let lo = open;
  for (const [unit] of lit.symbol.matchAll(lit.kind === "StrRaw" ? /\r\n|./gsu : spelledUnit)) {
    const isContinuation = unit[0] === "\\" && (unit[1] === "\n" || unit[1] === "\r");
    const isAstral =
      unit[0] === "\\" ? Number.parseInt(unit.slice(3), 16) > 0xffff : unit.length === 2 && unit !== "\r\n";
    if (!isContinuation) offsets.push(lo);
    if (isAstral) offsets.push(lo);
    lo += unit.length;
  }
  return (at) => offsets[at] ?? lo;
}
const spelledUnit = /\\(?:u\{[^}]*\}|x..|\r?\n\s*|.)|\r\n|./gsu;

function withNewline(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (last?.kind === "Text") return [...pieces.slice(0, -1), { kind: "Text", text: `${last.text}\n` }];
  return [...pieces, { kind: "Text", text: "\n" }];
}

function readArgs(call: BuiltinCall, p: Parser): FormatArg[] {
  const args: FormatArg[] = [];
  while (p.tok.kind !== "Eof") {
    if (!p.eat(","))
      p.throwError(`expected \`,\`, found ${p.describe(p.tok)}`, p.tok.span, {
        labels: [{ span: p.tok.span, text: "expected `,`", primary: true }],
      });
    if (p.isClose()) break;
    const named = p.tok.kind === "Ident" && p.peek(1).kind === "=";
    const name = named ? p.anyIdent() : undefined;
    if (named) p.bump();
    const arg: FormatArg = { kind: named ? "Named" : "Positional", name: name?.name, expr: parseExpr(p) };
    const { span } = arg.expr;
    if (name !== undefined && args.some((a) => a.name === name.name)) {
      call.env.report(
        error("", `duplicate argument named \`${name.name}\``, name.span, {
          labels: [{ span: name.span, text: "duplicate argument", primary: true }],
        }),
      );
    } else if (name === undefined && args.some((a) => a.kind === "Named")) {
      call.env.report(
        error("", "positional arguments cannot follow named arguments", span, {
          labels: [{ span, text: "positional arguments must be before named arguments", primary: true }],
        }),
      );
    } else {
      args.push(arg);
    }
  }
  return args;
}

// ---- putting together ----

class Assembly {
  private nextArg = 0;
  private readonly used = new Set<number>();
  private failed = false;
  /** Positional references beyond the arguments given. */
  private readonly missing: ArgRef[] = [];
  private readonly explicitCount: number;

  constructor(
    private readonly call: BuiltinCall,
    private readonly input: FormatInput,
  ) {
    this.explicitCount = input.args.length;
  }

  run(): ExprOf<"FormatArgs"> | undefined {
    const template = this.input.pieces.map((piece): FormatPiece | undefined =>
      piece.kind === "Text" ? piece : this.placeholder(piece.placeholder),
    );
    this.checkCounts();
    if (this.failed) return undefined;
    const { args } = this.input;
    const pieces = template.filter((piece) => piece !== undefined);
    const { nodeIds } = this.call.env;
    const kind = { kind: "FormatArgs", template: pieces, args, isConst: args.length === 0 } as const;
    return { ...kind, id: nodeIds.next(), span: this.call.site, attrs: [] };
  }

  private at(lo: number, hi: number): Span {
    return this.input.within(lo, hi) ?? this.input.span;
  }

  private placeholder(placeholder: Placeholder): FormatPiece | undefined {
    // `.*` takes its precision before the value.
    const precision = this.count(placeholder.precision);
    const arg = this.argIndex(placeholder.arg);
    const width = this.count(placeholder.width);
    const trait = traits[placeholder.trait];
    if (trait === undefined) this.unknownTrait(placeholder);
    if (arg === undefined || trait === undefined) return undefined;
    const { fill, align, flags } = placeholder;
    const span = this.input.within(placeholder.lo, placeholder.hi);
    return { kind: "Placeholder", arg, trait, options: { fill, align, flags, precision, width }, span };
  }

  private count(count: Count): FormatCount | undefined {
    if (count.kind === "Implied") return undefined;
    if (count.kind === "Is") return count;
    return { kind: "Arg", arg: this.argIndex(count.arg) ?? 0, span: this.input.within(count.lo, count.hi) };
  }

  private argIndex(ref: ArgRef): number | undefined {
    const { args } = this.input;
    if (ref.kind === "Name") return this.namedArg(ref);
    const index = ref.kind === "Next" ? this.nextArg++ : ref.index;
    if (index >= this.explicitCount) {
      this.missing.push(ref);
      this.failed = true;
      return undefined;
    }
    this.used.add(index);
    return args[index] === undefined ? undefined : index;
  }

  private namedArg(ref: Extract<ArgRef, { kind: "Name" }>): number {
    const { args } = this.input;
    const name = ref.name.startsWith("r#") ? ref.name.slice(2) : ref.name;
    let index = args.findIndex((a) => a.name === name);
    if (index < 0) {
      if (!this.input.isLiteral) this.reportCapture(name);
      index = args.push({ kind: "Captured", name, expr: this.variable(name, this.at(ref.lo, ref.hi)) }) - 1;
    }
    this.used.add(index);
    return index;
  }

  private variable(name: string, span: Span): Expr {
    const { nodeIds } = this.call.env;
    const path = { span, global: false, segments: [{ id: nodeIds.next(), ident: { name, span } }] };
    return { kind: "Path", path, id: nodeIds.next(), span, attrs: [] };
  }

  private reportCapture(name: string): void {
    this.failed = true;
    this.call.env.report(
      error("", `there is no argument named \`${name}\``, this.input.span, {
        notes: [
          `did you intend to capture a variable \`${name}\` from the surrounding scope?`,
          "to avoid ambiguity, `format_args!` cannot capture variables when the format string is expanded from a macro",
        ],
      }),
    );
  }

  private unknownTrait(placeholder: Placeholder): void {
    this.failed = true;
    const span = this.at(placeholder.traitLo, placeholder.traitLo + placeholder.trait.length);
    const known = Object.entries(traits);
    const list = known.map(([letter, name]) => `- \`${letter}\`, which uses the \`${name}\` trait`);
    this.call.env.report(
      error("", `unknown format trait \`${placeholder.trait}\``, span, {
        notes: [["the only appropriate formatting traits are:", ...list].join("\n")],
        suggestions: known.map(([replacement, name]) => ({
          message: `use the \`${name}\` trait`,
          edits: [{ span, replacement }],
          applicability: "MaybeIncorrect",
        })),
      }),
    );
  }

  private checkCounts(): void {
    if (this.missing.length > 0) this.reportMissing();
    const unused = this.input.args.slice(0, this.explicitCount).filter((_, i) => !this.used.has(i));
    if (unused.length === 0) return;
    this.failed = true;
    const words = unused.map((a) => (a.kind === "Named" ? "named argument never used" : "argument never used"));
    const [first] = unused;
    if (first === undefined) return;
    if (unused.length === 1) {
      this.call.env.report(
        error("", words[0] ?? "", first.expr.span, {
          labels: [
            { span: first.expr.span, text: words[0] ?? "", primary: true },
            { span: this.input.span, text: "formatting specifier missing" },
          ],
        }),
      );
    } else {
      this.call.env.report(
        error("", "multiple unused formatting arguments", first.expr.span, {
          labels: [
            ...unused.map(({ expr: { span } }, i) => ({
              span,
              text: words[i] ?? "",
              ...(i === 0 ? { primary: true } : {}),
            })),
            { span: this.input.span, text: "multiple missing formatting specifiers" },
          ],
        }),
      );
    }
  }

  private reportMissing(): void {
    const { span } = this.input;
    const placeholders = this.input.pieces.flatMap((piece) =>
      piece.kind === "Placeholder" ? [piece.placeholder] : [],
    );
    const implicit = this.missing.every((m) => m.kind === "Next");
    const given = this.explicitCount;
    const were =
      given === 0 ? "no arguments were given" : given === 1 ? "there is 1 argument" : `there are ${given} arguments`;
    if (implicit) {
      const count = placeholders.filter((p) => p.arg.kind === "Next").length;
      const first = placeholders.find((p) => p.arg.kind === "Next");
      const place = first === undefined ? span : this.at(first.lo, first.hi);
      this.call.env.report(
        error("", `${count} positional argument${count === 1 ? "" : "s"} in format string, but ${were}`, place, {
          labels: [
            ...placeholders
              .filter((p) => p.arg.kind === "Next")
              .map((p) => ({ span: this.at(p.lo, p.hi), text: "", ...(p === first ? { primary: true } : {}) })),
            ...this.input.args.slice(0, given).map(({ expr }) => ({ span: expr.span, text: "" })),
          ],
        }),
      );
      return;
    }
    const [first] = this.missing;
    const index = first?.kind === "Index" ? first.index : 0;
    const place = first === undefined ? span : this.at(first.lo, first.hi);
    this.call.env.report(
      error("", `invalid reference to positional argument ${index} (${were})`, place, {
        notes: ["positional arguments are zero-based"],
      }),
    );
  }
}
