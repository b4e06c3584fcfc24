/** Text keys of places: equal for equal places, types apart. For maps. */
import type { Place, Projection } from "./mir";

export function placeKey({ local, projection }: Place): string {
  return `_${local}${projection.map(placeKeyElement).join("")}`;
}

export function placeKeyElement(element: Projection): string {
  switch (element.kind) {
    case "Deref":
      return "*";
    case "Field":
      return `.${element.field}`;
    case "Index":
      return `[_${element.local}]`;
    case "ConstantIndex":
      return `[${element.fromEnd ? "-" : ""}${element.offset}]`;
    case "Subslice":
      return `[${element.from}..${element.fromEnd ? "-" : ""}${element.to}]`;
    case "Downcast":
      return `@${element.variant}`;
  }
}
