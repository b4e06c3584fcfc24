/** Binary search in things sorted by address. */

/** The index of the last item that starts at or before an address; -1 if there is none. */
export function lastAtOrBefore<T>(sorted: ArrayLike<T>, address: number, start: (item: T) => number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (start(sorted[middle] as T) <= address) low = middle;
    else high = middle - 1;
  }
  return low;
}
