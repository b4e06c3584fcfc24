/**
 * What the terms of a breakpoint say when the program comes to it: whether its condition holds, whether it is the hit that is waited
 * for, and what it logs. Shared by going forwards and back; only forwards is anything logged.
 */
import type { Body, StopId } from "../../mir/mir";
import type { Breakpoint, StopSite } from "../breakpoints";
import { MachineTarget } from "../target";
import type { SourceRange } from "../view/model";
import { Condition, type ConditionContext, type StopHere } from "./condition";
import { type HitCondition, hitFault, Hits, holdsAt, parseHitCondition } from "./hits";
import { parseLogMessage } from "./logMessage";
import { LogWriter } from "./logWriter";

/** As written by the user; empty ones are none. */
export interface Terms {
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  readonly logMessage?: string | undefined;
}

/** What the breakpoints at a stop point come to. */
export interface Coming {
  /** The program stops for these. */
  readonly hits: readonly Breakpoint[];
  readonly logs: readonly { readonly text: string; readonly range: SourceRange | undefined }[];
  /** Why the condition of one of the hits could not be evaluated. */
  readonly failure: string | undefined;
}

interface Parsed {
  readonly condition: Condition | undefined;
  readonly hitCondition: HitCondition | undefined;
  readonly hits: Hits;
  readonly log: LogWriter | undefined;
}

export class Judge {
  /** By what they belong to and say, so that breakpoints which are set again keep their counts. */
  private readonly known = new Map<string, Parsed>();

  constructor(private readonly cx: ConditionContext) {}

  /** What is wrong with the terms of a breakpoint, in words for the user. Of a generic function one instance must allow them. */
  fault(key: string, terms: Terms, sites: readonly StopSite[]): string | undefined {
    const { condition, hitCondition, logMessage } = terms;
    if (isWritten(hitCondition) && parseHitCondition(hitCondition) === undefined) return hitFault(hitCondition);
    if (isWritten(logMessage)) {
      const pieces = parseLogMessage(logMessage);
      if ("error" in pieces) return `in the log message: ${pieces.error}`;
    }
    if (!isWritten(condition) && !isWritten(logMessage)) return undefined;
    for (const { body, stop } of sites) {
      const words = this.faultAt(key, terms, body, stop);
      if (words !== undefined) return words;
    }
    return undefined;
  }

  private faultAt(key: string, terms: Terms, body: Body, stop: StopId): string | undefined {
    const { condition, log } = this.parsed(key, terms);
    const { program, machine } = this.cx;
    const target = new MachineTarget(machine, program);
    let first: string | undefined;
    for (const fn of program.linked.program.link.fns.filter((instance) => instance.body === body)) {
      const frame = target.frameBefore(fn, stop);
      const words = frame === undefined ? undefined : (condition?.faultAt(frame) ?? log?.faultAt(frame));
      if (words === undefined) return undefined;
      first ??= words;
    }
    return first;
  }

  come(breakpoints: readonly Breakpoint[], here: StopHere, time: number, logs: boolean): Coming {
    const hits: Breakpoint[] = [];
    const logged: { text: string; range: SourceRange | undefined }[] = [];
    let failure: string | undefined;
    for (const breakpoint of breakpoints) {
      const { condition, hitCondition, hits: known, log } = this.parsed(breakpoint.key, breakpoint.terms);
      const verdict = condition?.holds(here) ?? true;
      if (verdict === false) continue;
      if (verdict !== true) failure = verdict.error;
      else if (hitCondition !== undefined && !holdsAt(hitCondition, known.ordinal(time))) continue;
      if (verdict !== true || log === undefined) hits.push(breakpoint);
      else if (logs) logged.push({ text: log.write(), range: breakpoint.range });
    }
    return { hits, logs: logged, failure };
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
