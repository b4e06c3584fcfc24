/** The string of a `format_args!` again, from its parts: each placeholder with the number of its argument, as rustc prints it. */
import type { FormatCount, FormatOptions, FormatPiece, FormatTrait } from "./ast";

const spelled: Readonly<Record<FormatTrait, string>> = {
  Display: "",
  Debug: "?",
  LowerExp: "e",
  UpperExp: "E",
  Octal: "o",
  Pointer: "p",
  Binary: "b",
  LowerHex: "x",
  UpperHex: "X",
};
const aligned = { Left: "<", Right: ">", Center: "^", Unknown: "" } as const;
const escaped: Readonly<Record<string, string>> = {
  "{": "{{",
  "}": "}}",
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
};

export function printFormatString(template: readonly FormatPiece[]): string {
  const parts = template.map((piece) => {
    if (piece.kind === "Text") return [...piece.text].map((char) => escaped[char] ?? char).join("");
    const options = printOptions(piece.options, piece.trait);
    return `{${piece.arg}${options === "" ? "" : `:${options}`}}`;
  });
  return `"${parts.join("")}"`;
}

function printOptions({ fill, align, flags, width, precision }: FormatOptions, trait: FormatTrait): string {
  const flag = (bit: number, text: string): string => ((flags >> bit) & 1 ? text : "");
  const sign = flag(0, "+") + flag(1, "-") + flag(2, "#") + flag(3, "0");
  const dot = precision === undefined ? "" : `.${printCount(precision)}`;
  const hex = flag(4, "x") + flag(5, "X");
  return `${fill ?? ""}${aligned[align]}${sign}${width === undefined ? "" : printCount(width)}${dot}${hex}${spelled[trait]}`;
}

function printCount(count: FormatCount): string {
  return count.kind === "Is" ? `${count.value}` : `${count.arg}$`;
}
