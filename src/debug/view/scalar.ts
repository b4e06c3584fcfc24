/** Scalars as a Rust programmer writes them: integers, floats, `char` and quoted text, as `{:?}` prints them. */

/** Reads `bits` of `sizeBytes` as a signed number. */
export function signed(bits: bigint, sizeBytes: number): bigint {
  return BigInt.asIntN(sizeBytes * 8, bits);
}

const scratch = new DataView(new ArrayBuffer(8));

export function formatFloat(bits: bigint, sizeBytes: 4 | 8): string {
  scratch.setBigUint64(0, bits);
  const value = sizeBytes === 8 ? scratch.getFloat64(0) : scratch.getFloat32(4);
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const text = sizeBytes === 8 ? String(value) : shortestFloat32(value);
  return asRustDebug(text);
}

/** The fewest digits that read back as the same `f32`. */
function shortestFloat32(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

/** `1` becomes `1.0`; below 1e-4 and from 1e16 on, Rust's Debug uses an exponent, without a plus sign. */
function asRustDebug(text: string): string {
  const negative = text.startsWith("-");
  const [mantissa = "0", exponentText = "0"] = text.replace("-", negative ? "" : "-").split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  let digits = (whole + fraction).replace(/^0+(?=\d)/, "");
  const point = Number(exponentText) + whole.length - ((whole + fraction).length - digits.length);
  const trimmed = digits.replace(/0+$/, "");
  digits = trimmed === "" ? "0" : trimmed;
  const sign = negative ? "-" : "";
  if (point > 16 || point < -3) {
    const rest = digits.slice(1);
    return `${sign}${digits[0]}${rest === "" ? "" : `.${rest}`}e${point - 1}`;
  }
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (digits.length <= point) return `${sign}${digits}${"0".repeat(point - digits.length)}.0`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

export function formatChar(code: number): string {
  return `'${code === 0x27 ? "\\'" : escapeChar(code, 0x22)}'`;
}

export function quoteText(text: string): string {
  let out = "";
  for (const char of text) out += escapeChar(char.codePointAt(0) as number, 0x27);
  return `"${out}"`;
}

const namedEscapes: ReadonlyMap<number, string> = new Map([
  [0, "\\0"],
  [9, "\\t"],
  [10, "\\n"],
  [13, "\\r"],
  [0x22, '\\"'],
  [0x27, "\\'"],
  [0x5c, "\\\\"],
]);

function escapeChar(code: number, plainQuote: number): string {
  const named = code === plainQuote ? undefined : namedEscapes.get(code);
  if (named !== undefined) return named;
  if (code < 32 || code === 127) return `\\u{${code.toString(16)}}`;
  return String.fromCodePoint(code);
}
