/**
 * The context menus of variables and heap boxes, in VS Code's way: an attribute says what a box is, `package.json` which commands it
 * has, `extension/valueActions.ts` does them. Elsewhere (the page of a run) the attribute means nothing.
 */
import type { HeapBlock, Slot } from "../debug/view/model";

/** What a command of the menu is told about the box it was opened on. */
export interface BoxMenu {
  readonly webviewSection: "slot" | "block";
  readonly name: string;
  readonly address: number;
  readonly sizeBytes: number;
  /** Of a heap box. */
  readonly block?: string;
}

type MenuAttribute = { readonly "data-vscode-context": string };

export function slotMenu({ kind, name, address, sizeBytes }: Slot): MenuAttribute | undefined {
  if (kind === "return" || kind === "temporary" || kind === "iterator") return undefined;
  return attribute({ webviewSection: "slot", name, address, sizeBytes });
}

export function blockMenu({ id, address, sizeBytes }: HeapBlock): MenuAttribute {
  return attribute({ webviewSection: "block", name: id, block: id, address, sizeBytes });
}

function attribute(menu: BoxMenu): MenuAttribute {
  return { "data-vscode-context": JSON.stringify({ ...menu, preventDefaultContextMenuItems: true }) };
}
