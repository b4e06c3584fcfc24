/** A vtable as a value: what a `dyn` finds behind its second word. Read word by word; the functions are named by their code. */
import { readUsize } from "./memory";
import type { ValueNode } from "./model";
import type { ViewContext } from "./parts";

const wordBytes = 8;
/** Reference, "Type layout": the first three words of every vtable; methods follow, in the order of the trait. */
const head = ["drop_in_place", "size", "align"] as const;

export function vtableNode(
  cx: ViewContext,
  address: number,
  sizeBytes: number,
  path: string,
  isOpen: boolean,
): ValueNode {
  const words = Array.from({ length: sizeBytes / wordBytes }, (_, i) => wordNode(cx, address + i * wordBytes, i, path));
  const methods = words.slice(head.length).map(({ label }) => label);
  return {
    path,
    label: "",
    type: "vtable",
    text: methods.length === 0 ? "no methods" : methods.join(", "),
    shape: "vtable",
    address,
    sizeBytes,
    form: "value",
    childCount: words.length,
    ...(isOpen ? { children: words, firstChild: 0 } : {}),
  };
}

function wordNode(cx: ViewContext, address: number, index: number, path: string): ValueNode {
  const value = readUsize(cx.memory, address);
  const isNumber = head[index] === "size" || head[index] === "align";
  const name = isNumber || value === 0 ? undefined : (cx.functionAt(value) ?? "std's");
  const label = head[index] ?? (name === undefined ? `method ${index - head.length}` : lastSegment(name));
  const none = index === 0 ? "nothing to drop" : "not callable through `dyn`";
  return {
    path: `${path}/${label}`,
    label,
    type: isNumber ? "usize" : "fn",
    text: isNumber ? String(value) : (name ?? none),
    shape: isNumber ? "scalar" : "function",
    address,
    sizeBytes: wordBytes,
    form: "value",
    childCount: 0,
  };
}

/** `area` of `<Square as Shape>::area`; generic arguments after it stay. */
function lastSegment(name: string): string {
  return /(\w+|\{[^}]*\})(::<.*>)?$/.exec(name)?.[0] ?? name;
}
