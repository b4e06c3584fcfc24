/** Notes that say what would have to be `Clone` for a copy to be possible: shared by moves that come too late and moves out of borrows. */
import type { Note } from "../../base/diagnostic";
import type { Span } from "../../base/source";
import { userCrate } from "../../resolve/def";
import type { TyCtxt } from "../../types/tcx";
import type { Ty } from "../../types/ty";

/** A type of the program's own that could derive `Clone`. Boxes and options are looked through. */
export function adtCloneNote(tcx: TyCtxt, ty: Ty, span: Span): Note | undefined {
  if (ty.kind !== "Adt") return undefined;
  const { name, kind } = tcx.def(ty.def);
  if (ty.def >>> 24 !== userCrate) {
    const [only] = ty.args;
    return only?.kind === "Type" ? adtCloneNote(tcx, only.ty, span) : undefined;
  }
  if (kind !== "Struct" && kind !== "Enum" && kind !== "Union") return undefined;
  const text = `if \`${name}\` implemented \`Clone\`, you could clone the value`;
  return cloneNote(text, span, tcx.headSpan(ty.def), "consider implementing `Clone` for this type");
}

export function cloneNote(text: string, value: Span, declared: Span, label: string): Note {
  return {
    text,
    labels: [
      { span: declared, text: label, primary: true },
      { span: value, text: "you could clone this value" },
    ],
  };
}
