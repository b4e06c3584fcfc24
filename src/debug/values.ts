/**
 * Values with names, as the Variables tree and watches show them: the variables of a frame, statics, and places named by an expression
 * and read without running anything.
 */
import type { Span } from "../base/source";
import { parsePlace, readPlace } from "./places";
import type { MachineTarget } from "./target";
import { describeLimits } from "./view/build";
import { variablesOf } from "./view/frames";
import type { SourceRange, ValueNode } from "./view/model";
import { type NodeOptions, valueNode } from "./view/node";
import type { Part } from "./view/parts";
import type { InlineValuesResponseBody } from "./view/protocol";
import type { LocalState, TargetFrame } from "./view/target";

const noLimits = { childCount: 1000, textLength: 400 };

export interface NamedValue {
  readonly name: string;
  readonly part: Part;
  readonly node: ValueNode;
  /** The Rust place expression, for watches and "copy as expression". */
  readonly expression: string;
  /** Said instead of the value: moved, not initialised. */
  readonly stateWords: string | undefined;
}

export type EvaluateResult =
  | { readonly kind: "value"; readonly value: NamedValue; readonly output: string }
  /** It panicked: its words are its result. */
  | { readonly kind: "panic"; readonly words: string }
  | { readonly kind: "error"; readonly words: string };

export function namedValue(
  target: MachineTarget,
  name: string,
  part: Part,
  expression: string,
  stateWords: string | undefined,
  hex = false,
): NamedValue {
  return { name, part, node: valueNode(target, part, "", nodeOptions(target, hex)), expression, stateWords };
}

/** The same value, as it is now. */
export function renewed(target: MachineTarget, { name, part, expression }: NamedValue, hex: boolean): NamedValue {
  return namedValue(target, name, part, expression, undefined, hex);
}

export function nodeOptions(target: MachineTarget, hex: boolean): NodeOptions {
  return {
    limits: { ...describeLimits(target, noLimits.textLength), hex },
    childCount: noLimits.childCount,
    openDepth: 0,
    open: () => undefined,
    isClosed: () => true,
  };
}

export function staticValues(target: MachineTarget, hex: boolean): NamedValue[] {
  return target
    .userStatics()
    .map(({ name, ty, address }) => namedValue(target, name, { label: "", ty, address }, name, undefined, hex));
}

export function localValues(target: MachineTarget, frame: TargetFrame, hex: boolean): NamedValue[] {
  return variablesOf(frame, "")
    .filter(({ shadowed }) => !shadowed)
    .map(({ name, part, local }) => namedValue(target, name, part, name, stateWords(frame.stateOf(local)), hex));
}

/** What has a value, with the place of its declaration. */
export function declaredValues(
  target: MachineTarget,
  frame: TargetFrame | undefined,
  rangeOf: (span: Span) => SourceRange,
): InlineValuesResponseBody["values"] {
  if (frame === undefined) return [];
  return variablesOf(frame, "").flatMap(({ name, part, local, declared, shadowed }) => {
    if (shadowed || declared === undefined || stateWords(frame.stateOf(local)) !== undefined) return [];
    const { node } = namedValue(target, name, part, name, undefined);
    return [{ name, text: node.text, range: rangeOf(declared) }];
  });
}

function stateWords({ kind }: LocalState): string | undefined {
  switch (kind) {
    case "uninitialised":
      return "not initialised yet";
    case "moved":
    case "dropped":
      return kind;
    default:
      return undefined;
  }
}

/** `p.x`, `v[2]`, `*b`: see `places.ts`. */
export function placeValue(target: MachineTarget, expression: string, frame: TargetFrame | undefined): EvaluateResult {
  const place = parsePlace(expression);
  if ("error" in place) return { kind: "error", words: place.error };
  const found = variableNamed(target, frame, place.variable);
  if (found.kind === "error") return found;
  const read = readPlace(target, found.part, place.steps);
  if (read.kind === "error") return { kind: "error", words: read.words };
  return { kind: "value", value: namedValue(target, expression, read.part, expression, undefined), output: "" };
}

function variableNamed(
  target: MachineTarget,
  frame: TargetFrame | undefined,
  name: string,
): { readonly kind: "part"; readonly part: Part } | { readonly kind: "error"; readonly words: string } {
  const named = frame === undefined ? [] : variablesOf(frame, "").filter((v) => v.name === name && !v.shadowed);
  const source = named.find(({ later }) => !later) ?? named[0];
  if (frame !== undefined && source !== undefined) {
    const words = refusal(name, frame.stateOf(source.local));
    return words === undefined ? { kind: "part", part: source.part } : { kind: "error", words };
  }
  const found = target.userStatics().find((entry) => entry.name === name);
  if (found !== undefined) return { kind: "part", part: { label: "", ty: found.ty, address: found.address } };
  return { kind: "error", words: `there is no variable \`${name}\` here` };
}

/** Why a variable cannot be used now; what is left of a partly moved one can. */
function refusal(name: string, { kind }: LocalState): string | undefined {
  switch (kind) {
    case "uninitialised":
      return `\`${name}\` is not initialised yet`;
    case "moved":
    case "dropped":
      return `\`${name}\` was ${kind}`;
    default:
      return undefined;
  }
}

/** The place expression of a part of a place. */
export function childExpression(parent: string, label: string): string {
  if (label === "*") return `*${parent}`;
  if (label.startsWith("[")) return `${parent}${label}`;
  return `${parent.startsWith("*") ? `(${parent})` : parent}.${label}`;
}
