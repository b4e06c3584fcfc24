/**
 * `format_args!`: its template and arguments put together, checked, and lowered to `core::fmt::Arguments`.
 *
 * `format_args!("a{}b", x)` becomes `Arguments::new_v1(&["a", "b"], &[Argument::new_display(&x)])`. An argument used twice is
 * evaluated once: `match (&x,) { args => [new_display(args.0), new_debug(args.0)] }`. A literal for `{}` is part of the text.
 */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { litValue } from "../../syntax/literal";
import { flatten, treesOf } from "../../syntax/delimiters";
import { parseExpr } from "../../syntax/parser/expr";
import { Parser, SyntaxFault } from "../../syntax/parser/parser";
import type { Expr } from "../../syntax/ast";
import type { TokenStream, TokenTree } from "../../syntax/token";
import { grouped, identToken, intToken, quote, stringToken } from "../quote";
import type { BuiltinCall } from "./call";
import { parseTemplate, type ArgRef, type Count, type Piece, type Placeholder } from "./template";

interface FormatArg {
  readonly name: string | undefined;
  readonly tokens: TokenStream;
  readonly span: Span;
  /** Of a captured variable: the whole `{name:?}`, which is at fault where the variable cannot be shown so. */
  readonly placeholder?: Span;
  readonly kind: "Positional" | "Named" | "Captured";
}

interface FormatInput {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** A place in the string's value as a span in the source. */
  readonly at: (lo: number, hi: number) => Span;
  readonly span: Span;
  readonly args: FormatArg[];
}

/** What a placeholder's trait is called in `Argument::new_…`. */
const traits: Readonly<Record<string, string>> = {
  "": "display",
  "?": "debug",
  e: "lower_exp",
  E: "upper_exp",
  o: "octal",
  p: "pointer",
  b: "binary",
  x: "lower_hex",
  X: "upper_hex",
};

/** The expression that builds the `Arguments`; undefined after an error. */
export function formatArgs(call: BuiltinCall, tokens: TokenStream, newline: boolean): TokenStream | undefined {
  const input = readInput(call, tokens, newline);
  return input === undefined ? undefined : new Lowering(call, input).run();
}

// ---- reading the call ----

function readInput(call: BuiltinCall, tokens: TokenStream, newline: boolean): FormatInput | undefined {
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
  const plain = lit.symbol === value.value && written === expr;
  const from = span.lo + (lit.kind === "StrRaw" ? 2 + lit.hashes : 1);
  const at = (lo: number, hi: number): Span => (plain ? { ...span, lo: from + lo, hi: from + hi } : span);
  const parsed = parseTemplate(value.value);
  if ("fault" in parsed) {
    const { message, label, lo, hi, notes } = parsed.fault;
    const place = at(lo, hi);
    call.env.report(error("", message, place, { labels: [{ span: place, text: label, primary: true }], notes }));
    return undefined;
  }
  const pieces = newline ? withNewline(parsed.pieces) : parsed.pieces;
  return { text: value.value, pieces, at, span };
}

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
    const from = p.pos;
    const lo = p.tok.span;
    parseExpr(p);
    const arg: FormatArg = {
      name: name?.name,
      tokens: treesOf(p.buffer, from, p.pos),
      span: p.spanFrom(lo),
      kind: named ? "Named" : "Positional",
    };
    if (name !== undefined && args.some((a) => a.name === name.name)) {
      call.env.report(
        error("", `duplicate argument named \`${name.name}\``, name.span, {
          labels: [{ span: name.span, text: "duplicate argument", primary: true }],
        }),
      );
    } else if (name === undefined && args.some((a) => a.kind === "Named")) {
      call.env.report(
        error("", "positional arguments cannot follow named arguments", arg.span, {
          labels: [{ span: arg.span, text: "positional arguments must be before named arguments", primary: true }],
        }),
      );
    } else {
      args.push(arg);
    }
  }
  return args;
}

// ---- lowering ----

interface Spec {
  readonly position: number;
  readonly placeholder: Placeholder;
  readonly precision: TokenStream;
  readonly width: TokenStream;
  readonly isDefault: boolean;
}

class Lowering {
  private nextArg = 0;
  private readonly used = new Set<number>();
  /** Entries of the argument array: argument index and constructor. */
  private readonly entries: { readonly arg: number; readonly ctor: string }[] = [];
  private readonly strings: string[] = [];
  /** Since the last entry. */
  private text = "";
  private readonly specs: Spec[] = [];
  private failed = false;
  /** Positional references beyond the arguments given. */
  private readonly missing: ArgRef[] = [];
  private readonly explicitCount: number;
  private readonly q: ReturnType<typeof quote>;

  constructor(
    private readonly call: BuiltinCall,
    private readonly input: FormatInput,
  ) {
    this.explicitCount = input.args.length;
    this.q = quote(call.site);
  }

  run(): TokenStream | undefined {
    for (const piece of this.input.pieces)
      if (piece.kind === "Text") this.text += piece.text;
      else this.placeholder(piece.placeholder);
    if (this.text !== "") this.strings.push(this.text);
    this.checkCounts();
    return this.failed ? undefined : this.build();
  }

  private placeholder(placeholder: Placeholder): void {
    // `.*` takes its precision before the value.
    const precision = this.count(placeholder.precision, placeholder);
    const arg = this.argIndex(placeholder.arg, placeholder);
    const width = this.count(placeholder.width, placeholder);
    const trait = traits[placeholder.trait];
    if (trait === undefined) {
      this.unknownTrait(placeholder);
      return;
    }
    if (arg === undefined) return;
    const { fill, align, flags } = placeholder;
    const isDefault =
      fill === undefined &&
      align === "Unknown" &&
      flags === 0 &&
      placeholder.precision.kind === "Implied" &&
      placeholder.width.kind === "Implied";
    const literal = isDefault && trait === "display" ? literalText(this.input.args[arg]) : undefined;
    if (literal !== undefined) {
      this.text += literal;
      return;
    }
    this.strings.push(this.text);
    this.text = "";
    const position = this.entry(arg, `new_${trait}`);
    this.specs.push({ position, placeholder, precision, width, isDefault });
  }

  private entry(arg: number, ctor: string): number {
    const found = this.entries.findIndex((e) => e.arg === arg && e.ctor === ctor);
    return found >= 0 ? found : this.entries.push({ arg, ctor }) - 1;
  }

  private count(count: Count, whole: Placeholder): TokenStream {
    if (count.kind === "Implied") return this.q`$crate::fmt::rt::Count::Implied`;
    if (count.kind === "Is")
      return this.q`$crate::fmt::rt::Count::Is(${[intToken(count.value, this.call.site, "u16")]})`;
    const arg = this.argIndex(count.arg, whole);
    const position = arg === undefined ? 0 : this.entry(arg, "from_usize");
    return this.q`$crate::fmt::rt::Count::Param(${[intToken(position, this.call.site, "usize")]})`;
  }

  private argIndex(ref: ArgRef, whole: Placeholder): number | undefined {
    const { args } = this.input;
    if (ref.kind === "Name") return this.namedArg(ref, whole);
    const index = ref.kind === "Next" ? this.nextArg++ : ref.index;
    if (index >= this.explicitCount) {
      this.missing.push(ref);
      this.failed = true;
      return undefined;
    }
    this.used.add(index);
    return args[index] === undefined ? undefined : index;
  }

  private namedArg(ref: Extract<ArgRef, { kind: "Name" }>, whole: Placeholder): number {
    const { args, at } = this.input;
    const raw = ref.name.startsWith("r#");
    const name = raw ? ref.name.slice(2) : ref.name;
    let index = args.findIndex((a) => a.name === name);
    if (index < 0) {
      const token = identToken(name, at(ref.lo, ref.hi), raw);
      index =
        args.push({
          name,
          tokens: [token],
          span: at(ref.lo, ref.hi),
          placeholder: at(whole.lo, whole.hi),
          kind: "Captured",
        }) - 1;
    }
    this.used.add(index);
    return index;
  }

  private unknownTrait(placeholder: Placeholder): void {
    this.failed = true;
    const span = this.input.at(placeholder.traitLo, placeholder.traitLo + placeholder.trait.length);
    this.call.env.report(
      error("", `unknown format trait \`${placeholder.trait}\``, span, {
        notes: [
          "the only appropriate formatting traits are:\n- ``, which uses the `Display` trait\n- `?`, which uses the `Debug` trait\n- `e`, which uses the `LowerExp` trait\n- `E`, which uses the `UpperExp` trait\n- `o`, which uses the `Octal` trait\n- `p`, which uses the `Pointer` trait\n- `b`, which uses the `Binary` trait\n- `x`, which uses the `LowerHex` trait\n- `X`, which uses the `UpperHex` trait",
        ],
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
        error("", words[0] ?? "", first.span, {
          labels: [
            { span: first.span, text: words[0] ?? "", primary: true },
            { span: this.input.span, text: "formatting specifier missing" },
          ],
        }),
      );
    } else {
      this.call.env.report(
        error("", "multiple unused formatting arguments", first.span, {
          labels: [
            ...unused.map((a, i) => ({ span: a.span, text: words[i] ?? "", ...(i === 0 ? { primary: true } : {}) })),
            { span: this.input.span, text: "multiple missing formatting specifiers" },
          ],
        }),
      );
    }
  }

  private reportMissing(): void {
    const { at, span } = this.input;
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
      const place = first === undefined ? span : at(first.lo, first.hi);
      this.call.env.report(
        error("", `${count} positional argument${count === 1 ? "" : "s"} in format string, but ${were}`, place, {
          labels: [
            ...placeholders
              .filter((p) => p.arg.kind === "Next")
              .map((p) => ({ span: at(p.lo, p.hi), text: "", ...(p === first ? { primary: true } : {}) })),
            ...this.input.args.slice(0, given).map((arg) => ({ span: arg.span, text: "" })),
          ],
        }),
      );
      return;
    }
    const [first] = this.missing;
    const index = first?.kind === "Index" ? first.index : 0;
    const place = first === undefined ? span : at(first.lo, first.hi);
    this.call.env.report(
      error("", `invalid reference to positional argument ${index} (${were})`, place, {
        notes: ["positional arguments are zero-based"],
      }),
    );
  }

  // ---- building ----

  private build(): TokenStream {
    const { q } = this;
    const strings = this.list(this.strings.map((s) => [stringToken(s, this.call.site)]));
    if (this.entries.length === 0) return q`$crate::fmt::Arguments::new_const(&[${strings}])`;
    const args = this.argArray();
    const simple = this.specs.every((spec, i) => spec.isDefault && spec.position === i);
    if (simple) return q`$crate::fmt::Arguments::new_v1(&[${strings}], ${args})`;
    const specs = this.list(this.specs.map((spec) => this.spec(spec)));
    return q`$crate::fmt::Arguments::new_v1_formatted(&[${strings}], ${args}, &[${specs}])`;
  }

  private argArray(): TokenTree[] {
    const { q } = this;
    const { args } = this.input;
    const live = [...new Set(this.entries.map(({ arg }) => arg))].sort((a, b) => a - b);
    const inline = this.entries.length === live.length && this.entries.every((entry, i) => entry.arg === live[i]);
    const value = (arg: FormatArg): TokenTree => grouped(arg.tokens, arg.span);
    if (inline) {
      const items = this.entries.map(({ arg, ctor }) => {
        const used = args[arg] as FormatArg;
        const reference = this.at(used.span)`&${[value(used)]}`;
        return this.at(used.placeholder ?? used.span)`$crate::fmt::rt::Argument::${ctor}(${reference})`;
      });
      return q`&[${this.list(items)}]`;
    }
    const refs = live.map((index) => {
      const arg = args[index] as FormatArg;
      return this.at(arg.span)`&${[value(arg)]}`;
    });
    const items = this.entries.map(({ arg, ctor }) => {
      const { placeholder, span } = args[arg] as FormatArg;
      const quoted = this.at(placeholder ?? span);
      return quoted`$crate::fmt::rt::Argument::${ctor}(args.${[intToken(live.indexOf(arg), this.call.site)]})`;
    });
    return q`&match (${this.list(refs)},) { args => [${this.list(items)}] }`;
  }

  /** What is written for an argument has the argument's place, or that of the placeholder which captures it: errors point there. */
  private at(span: Span): ReturnType<typeof quote> {
    return quote({ ...span, ctxt: this.call.site.ctxt });
  }

  private spec({ position, placeholder, precision, width }: Spec): TokenStream {
    const { q } = this;
    const { site } = this.call;
    const fill: TokenTree = {
      kind: "Literal",
      lit: "Char",
      symbol: charSymbol(placeholder.fill ?? " "),
      suffix: "",
      hashes: 0,
      span: site,
      spacing: "Alone",
    };
    const at = [intToken(position, site, "usize")];
    const flags = [intToken(placeholder.flags, site, "u32")];
    return q`$crate::fmt::rt::Placeholder::new(${at}, ${[fill]}, $crate::fmt::rt::Alignment::${placeholder.align}, ${flags}, ${precision}, ${width})`;
  }

  private list(items: readonly TokenStream[]): TokenTree[] {
    return items.flatMap((item, i) => (i === 0 ? [...item] : [...this.q`,`, ...item]));
  }
}

/** What `{}` writes for a string literal, or a small number without suffix. */
function literalText(arg: FormatArg | undefined): string | undefined {
  const [only] = arg?.tokens ?? [];
  if (arg?.tokens.length !== 1 || only?.kind !== "Literal" || only.suffix !== "") return undefined;
  const { lit, symbol, suffix, hashes, span } = only;
  const value = litValue({ kind: lit, symbol, suffix, hashes, span });
  if (value.kind === "Str") return value.value;
  return value.kind === "Int" && value.value < 1n << 31n ? value.value.toString() : undefined;
}

function charSymbol(char: string): string {
  return char === "'"
    ? "\\'"
    : char === "\\"
      ? "\\\\"
      : char === "\n"
        ? "\\n"
        : char === "\t"
          ? "\\t"
          : char === "\r"
            ? "\\r"
            : char;
}
