/**
 * A stopped `Machine` as the view reads it: frames from their headers, slots from the frame layouts, heap blocks from the
 * allocation records, statics from what was linked. Reads only; made anew at each stop.
 */
import type { Span } from "../base/source";
import type { Layout } from "../layout/layout";
import { codeBase, Thread } from "../machine/contract";
import type { DataAlloc } from "../machine/data";
import type { FnRecord, Linker } from "../machine/link";
import type { MachineFrame } from "../machine/inspect";
import type { Machine } from "../machine/machine";
import type { Body, Local, Place } from "../mir/mir";
import { stateAt } from "../mir/facts";
import { crateOf, userCrate } from "../resolve/def";
import type { Context } from "../types/context";
import { tyStr } from "../types/intern";
import type { GenericArgs, Ty } from "../types/ty";
import { isReadable, type MemoryReader, readUsize } from "./view/memory";
import type { AddressRange, SegmentName } from "./view/model";
import { activeVariant, lengthOf, type Part, partsOf, pointerOf } from "./view/parts";
import type { LocalState, TargetAllocation, TargetFrame, TargetStatic, TargetThread, ViewTarget } from "./view/target";
