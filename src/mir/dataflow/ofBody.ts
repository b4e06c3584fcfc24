/** What several checks ask of one body, found out once: its move paths and where they are initialised. */
import type { TyCtxt } from "../../types/tcx";
import type { Body } from "../mir";
import { gatherMoves, type MoveData } from "../movePaths";
import { type ForwardResults, runForward } from "./framework";
import { everInitialized, maybeInitialized, maybeUninitialized } from "./initialized";

class Initialization {
  private inits: ForwardResults | undefined;
  private uninits: ForwardResults | undefined;
  private evers: ForwardResults | undefined;

  constructor(
    private readonly body: Body,
    readonly moves: MoveData,
  ) {}

  get maybeInit(): ForwardResults {
    return (this.inits ??= runForward(this.body, maybeInitialized(this.body, this.moves)));
  }
  get maybeUninit(): ForwardResults {
    return (this.uninits ??= runForward(this.body, maybeUninitialized(this.body, this.moves)));
  }
  get ever(): ForwardResults {
    return (this.evers ??= runForward(this.body, everInitialized(this.body, this.moves)));
  }
}

const known = new WeakMap<Body, Initialization>();

export function initializationOf(tcx: TyCtxt, body: Body): Initialization {
  let found = known.get(body);
  if (found === undefined) known.set(body, (found = new Initialization(body, gatherMoves(tcx, body))));
  return found;
}
