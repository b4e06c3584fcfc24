/** A watched place's value in words, as it is or as it was: the old bytes are read where the new ones stand. */
import type { MachineTarget } from "./target";
import { describeLimits } from "./view/build";
import { valueNode } from "./view/node";
import type { WatchPlace } from "./watches";

/** Larger ones are no single value: their bytes are told. */
const maxValueBytes = 16;
const shownBytes = 8;

/** "was read: it is `3`". */
export function valueWords(target: MachineTarget, place: WatchPlace): string {
  const { sizeBytes, ty } = place;
  if (ty === undefined || sizeBytes > maxValueBytes) return "was read";
  return `was read: it is ${typed(target, place)}`;
}

/** "changed from `3` to `4`": what the bytes were, and are. */
export function changeWords(target: MachineTarget, place: WatchPlace, old: Uint8Array): string {
  const { address, sizeBytes, ty } = place;
  const { bytes } = target.memory;
  const now = bytes.slice(address, address + sizeBytes);
  if (ty === undefined || sizeBytes > maxValueBytes) {
    const first = Math.max(
      0,
      old.findIndex((byte, i) => byte !== now[i]),
    );
    return `changed from ${bytesText(old, first)} to ${bytesText(now, first)}${first === 0 ? "" : `, from byte ${first} on`}`;
  }
  const after = typed(target, place);
  bytes.set(old, address);
  try {
    return `changed from ${typed(target, place)} to ${after}`;
  } finally {
    bytes.set(now, address);
  }
}

function typed(target: MachineTarget, { address, ty }: WatchPlace): string {
  const limits = describeLimits(target, 80);
  const options = { limits, childCount: 8, openDepth: 0, open: () => undefined, isClosed: () => true };
  return ty === undefined ? "?" : `\`${valueNode(target, { label: "", ty, address }, "", options).text}\``;
}

function bytesText(bytes: Uint8Array, first: number): string {
  const part = [...bytes.subarray(first, first + shownBytes)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `\`${part.join(" ")}${bytes.length - first > shownBytes ? " …" : ""}\``;
}
