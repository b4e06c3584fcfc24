/** Labels, and what `break` and `continue` leave: with rustc's errors for those that leave nothing. */
import type { ExprOf, Label, NodeId } from "../../syntax/ast";
import type { Late, LoopScope } from "./late";
import { type LabelRib, normalRib, ribKey } from "./ribs";

/** Walks a loop or block with its label in scope. */
export function withLabel(late: Late, label: Label | undefined, target: NodeId, walk: () => void): void {
  if (label === undefined) return walk();
  const { name, span } = label.ident;
  if (name === "'static" || name === "'_") late.error("", `invalid label name \`${name}\``, span);
  late.withLabelRib(normalRib, () => {
    late.labelRibs.at(-1)?.labels.set(ribKey(name, span.ctxt), { target, ident: label.ident });
    walk();
  });
}

type Jump = ExprOf<"Break"> | ExprOf<"Continue">;

export function resolveBreak(late: Late, jump: Jump): void {
  const scope = jump.label === undefined ? innermostLoop(late, jump) : labeledScope(late, jump, jump.label);
  if (scope === undefined) return;
  late.tables.labels.set(jump.id, scope.id);
  if (jump.kind === "Continue" && scope.kind === "LabeledBlock") {
    late.error("E0696", "`continue` pointing to a labeled block", jump.span, "labeled blocks cannot be `continue`'d");
  }
  if (jump.kind === "Break" && jump.expr !== undefined && scope.kind === "Loop" && scope.what !== "Loop") {
    const name = scope.what === "While" ? "while" : "for";
    late.error(
      "E0571",
      `\`break\` with value from a \`${name}\` loop`,
      jump.span,
      "can only break with a value inside `loop` or breakable block",
    );
  }
}

type Target = Extract<LoopScope, { kind: "Loop" | "LabeledBlock" }>;

function innermostLoop(late: Late, jump: Jump): Target | undefined {
  const word = jump.kind === "Break" ? "break" : "continue";
  const scope = late.loops.at(-1);
  switch (scope?.kind) {
    case "Loop":
      return scope;
    case "LabeledBlock":
      late.error(
        "E0695",
        `unlabeled \`${word}\` inside of a labeled block`,
        jump.span,
        `\`${word}\` statements that would diverge to or through a labeled block need to bear a label`,
      );
      return undefined;
    case "Closure":
      late.error("E0267", `\`${word}\` inside of a closure`, jump.span, `cannot \`${word}\` inside of a closure`, {
        labels: [{ span: scope.span, text: "enclosing closure" }],
      });
      return undefined;
    case "Async":
      late.error(
        "E0267",
        `\`${word}\` inside \`async\` block`,
        jump.span,
        `cannot \`${word}\` inside \`async\` block`,
        { labels: [{ span: scope.span, text: "enclosing `async` block" }] },
      );
      return undefined;
    case "Condition":
      late.error(
        "E0590",
        "`break` or `continue` with no label in the condition of a `while` loop",
        jump.span,
        `unlabeled \`${word}\` in the condition of a \`while\` loop`,
      );
      return undefined;
    default:
      return reportOutside(late, jump);
  }
}

function reportOutside(late: Late, jump: Jump): undefined {
  const words = jump.kind === "Break" ? "`break` outside of a loop or labeled block" : "`continue` outside of a loop";
  late.error("E0268", words, jump.span, `cannot ${words}`);
  return undefined;
}

function labeledScope(late: Late, jump: Jump, label: Label): Target | undefined {
  const target = lookupLabel(late, label);
  if (target === undefined) {
    // A closure cannot be left, whatever the label was meant to be.
    const around = late.loops.at(-1)?.kind;
    if (around === "Closure" || around === "Async") innermostLoop(late, jump);
    return undefined;
  }
  return late.loops.find(
    (scope): scope is Target => (scope.kind === "Loop" || scope.kind === "LabeledBlock") && scope.id === target,
  );
}

function lookupLabel(late: Late, label: Label): NodeId | undefined {
  const { name, span } = label.ident;
  const { hygiene } = late.session.expander;
  let ctxt = span.ctxt;
  let blocked = false;
  for (let i = late.labelRibs.length - 1; i >= 0; i--) {
    const rib = late.labelRibs[i] as LabelRib;
    const found = rib.labels.get(ribKey(name, ctxt));
    if (found !== undefined) {
      if (!blocked) {
        late.usedLabels.add(found.target);
        return found.target;
      }
      late.error("E0767", `use of unreachable label \`${name}\``, span, `unreachable label \`${name}\``, {
        labels: [{ span: found.ident.span, text: "unreachable label defined here" }],
        notes: ["labels are unreachable through functions, closures, async blocks and modules"],
      });
      return undefined;
    }
    if (rib.kind.kind === "MacroDefinition") {
      const macro = late.session.expander.macroOf(rib.kind.def);
      if (macro !== undefined && hygiene.isFrom(ctxt, macro)) ctxt = hygiene.parent(ctxt);
    } else if (rib.kind.kind !== "Normal") {
      blocked = true;
    }
  }
  late.error("E0426", `use of undeclared label \`${name}\``, span, `undeclared label \`${name}\``);
  return undefined;
}
