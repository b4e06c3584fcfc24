/**
 * The story of a program that does not compile: each error with its code, the lines it speaks of, what is said about each
 * place, what would help, and the lesson of its code. Nothing is interpreted as markup.
 */
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { ErrorExplanation, ErrorStory, RejectedBody, StoryLabel } from "../debug/view/protocol";
import { helpWords } from "../ide/fixes";
import { Panel } from "./context";
import { Words } from "./narration";

export function Rejected({ body }: { body: RejectedBody }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reached by the keyboard
    <main class="rejected" tabIndex={0}>
      <h1>
        <Words text={body.words} />
      </h1>
      {body.errors.map((story, i) => (
        <Story key={i} story={story} explanation={body.explanations[i] ?? undefined} />
      ))}
    </main>
  );
}

interface StoryProps {
  readonly story: ErrorStory;
  readonly explanation: ErrorExplanation | undefined;
}

function Story({ story, explanation }: StoryProps): JSX.Element {
  const { send } = useContext(Panel);
  const kind = story.code === "unsupported" ? "limit" : story.level;
  return (
    <article class={`story story-${kind}`}>
      <header>
        <span class="level">{kind === "limit" ? "not supported yet" : story.level}</span>
        {story.code !== "" && kind !== "limit" && <span class="code">{story.code}</span>}
        <h2>
          <Words text={story.message} />
        </h2>
        <button type="button" class="line" onClick={() => send({ type: "reveal", range: story.range })}>
          line {story.range.startLine}
        </button>
      </header>
      <Snippet story={story} />
      {story.notes.map((note) => (
        <p key={note.text} class="note">
          <b>note</b> <Words text={note.text} />
        </p>
      ))}
      {helpWords(story).map((help) => (
        <p key={help} class="help">
          <b>help</b> <Words text={help} />
        </p>
      ))}
      {kind === "limit" && <p class="note">This is a limit of Glasscrab, not a fault of the program.</p>}
      {kind !== "limit" && explanation !== undefined && <Explained explanation={explanation} />}
    </article>
  );
}

/** The lesson, folded away until it is asked for. */
function Explained({ explanation: { rule, why, ways } }: { explanation: ErrorExplanation }): JSX.Element {
  return (
    <details class="explained">
      <summary>Explain</summary>
      <h3>The rule</h3>
      <p>
        <Words text={rule} />
      </p>
      {why !== undefined && (
        <>
          <h3>Why this program breaks it</h3>
          <p>
            <Words text={why} />
          </p>
        </>
      )}
      <h3>Ways out</h3>
      <ul>
        {ways.map((way) => (
          <li key={way}>
            <Words text={way} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The source lines with each label under its own place; lines that only a note or an edit speaks of are left out. */
function Snippet({ story }: { story: ErrorStory }): JSX.Element {
  let before: number | undefined;
  const places = [story.range, ...story.labels.map(({ range }) => range)];
  const spoken = story.sourceLines.filter(({ uri, line }) =>
    places.some((range) => range.uri === uri && range.startLine <= line && line <= range.endLine),
  );
  return (
    <div class="snippet">
      {spoken.map((source) => {
        const gap = before !== undefined && source.line > before + 1;
        before = source.line;
        const labels = story.labels.filter(
          (label) => label.range.uri === source.uri && label.range.startLine === source.line,
        );
        return (
          <div key={`${source.uri}:${source.line}`}>
            {gap && <div class="gap">⋮</div>}
            <div class="source">
              <span class="number">{source.line}</span>
              <pre>{marked(source.text, labels)}</pre>
            </div>
            {[...labels]
              .sort((a, b) => b.range.startColumn - a.range.startColumn)
              .filter((label) => label.text !== "")
              .map((label) => (
                <div
                  key={`${label.range.startColumn} ${label.text}`}
                  class={`says ${label.primary ? "primary" : "secondary"}`}
                >
                  <span class="number" />
                  <pre class="indent">{indentOf(source.text, label.range.startColumn)}</pre>
                  <span class="words">
                    <span aria-hidden="true">↑ </span>
                    <Words text={label.text} />
                  </span>
                </div>
              ))}
          </div>
        );
      })}
    </div>
  );
}

/** Blanks as wide as what stands before a column, tabs kept. */
function indentOf(text: string, column: number): string {
  return text.slice(0, column - 1).replace(/[^\t]/g, " ");
}

/** The line's text with the labelled ranges underlined; of two that overlap, the primary wins. */
function marked(text: string, labels: readonly StoryLabel[]): (JSX.Element | string)[] {
  const parts: (JSX.Element | string)[] = [];
  let at = 0;
  const sorted = [...labels].sort(
    (a, b) => a.range.startColumn - b.range.startColumn || Number(b.primary) - Number(a.primary),
  );
  for (const { range, primary } of sorted) {
    const start = range.startColumn - 1;
    const end = range.endLine > range.startLine ? text.length : range.endColumn - 1;
    if (start < at) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <span key={start} class={`under-${primary ? "primary" : "secondary"}`}>
        {text.slice(start, Math.max(end, start + 1)) || " "}
      </span>,
    );
    at = Math.max(end, start + 1);
  }
  parts.push(text.slice(at));
  return parts;
}
