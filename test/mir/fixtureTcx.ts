/**
 * A type context made of a `.mir` file alone: what the printer, the passes, layout and the machine ask, answered from the
 * file's own declarations. For fixtures without a front end: no traits, no generics, no std.
 */
import { Bug, bug } from "../../src/base/invariant";
import { Diagnostics } from "../../src/base/diagnostic";
import { rootContext, type SourceFile, SourceMap } from "../../src/base/source";
import type { DefId } from "../../src/resolve/def";
import type { MirFile } from "../../src/mir/parse";
import { parseMir } from "../../src/mir/parse";
import type { MirDef } from "../../src/mir/parseTypes";
import { tyIsize, tyUnit } from "../../src/types/intern";
import type { TyCtxt } from "../../src/types/tcx";
import type { Const, GenericArgs, Ty } from "../../src/types/ty";

export interface Fixture {
  readonly file: MirFile;
  readonly source: SourceFile;
  readonly tcx: TyCtxt;
}

export function mirFixture(name: string, text: string): Fixture {
  const sources = new SourceMap();
  const source = sources.add(name, text);
  const file = parseMir(source);
  return { file, source, tcx: fixtureTcx(file, sources) };
}

export function fixtureTcx(file: MirFile, sources: SourceMap): TyCtxt {
  const def = (id: DefId): MirDef => file.defs.get(id) ?? bug(`unknown definition ${id}`);
  const answers: Partial<TyCtxt> = {
    sources,
    diagnostics: new Diagnostics(),
    edition: 2024,
    path: (id) => def(id).name,
    parent: () => undefined,
    adtDef: (id) => def(id).adt ?? bug(`${def(id).name} is no struct or enum`),
    fieldTy: (variant, field) => fieldTy(file, variant.def, variant.index, field),
    intrinsicName: (id) => (def(id).kind === "Intrinsic" ? def(id).name : undefined),
    langNameOf: () => undefined,
    langItemIfAny: () => undefined,
    hasAttribute: () => false,
    isTrackCaller: (id) => file.bodies.get(id)?.trackCaller ?? false,
    hasBody: (id) => file.bodies.has(id),
    typeOf: (id) => def(id).ty ?? tyUnit,
    fnSig: (id) => ({
      vars: [],
      value: { inputs: def(id).inputs, output: def(id).ty ?? tyUnit, unsafe: false, abi: "Rust", cVariadic: false },
    }),
    instantiate: <T>(value: T, _args: GenericArgs) => value,
    normalizeErasing: (ty) => ty,
    normalize: (ty) => ty,
    eraseRegions: (value) => value,
    paramEnv: () => ({ callerBounds: [] }),
    isCopy: (ty) => isCopy(file, ty),
    isSized: (ty) => ty.kind !== "Str" && ty.kind !== "Slice",
    isFreeze: () => true,
    needsDrop: (ty) => needsDrop(file, ty),
    dropImpl: (id) => def(id).dropFn,
    isInhabited: (ty) => ty.kind !== "Never",
    evalConst: (value) => (value.kind === "Value" ? value.bits : undefined),
    discriminants: (id) => (def(id).adt?.variants ?? []).map((variant) => BigInt(variant.index)),
    discriminantTy: () => tyIsize,
    resolveInstance: (id, args) =>
      def(id).kind === "Intrinsic" ? { kind: "Intrinsic", def: id, args } : { kind: "Item", def: id, args },
    instanceSig: (instance) => {
      if (instance.kind !== "Item" && instance.kind !== "Intrinsic") return bug(`no signature of a ${instance.kind}`);
      const { inputs, ty } = def(instance.def);
      return { inputs, output: ty ?? tyUnit, unsafe: false, abi: "Rust", cVariadic: false };
    },
    printTy: (ty) => printTy(file, ty),
    spanOf: () => ({ file: (sources.files[0] as SourceFile).id, lo: 0, hi: 0, ctxt: rootContext }),
  };
  return new Proxy(answers as TyCtxt, {
    get(target, key) {
      const value = target[key as keyof TyCtxt];
      if (value === undefined && typeof key === "string") throw new Bug(`a .mir fixture has no answer for tcx.${key}`);
      return value;
    },
  });
}

function fieldTy(file: MirFile, id: DefId, variant: number, field: number): Ty {
  return file.defs.get(id)?.fieldTys[variant]?.[field] ?? bug("no such field");
}

function needsDrop(file: MirFile, ty: Ty): boolean {
  if (ty.kind === "Tuple") return ty.elems.some((elem) => needsDrop(file, elem));
  if (ty.kind === "Array" || ty.kind === "Slice") return needsDrop(file, ty.elem);
  if (ty.kind !== "Adt") return false;
  const def = file.defs.get(ty.def);
  if (def?.adt?.isManuallyDrop) return false;
  return (
    def?.dropFn !== undefined || (def?.fieldTys ?? []).some((fields) => fields.some((inner) => needsDrop(file, inner)))
  );
}

/** A fixture's structs are Copy unless something in them drops. */
function isCopy(file: MirFile, ty: Ty): boolean {
  if (ty.kind === "Ref") return ty.mutbl === "Not";
  if (ty.kind === "Str" || ty.kind === "Slice") return false;
  return !needsDrop(file, ty);
}

function printTy(file: MirFile, ty: Ty): string {
  const print = (inner: Ty) => printTy(file, inner);
  switch (ty.kind) {
    case "Bool":
    case "Char":
    case "Str":
      return ty.kind.toLowerCase();
    case "Int":
      return ty.int;
    case "Uint":
      return ty.uint;
    case "Float":
      return ty.float;
    case "Never":
      return "!";
    case "Adt":
    case "FnDef":
      return (file.defs.get(ty.def)?.name ?? "?") + printArgs(file, ty.args);
    case "Array":
      return `[${print(ty.elem)}; ${printConst(ty.len)}]`;
    case "Slice":
      return `[${print(ty.elem)}]`;
    case "RawPtr":
      return `*${ty.mutbl === "Mut" ? "mut" : "const"} ${print(ty.ty)}`;
    case "Ref":
      return `&${ty.region.kind === "Static" ? "'static " : ""}${ty.mutbl === "Mut" ? "mut " : ""}${print(ty.ty)}`;
    case "Tuple":
      return `(${ty.elems.map(print).join(", ")}${ty.elems.length === 1 ? "," : ""})`;
    case "FnPtr":
      return `fn(${ty.sig.value.inputs.map(print).join(", ")}) -> ${print(ty.sig.value.output)}`;
    case "Param":
      return ty.name;
    default:
      return ty.kind;
  }
}

function printArgs(file: MirFile, args: GenericArgs): string {
  const texts = args.map((arg) => (arg.kind === "Type" ? printTy(file, arg.ty) : "_"));
  return texts.length === 0 ? "" : `<${texts.join(", ")}>`;
}

function printConst(value: Const): string {
  return value.kind === "Value" ? String(value.bits) : value.kind === "Param" ? value.name : "_";
}
