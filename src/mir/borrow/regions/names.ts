/**
 * Names for regions in messages, and the labels that say what each name stands for: rustc's `RegionName`. A lifetime that the
 * program named keeps its name; any other gets a number, at the reference, argument, captured variable or return type where it shows.
 */
import type { Label } from "../../../base/diagnostic";
import type { Span } from "../../../base/source";
import type { TypedBody } from "../../../types/body";
import { visitTypes } from "../../../types/fold";
import { printTy } from "../../../types/print";
import type { Region, RegionVid, Ty } from "../../../types/ty";
import type { Regions } from "./infer";
import { isClosureTy, upvarTys } from "./universal";

export interface RegionName {
  /** `'a`, `'static`, `'1`. */
  readonly text: string;
  /** The program gave it this name. */
  readonly isNamed: boolean;
  readonly label: Label | undefined;
}

/** Where a variable of the body around a closure is declared. */
export type DeclarationOf = (name: string) => Span | undefined;

export class RegionNames {
  private readonly known = new Map<RegionVid, RegionName>();
  private counter = 0;

  constructor(
    readonly regions: Regions,
    readonly typed: TypedBody,
    readonly declarationOf: DeclarationOf,
  ) {}

  /** Undefined: nothing in the program shows it. */
  name(vid: RegionVid): RegionName | undefined {
    let name = this.known.get(vid);
    if (name === undefined) {
      name = this.make(vid);
      if (name !== undefined) this.known.set(vid, name);
    }
    return name;
  }

  private make(vid: RegionVid): RegionName | undefined {
    const definition = this.regions.definition(vid);
    if (definition.kind === "Universal" && definition.name !== undefined) return this.given(definition);
    return (
      this.inArguments(vid) ?? this.inUpvars(vid) ?? this.inOutput(vid) ?? this.environment(vid) ?? this.inImpl(vid)
    );
  }

  // ---- named by the program ----

  private given({
    name,
    external,
  }: {
    readonly name: string | undefined;
    readonly external: Region | undefined;
  }): RegionName {
    const text = name ?? "'_";
    const span = external === undefined ? undefined : this.definitionSpan(external);
    const label = span === undefined ? undefined : { span, text: `lifetime \`${text}\` defined here` };
    return { text, isNamed: true, label };
  }

  /** Where a lifetime parameter is declared. */
  definitionSpan(region: Region): Span | undefined {
    const { tcx } = this.regions.cx;
    const owner = tcx.bodyOwner(this.typed.def);
    if (region.kind === "EarlyParam") {
      const def = tcx.paramDef(owner, region.index);
      return def === undefined ? undefined : tcx.def(def).nameSpan;
    }
    if (region.kind !== "LateParam") return undefined;
    const named = tcx.generics(region.scope).lateBound[region.index];
    return named === undefined ? undefined : tcx.def(named.def).nameSpan;
  }

  /** Where a lifetime without a name was left out of the signature. */
  elidedAt(vid: RegionVid): { readonly span: Span; readonly written: string } | undefined {
    const { tcx } = this.regions.cx;
    const definition = this.regions.definition(vid);
    if (definition.kind !== "Universal" || definition.external?.kind !== "LateParam") return undefined;
    const { scope, index } = definition.external;
    const kind = tcx.def(scope).kind;
    if (kind !== "Fn" && kind !== "AssocFn") return undefined;
    return tcx.fnSig(scope).vars[index]?.elided;
  }

  // ---- numbered ----

  private next(): string {
    return `'${++this.counter}`;
  }

  mentions(ty: Ty, vid: RegionVid): boolean {
    let found = false;
    visitTypes(ty, (part) => void (found ||= part.sort === "Region" && part.kind === "Var" && part.vid === vid));
    return found;
  }

  private shown(ty: Ty, vid: RegionVid, name: string): string {
    return printTy(this.regions.cx.tcx, ty, {
      nameRegion: (region) => (region.kind === "Var" && region.vid === vid ? name : undefined),
    });
  }

  /** The argument whose type mentions the region: its local. */
  argumentWith(vid: RegionVid): number | undefined {
    const { body } = this.regions;
    const implicit = this.typed.closure === undefined ? 1 : 2;
    for (let local = implicit; local <= body.argCount; local++) {
      const decl = body.locals[local];
      if (decl !== undefined && this.mentions(decl.ty, vid)) return local;
    }
    return undefined;
  }

  private inArguments(vid: RegionVid): RegionName | undefined {
    const local = this.argumentWith(vid);
    const decl = local === undefined ? undefined : this.regions.body.locals[local];
    const param = local === undefined ? undefined : this.typed.params[local - 1];
    if (decl === undefined || param === undefined) return undefined;
    const text = this.next();
    const site = this.elidedAt(vid);
    if (site?.written === "&") return this.reference(text, site.span);
    const span = param.pat?.span ?? param.span;
    const outer = decl.ty.kind === "Ref" && this.isVid(decl.ty.region, vid) ? this.writtenReference(param) : undefined;
    if (outer !== undefined) return this.reference(text, outer);
    return { text, isNamed: false, label: { span, text: `has type \`${this.shown(decl.ty, vid, text)}\`` } };
  }

  /** The `&` of a closure's parameter whose type is written. */
  private writtenReference({ pat, span }: TypedBody["params"][number]): Span | undefined {
    if (this.typed.closure === undefined || pat === undefined) return undefined;
    const rest = { ...span, lo: pat.span.hi };
    const before = /^\s*:\s*(?=&)/.exec(this.regions.cx.tcx.sources.textOf(rest));
    return before === null ? undefined : { ...rest, lo: rest.lo + before[0].length };
  }

  private reference(text: string, at: Span): RegionName {
    const span = { ...at, hi: at.lo + 1 };
    return { text, isNamed: false, label: { span, text: `let's call the lifetime of this reference \`${text}\`` } };
  }

  /** The capture whose type mentions the region. */
  upvarWith(vid: RegionVid): number | undefined {
    const { closureTy } = this.regions.cx.universal;
    if (closureTy === undefined || !isClosureTy(closureTy)) return undefined;
    const index = upvarTys(closureTy).findIndex((ty) => this.mentions(ty, vid));
    return index < 0 ? undefined : index;
  }

  private inUpvars(vid: RegionVid): RegionName | undefined {
    const index = this.upvarWith(vid);
    const upvar = index === undefined ? undefined : this.regions.body.upvars[index];
    if (upvar === undefined) return undefined;
    const text = this.next();
    const span = this.declarationOf(upvar.name) ?? upvar.span;
    return {
      text,
      isNamed: false,
      label: { span, text: `lifetime \`${text}\` appears in the type of \`${upvar.name}\`` },
    };
  }

  private inOutput(vid: RegionVid): RegionName | undefined {
    const { output } = this.regions.cx.universal;
    if (output === undefined || !this.mentions(output, vid)) return undefined;
    const text = this.next();
    const what = this.typed.closure === undefined ? "return type" : "return type of closure";
    const span = this.typed.closure === undefined ? this.typed.span : headEnd(this.typed);
    return { text, isNamed: false, label: { span, text: `${what} is ${this.shown(output, vid, text)}` } };
  }

  private environment(vid: RegionVid): RegionName | undefined {
    const self = this.regions.cx.universal.inputs[0];
    if (this.typed.closure === undefined || self?.kind !== "Ref" || !this.isVid(self.region, vid)) return undefined;
    const text = this.next();
    const span = { ...this.typed.span, hi: this.typed.span.lo + 2 };
    return { text, isNamed: false, label: { span, text: `lifetime \`${text}\` represents this closure's body` } };
  }

  private isVid(region: Region, vid: RegionVid): boolean {
    return region.kind === "Var" && region.vid === vid;
  }

  private inImpl(vid: RegionVid): RegionName | undefined {
    const definition = this.regions.definition(vid);
    if (definition.kind !== "Universal" || definition.external?.kind !== "EarlyParam") return undefined;
    const { tcx } = this.regions.cx;
    const impl = tcx.parent(tcx.bodyOwner(this.typed.def));
    if (impl === undefined) return undefined;
    const text = this.next();
    return {
      text,
      isNamed: false,
      label: { span: tcx.spanOf(impl), text: `lifetime \`${text}\` appears in the \`impl\`'s self type` },
    };
  }
}

/** The closing `|` of a closure's parameters, before its body. */
function headEnd({ value }: TypedBody): Span {
  return { ...value.span, lo: Math.max(0, value.span.lo - 2), hi: value.span.lo - 1 };
}
