/** *Why?*: the lines of the program that make a state what it is, each a place to go to. */
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { WhyStep } from "../debug/view/model";
import { Panel } from "./context";
import { bare } from "./words";

export function Why({ steps }: { steps: readonly WhyStep[] }): JSX.Element | null {
  const { send } = useContext(Panel);
  if (steps.length === 0) return null;
  return (
    <details class="why">
      <summary tabIndex={-1}>Why?</summary>
      <ol>
        {steps.map(({ words, range }) => (
          <li key={words}>
            {range === undefined ? (
              bare(words)
            ) : (
              <button type="button" class="step" tabIndex={-1} onClick={() => send({ type: "reveal", range })}>
                {bare(words)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
