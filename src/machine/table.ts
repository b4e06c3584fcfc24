/** Where the two forms of a function stand in the table. Interleaved, so that the table is no longer than the program. */

export function fastSlot(functionIndex: number): number {
  return 2 * functionIndex;
}

export function steppingSlot(functionIndex: number): number {
  return 2 * functionIndex + 1;
}
