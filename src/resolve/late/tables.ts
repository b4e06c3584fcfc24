/** The results of late resolution for one owner; see `OwnerResolutions` in `resolver.ts` for what is keyed by what. */
import type { NodeId } from "../../syntax/ast";
import type { DefId, LifetimeRes, PartialRes } from "../def";
import type { Definitions } from "../definitions";
import type { Module } from "../module";
import type { OwnerResolutions } from "../resolver";

export class OwnerTables implements OwnerResolutions {
  readonly paths = new Map<NodeId, PartialRes>();
  readonly lifetimes = new Map<NodeId, LifetimeRes>();
  readonly labels = new Map<NodeId, NodeId>();
  readonly bindings = new Map<NodeId, NodeId>();
  /** The anonymous module around a method call or path, where there is one. */
  readonly blocks = new Map<NodeId, Module>();

  constructor(
    readonly owner: DefId,
    private readonly definitions: Definitions,
  ) {}

  partialRes(node: NodeId): PartialRes | undefined {
    return this.paths.get(node);
  }

  lifetime(node: NodeId): LifetimeRes {
    return this.lifetimes.get(node) ?? { kind: "Err" };
  }

  label(node: NodeId): NodeId | undefined {
    return this.labels.get(node);
  }

  binding(node: NodeId): NodeId {
    return this.bindings.get(node) ?? node;
  }

  defOf(node: NodeId): DefId | undefined {
    return this.definitions.ofNode(node);
  }
}
