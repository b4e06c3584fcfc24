/** Puts what a rule matched into its body: token trees out. Tokens of the body get the mark of this expansion. */
import { error, unsupported, type Diagnostic } from "../base/diagnostic";
import type { Span } from "../base/source";
import type { LeafToken, TokenStream, TokenTree } from "../syntax/token";
import type { ExpansionInfo, HygieneTable } from "./hygiene";
import type { Bindings, Matched, Transcriber } from "./rules";

type Repeat = Extract<Transcriber, { kind: "Repeat" }>;

/** Most tokens that one expansion may make. */
export const maxTokens = 500_000;

const sizes = new WeakMap<TokenStream, number>();

/** How many tokens a stream holds. Streams are shared, so a few lines can stand for very many. */
function sizeOf(trees: TokenStream): number {
  const known = sizes.get(trees);
  if (known !== undefined) return known;
  let size = 0;
  for (const tree of trees) size += tree.kind === "Delimited" ? sizeOf(tree.trees) + 2 : 1;
  sizes.set(trees, size);
  return size;
}

/** The tokens, or the error that the bindings do not fit the body. */
export function transcribe(
  body: readonly Transcriber[],
  bindings: Bindings,
  expansion: ExpansionInfo,
  hygiene: HygieneTable,
): TokenStream | Diagnostic {
  const writer = new Writer(bindings, expansion, hygiene);
  const out: TokenTree[] = [];
  writer.write(body, out);
  return writer.fault ?? out;
}

class Writer {
  fault: Diagnostic | undefined;
  private count = 0;
  /** Iteration numbers of the repetitions around the place being written. */
  private readonly path: number[] = [];

  constructor(
    private readonly bindings: Bindings,
    private readonly expansion: ExpansionInfo,
    private readonly hygiene: HygieneTable,
  ) {}

  write(body: readonly Transcriber[], out: TokenTree[]): void {
    for (const elem of body) {
      if (this.fault !== undefined) return;
      if (++this.count > maxTokens)
        this.fault = unsupported(`a macro expansion of more than ${maxTokens} tokens`, this.expansion.callSite);
      switch (elem.kind) {
        case "Token":
          out.push({ ...elem.token, span: this.mark(elem.token.span) });
          break;
        case "Crate":
          out.push({ kind: "Ident", name: "$crate", raw: false, span: this.mark(elem.span), spacing: "Joint" });
          break;
        case "Delimited": {
          const trees: TokenTree[] = [];
          this.write(elem.elems, trees);
          out.push({
            kind: "Delimited",
            delim: elem.delim,
            open: this.mark(elem.open),
            close: this.mark(elem.close),
            trees,
            spacing: elem.spacing,
          });
          break;
        }
        case "Variable":
          this.variable(elem, out);
          break;
        case "Repeat":
          this.repeat(elem, out);
      }
    }
  }

  private mark(span: Span): Span {
    return { file: span.file, lo: span.lo, hi: span.hi, ctxt: this.hygiene.applyMark(span.ctxt, this.expansion) };
  }

  /** What `name` is bound to at the current iterations; a sequence if it repeats deeper. */
  private lookup(name: string): Matched | undefined {
    let matched = this.bindings.get(name);
    for (const index of this.path) {
      if (matched === undefined || matched.kind === "One") break;
      matched = matched.list[index];
    }
    return matched;
  }

  private variable(elem: Extract<Transcriber, { kind: "Variable" }>, out: TokenTree[]): void {
    const matched = this.lookup(elem.name);
    if (matched?.kind === "One") {
      this.count += sizeOf(matched.tokens);
      for (const tree of matched.tokens) out.push(tree);
    } else this.fault ??= error("", `variable \`${elem.name}\` is still repeating at this depth`, elem.span);
  }

  private repeat(elem: Repeat, out: TokenTree[]): void {
    const count = this.iterations(elem);
    if (count === undefined) return;
    if (count === 0 && elem.op === "+") {
      this.fault ??= error("", "this must repeat at least once", elem.span);
      return;
    }
    for (let i = 0; i < count; i++) {
      if (i > 0 && elem.separator !== undefined)
        out.push({ ...elem.separator, span: this.mark(elem.separator.span) } as LeafToken);
      this.path.push(i);
      this.write(elem.elems, out);
      this.path.pop();
    }
  }

  /** How often a repetition runs: as often as its variables that repeat here, which must agree. */
  private iterations(elem: Repeat): number | undefined {
    let found: { name: string; count: number } | undefined;
    for (const name of elem.names) {
      const matched = this.lookup(name);
      if (matched?.kind !== "Seq") continue;
      const count = matched.list.length;
      if (found !== undefined && found.count !== count) {
        const times = (n: number): string => `${n} time${n === 1 ? "" : "s"}`;
        this.fault ??= error(
          "",
          `meta-variable \`${found.name}\` repeats ${times(found.count)}, but \`${name}\` repeats ${times(count)}`,
          elem.span,
        );
        return undefined;
      }
      found ??= { name, count };
    }
    if (found === undefined) {
      this.fault ??= error(
        "",
        "attempted to repeat an expression containing no syntax variables matched as repeating at this depth",
        elem.span,
      );
      return undefined;
    }
    return found.count;
  }
}
