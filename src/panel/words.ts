/** Numbers and states in the few short forms that the panel itself writes; sentences come with the model. */
import { grouped } from "../debug/view/counts";
import type { EdgeKind, Slot, SlotState, ValueNode, WhyStep } from "../debug/view/model";

export function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

/** `1 byte`, `24 bytes`, `1,024 bytes`. */
export function bytes(count: number): string {
  return `${grouped(count)} ${count === 1 ? "byte" : "bytes"}`;
}

/** The short tag beside a slot's name; "" for an ordinary live value. */
export function stateTag(state: SlotState): string {
  switch (state.kind) {
    case "live":
      return "";
    case "uninitialised":
      return "not initialised";
    case "movedTo":
      return `moved to ${bare(state.to)}`;
    case "partlyMoved":
      return "partly moved";
    case "dropped":
      return "dropped";
    case "borrowed": {
      const strongest = state.loans.find(({ mutability }) => mutability !== "shared") ?? state.loans[0];
      return strongest === undefined ? "borrowed" : `${loanWords[strongest.mutability]} by ${bare(strongest.by)}`;
    }
  }
}

const loanWords = { shared: "borrowed", mutable: "mutably borrowed", reserved: "reserved" } as const;

/** The tag of a live value whose end is near. */
export function nextTag({ next }: Slot): string {
  return next === "droppedNext" ? "dropped next" : next === "notUsedAgain" ? "not used any more" : "";
}

/** The lines that make a state what it is. */
export function whyOf(state: SlotState): readonly WhyStep[] {
  if (state.kind === "borrowed") return state.why;
  if ((state.kind === "movedTo" || state.kind === "dropped") && state.at !== undefined)
    return [{ words: state.words, range: state.at }];
  return [];
}

/** Without the backticks that sentences put around code. */
export function bare(text: string): string {
  return text.replaceAll("`", "");
}

/** How a legend and a screen reader name an arrow. */
export const edgeNames: Readonly<Record<EdgeKind, string>> = {
  owns: "owns",
  sharedRef: "& borrows",
  mutRef: "&mut borrows",
  raw: "raw pointer",
  sharedOwner: "shares ownership",
  weak: "weak",
  fn: "fn pointer",
  vtable: "vtable",
};

export function describeNode(node: ValueNode): string {
  const size = node.sizeBytes === 0 ? "takes no memory" : `${bytes(node.sizeBytes)} at ${hex(node.address)}`;
  const state = node.state ? `, ${bare(node.state.words)}` : "";
  return `${node.label === "" ? "" : `${node.label}: `}${node.text}, ${node.type}, ${size}${state}`;
}

/** The last segment of a path, for elements that carry no label. */
export function rootOf(path: string): string {
  const end = path.indexOf("/");
  return end < 0 ? path : path.slice(0, end);
}
