/**
 * Hands and eyes for a VS Code workbench in Debian's Chromium: open, click in the gutter, press keys, read what is on the
 * screen. Everything is found by what VS Code draws; nothing reaches into its insides.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Frame, type Locator, type Page } from "playwright-core";
import { pause } from "./server";
import { drawnBeside, glyphAt, linesWith, lineWith, textBoxIn } from "./screen";

const extensionId = "glasscrab.glasscrab";
const hoverSelector = ".debug-hover-widget, .monaco-resizable-hover .monaco-hover, .monaco-hover:not(.workbench-hover)";

export class Workbench {
  readonly console: string[] = [];
  private file = "";

  private constructor(
    readonly page: Page,
    /** What is open in it, on disk. */
    readonly folder: string,
    private readonly shots: string,
    readonly close: () => Promise<void>,
  ) {
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => this.console.push(`[${message.type()}] ${message.text()}`));
    page.on("pageerror", (problem) => this.console.push(`[pageerror] ${problem}`));
  }

  /** In a window that is there already. */
  static async over(page: Page, folder: string, shots: string, close: () => Promise<void>): Promise<Workbench> {
    const bench = new Workbench(page, folder, shots, close);
    await page.locator(".monaco-workbench .statusbar .statusbar-item").first().waitFor();
    return bench;
  }

  static async open(url: string, folder: string, shots: string): Promise<Workbench> {
    const profile = mkdtempSync(path.join(os.tmpdir(), "glasscrab-chromium-"));
    const args =
      "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      headless: true,
      chromiumSandbox: false,
      args: args.split(" "),
      viewport: { width: 1600, height: 1000 },
      colorScheme: "dark",
      reducedMotion: "reduce",
    });
    // Nothing outside this machine is needed; such requests fail at once instead of hanging.
    await context.route(
      (target) => !/^(localhost|127\.0\.0\.1|.*\.localhost)$/.test(target.hostname),
      (route) => route.abort(),
    );
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(url, { waitUntil: "domcontentloaded" });
    return Workbench.over(page, folder, shots, async () => {
      await context.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  async shot(name: string): Promise<void> {
    mkdirSync(this.shots, { recursive: true });
    await this.page.screenshot({ path: path.join(this.shots, `${name}.png`) });
  }

  /** Asks again and again until the answer is neither false nor nothing. */
  async until<T>(what: string, ask: () => Promise<T | null | undefined | false>, limitMs = 30_000): Promise<T> {
    const end = Date.now() + limitMs;
    let last: unknown;
    for (;;) {
      try {
        const answer = await ask();
        if (answer !== null && answer !== undefined && answer !== false) return answer;
        last = answer;
      } catch (problem) {
        last = problem;
      }
      if (Date.now() > end) throw new Error(`waited ${limitMs} ms for ${what}; last: ${last}`);
      await pause(50);
    }
  }

  // ---- commands and editors

  /** A command of the palette, by the start of its title. */
  async command(title: string): Promise<void> {
    const box = this.page.locator(".quick-input-widget input.input");
    await this.until("the palette", async () => {
      await this.page.keyboard.press("F1");
      await box.waitFor({ state: "visible", timeout: 2000 });
      return true;
    });
    await box.fill(`>${title}`);
    // A click, not Enter: the focused row may lag behind the text.
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
    await box.waitFor({ state: "hidden", timeout: 5000 }).catch(() => {});
  }

  /** Opens a file of the workspace from the explorer, by its path; the folder it lies in is closed again. */
  async openFile(file: string): Promise<void> {
    const [name = "", folder] = file.split("/").reverse();
    const tree = this.page.locator(".explorer-folders-view .monaco-list-row");
    const row = (label: string): Locator =>
      tree.filter({ hasText: new RegExp(`^${label.replaceAll(".", "\\.")}$`) }).first();
    if (folder !== undefined) await row(folder).click();
    await row(name).dblclick();
    if (folder !== undefined) await row(folder).click();
    await this.editorReady(name);
  }

  async editorReady(name: string): Promise<void> {
    this.file = name;
    await this.page.locator(".tab.active", { hasText: name }).first().waitFor();
    await this.editor().locator(".line-numbers").first().waitFor();
  }

  /** The editor of the file opened last: a click into the panel makes another group the active one. */
  editor(): Locator {
    const group = `.editor-group-container:has(.tab.active[data-resource-name="${this.file}"])`;
    return this.page.locator(`${group} .editor-instance .monaco-editor`).first();
  }

  /** The number of the first line on the screen that has this text. */
  lineOf(text: string): Promise<number> {
    return this.until(`a line with ${text}`, () => this.editor().evaluate(lineWith, text));
  }

  /** Waits until a line of the editor has this text, hints among it. */
  async editorSays(text: string): Promise<void> {
    await this.until(`the editor to say ${text}`, async () => {
      const lines = await this.editor().locator(".view-line").allInnerTexts();
      return lines.some((line) => line.replace(/[\s\u00a0\u200c]+/g, " ").includes(text));
    });
  }

  /** Types a new line below one. */
  async typeAfterLine(line: number, text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press("Control+Home");
    for (let at = 1; at < line; at++) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("End");
    await this.page.keyboard.press("Enter");
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Chooses a row of the list that a command opened. */
  async pick(label: string): Promise<void> {
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first().click();
  }

  /** Takes what the dialog for a path proposes; where it is there already, over it. */
  async acceptPath(): Promise<void> {
    const widget = this.page.locator(".quick-input-widget");
    await widget.locator(".monaco-button", { hasText: "OK" }).click();
    await widget.waitFor({ state: "hidden" });
  }

  async closeEditor(): Promise<void> {
    await this.command("View: Revert and Close Editor");
  }

  /** A button at the right of the tabs, or in the menu behind its arrow. */
  async titleAction(label: string): Promise<void> {
    const group = `.editor-group-container:has(.tab.active[data-resource-name="${this.file}"])`;
    await this.page.locator(`${group} .editor-actions a[aria-label^="${label}"]`).first().click();
  }

  /** A click at the end of the first line on the screen; with the mouse, which scrolls nothing. */
  async focusEditor(): Promise<void> {
    const box = await this.until("the editor", () => this.editor().locator(".view-lines").boundingBox());
    const { y = 0 } = (await this.editor().boundingBox()) ?? {};
    await this.page.mouse.click(box.x + 300, y + 8);
  }

  /** Numbers of the lines that carry a decoration. */
  private lines(selector: string): Promise<number[]> {
    return this.editor().evaluate(linesWith, selector, { timeout: 2000 });
  }

  breakpoints(): Promise<number[]> {
    return this.lines('.glyph-margin-widgets [class*="codicon-debug-breakpoint"]:not([class*="codicon-debug-hint"])');
  }

  squiggles(kind: "error" | "warning" | "info"): Promise<number[]> {
    return this.lines(`.squiggly-${kind}`);
  }

  /** A click on a word of a line, which puts the cursor there. */
  async clickWord(word: string, line: number): Promise<void> {
    const { x, y } = await this.until(`${word} on line ${line}`, () =>
      this.editor().evaluate(textBoxIn, { word, line }),
    );
    await this.page.mouse.click(x, y);
  }

  /** What decorations write into the lines on the screen. */
  marks(): Promise<string[]> {
    return this.editor().evaluate(drawnBeside);
  }

  /** Chooses from the menu that a right click on something in the panel brings. */
  async panelMenu(box: Locator, title: string): Promise<void> {
    await box.click({ button: "right" });
    await this.page.locator(".monaco-menu .action-label", { hasText: title }).first().click();
  }

  /** Sets a breakpoint, unless the line has one: clicks left of the line's number, as a person does. */
  async breakpointAt(line: number): Promise<void> {
    // The lens above `main` pushes the lines down when it comes; now and then VS Code draws none until the file is opened again.
    const lens = this.editor().locator(".codelens-decoration a").first();
    await lens.waitFor({ timeout: 5000 }).catch(() => {});
    if ((await this.breakpoints()).includes(line)) return;
    const { x, y } = await this.until(`line ${line} on the screen`, () => this.editor().evaluate(glyphAt, line));
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
    await this.page.mouse.move(x + 500, y + 60);
    await this.until(`a breakpoint on line ${line}`, async () => (await this.breakpoints()).includes(line), 8000);
  }

  /** The text of the hover over a word of a line. */
  async hover(word: string, line: number): Promise<string> {
    const text = await this.until(`a hover over ${word} on line ${line}`, async () => {
      const box = await this.editor().evaluate(textBoxIn, { word, line });
      if (!box) return null;
      await this.page.mouse.move(box.x + 300, box.y + 120);
      await this.page.mouse.move(box.x - 1, box.y);
      await this.page.mouse.move(box.x, box.y, { steps: 3 });
      return this.hoverText();
    });
    await pause(150);
    return text;
  }

  private async hoverText(): Promise<string | null> {
    for (const end = Date.now() + 3000; Date.now() < end; await pause(50)) {
      const found = await this.page.locator(hoverSelector).filter({ visible: true }).allInnerTexts();
      const text = found.join("\n").replaceAll("\u00a0", " ").trim();
      if (text !== "" && !text.startsWith("Loading")) return text;
    }
    return null;
  }

  /** Chooses one of the actions that a place offers. */
  async codeAction(word: string, line: number, title: string): Promise<void> {
    await this.until(`the action "${title}"`, async () => {
      const box = await this.editor().evaluate(textBoxIn, { word, line });
      if (!box) return null;
      await this.page.mouse.click(box.x, box.y);
      await this.page.keyboard.press("Control+.");
      const action = this.page.locator(".action-widget .monaco-list-row").filter({ hasText: title }).first();
      await action.waitFor({ state: "visible", timeout: 4000 });
      // Until the pointer moves, VS Code lets no click through: the list came up under it.
      await action.hover({ force: true });
      await action.click();
      return true;
    });
  }

  /** Opens Problems, all of it unfolded. */
  async problemsSay(text: string): Promise<void> {
    await this.page.keyboard.press("Control+Shift+m");
    const panel = this.page.locator(".markers-panel");
    await panel.waitFor();
    await this.until(`Problems to say ${text}`, async () => {
      // Related places are folded away under their problem.
      for (const twistie of await panel.locator(".monaco-tl-twistie.collapsible.collapsed").all())
        await twistie.click();
      return (await panel.innerText()).replaceAll("\u00a0", " ").includes(text);
    });
  }

  /** A preview or panel shows this. */
  async someFrameSays(text: RegExp): Promise<void> {
    await this.until(`a view to say ${text}`, async () => {
      for (const frame of this.page.frames()) {
        const said = await frame
          .locator("body")
          .innerText({ timeout: 500 })
          .catch(() => "");
        if (text.test(said)) return true;
      }
      return false;
    });
  }

  async unhover(): Promise<void> {
    const box = await this.editor().boundingBox();
    if (box) await this.page.mouse.move(box.x + box.width - 60, box.y + box.height - 30);
    await this.page
      .locator(hoverSelector)
      .filter({ visible: true })
      .first()
      .waitFor({ state: "hidden", timeout: 4000 })
      .catch(() => {});
  }

  // ---- debugging

  async press(key: "F5" | "F6" | "F10" | "F11" | "Shift+F5" | "Shift+F11" | "Control+Shift+F5"): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Waits until the yellow line is on a line of the editor. */
  async stoppedAt(line: number): Promise<void> {
    const selector = '.view-overlays .debug-top-stack-frame-line, .glyph-margin-widgets [class*="stackframe"]';
    await this.until(`the program to stop on line ${line}`, async () => {
      const lines = await this.lines(selector);
      if (lines.length === 1 && lines[0] === line) return true;
      throw new Error(`lines marked now: ${lines.join(", ") || "none"}`);
    });
  }

  async sessionEnded(): Promise<void> {
    await this.until("the session to end", async () => (await this.page.locator(".statusbar.debugging").count()) === 0);
  }

  /** The memory panel's own document. */
  panel(): Promise<Frame> {
    return this.until("the memory panel", () => this.panelFrame());
  }

  private async panelFrame(): Promise<Frame | null> {
    for (const frame of this.page.frames()) {
      const outer = frame.parentFrame();
      if (!outer || !/fake\.html/.test(frame.url())) continue;
      const owner = new URL(outer.url()).searchParams.get("extensionId") ?? "";
      if (owner.toLowerCase() === extensionId && (await frame.locator("#app").count()) > 0) return frame;
    }
    return null;
  }

  /** Whether the panel is there and says this now. */
  async panelShows(text: RegExp): Promise<boolean> {
    const frame = await this.panelFrame();
    return frame !== null && text.test(await frame.locator("#app").innerText());
  }

  async panelSays(text: string | RegExp): Promise<void> {
    const frame = await this.panel();
    await this.until(`the panel to say ${text}`, async () => {
      const said = await frame.locator("#app").innerText();
      if (typeof text === "string" ? said.includes(text) : text.test(said)) return true;
      throw new Error(`it says: ${said.replace(/\s+/g, " ").slice(0, 600)}`);
    });
  }

  /** What the terminal shows; its rows are drawn as text by the workbench's accessible or DOM renderer. */
  async terminalSays(text: string): Promise<void> {
    await this.until(`the terminal to say ${text}`, async () => {
      const rows = await this.page.locator(".terminal-wrapper.active .xterm-rows > div").allInnerTexts();
      return rows.join("\n").replaceAll("\u00a0", " ").includes(text);
    });
  }

  /** What stands in the corner, once something does. */
  notification(): Promise<string> {
    const messages = this.page.locator(".notifications-toasts .notification-list-item-message");
    return this.until("a notification", async () => (await messages.allInnerTexts()).join("\n") || null);
  }

  /** A message in the corner or in a dialog, once there is one. */
  message(): Promise<string> {
    const messages = this.page.locator(".notifications-toasts .notification-list-item-message, .monaco-dialog-box");
    return this.until("a message", async () => (await messages.allInnerTexts()).join("\n") || null);
  }

  /** Puts away what `message` read. */
  async dismiss(): Promise<void> {
    const dialog = this.page.locator(".monaco-dialog-box");
    if ((await dialog.count()) > 0) await this.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await this.command("Notifications: Clear All Notifications");
  }

  /** The text of the box under the line of an exception; it is drawn after the line is marked, and then filled. */
  exception(): Promise<string> {
    const box = this.page.locator(".exception-widget");
    return this.until("the exception's message", async () => {
      const text = (await box.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
      return text.trim() === "" ? null : text;
    });
  }

  /** After a chapter that failed: whatever runs is stopped, so that the next begins as it expects. */
  async reset(): Promise<void> {
    for (let i = 0; i < 20 && (await this.page.locator(".statusbar.debugging").count()) > 0; i++) {
      await this.page.keyboard.press("Escape");
      await this.press("Shift+F5");
      await pause(1000);
    }
    await this.showExplorer();
  }

  // ---- terminal

  async typeInTerminal(text: string): Promise<void> {
    await this.page.locator(".terminal-wrapper.active .xterm-screen").click();
    await this.page.keyboard.type(text.replaceAll("\n", "\r"));
  }

  async pressInTerminal(key: string): Promise<void> {
    await this.page.locator(".terminal-wrapper.active .xterm-screen").click();
    await this.page.keyboard.press(key);
  }

  // ---- side bar

  async showDebugView(): Promise<void> {
    await this.page.keyboard.press("Control+Shift+D");
    await this.page.locator(".debug-breakpoints").first().waitFor();
  }

  async showExplorer(): Promise<void> {
    await this.page.keyboard.press("Control+Shift+E");
    await this.page.locator(".explorer-folders-view").first().waitFor();
  }

  private rows(view: string): Promise<string[]> {
    return this.page
      .locator(`${view} .monaco-list-row`)
      .allInnerTexts()
      .then((all) => all.map((text) => text.replace(/[\s\u00a0]+/g, " ").trim()));
  }

  /** Waits for a row of Variables, as it reads: `name = value`. */
  async variable(row: string): Promise<void> {
    await this.until(`the variable ${row}`, async () => {
      const rows = await this.rows(".debug-variables");
      if (rows.includes(row)) return true;
      throw new Error(`there are: ${rows.join("; ")}`);
    });
  }

  /** Opens a row, unless it is open. */
  async expandVariable(start: string): Promise<void> {
    const name = new RegExp(`^${start.replace(/[[\]]/g, "\\$&")}`);
    const row = this.page.locator(".debug-variables .monaco-list-row").filter({ hasText: name }).first();
    await this.until(`${start} to open`, async () => {
      if ((await row.getAttribute("aria-expanded", { timeout: 2000 })) === "true") return true;
      await row.locator(".monaco-tl-twistie").click({ timeout: 2000 });
      await pause(300);
      return false;
    });
  }

  /** Types an expression into Watch and waits for its value. */
  async watch(expression: string, value: string): Promise<void> {
    const heading = this.page.locator(".pane-header", { hasText: "Watch" });
    await heading.hover();
    await heading.locator("a.action-label[aria-label^='Add Expression']").click();
    await this.page.locator(".debug-watch input").waitFor();
    await this.page.keyboard.type(expression);
    await this.page.keyboard.press("Enter");
    await this.until(`${expression} to be ${value}`, async () =>
      (await this.rows(".debug-watch")).includes(`${expression} = ${value}`),
    );
  }

  /** What the debug console answers. */
  async evaluate(expression: string): Promise<string> {
    await this.page.keyboard.press("Control+Shift+Y");
    await this.page.locator(".repl-input-wrapper .monaco-editor").click();
    await this.page.keyboard.type(expression, { delay: 20 });
    // The completions that were offered go; a second Enter would take one.
    await this.page.keyboard.press("Escape");
    await this.page.keyboard.press("Enter");
    return this.until("an answer", async () => {
      const rows = await this.rows(".repl-tree");
      const asked = rows.lastIndexOf(expression);
      return asked < 0 ? null : rows[asked + 1] || null;
    });
  }

  /** The top frame of one of several sessions, in Call Stack. */
  async chooseFrame(file: string): Promise<void> {
    const session = this.page.locator(".debug-call-stack .monaco-list-row", { hasText: file }).first();
    if ((await session.getAttribute("aria-expanded")) !== "true") await session.locator(".monaco-tl-twistie").click();
    await this.page.locator(".debug-call-stack .stack-frame", { hasText: file }).first().click();
  }

  /** A box of Breakpoints. */
  async tickBreakpoint(label: string): Promise<void> {
    const row = this.page.locator(".debug-breakpoints .monaco-list-row", { hasText: label }).first();
    await row.locator("input, .monaco-checkbox").first().click();
  }

  /** A button or a fold of the panel, by what it says. */
  async panelClick(text: string): Promise<void> {
    const frame = await this.panel();
    await frame
      .locator("button, summary")
      .filter({ hasText: new RegExp(`^${text.replace("?", "\\?")}$`) })
      .first()
      .click();
  }

  async panelButton(label: string): Promise<void> {
    const frame = await this.panel();
    await frame.locator(`button[aria-label^="${label}"]`).first().click();
  }
}
