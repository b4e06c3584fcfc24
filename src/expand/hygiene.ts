/**
 * Macro hygiene: the table behind `span.ctxt`. For the expander, which marks tokens, and the name resolver, which compares.
 *
 * A context is a chain of marks, one for each macro expansion whose *definition* the token was written in, newest last. Tokens
 * that a macro was given keep the context they had; tokens of its body get one more mark. `macro_rules!` hygiene is
 * "mixed site": variables, labels and `$crate` look at marks, everything else (items, fields, methods, types) ignores them.
 *
 * Resolving a local variable or label `x` with context `c`, from the inside out:
 * - a binding matches if its name and its context (`same`) are equal;
 * - at the rib of a macro definition `m` (everything in the block after a `macro_rules! m`), if `isFrom(c, m)`, then
 *   `c = parent(c)`: from here on out the identifier stands where the macro was defined;
 * - nothing found: resolve it as an item, where the context does not matter.
 * The root of `$crate` is `crateOf(c)`.
 */
import { rootContext, type Span, type SyntaxContext } from "../base/source";

/** One use of a macro. */
export interface ExpansionInfo {
  /** The definition used: what `isFrom` compares. Compiled once per `macro_rules!`, so identity serves. */
  readonly macro: object;
  /** `vec` of `vec!`, or a derive's name. */
  readonly name: string;
  readonly kind: "Bang" | "Derive" | "Attr";
  /** What `$crate` means in it: the resolver's number of the crate that defines the macro. */
  readonly crate: number;
  /** The whole macro call. */
  readonly callSite: Span;
  /** Where the macro is defined; absent for derives. */
  readonly defSite?: Span;
}

export interface ContextData {
  readonly parent: SyntaxContext;
  readonly expansion: ExpansionInfo | undefined;
}

/** Contexts that are read when first asked for: std's, from its index. */
export interface StoredContexts {
  readonly count: number;
  load(ctxt: SyntaxContext): ContextData;
}

/** Contexts of a forked table are numbered from here on. */
const forkedFrom = 2 ** 24;

export class HygieneTable {
  /** With holes where a stored context was not read yet. */
  private readonly contexts: ContextData[];
  private readonly first: number;
  private readonly marked = new Map<ExpansionInfo, Map<SyntaxContext, SyntaxContext>>();

  constructor(
    private readonly base?: HygieneTable,
    private readonly stored?: StoredContexts,
  ) {
    this.first = base === undefined ? 0 : forkedFrom;
    this.contexts = stored === undefined ? [] : new Array<ContextData>(stored.count);
    if (base === undefined && stored === undefined) this.contexts.push({ parent: rootContext, expansion: undefined });
  }

  /** A table of its own for one compilation, which goes with it; it knows what this one knows, also what comes later. */
  fork(): HygieneTable {
    return new HygieneTable(this);
  }

  private data(ctxt: SyntaxContext): ContextData | undefined {
    if (ctxt < this.first) return this.base?.data(ctxt);
    const known = this.contexts[ctxt - this.first];
    if (known !== undefined || this.stored === undefined || ctxt >= this.stored.count) return known;
    return (this.contexts[ctxt] = this.stored.load(ctxt));
  }

  /** Not of the table that this one was forked from. */
  isOwn(ctxt: SyntaxContext): boolean {
    return ctxt >= this.first;
  }

  /** Contexts are below this. */
  count(): number {
    return this.first + this.contexts.length;
  }

  /** The context of a token of the macro's body, written in context `ctxt`, in this expansion. */
  applyMark(ctxt: SyntaxContext, expansion: ExpansionInfo): SyntaxContext {
    let made = this.marked.get(expansion);
    if (made === undefined) this.marked.set(expansion, (made = new Map()));
    let result = made.get(ctxt);
    if (result === undefined) {
      result = (this.first + this.contexts.length) as SyntaxContext;
      this.contexts.push({ parent: ctxt, expansion });
      made.set(ctxt, result);
    }
    return result;
  }

  /** The expansion that wrote the token last; undefined for what stands in a file. */
  outerMark(ctxt: SyntaxContext): ExpansionInfo | undefined {
    return this.data(ctxt)?.expansion;
  }

  /** The context without its last mark: that of the macro's definition. */
  parent(ctxt: SyntaxContext): SyntaxContext {
    return this.data(ctxt)?.parent ?? rootContext;
  }

  /** Whether the last mark of `ctxt` is from a use of `macro`. */
  isFrom(ctxt: SyntaxContext, macro: object): boolean {
    return this.outerMark(ctxt)?.macro === macro;
  }

  /** The crate that `$crate` with this context names; undefined where no macro wrote it. */
  crateOf(ctxt: SyntaxContext): number | undefined {
    return this.firstMark(ctxt)?.crate;
  }

  /** The expansion whose macro `$crate` with this context was written in. */
  firstMark(ctxt: SyntaxContext): ExpansionInfo | undefined {
    let first: ExpansionInfo | undefined;
    for (let at = ctxt; at !== rootContext; at = this.parent(at)) first = this.outerMark(at);
    return first;
  }

  /** Macro calls that led to this place, innermost first: rustc's "in this macro invocation". */
  backtrace(span: Span): ExpansionInfo[] {
    const calls: ExpansionInfo[] = [];
    for (let at = this.outerMark(span.ctxt); at !== undefined; at = this.outerMark(at.callSite.ctxt)) calls.push(at);
    return calls;
  }

  /** The macro call in context `ctxt` that wrote `span`, or `span` itself if it has that context; undefined if neither. */
  callSiteIn(span: Span, ctxt: SyntaxContext): Span | undefined {
    let at: Span | undefined = span;
    while (at !== undefined && at.ctxt !== ctxt) at = this.outerMark(at.ctxt)?.callSite;
    return at;
  }

  /** The place outside of all macros that `span` comes from: itself, or the outermost macro call. */
  sourceCallSite(span: Span): Span {
    return this.backtrace(span).at(-1)?.callSite ?? span;
  }
}
