/**
 * What the terms of a breakpoint say when the program comes to it: whether its condition holds, whether it is the hit that is waited
 * for, and what it logs. Shared by going forwards and back; only forwards is anything logged.
 */
import { MachineTarget } from "../target";
import { Condition, type ConditionContext, type StopHere } from "./condition";
import { type HitCondition, Hits, holdsAt, parseHitCondition } from "./hits";
import { parseLogMessage } from "./logMessage";
import { LogWriter } from "./logWriter";

/** As written by the user; empty ones are none. */
export interface Terms {
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  readonly logMessage?: string | undefined;
}

export type Judgement =
  | { readonly kind: "hit" }
  | { readonly kind: "passed" }
  | { readonly kind: "logged"; readonly text: string }
  /** The condition could not be evaluated: that is a stop. */
  | { readonly kind: "failed"; readonly words: string };

interface Parsed {
  readonly condition: Condition | undefined;
  readonly hitCondition: HitCondition | undefined;
  readonly hits: Hits;
  readonly log: LogWriter | undefined;
}

export function hasTerms({ condition, hitCondition, logMessage }: Terms): boolean {
  return [condition, hitCondition, logMessage].some((text) => text !== undefined && text.trim() !== "");
}

export class Judge {
  /** By what they belong to and say, so that breakpoints which are set again keep their counts. */
  private readonly known = new Map<string, Parsed>();

  constructor(private readonly cx: ConditionContext) {}

  /** What is wrong with the terms of a breakpoint at some of its stop points, in words for the user. */
  fault(key: string, terms: Terms, sites: readonly StopHere[]): string | undefined {
    if (isWritten(terms.hitCondition) && parseHitCondition(terms.hitCondition) === undefined)
      return `\`${terms.hitCondition}\` is no hit count: write \`5\`, \`>= 5\` or \`% 2\``;
    if (isWritten(terms.logMessage)) {
      const pieces = parseLogMessage(terms.logMessage);
      if ("error" in pieces) return `in the log message: ${pieces.error}`;
    }
    const { condition, log } = this.parsed(key, terms);
    const target = new MachineTarget(this.cx.machine, this.cx.program);
    for (const { fn, stop } of sites) {
      const frame = target.frameBefore(fn, stop);
      const words = frame === undefined ? undefined : (condition?.faultAt(frame) ?? log?.faultAt(target, frame));
      if (words !== undefined) return words;
    }
    return undefined;
  }

  judge(key: string, terms: Terms, here: StopHere, time: number, logs: boolean): Judgement {
    const { condition, hitCondition, hits, log } = this.parsed(key, terms);
    const verdict = condition?.holds(here) ?? true;
    if (verdict === false) return { kind: "passed" };
    if (verdict !== true) return { kind: "failed", words: verdict.error };
    if (hitCondition !== undefined && !holdsAt(hitCondition, hits.ordinal(time))) return { kind: "passed" };
    if (log === undefined) return { kind: "hit" };
    return logs ? { kind: "logged", text: log.write() } : { kind: "passed" };
  }

  forgetAfter(time: number): void {
    for (const { hits } of this.known.values()) hits.forgetAfter(time);
  }

  private parsed(key: string, terms: Terms): Parsed {
    let parsed = this.known.get(key);
    if (parsed === undefined) {
      const { condition, hitCondition, logMessage } = terms;
      const pieces = isWritten(logMessage) ? parseLogMessage(logMessage) : undefined;
      parsed = {
        condition: isWritten(condition) ? new Condition(this.cx, condition) : undefined,
        hitCondition: isWritten(hitCondition) ? parseHitCondition(hitCondition) : undefined,
        hits: new Hits(),
        log: pieces === undefined || "error" in pieces ? undefined : new LogWriter(this.cx, pieces),
      };
      this.known.set(key, parsed);
    }
    return parsed;
  }
}

function isWritten(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}
