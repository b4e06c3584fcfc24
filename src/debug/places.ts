/**
 * Place expressions for watches and hovers: `p`, `p.x`, `v[2]`, `*b`, `&p.x`, `(*b).0`. Parsed here and read from memory; no code of
 * the program runs, so looking changes nothing. Other expressions say `unsupported`.
 */
import { contentsOf } from "./view/contents";
import { lengthOf, type Part, partsOf, pointerOf, type ViewContext } from "./view/parts";

export type PlaceResult =
  | { readonly kind: "part"; readonly part: Part }
  | { readonly kind: "error"; readonly words: string };

type Step =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "deref" };

export interface PlaceExpression {
  readonly variable: string;
  readonly steps: readonly Step[];
}

class PlaceError extends Error {}

/** Parses a place expression; the error is in words for the user. */
export function parsePlace(text: string): PlaceExpression | { readonly error: string } {
  try {
    const parser = new PlaceParser(text);
    return parser.parseAll();
  } catch (error) {
    if (error instanceof PlaceError) return { error: error.message };
    throw error;
  }
}

const tokenPattern = /\s*([A-Za-z_][A-Za-z0-9_]*|\d+|[.[\]()*&])/y;

class PlaceParser {
  private readonly tokens: string[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    tokenPattern.lastIndex = 0;
    while (tokenPattern.lastIndex < text.trimEnd().length) {
      const match = tokenPattern.exec(text);
      if (match === null)
        throw new PlaceError(
          `unsupported: only places such as \`p.x\`, \`v[2]\` and \`*b\` can be evaluated, not \`${text}\``,
        );
      this.tokens.push(match[1] as string);
    }
  }

  parseAll(): PlaceExpression {
    const place = this.parseUnary();
    if (this.at < this.tokens.length)
      throw new PlaceError(`unsupported: \`${this.tokens[this.at]}\` in \`${this.text}\``);
    return place;
  }

  private parseUnary(): PlaceExpression {
    if (this.eat("*")) {
      const inner = this.parseUnary();
      return { ...inner, steps: [...inner.steps, { kind: "deref" }] };
    }
    if (this.eat("&")) {
      this.eat("mut");
      return this.parseUnary();
    }
    return this.parsePostfix();
  }

  private parsePostfix(): PlaceExpression {
    let place = this.parsePrimary();
    for (;;) {
      if (this.eat(".")) place = { ...place, steps: [...place.steps, { kind: "field", name: this.next() }] };
      else if (this.eat("[")) {
        const index = Number(this.next());
        if (!Number.isInteger(index)) throw new PlaceError("unsupported: an index must be a number here");
        place = { ...place, steps: [...place.steps, { kind: "index", index }] };
        this.expect("]");
      } else return place;
    }
  }

  private parsePrimary(): PlaceExpression {
    if (this.eat("(")) {
      const inner = this.parseUnary();
      this.expect(")");
      return inner;
    }
    const name = this.next();
    if (!/^[A-Za-z_]/.test(name)) throw new PlaceError(`unsupported: \`${this.text}\` is not a place`);
    return { variable: name, steps: [] };
  }

  private eat(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private expect(token: string): void {
    if (!this.eat(token)) throw new PlaceError(`\`${token}\` expected in \`${this.text}\``);
  }

  private next(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new PlaceError(`\`${this.text}\` ends too early`);
    return token;
  }
}

/** Follows a place's steps from its variable, with auto-deref at fields and elements, as Rust does. */
export function readPlace(cx: ViewContext, start: Part, steps: readonly Step[]): PlaceResult {
  let part = start;
  for (const step of steps) {
    const next = step.kind === "deref" ? derefOf(cx, part) : memberOf(cx, part, step);
    if (next === undefined) return { kind: "error", words: missingWords(cx, part, step) };
    part = next;
  }
  return { kind: "part", part };
}

function memberOf(cx: ViewContext, start: Part, step: Exclude<Step, { kind: "deref" }>): Part | undefined {
  for (
    let part: Part | undefined = start, depth = 0;
    part !== undefined && depth < 16;
    part = derefOf(cx, part), depth++
  ) {
    const found =
      step.kind === "field"
        ? partsOf(cx, part).find(({ label }) => label === step.name)
        : elementOf(cx, part, step.index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function elementOf(cx: ViewContext, part: Part, index: number): Part | undefined {
  if (part.ty.kind === "Array" || part.ty.kind === "Slice")
    return index < lengthOf(cx, part) ? partsOf(cx, part, index, 1)[0] : undefined;
  const contents = contentsOf(cx, part);
  if (contents.kind === "parts") return contents.entries(index, 1)[0];
  if (contents.kind !== "sequence" || index >= contents.length) return undefined;
  return {
    label: `[${index}]`,
    ty: contents.elem,
    address: contents.address + index * cx.layoutOf(contents.elem).sizeBytes,
  };
}

function derefOf(cx: ViewContext, part: Part): Part | undefined {
  const pointer = pointerOf(cx, part);
  if (pointer !== undefined) return pointer.address === 0 ? undefined : pointer.pointee;
  const contents = contentsOf(cx, part);
  if (contents.kind === "shared" && !contents.weak) return contents.value;
  return undefined;
}

function missingWords(cx: ViewContext, part: Part, step: Step): string {
  const type = cx.tcx.printTy(part.ty);
  switch (step.kind) {
    case "deref":
      return `\`${type}\` cannot be dereferenced here`;
    case "field":
      return `\`${type}\` has no field \`${step.name}\``;
    case "index":
      return `\`${type}\` has no element ${step.index}`;
  }
}
