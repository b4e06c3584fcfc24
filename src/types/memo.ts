/**
 * Memoised queries: each answer is computed once, on first use, and a query that needs its own answer is a cycle. Answers about std
 * live as long as the process and are shared by all compilations; those about the user's crate end with theirs.
 */
import { crateOf, type DefId, userCrate } from "../resolve/def";

/** Answers about std, by query. */
export class SharedAnswers {
  private readonly maps = new Map<string, Map<DefId, unknown>>();

  /** `stored`: what std's index says. */
  constructor(readonly stored: ((query: string, id: DefId) => unknown) | undefined) {}

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
    private readonly name: string,
    private readonly answers: SharedAnswers,
    private readonly compute: (id: DefId) => V,
    /** What a cycle gives. */
    private readonly onCycle: (id: DefId) => V,
  ) {
    this.shared = answers.map(name);
  }

  private known(id: DefId): V | typeof inProgress | undefined {
    if (crateOf(id) >= userCrate) return this.own.get(id);
    const known = this.shared.get(id);
    if (known !== undefined || this.answers.stored === undefined) return known;
    const stored = this.answers.stored(this.name, id) as V | undefined;
    if (stored !== undefined) this.shared.set(id, stored);
    return stored;
  }

  get(id: DefId): V {
    const known = this.known(id);
    if (known !== undefined) return known === inProgress ? this.onCycle(id) : known;
    const map = crateOf(id) < userCrate ? this.shared : this.own;
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
    const known = this.known(id);
    return known === inProgress ? undefined : known;
  }
  isRunning(id: DefId): boolean {
    return this.known(id) === inProgress;
  }
  set(id: DefId, value: V): void {
    (crateOf(id) < userCrate ? this.shared : this.own).set(id, value);
  }

  /** All answers about std that are known. */
  stdAnswers(): ReadonlyMap<DefId, V> {
    return new Map([...this.shared].flatMap(([id, value]) => (value === inProgress ? [] : [[id, value] as const])));
  }
}
