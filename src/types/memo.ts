/**
 * Memoised queries: each answer is computed once, on first use, and a query that needs its own answer is a cycle. Answers about std
 * live as long as the process and are shared by all compilations; those about the user's crate end with theirs.
 */
import { crateOf, type DefId, userCrate } from "../resolve/def";

/** Answers about std, by query. */
export class SharedAnswers {
  private readonly maps = new Map<string, Map<DefId, unknown>>();

  map<V>(query: string): Map<DefId, V> {
    let map = this.maps.get(query);
    if (map === undefined) this.maps.set(query, (map = new Map()));
    return map as Map<DefId, V>;
  }
}

const inProgress = Symbol("in progress");

export class Query<V> {
  private readonly own = new Map<DefId, V | typeof inProgress>();
  private readonly shared: Map<DefId, V | typeof inProgress>;

  constructor(
    name: string,
    shared: SharedAnswers,
    private readonly compute: (id: DefId) => V,
    /** What a cycle gives. */
    private readonly onCycle: (id: DefId) => V,
  ) {
    this.shared = shared.map(name);
  }

  get(id: DefId): V {
    const map = crateOf(id) < userCrate ? this.shared : this.own;
    const known = map.get(id);
    if (known !== undefined) return known === inProgress ? this.onCycle(id) : known;
    map.set(id, inProgress);
    try {
      const value = this.compute(id);
      map.set(id, value);
      return value;
    } catch (thrown) {
      map.delete(id);
      throw thrown;
    }
  }

  /** The answer, if it was computed or set. */
  peek(id: DefId): V | undefined {
    const known = (crateOf(id) < userCrate ? this.shared : this.own).get(id);
    return known === inProgress ? undefined : known;
  }
  isRunning(id: DefId): boolean {
    return (crateOf(id) < userCrate ? this.shared : this.own).get(id) === inProgress;
  }
  set(id: DefId, value: V): void {
    (crateOf(id) < userCrate ? this.shared : this.own).set(id, value);
  }
}
