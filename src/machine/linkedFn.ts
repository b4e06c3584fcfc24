/**
 * A function of the linker. What follows from its body is worked out when it is first asked for: of most of std's functions a run
 * needs the code alone, which the image has.
 */
import type { Body } from "../mir/mir";
import type { GenericArgs, Instance, Ty } from "../types/ty";
import { type FrameLayout, frameLayout, ResumePoints } from "./frame";
import type { FnRecord, Linker } from "./link";

export class LinkedFn implements FnRecord {
  private knownName: string | undefined;
  private knownBody: Body | undefined;
  private knownTys: readonly Ty[] | undefined;
  private knownFrame: FrameLayout | undefined;
  private knownPoints: ResumePoints | undefined;

  constructor(
    private readonly link: Linker,
    readonly index: number,
    readonly instance: Instance,
    readonly args: GenericArgs,
    readonly codeAddress: number,
    readonly isTrackCaller: boolean,
    private readonly makeBody: () => Body,
  ) {}

  get name(): string {
    return (this.knownName ??= this.link.cx.instanceName(this.instance));
  }

  get body(): Body {
    return (this.knownBody ??= this.makeBody());
  }

  get tys(): readonly Ty[] {
    return (this.knownTys ??= this.body.locals.map((local) => this.link.cx.monoTy(local.ty, this.args)));
  }

  get frame(): FrameLayout {
    const { body, tys, link } = this;
    return (this.knownFrame ??= frameLayout(body, tys, link.cx.layouts, minimumFrameBytes(body)));
  }

  get points(): ResumePoints {
    return (this.knownPoints ??= new ResumePoints(this.body));
  }

  /** A word with the table index, and a byte for each location. */
  get codeBytes(): number {
    return 4 + this.points.locationCount;
  }

  get stopBase(): number {
    return this.link.stopBaseOf(this.body);
  }
}

/** A frame's least size, so that host stack and Rust stack grow in proportion: the fast form may hold two values a local. */
function minimumFrameBytes(body: Body): number {
  return (160 + 12 * body.locals.length) / 4;
}
