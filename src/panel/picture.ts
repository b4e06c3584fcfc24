/**
 * The picture as it is drawn, made to stand alone: the canvas in an SVG, with the style sheet and the theme's colours in it. The
 * only file that reads the page's own drawing back.
 */

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function pictureOf(): Picture {
  const canvas = document.querySelector<HTMLElement>(".canvas");
  const width = Math.ceil(canvas?.scrollWidth ?? 1);
  const height = Math.ceil(canvas?.scrollHeight ?? 1);
  const body = `<div xmlns="http://www.w3.org/1999/xhtml" class="${document.body.className}" style="${themeStyle()}">${canvasMarkup()}</div>`;
  const style = `<style>${escapeText(styleSheet())}</style>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${style}<foreignObject width="${width}" height="${height}">${body}</foreignObject></svg>`;
  return { svg, width, height };
}

/** The canvas as well-formed markup, as wide and as large as it is drawn here: its arrows fit no other layout. */
export function canvasMarkup(): string {
  const canvas = document.querySelector(".canvas");
  const panel = canvas?.closest<HTMLElement>(".panel");
  if (!canvas || !panel) return "";
  const style = `width: ${panel.clientWidth}px; --zoom: ${panel.style.getPropertyValue("--zoom")}`;
  const drawn = new XMLSerializer().serializeToString(canvas);
  return `<div xmlns="http://www.w3.org/1999/xhtml" class="picture" style="${style}">${drawn}</div>`;
}

/** All rules of the panel's own style sheets. */
export function styleSheet(): string {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of sheet.cssRules) rules.push(rule.cssText);
    } catch {
      // A sheet of the host's, which is none of the picture's.
    }
  }
  return rules.join("\n");
}

/** The theme's variables as they are now, for the style attribute of what holds the picture. */
export function themeStyle(): string {
  const computed = getComputedStyle(document.documentElement);
  const names = ["--vscode-editor-background", "--vscode-editor-foreground", "--vscode-focusBorder"];
  const more = ["--vscode-contrastBorder", "--vscode-editor-font-family", "--vscode-font-family"];
  return [...names, ...more]
    .map((name) => [name, computed.getPropertyValue(name).trim()] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value.replaceAll('"', "'")}`)
    .join("; ");
}

/** As base64, twice as fine as the screen. */
export async function pngOf(): Promise<string> {
  const { svg, width, height } = pictureOf();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, 16_000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  context?.scale(scale, scale);
  context?.drawImage(image, 0, 0);
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}

export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
