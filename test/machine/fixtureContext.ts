/** A `MonoContext` made of a `.mir` file alone: no generics, no traits; lang functions by their name in the file. */
import { bug, expectDefined } from "../../src/base/invariant";
import type { LayoutContext } from "../../src/layout/layout";
import { Layouts } from "../../src/layout/layout_of";
import type { MonoContext } from "../../src/machine/context";
import { noArgs, tyUsize } from "../../src/types/intern";

import type { Instance } from "../../src/types/ty";
import { mirFixture, type Fixture } from "../mir/fixtureTcx";

export interface MachineFixture {
  readonly fixture: Fixture;
  readonly cx: MonoContext;
  readonly main: Instance;
}

export function machineFixture(name: string, text: string): MachineFixture {
  const fixture = mirFixture(name, text);
  const { file, tcx } = fixture;
  const layoutContext: LayoutContext = {
    adtDef: (def) => tcx.adtDef(def),
    fieldTys: (adt, variant) => expectDefined(file.defs.get(adt.def)?.fieldTys[variant], "fields"),
    discriminantOf: (adt, variant) => tcx.discriminants(adt.def)[variant] ?? 0n,
    mayHaveUnsizedTail: () => false,
    constUsize: (value) => (value.kind === "Value" ? value.bits : bug("array length")),
    upvarTys: () => [],
    coroutineParts: () => ({ upvars: [], saved: [], variants: [], conflicts: [] }),
  };
  const byName = (wanted: string): Instance | undefined => {
    const def = file.names.get(wanted);
    return def === undefined || !file.bodies.has(def.id) ? undefined : { kind: "Item", def: def.id, args: noArgs };
  };
  const cx: MonoContext = {
    layouts: new Layouts(layoutContext),
    bodyOf: (instance) => ("def" in instance ? file.bodies.get(instance.def) : undefined),
    argsOf: () => noArgs,
    monoTy: (ty) => ty,
    monoArgs: (list) => list,
    monoConst: (value) => value,
    resolveInstance: (def, args) =>
      file.defs.get(def)?.kind === "Intrinsic" ? { kind: "Intrinsic", def, args } : { kind: "Item", def, args },
    dropGlue: (ty) => {
      const dropFn = ty.kind === "Adt" ? file.defs.get(ty.def)?.dropFn : undefined;
      return dropFn === undefined ? undefined : { kind: "Item", def: dropFn, args: noArgs };
    },
    vtableEntries: () => [],
    intrinsicName: (def) => (file.defs.get(def)?.name ?? "").replace(/.*::/, ""),
    langFn: byName,
    locationTy: () => undefined,
    orderingTy: () => undefined,
    noArgs,
    usizeTy: tyUsize,
    location: (span) => {
      const { line, column } = fixture.source.lineColumn(span.lo);
      return { file: fixture.source.name, line, column };
    },
    staticInfo: (def) => {
      const item = expectDefined(file.defs.get(def), "static");
      return {
        name: item.name,
        ty: expectDefined(item.ty, "type"),
        body: expectDefined(file.bodies.get(def), "body"),
        mutable: item.mutable,
        freeze: true,
      };
    },
    constBody: (def, args) => ({ body: expectDefined(file.bodies.get(def), "body"), args }),
    instanceName: (instance) => ("def" in instance ? (file.defs.get(instance.def)?.name ?? "?") : instance.kind),
    instanceKey: (instance) => ("def" in instance ? `${instance.kind}${instance.def}` : instance.kind),
    typeName: (ty) => tcx.printTy(ty),
    definitionName: (ty) => tcx.printTy(ty),
    typeIdOf: (ty) => BigInt(ty.id),
  };
  return { fixture, cx, main: expectDefined(byName("main"), "main") };
}
