/** Types that the program itself wrote in a body: each stands for one type with its left-out lifetimes as variables. */
import { mapRegions } from "../../../types/fold";
import { mkReVar } from "../../../types/intern";
import type { Region, Ty } from "../../../types/ty";
import type { Body, LocalDecl, Location, StatementKind } from "../../mir";
import type { RegionCx } from "./context";
import { holdsRegions, projectedTy } from "./renumber";

export class UserTypes {
  private readonly made: (Ty | undefined)[] = [];

  constructor(
    private readonly cx: RegionCx,
    private readonly body: Body,
  ) {}

  /** `let x: T`. */
  ascribe(
    location: Location,
    { userType, variance }: Extract<StatementKind, { kind: "AscribeUserType" }>,
    ty: Ty,
  ): void {
    const annotation = this.body.userTypes[userType];
    const wanted = holdsRegions(ty) ? this.get(userType) : undefined;
    if (wanted === undefined || annotation === undefined) return;
    const category = { kind: "TypeAnnotation", source: "Ascription" } as const;
    this.cx.at({ location, span: annotation.span, category }, () => this.cx.relate(ty, wanted, variance));
  }

  /** `let (a, b): (T, U)`: the variables are of these types wherever they are used. A plain name is ascribed where its value comes. */
  locals(): void {
    for (const { kind, ty } of this.body.locals) {
      if (kind.kind !== "User" || kind.binding.mode !== "ByValue" || !holdsRegions(ty)) continue;
      for (const { userType, projection } of kind.binding.types) {
        const annotation = this.body.userTypes[userType];
        const whole = projection.length > 0 && annotation !== undefined ? this.get(userType) : undefined;
        const wanted = whole === undefined ? undefined : projectedTy(this.cx, whole, projection);
        if (wanted === undefined || annotation === undefined) continue;
        const category = { kind: "TypeAnnotation", source: "Declaration" } as const;
        const site = { location: undefined, span: annotation.span, category };
        this.cx.at(site, () => this.cx.relate(ty, wanted, "Invariant"));
      }
    }
  }

  /** `f::<T>`, `S::<T> { … }`. */
  constant(location: Location, userType: number, ty: Ty): void {
    const annotation = this.body.userTypes[userType];
    const wanted = holdsRegions(ty) ? this.get(userType) : undefined;
    if (wanted === undefined || annotation === undefined) return;
    const category = { kind: "TypeAnnotation", source: "GenericArg" } as const;
    this.cx.at({ location, span: annotation.span, category }, () => this.cx.relate(ty, wanted, "Invariant"));
  }

  /** `|x: T|`. */
  signature(userType: number, { ty, span }: LocalDecl): void {
    const wanted = holdsRegions(ty) ? this.get(userType) : undefined;
    if (wanted === undefined) return;
    const category = { kind: "BoringNoLocation" } as const;
    this.cx.at({ location: undefined, span, category }, () => this.cx.relate(ty, wanted, "Invariant"));
  }

  private get(index: number): Ty | undefined {
    const known = this.made[index];
    if (known !== undefined) return known;
    const annotation = this.body.userTypes[index];
    if (annotation === undefined) return undefined;
    const { cx } = this;
    const variables: Region[] = [];
    const ty = mapRegions(annotation.ty, (region) => {
      if (region.kind === "Bound") return (variables[region.index] ??= mkReVar(cx.freshVid()));
      const vid = cx.universal.vids.get(region);
      return mkReVar(vid ?? cx.freshVid());
    });
    this.made[index] = ty;
    const site = {
      location: undefined,
      span: annotation.span,
      category: { kind: "TypeAnnotation", source: "Declaration" },
    } as const;
    cx.at(site, () => cx.wellFormed(ty));
    return ty;
  }
}
