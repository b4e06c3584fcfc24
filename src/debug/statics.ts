/**
 * Static memory as the view lists it: the program's own functions, vtables, statics, literals and constants. What std has of them
 * is left out.
 */
import { rootContext } from "../base/source";
import type { DataAlloc } from "../machine/data";
import { crateOf, userCrate } from "../resolve/def";
import { isFragmentFile } from "../resolve/fragment";
import { tyStr } from "../types/intern";
import type { Ty } from "../types/ty";
import type { LoadedProgram } from "./load";
import { quoteText } from "./view/scalar";
import type { TargetStatic } from "./view/target";

interface KeptStatics {
  readonly counts: string;
  readonly statics: readonly TargetStatic[];
}

const kept = new WeakMap<object, KeptStatics>();

/** Made once; again only where something was linked since, as an evaluated expression does. */
export function staticsOf(program: LoadedProgram, bytes: Uint8Array): readonly TargetStatic[] {
  const { link } = program.linked.program;
  const counts = [link.fns, link.vtables, link.statics, link.data.allocs].map(({ length }) => length).join();
  let known = kept.get(link);
  if (known?.counts !== counts) {
    known = { counts, statics: readStatics(program, bytes) };
    kept.set(link, known);
  }
  return known.statics;
}

function readStatics(program: LoadedProgram, bytes: Uint8Array): readonly TargetStatic[] {
  const { link } = program.linked.program;
  const statics = link.statics
    .filter(({ def }) => crateOf(def) === userCrate)
    .map((record): TargetStatic => {
      const alloc = link.data.allocs.find(({ address }) => address === record.address);
      const kind = record.info.mutable ? "staticMut" : "static";
      return {
        segment: alloc?.segment ?? "data",
        kind,
        name: record.info.name,
        def: record.def,
        ty: record.ty,
        address: record.address,
        sizeBytes: alloc?.sizeBytes ?? 0,
      };
    });
  // What was evaluated at a stop is linked, but none of the program's.
  const isWritten = ({ body }: (typeof link.fns)[number]): boolean =>
    crateOf(body.def) === userCrate && !isFragmentFile(program.sources.file(body.span.file).name);
  const functions = link.fns
    .filter((fn) => isWritten(fn) && (fn.body.source === "Fn" || fn.body.source === "Closure"))
    .map(
      (fn): TargetStatic => ({
        segment: "code",
        kind: "function",
        name: fn.name,
        def: fn.body.def,
        ty: undefined,
        address: fn.codeAddress,
        sizeBytes: fn.codeBytes,
      }),
    );
  const vtables = link.vtables
    .filter(({ ty }) => isUserTy(ty))
    .map(
      (vtable): TargetStatic => ({
        segment: "relro",
        kind: "vtable",
        name: `${program.checked.tcx.printTy(vtable.ty)} as ${program.checked.tcx.printTy(vtable.dyn)}`,
        def: undefined,
        ty: undefined,
        address: vtable.address,
        sizeBytes: link.data.allocs.find(({ address }) => address === vtable.address)?.sizeBytes ?? 0,
      }),
    );
  const others = link.data.allocs.flatMap((alloc) => literalOf(program, alloc, bytes));
  return [...functions, ...vtables, ...statics, ...others];
}

function literalOf(program: LoadedProgram, alloc: DataAlloc, bytes: Uint8Array): TargetStatic[] {
  const base = { segment: alloc.segment, def: undefined, address: alloc.address, sizeBytes: alloc.sizeBytes } as const;
  if (alloc.origin.kind === "Str") {
    const text = new TextDecoder().decode(bytes.subarray(alloc.address, alloc.address + alloc.sizeBytes));
    if (!program.userLiterals.has(text)) return [];
    return [{ ...base, kind: "literal", name: quoteText(text), ty: tyStr }];
  }
  // What a macro of std borrows for itself (the pieces of a format string) is none of the program's constants.
  const { origin } = alloc;
  if (
    origin.kind === "Promoted" &&
    alloc.ty !== undefined &&
    origin.span?.ctxt === rootContext &&
    program.userNames.has(origin.name)
  ) {
    return [{ ...base, kind: "promoted", name: `constant of ${origin.name}`, ty: alloc.ty }];
  }
  return [];
}

function isUserTy(ty: Ty): boolean {
  return (ty.kind === "Adt" || ty.kind === "Closure") && crateOf(ty.def) === userCrate;
}
