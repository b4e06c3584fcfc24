/**
 * The run so far as one HTML page that needs nothing else: the source with the current line, a slider over the stops, and each
 * stop's picture. It opens at the step it was saved at (or at `#step`), and works without a network.
 */
import { escapeText, styleSheet, themeStyle } from "./picture";

/** A stop as it was drawn. */
export interface KeptStop {
  readonly time: number;
  readonly line: number | undefined;
  readonly words: string;
  readonly output: string;
  /** The canvas as well-formed markup. */
  readonly picture: string;
}

export interface RunPage {
  readonly title: string;
  readonly source: string | undefined;
  readonly stops: readonly KeptStop[];
  readonly time: number;
}

export function runPage({ title, source, stops, time }: RunPage): string {
  const lines = (source ?? "").trimEnd().split("\n");
  const code = lines.map((line, i) => `<li id="L${i + 1}">${escapeText(line) || " "}</li>`).join("");
  const pictures = stops.map(({ picture }, i) => `<div class="stop" id="stop${i}" hidden>${picture}</div>`).join("\n");
  const told = stops.map((stop) => ({ time: stop.time, line: stop.line, words: stop.words, output: stop.output }));
  const first = Math.max(0, stops.filter((stop) => stop.time <= time).length - 1);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeText(title)}: memory, step by step</title>
<style>
${styleSheet().replaceAll("</", "<\\/")}
${pageStyle}
</style>
</head>
<body class="${document.body.className} run-page" style="${themeStyle()}">
<header><h1>${escapeText(title)}</h1><p id="words"></p>
<label>stop <input id="slider" type="range" min="0" max="${Math.max(0, stops.length - 1)}" value="${first}"></label> <span id="count"></span></header>
<div class="sides"><div><ol class="listing">${code}</ol><pre id="output"></pre></div><main>${pictures}</main></div>
<script>
const stops = ${JSON.stringify(told).replaceAll("<", "\\u003c")};
${pageScript}
</script>
</body>
</html>
`;
}

const pageStyle = `
html, body { height: auto; overflow: auto; }
.run-page { margin: 0; padding: 12px 18px; }
.run-page header { display: flex; flex-wrap: wrap; gap: 6px 18px; align-items: center; position: sticky; top: 0; z-index: 9; background: var(--bg); padding: 6px 0; }
.run-page h1 { font-size: 15px; }
.run-page input { vertical-align: middle; width: 260px; }
.sides { display: grid; grid-template-columns: minmax(16em, 1fr) minmax(0, 2.4fr); gap: 24px; align-items: start; }
.listing { position: sticky; top: 52px; margin: 0; padding-left: 3em; font: 12.5px/1.5 var(--mono); white-space: pre; overflow-x: auto; color: var(--fg); }
.listing li.here { background: color-mix(in srgb, var(--warn) 26%, transparent); }
.listing li::marker { color: var(--muted); }
.listing { padding-bottom: 1.2em; }
#output { color: var(--muted); }
@media (max-width: 800px) { .sides { grid-template-columns: 1fr; } .listing { position: static; } }
`;

const pageScript = `
const slider = document.getElementById("slider");
function show(index) {
  const stop = stops[index];
  if (!stop) return;
  document.querySelectorAll(".stop").forEach((element, i) => { element.hidden = i !== index; });
  document.querySelectorAll(".listing .here").forEach((element) => element.classList.remove("here"));
  const line = document.getElementById("L" + stop.line);
  if (line) line.classList.add("here");
  document.getElementById("words").textContent = stop.words;
  document.getElementById("count").textContent = "step " + stop.time + ", " + (index + 1) + " of " + stops.length;
  document.getElementById("output").textContent = stops.slice(0, index + 1).map((one) => one.output).join("");
  slider.value = String(index);
}
slider.addEventListener("input", () => show(Number(slider.value)));
addEventListener("keydown", (event) => {
  if (event.target === slider) return;
  if (event.key === "ArrowLeft") show(Math.max(0, Number(slider.value) - 1));
  if (event.key === "ArrowRight") show(Math.min(stops.length - 1, Number(slider.value) + 1));
});
const asked = stops.findIndex((stop) => "#" + stop.time === location.hash);
show(asked >= 0 ? asked : Number(slider.value));
`;
