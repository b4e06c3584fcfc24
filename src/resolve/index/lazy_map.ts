/** A map whose values are made when first asked for. Later values can be set as in any map. */

export class LazyMap<K, V> extends Map<K, V> {
  constructor(
    private readonly load: (key: K) => V | undefined,
    /** All keys there are, where they are known. */
    private readonly all: readonly K[] = [],
  ) {
    super();
  }

  /** Over known entries, each kept as something that its value is made of. */
  static of<K, S, V>(entries: readonly (readonly [K, S])[], make: (stored: S) => V): LazyMap<K, V> {
    let known: Map<K, S> | undefined;
    const find = (key: K) => {
      known ??= new Map(entries);
      const stored = known.get(key);
      return stored === undefined ? undefined : make(stored);
    };
    return new LazyMap<K, V>(
      find,
      entries.map(([key]) => key),
    );
  }

  override get(key: K): V | undefined {
    let value = super.get(key);
    if (value === undefined) {
      value = this.load(key);
      if (value !== undefined) super.set(key, value);
    }
    return value;
  }

  override has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  override entries(): MapIterator<[K, V]> {
    for (const key of this.all) this.get(key);
    return super.entries();
  }
}
