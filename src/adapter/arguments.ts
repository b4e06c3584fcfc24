/**
 * What each request must bring: a row each, checked before its handler runs, so that a malformed request is told what it lacks.
 * Requests without a row need nothing. What the values mean is the handlers' business.
 */

type Kind = "string" | "number" | "object" | "strings" | "objects";

/** By request, then argument; a name with `?` may be left out. */
const rules: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  launch: { "args?": "strings", "stdin?": "string", "stackSize?": "number", "heapLimit?": "number", "seed?": "number" },
  setBreakpoints: { source: "object", "breakpoints?": "objects" },
  setExceptionBreakpoints: { filters: "strings" },
  setFunctionBreakpoints: { breakpoints: "objects" },
  dataBreakpointInfo: { name: "string", "variablesReference?": "number", "frameId?": "number", "bytes?": "number" },
  setDataBreakpoints: { breakpoints: "objects" },
  breakpointLocations: { source: "object", line: "number", "endLine?": "number" },
  stackTrace: { threadId: "number", "startFrame?": "number", "levels?": "number" },
  scopes: { frameId: "number" },
  variables: { variablesReference: "number", "start?": "number", "count?": "number" },
  evaluate: { expression: "string", "frameId?": "number" },
  completions: { text: "string", column: "number", "frameId?": "number" },
  setVariable: { variablesReference: "number", name: "string", value: "string" },
  setExpression: { expression: "string", value: "string", "frameId?": "number" },
  readMemory: { memoryReference: "string", count: "number", "offset?": "number" },
  writeMemory: { memoryReference: "string", data: "string", "offset?": "number" },
  disassemble: {
    memoryReference: "string",
    instructionCount: "number",
    "offset?": "number",
    "instructionOffset?": "number",
  },
  setInstructionBreakpoints: { breakpoints: "objects" },
  "glasscrab/events": { "from?": "number", "limit?": "number" },
  "glasscrab/origin": {
    what: "string",
    "address?": "number",
    "sizeBytes?": "number",
    "name?": "string",
    "block?": "string",
  },
  "glasscrab/inlineValues": { frameId: "number" },
  "glasscrab/hover": { uri: "string", line: "number", column: "number" },
};

const kindWords: Readonly<Record<Kind, string>> = {
  string: "a string",
  number: "a number",
  object: "an object",
  strings: "a list of strings",
  objects: "a list of objects",
};

/** What is wrong with a request's arguments, in words; undefined where nothing is. */
export function argumentFault(command: string, args: Readonly<Record<string, unknown>>): string | undefined {
  for (const [key, kind] of Object.entries(rules[command] ?? {})) {
    const name = key.replace(/\?$/, "");
    const value = args[name];
    if (value === undefined && name !== key) continue;
    if (value === undefined) return `'${command}' needs the argument '${name}'`;
    if (!isOf(kind, value)) return `the argument '${name}' of '${command}' must be ${kindWords[kind]}`;
  }
  return undefined;
}

function isOf(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case "strings":
      return Array.isArray(value) && value.every((item) => isOf("string", item));
    case "objects":
      return Array.isArray(value) && value.every((item) => isOf("object", item));
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === kind;
  }
}
