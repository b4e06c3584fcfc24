/** The mark of a leak: a drop. Drawn, because the fonts at hand may not have one. */
import type { JSX } from "preact";

export function Drip(): JSX.Element {
  return (
    <svg class="drip" width="9" height="11" viewBox="0 0 9 11" aria-hidden="true">
      <path d="M4.5 0.5C6.5 3.5 8.3 5.2 8.3 7.2A3.8 3.4 0 0 1 0.7 7.2C0.7 5.2 2.5 3.5 4.5 0.5Z" />
    </svg>
  );
}
