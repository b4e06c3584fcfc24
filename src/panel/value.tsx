/**
 * A value: one line of text in a memory cell, or, open, its parts as nested rows, a strip of cells (scalars of a sequence,
 * characters of a text, bytes), or named fields. Every node carries `data-path` for arrows, keyboard and tests.
 */
import { grouped } from "../debug/view/counts";
import { useContext } from "preact/hooks";
import type { JSX } from "preact";
import type { NodeForm, ValueNode } from "../debug/view/model";
import { Panel } from "./context";
import { describeNode } from "./words";

/** A sequence whose elements are this short is drawn as a strip of cells. */
const maxStripText = 14;
const maxCharacters = 80;

export interface ValueProps {
  readonly node: ValueNode;
  readonly level: number;
  /** Elements of a block that are in use; those after it are spare capacity. */
  readonly spare?: number;
}

export function Value({ node, level, spare = 0 }: ValueProps): JSX.Element {
  if (isCharacters(node)) return <Characters node={node} />;
  if (node.children === undefined || (node.children.length === 0 && spare === 0)) return <Leaf node={node} />;
  if (isStrip(node)) return <Strip node={node} spare={spare} />;
  return (
    <div class="parts" role="group">
      {node.shape === "enum" && <div class="variant">{node.variant?.name ?? node.text}</div>}
      {node.children.map((child) => (
        <Part key={child.path} node={child} level={level + 1} />
      ))}
      <Pager node={node} />
    </div>
  );
}

function Leaf({ node }: { node: ValueNode }): JSX.Element {
  const special = node.state ? ` is-${node.state.kind}` : "";
  return <span class={`leaf shape-${node.shape}${special}`}>{node.text}</span>;
}

/** A named part: a row of its own inside the cell. */
function Part({ node, level }: { node: ValueNode; level: number }): JSX.Element {
  const open = node.children !== undefined;
  const state = node.state ? ` is-${node.state.kind}` : "";
  return (
    <div
      class={`part${state}${node.change ? ` ${node.change}` : ""}`}
      data-path={node.path}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-label={describeNode(node)}
      {...(node.childCount > 0 ? { "aria-expanded": open } : {})}
    >
      <Chevron node={node} open={open} />
      <span class="label">{node.label}</span>
      <span class="type">{node.type}</span>
      <div class="held">
        <Value node={node} level={level} />
      </div>
      <Forms node={node} />
    </div>
  );
}

export function Chevron({ node, open }: { node: ValueNode; open: boolean }): JSX.Element | null {
  const { dispatch } = useContext(Panel);
  if (node.childCount === 0) return <span class="chevron none" />;
  const toggle = (): void => dispatch(open ? { type: "close", path: node.path } : { type: "open", path: node.path });
  return (
    <button type="button" class="chevron" tabIndex={-1} aria-hidden="true" onClick={toggle}>
      {open ? "▾" : "▸"}
    </button>
  );
}

const formNames: Readonly<Record<NodeForm, string>> = { value: "value", fields: "real fields", bytes: "bytes" };

/** The other forms that a node can take, as small buttons that show when the row is looked at. */
export function Forms({ node }: { node: ValueNode }): JSX.Element | null {
  const { dispatch } = useContext(Panel);
  if (!node.otherForms || node.otherForms.length === 0) return null;
  return (
    <span class="forms">
      {node.otherForms.map((form) => (
        <button
          key={form}
          type="button"
          tabIndex={-1}
          title={`Show as ${formNames[form]}`}
          onClick={() => dispatch({ type: "open", path: node.path, form })}
        >
          {formNames[form]}
        </button>
      ))}
    </span>
  );
}

function isStrip(node: ValueNode): boolean {
  if (node.form === "bytes") return true;
  if (node.shape !== "sequence") return false;
  return (node.children ?? []).every((child) => child.childCount === 0 && child.text.length <= maxStripText);
}

function Strip({ node, spare }: { node: ValueNode; spare: number }): JSX.Element {
  const first = node.firstChild ?? 0;
  return (
    <div class="strip-holder">
      <div class={`strip ${node.form === "bytes" ? "bytes" : ""}`}>
        {(node.children ?? []).map((child, i) => (
          <StripCell key={child.path} node={child} index={first + i} />
        ))}
        {spareCells(spare)}
      </div>
      <Pager node={node} />
    </div>
  );
}

function StripCell({ node, index }: { node: ValueNode; index: number }): JSX.Element {
  const state = node.state ? ` is-${node.state.kind}` : "";
  return (
    <span
      class={`cell${state}${node.change ? ` ${node.change}` : ""}`}
      data-path={node.path}
      data-index={index}
      title={describeNode(node)}
    >
      <span class="index">{node.label === "" ? index : node.label.replace(/[[\]]/g, "")}</span>
      <span class="text">{node.text}</span>
    </span>
  );
}

/** Keeps an empty cell as high as the others. */
const noBreakSpace = "\u00a0";

function spareCells(count: number): JSX.Element[] {
  const shown = Math.min(count, 8);
  const cells = Array.from({ length: shown }, (_, i) => (
    <span key={`spare${i}`} class="cell is-uninitialised" title="capacity that holds no value yet">
      <span class="index">{noBreakSpace}</span>
      <span class="text">{noBreakSpace}</span>
    </span>
  ));
  if (count > shown) cells.push(<span class="more-spare">+{grouped(count - shown)} spare</span>);
  return cells;
}

/** The characters of a heap or static text, each in a cell that knows its byte offset, so that a slice can be marked. */
function Characters({ node }: { node: ValueNode }): JSX.Element {
  const text = node.text.replace(/^"|"$/g, "");
  const shown = [...text].slice(0, maxCharacters);
  let offset = 0;
  return (
    <span class="characters" role="img" aria-label={node.text}>
      {shown.map((character, i) => {
        const at = offset;
        offset += byteLength(character);
        return (
          <span key={i} class="character" data-offset={at}>
            {character === " " ? "\u00a0" : character}
          </span>
        );
      })}
      {shown.length < [...text].length && <span class="more">…</span>}
    </span>
  );
}

/** Only where the text's bytes lie in this very place; a `String`'s own slot shows plain text. Escapes break the offsets. */
function isCharacters(node: ValueNode): boolean {
  return (
    node.shape === "text" &&
    node.children === undefined &&
    /^(str|\[u8(; \d+)?\])$/.test(node.type) &&
    !node.text.includes("\\")
  );
}

function byteLength(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** "51 to 100 of 10,000", with the way to the neighbours. */
function Pager({ node }: { node: ValueNode }): JSX.Element | null {
  const { dispatch } = useContext(Panel);
  const first = node.firstChild ?? 0;
  const shown = node.children?.length ?? 0;
  if (shown === 0 || shown >= node.childCount) return null;
  const go = (firstChild: number): void =>
    dispatch({ type: "page", path: node.path, firstChild: Math.max(0, firstChild), form: node.form });
  return (
    <div class="pager">
      <button type="button" tabIndex={-1} disabled={first === 0} onClick={() => go(first - shown)}>
        ‹ before
      </button>
      <span>
        {grouped(first)} to {grouped(first + shown - 1)} of {grouped(node.childCount)}
      </span>
      <button type="button" tabIndex={-1} disabled={first + shown >= node.childCount} onClick={() => go(first + shown)}>
        after ›
      </button>
    </div>
  );
}
