/**
 * Log messages of breakpoints: text with `{expression}` and `{expression:format}` in it, as in `format!` but with any expression; `{{`
 * and `}}` stand for themselves. Parsed here into the pieces that are evaluated.
 */
export type LogPiece =
  | { readonly kind: "text"; readonly text: string }
  /** `format` with its colon, or empty. */
  | { readonly kind: "value"; readonly expression: string; readonly format: string };

export function parseLogMessage(message: string): readonly LogPiece[] | { readonly error: string } {
  const pieces: LogPiece[] = [];
  let text = "";
  for (let i = 0; i < message.length; i++) {
    const char = message.charAt(i);
    if ((char === "{" || char === "}") && message.charAt(i + 1) === char) {
      text += char;
      i++;
      continue;
    }
    if (char === "}") return { error: "a `}` without its `{`; write `}}` for the character" };
    if (char !== "{") {
      text += char;
      continue;
    }
    const end = closing(message, i + 1);
    if (end === undefined) return { error: "a `{` without its `}`; write `{{` for the character" };
    if (text !== "") pieces.push({ kind: "text", text });
    text = "";
    const piece = valuePiece(message.slice(i + 1, end));
    if (piece.expression === "") return { error: "`{}` names no expression" };
    pieces.push(piece);
    i = end;
  }
  if (text !== "") pieces.push({ kind: "text", text });
  return pieces;
}

/** Where the brace that is open at `from` is closed, strings and inner brackets passed over. */
function closing(message: string, from: number): number | undefined {
  for (let i = from, depth = 0; i < message.length; i++) {
    const char = message.charAt(i);
    if (char === '"') i = endOfString(message, i);
    else if (isChar(message, i)) i = message.indexOf("'", i + 2);
    else if ("([{".includes(char)) depth++;
    else if (char === "}" && depth === 0) return i;
    else if (")]}".includes(char)) depth--;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text.charAt(i) === "\\") i++;
    else if (text.charAt(i) === '"') return i;
  }
  return text.length;
}

/** A character literal, and no lifetime. */
function isChar(text: string, at: number): boolean {
  return /^'(?:[^'\\]|\\[^']*|\\')'/.test(text.slice(at, at + 12));
}

/** The format begins at the last single colon outside of brackets. */
function valuePiece(inside: string): Extract<LogPiece, { kind: "value" }> {
  let colon = -1;
  for (let i = 0, depth = 0; i < inside.length; i++) {
    const char = inside.charAt(i);
    if (char === '"') i = endOfString(inside, i);
    else if (isChar(inside, i)) i = inside.indexOf("'", i + 2);
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    else if (char === ":" && inside.charAt(i + 1) === ":") i++;
    else if (char === ":" && depth === 0) colon = i;
  }
  const isFormat = colon >= 0 && /^:[^\s()[\]{}"]*$/.test(inside.slice(colon));
  const expression = (isFormat ? inside.slice(0, colon) : inside).trim();
  return { kind: "value", expression, format: isFormat ? inside.slice(colon) : "" };
}

/** As a call that writes it: standard error is not buffered. */
export function formatCall(pieces: readonly LogPiece[]): string {
  const text = pieces.map((piece) => (piece.kind === "text" ? escaped(piece.text) : `{${piece.format}}`)).join("");
  const values = pieces.flatMap((piece) => (piece.kind === "value" ? [`, ${piece.expression}`] : []));
  return `eprint!("${text}"${values.join("")})`;
}

function escaped(text: string): string {
  return text.replaceAll(/["\\]/g, "\\$&").replaceAll(/[{}]/g, "$&$&").replaceAll("\n", "\\n");
}
