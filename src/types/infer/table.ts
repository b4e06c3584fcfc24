/**
 * A unification table: variables that stand for one another (union-find) and, per class, a value. All changes can be undone: the
 * undo log is shared by the tables of one inference context. Paths are not compressed, so that undoing stays a pop; unions
 * are by rank, so that paths stay short.
 */
export class UndoLog {
  private readonly actions: (() => void)[] = [];
  private open = 0;

  /** Remembers how to undo a change, if some snapshot is open. */
  push(undo: () => void): void {
    if (this.open > 0) this.actions.push(undo);
  }
  start(): number {
    this.open++;
    return this.actions.length;
  }
  rollbackTo(mark: number): void {
    while (this.actions.length > mark) (this.actions.pop() as () => void)();
    this.open--;
  }
  commit(): void {
    this.open--;
    if (this.open === 0) this.actions.length = 0;
  }
}

interface Entry<V> {
  parent: number;
  rank: number;
  value: V | undefined;
}

export class UnificationTable<V> {
  private readonly entries: Entry<V>[] = [];

  constructor(
    private readonly log: UndoLog,
    /** Told of each variable that stops standing for itself (which may be undone). */
    private readonly changed: (vid: number) => void = () => undefined,
  ) {}

  fresh(): number {
    const vid = this.entries.length;
    this.entries.push({ parent: vid, rank: 0, value: undefined });
    this.log.push(() => this.entries.pop());
    return vid;
  }

  count(): number {
    return this.entries.length;
  }

  root(vid: number): number {
    let at = vid;
    for (;;) {
      const parent = (this.entries[at] as Entry<V>).parent;
      if (parent === at) return at;
      at = parent;
    }
  }

  value(vid: number): V | undefined {
    return (this.entries[this.root(vid)] as Entry<V>).value;
  }

  assign(vid: number, value: V): void {
    const root = this.root(vid);
    const entry = this.entries[root] as Entry<V>;
    const before = entry.value;
    entry.value = value;
    this.changed(root);
    this.log.push(() => {
      entry.value = before;
    });
  }

  /** Joins two classes without values. Of equal rank the older variable stays root, which keeps output deterministic. */
  union(a: number, b: number): void {
    let root = this.entries[this.root(a)] as Entry<V>;
    let child = this.entries[this.root(b)] as Entry<V>;
    if (root === child) return;
    if (root.rank < child.rank || (root.rank === child.rank && child.parent < root.parent))
      [root, child] = [child, root];
    const { parent } = child;
    const { rank } = root;
    child.parent = root.parent;
    this.changed(parent);
    if (root.rank === child.rank) root.rank++;
    this.log.push(() => {
      child.parent = parent;
      root.rank = rank;
    });
  }
}
