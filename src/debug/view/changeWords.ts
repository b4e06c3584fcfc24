/** How a change of a value is told: what it was and what it is, of long values only the part that differs. */

/** Longer texts are not told whole. */
const wholeLength = 60;
const longestPart = 120;
/** What a part of a value stands behind, and before. */
const opening = [", ", "{ ", "[", "("];
const closing = /, | \}|\]|\)/;

/** "`1` to `2`"; "`…port: 80…` to `…port: 8080…`". */
export function fromTo(then: string, now: string): string {
  if (then.length <= wholeLength && now.length <= wholeLength) return `\`${then}\` to \`${now}\``;
  const start = partStart(then, commonStart(then, now));
  const end = partEnd(then, commonEnd(then, now, start));
  const part = (text: string): string => {
    const found = text.slice(start, text.length - end);
    const cut = found.length > longestPart ? `${found.slice(0, longestPart)}…` : found;
    return `\`${start > 0 ? "…" : ""}${cut}${end > 0 ? "…" : ""}\``;
  };
  return `${part(then)} to ${part(now)}`;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

/** Without what their common start takes. */
function commonEnd(a: string, b: string, start: number): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) - start && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** Where the part begins that `index` lies in. */
function partStart(text: string, index: number): number {
  const before = text.slice(0, index);
  return Math.max(
    ...opening.map((mark) => {
      const at = before.lastIndexOf(mark);
      return at < 0 ? 0 : at + mark.length;
    }),
  );
}

/** How much follows the part that ends within the last `length` characters. */
function partEnd(text: string, length: number): number {
  const at = text.slice(text.length - length).search(closing);
  return at < 0 ? 0 : length - at;
}
