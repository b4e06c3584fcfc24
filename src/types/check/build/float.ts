/**
 * Decimal digits to the nearest IEEE 754 value, ties to even, exactly: rustc's reading of float literals. By integers only; the
 * host's own parser rounds to `f64` first, which is wrong for `f32`.
 */

/** The bits of the `f32` or `f64` nearest to `1.5e-3`-like digits (no sign, no suffix). */
export function floatBits(digits: string, width: 32 | 64): bigint {
  const match = /^([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?$/.exec(digits);
  if (match === null) return 0n;
  const [, whole = "", fraction = "", exponent = "0"] = match;
  const mantissa = BigInt(`${whole}${fraction}` || "0");
  const power = Number(exponent) - fraction.length;
  if (mantissa === 0n || power < -5000) return 0n;
  const [significandBits, maxExponent] = width === 32 ? [24, 127] : [53, 1023];
  if (power > 5000) return infinity(significandBits, maxExponent);
  const [numerator, denominator] =
    power >= 0 ? [mantissa * 10n ** BigInt(power), 1n] : [mantissa, 10n ** BigInt(-power)];
  return nearest(numerator, denominator, significandBits, maxExponent);
}

function infinity(significandBits: number, maxExponent: number): bigint {
  return BigInt(2 * maxExponent + 1) << BigInt(significandBits - 1);
}

function bitLength(n: bigint): number {
  return n.toString(2).length;
}

function nearest(numerator: bigint, denominator: bigint, significandBits: number, maxExponent: number): bigint {
  const minExponent = 1 - maxExponent;
  // The exponent of the leading bit, then exactly.
  let exponent = bitLength(numerator) - bitLength(denominator);
  const atLeast = (e: number): boolean =>
    e >= 0 ? numerator >= denominator << BigInt(e) : numerator << BigInt(-e) >= denominator;
  if (!atLeast(exponent)) exponent--;
  const scale = Math.max(exponent, minExponent) - (significandBits - 1);
  const [n, d] = scale >= 0 ? [numerator, denominator << BigInt(scale)] : [numerator << BigInt(-scale), denominator];
  let significand = n / d;
  const rest = (n % d) * 2n;
  if (rest > d || (rest === d && (significand & 1n) === 1n)) significand++;
  // A carry out of the significand moves on into the exponent by itself; subnormals have exponent field 0.
  const field = Math.max(exponent, minExponent) + maxExponent;
  const hidden = 1n << BigInt(significandBits - 1);
  const bits =
    significand < hidden ? significand : (BigInt(field) << BigInt(significandBits - 1)) + (significand - hidden);
  return bits >= infinity(significandBits, maxExponent) ? infinity(significandBits, maxExponent) : bits;
}
