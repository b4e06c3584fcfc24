/** The form of `fn main`: no parameters, generics, `where` clause or `async`, and a return type that is an exit code. */
import { error } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { crateOf, userCrate } from "../../resolve/def";
import type { Context } from "../context";
import { instantiateBoundErased } from "../fold";
import { fnSyntax } from "../lower/syntax";
import { printTy } from "../print";

export function checkMain(tcx: Context): void {
  const main = tcx.resolver.mainFunction();
  const syntax = main === undefined || crateOf(main) !== userCrate ? undefined : fnSyntax(tcx, main);
  if (main === undefined || syntax === undefined) return;
  const { generics, header, sigSpan, decl } = syntax;
  const refuse = (code: string, message: string, span: Span, text: string, notes: readonly string[] = []): void =>
    tcx.diagnostics.push(error(code, message, span, { labels: [{ span, text, primary: true }], notes }));
  const not = "`main` function is not allowed to";
  if (generics.params.length > 0)
    refuse("E0131", `${not} have generic parameters`, generics.span, "`main` cannot have generic parameters");
  else if (generics.where.length > 0)
    refuse("E0646", `${not} have a \`where\` clause`, generics.whereSpan, "`main` cannot have a `where` clause");
  else if (header.asyncClosureId !== undefined)
    refuse("E0752", `${not} be \`async\``, sigSpan, "`main` function is not allowed to be `async`");
  else {
    const { inputs, output } = instantiateBoundErased(tcx.fnSig(main));
    const termination = tcx.langItemIfAny("termination");
    if (termination !== undefined && !tcx.implementsTrait(output, termination, tcx.paramEnv(main))) {
      const span = decl.output?.span ?? sigSpan;
      const text = "`main` can only return types that implement `Termination`";
      tcx.diagnostics.push(
        error("E0277", `\`main\` has invalid return type \`${printTy(tcx, output)}\``, span, {
          labels: [{ span, text, primary: true }],
          help: ["consider using `()`, or a `Result`"],
        }),
      );
    }
    if (inputs.length === 0) return;
    const found = `fn(${inputs.map((ty) => printTy(tcx, ty)).join(", ")})`;
    refuse("E0580", "`main` function has wrong type", sigSpan, "incorrect number of function parameters", [
      `expected signature \`fn()\`\n   found signature \`${found}\``,
    ]);
  }
}
