/** What the lifetime parameters of a callee stand for at each call, and which of its type parameters must be `'static` there. */
import { BitSet } from "../../../base/bitset";
import type { Span } from "../../../base/source";
import type { Context } from "../../../types/context";
import type { RegionVid, Ty } from "../../../types/ty";
import type { BasicBlock, Location, Terminator } from "../../mir";
import { operandTy } from "../../placeTy";
import type { Regions } from "../regions/infer";
import { endsOf, ordinary } from "./ends";
import type { Extents } from "./extents";
import type { CallFacts, LifetimeArgument } from "./facts";
import type { Flows } from "./flows";
import { shortPath } from "./takers";

export function callFacts(tcx: Context, regions: Regions, extents: Extents, flows: Flows): CallFacts[] {
  return regions.body.blocks.flatMap(({ statements, terminator, isCleanup }, index) => {
    if (isCleanup || terminator.kind !== "Call") return [];
    const location = { block: index as BasicBlock, statementIndex: statements.length };
    const facts = new CallReader(tcx, regions, extents, flows).read(terminator, location);
    return facts === undefined ? [] : [facts];
  });
}

class CallReader {
  constructor(
    private readonly tcx: Context,
    private readonly regions: Regions,
    private readonly extents: Extents,
    private readonly flows: Flows,
  ) {}

  read(call: Extract<Terminator, { kind: "Call" }>, location: Location): CallFacts | undefined {
    const { tcx, extents } = this;
    const ty = operandTy(this.regions.body.locals, call.func);
    const at = extents.spanOf(extents.points.point(location));
    if (ty.kind !== "FnDef" || at === undefined || !this.isWritten(call, ty)) return undefined;
    const early = this.earlyBound(ty);
    const late = this.regions.cx
      .lateBoundAt(location)
      .flatMap((region, index) =>
        region === undefined ? [] : [{ name: tcx.fnSig(ty.def).vars[index]?.name, region }],
      );
    return {
      at,
      name: extents.placeOf(call.fnSpan),
      callee: ty.def,
      path: shortPath(tcx, ty.def),
      lifetimes: [...early, ...late].map(({ name, region }) => this.lifetime(name, region, location, at)),
      staticBounds: this.staticBounds(ty),
    };
  }

  /** Not what `for`, `.await`, an operator or a macro stands for. */
  private isWritten({ fnSpan }: Extract<Terminator, { kind: "Call" }>, { def }: Ty & { kind: "FnDef" }): boolean {
    if (fnSpan.file !== this.regions.body.span.file) return false;
    const { name } = this.tcx.def(def);
    return new RegExp(`\\b${name}\\b`).test(this.tcx.sources.textOf(fnSpan).split("(", 1)[0] ?? "");
  }

  private earlyBound({ def, args }: Ty & { kind: "FnDef" }): { name: string | undefined; region: RegionVid }[] {
    const names = new Map<number, string>();
    for (let at: typeof def | undefined = def; at !== undefined; at = this.tcx.generics(at).parent)
      for (const param of this.tcx.generics(at).params) names.set(param.index, param.name);
    return args.flatMap((arg, index) =>
      arg.kind === "Lifetime" && arg.region.kind === "Var" ? [{ name: names.get(index), region: arg.region.vid }] : [],
    );
  }

  private lifetime(name: string | undefined, region: RegionVid, location: Location, at: Span): LifetimeArgument {
    const { regions, extents } = this;
    const points = ordinary(extents, regions.pointsOf(region), new BitSet(extents.points.count));
    const live = extents.of(points, [extents.points.point(location)]);
    const ends = endsOf(regions, extents, region, live);
    return {
      name: name === "'_" || name === "" ? undefined : name,
      live,
      // No longer than the call.
      ends: ends.length === 0 || ends[0]?.kind === "NeverUsed" ? [{ kind: "LastUse", at, through: undefined }] : ends,
      pointsTo: this.flows.sourcesOf(region),
    };
  }

  private staticBounds({ def, args }: Ty & { kind: "FnDef" }): CallFacts["staticBounds"] {
    return this.tcx.predicatesOf(def).flatMap(({ value }) => {
      if (value.kind !== "TypeOutlives" || value.region.kind !== "Static" || value.ty.kind !== "Param") return [];
      const arg = args[value.ty.index];
      return arg?.kind === "Type" ? [{ param: value.ty.name, ty: this.tcx.eraseRegions(arg.ty) }] : [];
    });
  }
}
