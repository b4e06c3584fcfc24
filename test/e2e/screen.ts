/**
 * Functions that run inside the workbench's page and read an editor off the screen: which line a decoration stands on, where
 * a word is. Each is sent to the browser by itself, so it must not use anything from outside its own body.
 */

/** Numbers of the lines that carry an element matching the selector. */
export function linesWith(editor: Element, selector: string): number[] {
  const numbers = [...editor.querySelectorAll(".margin-view-overlays .line-numbers")].map((element) => {
    return { box: element.getBoundingClientRect(), line: Number(element.textContent) };
  });
  const found = new Set<number>();
  for (const element of editor.querySelectorAll(selector)) {
    const { top, height } = element.getBoundingClientRect();
    const middle = top + height / 2;
    for (const { box, line } of numbers)
      if (height > 0 && line > 0 && middle >= box.top && middle < box.bottom) found.add(line);
  }
  return [...found].sort((a, b) => a - b);
}

/** Where to click to set a breakpoint on a line. */
export function glyphAt(editor: Element, line: number): { x: number; y: number } | null {
  const number = [...editor.querySelectorAll(".margin-view-overlays .line-numbers")].find(
    (element) => Number(element.textContent) === line,
  );
  const margin = editor.querySelector(".margin");
  if (!number || !margin) return null;
  const box = number.getBoundingClientRect();
  return box.height === 0 ? null : { x: margin.getBoundingClientRect().left + 9, y: box.top + box.height / 2 };
}

/** The middle of the first whole `word` of a line. */
export function textBoxIn(
  editor: Element,
  { word, line }: { word: string; line: number },
): { x: number; y: number } | null {
  const number = [...editor.querySelectorAll(".margin-view-overlays .line-numbers")].find(
    (element) => Number(element.textContent) === line,
  );
  const row = number?.getBoundingClientRect();
  if (!row) return null;
  const lines = [...editor.querySelectorAll(".view-line")];
  const drawn = lines.find((element) => Math.abs(element.getBoundingClientRect().top - row.top) < row.height / 2);
  if (!drawn) return null;
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.textContent ?? "").search(new RegExp(`(?<![\\w])${word}(?![\\w])`));
    // An inlay hint is drawn among the text.
    if (at < 0 || node.parentElement?.closest('[class*="dyn-rule"]')) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const box = range.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }
  return null;
}

/** What decorations write before and after words of a line: it is drawn, and no text of the page. */
export function drawnBeside(editor: Element): string[] {
  const found = [...editor.querySelectorAll(".view-line span")].flatMap((element) =>
    ["::before", "::after"].map((side) => getComputedStyle(element, side).content),
  );
  return found.filter((content) => /^".+"$/.test(content)).map((content) => content.slice(1, -1));
}

/** The number of the first line with a text. */
export function lineWith(editor: Element, text: string): number | null {
  const drawn = [...editor.querySelectorAll(".view-line")].find((element) =>
    (element.textContent ?? "").replaceAll("\u00a0", " ").includes(text),
  );
  if (!drawn) return null;
  const { top, height } = drawn.getBoundingClientRect();
  for (const element of editor.querySelectorAll(".margin-view-overlays .line-numbers"))
    if (Math.abs(element.getBoundingClientRect().top - top) < height / 2) return Number(element.textContent);
  return null;
}
