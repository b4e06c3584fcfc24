/** Static memory: code, rodata, data and bss with what the program keeps there. */
import { plural } from "../debug/view/counts";
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { SegmentView, StaticEntry } from "../debug/view/model";
import { Panel } from "./context";
import { Chevron, Value } from "./value";
import { bare, bytes, hex } from "./words";

const explanations: Readonly<Record<SegmentView["name"], string>> = {
  code: "the program's functions",
  rodata: "read-only: literals and constants",
  relro: "read-only once loaded: constants that hold pointers",
  data: "statics that may change",
  bss: "statics that start as zero",
};

export function Statics({ segments }: { segments: readonly SegmentView[] }): JSX.Element {
  const used = segments.filter((segment) => segment.entries.length > 0);
  if (used.length === 0)
    return (
      <div class="nothing" role="treeitem" tabIndex={-1} aria-level={1}>
        Nothing of the program's own.
      </div>
    );
  return (
    <>
      {used.map((segment) => (
        <section key={segment.name} class={`segment segment-${segment.name}`}>
          <header title={bare(segment.note ?? explanations[segment.name])}>
            <span class="title">{segment.name}</span>
            <small>{explanations[segment.name]}</small>
          </header>
          {segment.entries.map((entry) => (
            <Entry key={entry.path} entry={entry} />
          ))}
          {segment.hiddenCount > 0 && <div class="gap">… {plural(segment.hiddenCount, "more", "more")} …</div>}
        </section>
      ))}
    </>
  );
}

function Entry({ entry }: { entry: StaticEntry }): JSX.Element {
  const { send } = useContext(Panel);
  const { value, declaredAt } = entry;
  const open = value?.children !== undefined;
  const showsValue = value !== undefined && entry.kind !== "function" && value.text !== entry.name;
  const bareLiteral = entry.kind === "literal" || entry.kind === "promoted";
  const inspect = (): void => {
    if (declaredAt) send({ type: "reveal", range: declaredAt });
  };
  return (
    <div
      class={`entry kind-${entry.kind}${entry.change ? ` ${entry.change}` : ""}`}
      data-path={entry.path}
      data-words={bare(entry.words ?? "")}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-label={`${entry.kind} ${entry.name}, ${entry.type}, ${value?.text ?? ""}, ${bytes(entry.sizeBytes)} at ${hex(entry.address)}`}
      onDblClick={inspect}
      {...(value && value.childCount > 0 ? { "aria-expanded": open } : {})}
    >
      {value && value.childCount > 0 && <Chevron node={value} open={open} />}
      {!(bareLiteral && showsValue) && <span class="name">{entry.name}</span>}
      {showsValue && (
        <div class="memory" data-inner={entry.path}>
          <Value node={value} level={1} />
        </div>
      )}
      <div class="under">
        <span class="type">{entry.type}</span>
        <span class="address">
          {hex(entry.address)} · {bytes(entry.sizeBytes)}
        </span>
      </div>
    </div>
  );
}
