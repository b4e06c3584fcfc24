/**
 * The text of a format string -> pieces and placeholders (std::fmt's grammar). Knows no arguments; `format.ts` puts the
 * two together. Offsets are into the string's value.
 */

export type Count =
  | { readonly kind: "Implied" }
  | { readonly kind: "Is"; readonly value: number }
  /** `5$`, `name$`, or `.*`; a precision with its point. */
  | { readonly kind: "Param"; readonly arg: ArgRef; readonly lo: number; readonly hi: number };

/** Which argument: the next one, a number, or a name. */
export type ArgRef =
  | { readonly kind: "Next"; readonly lo: number; readonly hi: number }
  | { readonly kind: "Index"; readonly index: number; readonly lo: number; readonly hi: number }
  | { readonly kind: "Name"; readonly name: string; readonly lo: number; readonly hi: number };

export interface Placeholder {
  readonly arg: ArgRef;
  readonly fill: string | undefined;
  readonly align: "Left" | "Right" | "Center" | "Unknown";
  /** rustc's bits: `+` 1, `-` 2, `#` 4, `0` 8, `x?` 16, `X?` 32. */
  readonly flags: number;
  readonly precision: Count;
  readonly width: Count;
  /** "" `?` `x` `X` `o` `b` `e` `E` `p`, or what else was written. */
  readonly trait: string;
  readonly traitLo: number;
  /** Of `{…}`. */
  readonly lo: number;
  readonly hi: number;
}

export type Piece =
  | { readonly kind: "Text"; readonly text: string }
  | { readonly kind: "Placeholder"; readonly placeholder: Placeholder };

export interface TemplateFault {
  readonly message: string;
  readonly label: string;
  readonly lo: number;
  readonly hi: number;
  readonly notes: readonly string[];
}

const braceNote = "if you intended to print `{`, you can escape it using `{{`";
const closeNote = "if you intended to print `}`, you can escape it using `}}`";

export function parseTemplate(text: string): { pieces: Piece[] } | { fault: TemplateFault } {
  try {
    return { pieces: new TemplateParser(text).run() };
  } catch (fault) {
    if (fault instanceof Fault) return { fault: fault.what };
    throw fault;
  }
}

class Fault {
  constructor(readonly what: TemplateFault) {}
}

class TemplateParser {
  private at = 0;

  constructor(private readonly text: string) {}

  run(): Piece[] {
    const pieces: Piece[] = [];
    let literal = "";
    while (this.at < this.text.length) {
      const char = this.text[this.at] as string;
      if ((char === "{" || char === "}") && this.text[this.at + 1] === char) {
        literal += char;
        this.at += 2;
      } else if (char === "{") {
        if (literal !== "") pieces.push({ kind: "Text", text: literal });
        literal = "";
        pieces.push({ kind: "Placeholder", placeholder: this.placeholder() });
      } else if (char === "}") {
        this.fail("unmatched `}` found", "unmatched `}` in format string", this.at, this.at + 1, [closeNote]);
      } else {
        literal += char;
        this.at++;
      }
    }
    if (literal !== "") pieces.push({ kind: "Text", text: literal });
    return pieces;
  }

  private placeholder(): Placeholder {
    const lo = this.at++;
    this.space();
    const arg = this.argRef() ?? { kind: "Next" as const, lo: this.at, hi: this.at };
    this.space();
    let spec: Omit<Placeholder, "arg" | "lo" | "hi"> = {
      fill: undefined,
      align: "Unknown",
      flags: 0,
      precision: { kind: "Implied" },
      width: { kind: "Implied" },
      trait: "",
      traitLo: this.at,
    };
    if (this.text[this.at] === ":") {
      this.at++;
      spec = this.spec();
    }
    this.space();
    this.close(lo);
    return { arg, ...spec, lo, hi: this.at };
  }

  private close(open: number): void {
    if (this.text[this.at] === "}") {
      this.at++;
      return;
    }
    if (this.at >= this.text.length) {
      this.fail("expected `}` but string was terminated", "expected `}` in format string", this.at, this.at, [
        braceNote,
      ]);
    }
    const found = String.fromCodePoint(this.text.codePointAt(this.at) as number);
    if (found === "?")
      this.fail("expected `}`, found `?`", "expected `}` in format string", this.at, this.at + 1, [
        "to print `{`, you can escape it using `{{`",
      ]);
    const isExpr = /[.([+\-*/]/.test(found) && open < this.at;
    if (isExpr && found === ".")
      this.fail(
        "invalid format string: field access isn't supported",
        "not supported in format string",
        open + 1,
        this.fieldEnd(),
        ["consider using a positional formatting argument instead"],
        true,
      );
    this.fail(`expected \`}\`, found \`${found}\``, "expected `}` in format string", this.at, this.at + found.length, [
      braceNote,
    ]);
  }

  private fieldEnd(): number {
    let end = this.at;
    while (/[\w.]/.test(this.text[end] ?? "")) end++;
    return end;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  /** A number or a name. */
  private argRef(): Exclude<ArgRef, { kind: "Next" }> | undefined {
    const lo = this.at;
    const number = this.integer();
    if (number !== undefined) return { kind: "Index", index: number, lo, hi: this.at };
    const name = this.word();
    return name === "" ? undefined : { kind: "Name", name, lo, hi: this.at };
  }

  private integer(): number | undefined {
    const lo = this.at;
    while (/[0-9]/.test(this.text[this.at] ?? "")) this.at++;
    if (this.at === lo) return undefined;
    const value = Number(this.text.slice(lo, this.at));
    if (value > 65535)
      this.fail(
        `integer \`${this.text.slice(lo, this.at)}\` does not fit into the type \`u16\` whose range is \`0..=65535\``,
        "integer out of range for `u16` in format string",
        lo,
        this.at,
      );
    return value;
  }

  private word(): string {
    const match = /^(?:r#)?[_\p{XID_Start}]\p{XID_Continue}*/u.exec(this.text.slice(this.at));
    if (match === null || match[0] === "_") return "";
    this.at += match[0].length;
    return match[0];
  }

  private spec(): Omit<Placeholder, "arg" | "lo" | "hi"> {
    const { fill, align } = this.fillAlign();
    let flags = 0;
    if (this.eat("+")) flags |= 1;
    else if (this.eat("-")) flags |= 2;
    if (this.eat("#")) flags |= 4;
    // `0$` is a width taken from argument 0, not the zero flag.
    if (this.text[this.at] === "0" && this.text[this.at + 1] !== "$") {
      this.at++;
      flags |= 8;
    }
    const width = this.count();
    const precision = this.eat(".") ? this.precision() : ({ kind: "Implied" } as const);
    const hex = this.text[this.at];
    if ((hex === "x" || hex === "X") && this.text[this.at + 1] === "?") {
      this.at += 2;
      return { fill, align, flags: flags | (hex === "x" ? 16 : 32), precision, width, trait: "?", traitLo: this.at };
    }
    return { fill, align, flags, precision, width, traitLo: this.at, trait: this.eat("?") ? "?" : this.word() };
  }

  private fillAlign(): { fill: string | undefined; align: Placeholder["align"] } {
    const aligns = { "<": "Left", ">": "Right", "^": "Center" } as const;
    const first = this.text.codePointAt(this.at);
    const fill = first === undefined ? "" : String.fromCodePoint(first);
    const after = this.text[this.at + fill.length];
    if (fill !== "" && after !== undefined && after in aligns) {
      this.at += fill.length + 1;
      return { fill, align: aligns[after as "<"] };
    }
    if (fill in aligns) {
      this.at++;
      return { fill: undefined, align: aligns[fill as "<"] };
    }
    return { fill: undefined, align: "Unknown" };
  }

  private eat(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private precision(): Count {
    const lo = this.at;
    if (this.eat("*")) return { kind: "Param", arg: { kind: "Next", lo, hi: this.at }, lo: lo - 1, hi: this.at };
    const count = this.count();
    return count.kind === "Param" ? { ...count, lo: lo - 1 } : count;
  }

  /** `5`, `5$`, `name$`. */
  private count(): Count {
    const lo = this.at;
    const value = this.integer();
    if (value !== undefined)
      return this.eat("$")
        ? this.param(lo, { kind: "Index", index: value, lo, hi: this.at - 1 })
        : { kind: "Is", value };
    const name = this.word();
    if (name !== "" && this.eat("$")) return this.param(lo, { kind: "Name", name, lo, hi: this.at - 1 });
    this.at = lo;
    return { kind: "Implied" };
  }

  private param(lo: number, arg: ArgRef): Count {
    return { kind: "Param", arg, lo, hi: this.at };
  }

  private fail(
    message: string,
    label: string,
    lo: number,
    hi: number,
    notes: readonly string[] = [],
    whole = false,
  ): never {
    throw new Fault({ message: whole ? message : `invalid format string: ${message}`, label, lo, hi, notes });
  }
}
