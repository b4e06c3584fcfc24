/**
 * The panel's own build in headless Chromium, in a page like VS Code's webview: its content security policy, a theme's
 * variables, `acquireVsCodeApi`. For the panel's tests and for looking at it (`shoot.ts`).
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { FromPanel, ToPanel } from "../../src/panel/messages";
import { panelHtml } from "../../src/panel/html";

const root = process.cwd();
const origin = "http://panel.test";

/** What VS Code gives a webview, for its own themes. */
const themes = {
  dark: { class: "vscode-dark", bg: "#1f1f1f", fg: "#cccccc", focus: "#0078d4", contrast: "" },
  light: { class: "vscode-light", bg: "#ffffff", fg: "#3b3b3b", focus: "#005fb8", contrast: "" },
  contrast: { class: "vscode-high-contrast", bg: "#000000", fg: "#ffffff", focus: "#f38518", contrast: "#6fc3df" },
  contrastLight: {
    class: "vscode-high-contrast-light",
    bg: "#ffffff",
    fg: "#292929",
    focus: "#006bbd",
    contrast: "#0f4a85",
  },
} as const;

export type Theme = keyof typeof themes;

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
}

export function launchChromium(): Promise<Browser> {
  const args =
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
  return chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: args.split(" ") });
}

export class PanelPage {
  readonly errors: string[] = [];

  private constructor(readonly page: Page) {}

  static async open(
    browser: Browser,
    { theme = "dark", width = 1000, height = 900 }: PageOptions = {},
  ): Promise<PanelPage> {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
    const panel = new PanelPage(await context.newPage());
    panel.page.on("pageerror", (problem) => panel.errors.push(String(problem)));
    panel.page.on("console", (message) => message.type() === "error" && panel.errors.push(message.text()));
    await panel.page.addInitScript(setUpHost, themes[theme]);
    await panel.page.route(`${origin}/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === "") return route.fulfill({ contentType: "text/html", body: html() });
      return route.fulfill({ path: path.join(root, "dist", name) });
    });
    await panel.page.goto(`${origin}/`);
    await panel.page.waitForFunction(() => (window as unknown as { sent: unknown[] }).sent.length > 0);
    return panel;
  }

  async send(...messages: readonly ToPanel[]): Promise<void> {
    await this.page.evaluate((list) => {
      for (const message of list) window.postMessage(message, "*");
      // Two frames: one for the state, one for the measured arrows.
      return new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))),
      );
    }, messages);
  }

  sent(): Promise<FromPanel[]> {
    return this.page.evaluate(() => (window as unknown as { sent: FromPanel[] }).sent);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

function html(): string {
  // Read here so that a missing build fails with its own words.
  readFileSync(path.join(root, "dist/panel.js"));
  return panelHtml({ script: `${origin}/panel.js`, style: `${origin}/panel.css`, source: origin, nonce: "test" });
}

/** Runs in the page, before its scripts. */
function setUpHost(theme: { class: string; bg: string; fg: string; focus: string; contrast: string }): void {
  const host = window as unknown as { sent: unknown[]; acquireVsCodeApi: () => unknown };
  host.sent = [];
  host.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => host.sent.push(message),
    getState: () => undefined,
    setState: () => {},
  });
  document.addEventListener("DOMContentLoaded", () => {
    document.body.classList.add(theme.class);
    const variables = {
      "--vscode-editor-background": theme.bg,
      "--vscode-editor-foreground": theme.fg,
      "--vscode-focusBorder": theme.focus,
      "--vscode-contrastBorder": theme.contrast,
      "--vscode-editor-font-family": "DejaVu Sans Mono, monospace",
      "--vscode-font-family": "DejaVu Sans, system-ui, sans-serif",
    };
    for (const [name, value] of Object.entries(variables))
      if (value !== "") document.documentElement.style.setProperty(name, value);
  });
}
