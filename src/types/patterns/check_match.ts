/**
 * Finds every place of a typed body where patterns must be exhaustive or should be reachable: `match` (E0004), `let`, parameters and
 * `for` (E0005), and unreachable arms and alternatives (a warning).
 */
import { error, type Suggestion, warning } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, type DefId } from "../../resolve/def";
import type { Arm, Expr, Pat, TypedBody } from "../body";
import { emitLint } from "../check/lints/levels";
import { visitExpr, visitPat } from "../check/visit";
import type { Context } from "../context";
import { checkAtBinding } from "./at_bindings";
import { lowerPat, type DePat, type PatCx } from "./constructor";
import { computeUsefulness, type MatchArm, type UsefulnessReport } from "./usefulness";
import { printWitness } from "./witness";
import { printTy } from "../print";

export function checkMatches(tcx: Context, body: TypedBody): void {
  const cx: PatCx = {
    tcx,
    env: tcx.paramEnv(tcx.resolver.ownerOf(body.def)),
    isLocal: (def) => crateOf(def) === crateOf(body.def),
    isVisible: () => true,
  };
  const check = new MatchCheck(tcx, body.def, cx);
  for (const { pat } of body.params) {
    if (pat === undefined) continue;
    check.irrefutable(pat, "function argument", true);
    visitPat(pat, { pat: (part) => checkAtBinding(tcx, cx.env, part) });
  }
  visitExpr(body.value, {
    pat: (part) => checkAtBinding(tcx, cx.env, part),
    expr: (e) => check.expr(e),
    block: (block) => {
      for (const stmt of block.statements) {
        if (stmt.kind !== "Let") continue;
        if (stmt.else === undefined)
          check.irrefutable(stmt.pat, "local binding", stmt.init === undefined || isKnown(stmt.init));
        else check.conditional(stmt.pat);
      }
    },
  });
}

/** The place read holds a valid value: it is not behind a pointer or in a union. */
function isKnown(e: Expr): boolean {
  const k = e.kind;
  if (k.kind === "Deref") return k.base.ty.kind === "Adt" && isKnown(k.base);
  return k.kind === "Field" || k.kind === "Index" ? isKnown(k.base) : true;
}

class MatchCheck {
  constructor(
    private readonly tcx: Context,
    private readonly owner: DefId,
    private readonly cx: PatCx,
  ) {}

  expr(e: Expr): void {
    const k = e.kind;
    if (k.kind === "Match") this.match(k.scrutinee, k.arms, k.source);
    else if (k.kind === "Let") this.conditional(k.pat);
  }

  private match(scrutinee: Expr, arms: readonly Arm[], source: string): void {
    if (arms.some((arm) => hasError(arm.pat)) || scrutinee.ty.kind === "Error") return;
    const lowered = arms.map(
      (arm): MatchArm => ({ pat: lowerPat(this.cx, arm.pat), hasGuard: arm.guard !== undefined }),
    );
    const report = computeUsefulness(this.cx, lowered, scrutinee.ty, isKnown(scrutinee));
    if (source === "Normal") this.warnUnreachable(lowered, report);
    if (report.witnesses.length === 0) return;
    if (source === "ForLoop") {
      const some = arms[arms.length - 1]?.pat;
      const inner = some?.kind.kind === "Variant" ? some.kind.fields[0]?.pat : undefined;
      if (inner !== undefined) this.irrefutable(inner, "`for` loop binding", true);
      return;
    }
    this.reportMatch(scrutinee, arms, report);
  }

  private reportMatch(scrutinee: Expr, arms: readonly Arm[], report: UsefulnessReport): void {
    const ty = printTy(this.tcx, scrutinee.ty);
    const { span } = scrutinee;
    if (arms.length === 0) {
      this.tcx.diagnostics.push(
        error("E0004", `non-exhaustive patterns: type \`${ty}\` is non-empty`, span, {
          labels: [{ span, text: "", primary: true }],
          notes: [`the matched value is of type \`${ty}\``],
          help: [
            "ensure that all possible cases are being handled by adding a match arm with a wildcard pattern as shown",
          ],
        }),
      );
      return;
    }
    const names = this.names(report);
    const last = arms[arms.length - 1];
    this.tcx.diagnostics.push(
      error("E0004", `non-exhaustive patterns: ${joined(names)} not covered`, span, {
        labels: [{ span, text: `pattern${names.length === 1 ? "" : "s"} ${joined(names)} not covered`, primary: true }],
        notes: [`the matched value is of type \`${ty}\``],
        suggestions: last === undefined ? [] : [this.missingArm(last, names)],
      }),
    );
  }

  /** One arm for all that is missing, on a line of its own where the last arm has one. */
  private missingArm(last: Arm, names: readonly string[]): Suggestion {
    const { text } = this.tcx.sources.file(last.span.file);
    const line = text.lastIndexOf("\n", last.span.lo - 1) + 1;
    const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
    const comma = text[last.span.hi] === ",";
    const body = text.slice(last.span.lo, last.span.hi).endsWith("}") || comma ? "" : ",";
    const span = { ...last.span, lo: last.span.hi, hi: last.span.hi + (comma ? 1 : 0) };
    const pattern = names.length <= 3 ? names.join(" | ") : "_";
    const how =
      names.length === 1
        ? "a wildcard pattern or an explicit pattern as shown"
        : names.length <= 3
          ? "a wildcard pattern, a match arm with multiple or-patterns as shown, or multiple match arms"
          : "a wildcard pattern as shown, or multiple match arms";
    return {
      message: `ensure that all possible cases are being handled by adding a match arm with ${how}`,
      edits: [{ span, replacement: `${comma ? "," : body}\n${indent}${pattern} => todo!()` }],
      applicability: "HasPlaceholders",
    };
  }

  private names(report: UsefulnessReport): string[] {
    return [...new Set(report.witnesses.map((w) => printWitness(this.cx, w)))];
  }

  irrefutable(pat: Pat, where: string, known: boolean): void {
    if (hasError(pat)) return;
    const report = computeUsefulness(this.cx, [{ pat: lowerPat(this.cx, pat), hasGuard: false }], pat.ty, known);
    if (report.witnesses.length === 0) return;
    const names = this.names(report);
    const ty = printTy(this.tcx, pat.ty);
    this.tcx.diagnostics.push(
      error("E0005", `refutable pattern in ${where}`, pat.span, {
        labels: [
          {
            span: pat.span,
            text: `pattern${names.length === 1 ? "" : "s"} ${joined(names)} not covered`,
            primary: true,
          },
        ],
        notes: [
          ...(where === "local binding"
            ? [
                '`let` bindings require an "irrefutable pattern", like a `struct` or an `enum` with only one variant',
                "for more information, visit https://doc.rust-lang.org/book/ch19-02-refutability.html",
              ]
            : []),
          `the matched value is of type \`${ty}\``,
        ],
      }),
    );
  }

  /** `if let`, `while let`, `let … else`: alternatives may be unreachable. */
  conditional(pat: Pat): void {
    if (hasError(pat)) return;
    const arm: MatchArm = { pat: lowerPat(this.cx, pat), hasGuard: false };
    this.warnUnreachable([arm], computeUsefulness(this.cx, [arm], pat.ty, true));
  }

  private warnUnreachable(arms: readonly MatchArm[], report: UsefulnessReport): void {
    let catchall: Span | undefined;
    for (const arm of arms) {
      const useful = report.useful.has(arm.pat);
      if (!useful) this.unreachable(arm.pat, catchall);
      else this.alternatives(arm.pat, report);
      if (arm.pat.ctor.kind === "Wildcard" && !arm.hasGuard) catchall ??= arm.pat.source?.span;
    }
  }

  private alternatives(pat: DePat, report: UsefulnessReport): void {
    if (pat.ctor.kind === "Or") {
      for (const alternative of pat.fields) {
        if (!report.useful.has(alternative)) this.unreachable(alternative, undefined);
        else this.alternatives(alternative, report);
      }
      return;
    }
    for (const field of pat.fields) this.alternatives(field, report);
  }

  private matchesNothing(pat: DePat): boolean {
    return !this.tcx.isInhabited(pat.ty) || pat.fields.some((field) => this.matchesNothing(field));
  }

  private unreachable(pat: DePat, catchall: Span | undefined): void {
    const span = pat.source?.span;
    // Arms for values that cannot exist are no fault.
    if (span === undefined || span.ctxt !== 0 || this.matchesNothing(pat)) return;
    emitLint(
      this.tcx,
      this.owner,
      warning("unreachable_patterns", "unreachable pattern", span, {
        labels: [
          { span, text: catchall === undefined ? "no value can reach this" : "no value can reach this", primary: true },
          ...(catchall === undefined ? [] : [{ span: catchall, text: "matches any value" }]),
        ],
      }),
    );
  }
}

function hasError(pat: Pat): boolean {
  const k = pat.kind;
  switch (k.kind) {
    case "Error":
      return true;
    case "Binding":
      return k.subpattern !== undefined && hasError(k.subpattern);
    case "Variant":
    case "Leaf":
      return pat.ty.kind === "Error" || k.fields.some((f) => hasError(f.pat));
    case "Deref":
      return hasError(k.subpattern);
    case "Slice":
      return [...k.prefix, ...k.suffix, ...(k.slice === undefined ? [] : [k.slice])].some(hasError);
    case "Or":
      return k.pats.some(hasError);
    default:
      return pat.ty.kind === "Error";
  }
}

/** rustc names three, then counts. */
function joined(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  if (quoted.length <= 1) return quoted[0] ?? "";
  if (quoted.length <= 3) return `${quoted.slice(0, -1).join(", ")} and ${quoted[quoted.length - 1]}`;
  return `${quoted.slice(0, 3).join(", ")} and ${quoted.length - 3} more`;
}
