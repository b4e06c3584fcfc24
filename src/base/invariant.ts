/**
 * Our own bugs. `Bug` is thrown only by `invariant` and its kin; it is caught once per request and reported with the
 * stage it came from. It never stands for a wrong program (a `Diagnostic`) or the end of a run (a `Halt`).
 */

export class Bug extends Error {
  override name = "Bug";
}

/** Throws `Bug` unless `condition` holds. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** Throws `Bug`. For places that must not be reached. */
export function bug(message: string): never {
  throw new Bug(message);
}

/** The end of an exhaustive switch over a union: does not compile while a variant is missing. */
export function assertNever(value: never): never {
  throw new Bug(`unexpected variant: ${JSON.stringify(value)}`);
}

/** `value`, which must not be absent. */
export function expectDefined<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Bug(`missing: ${what}`);
  return value;
}
