/**
 * A map that forks in constant time: a fork reads through to its parent and keeps its own writes.
 * Values are immutable by convention; the parent must not change while a fork is used.
 */
const GONE = Symbol('gone');

export class Layered<K, V> {
  private readonly own = new Map<K, V | typeof GONE>();
  private readonly parent: Layered<K, V> | null;
  private changed: Set<K> | null = null;

  constructor(entries: Iterable<readonly [K, V]> = [], parent: Layered<K, V> | null = null) {
    this.parent = parent;
    for (const [key, value] of entries) this.own.set(key, value);
  }

  get(key: K): V | undefined {
    const value = this.own.get(key);
    if (value !== undefined) return value === GONE ? undefined : value;
    return this.parent?.get(key);
  }

  set(key: K, value: V): void {
    this.own.set(key, value);
    this.changed?.add(key);
  }

  delete(key: K): void {
    if (this.parent) this.own.set(key, GONE);
    else this.own.delete(key);
    this.changed?.add(key);
  }

  /** Keys written from now on are put into a set, which its owner empties. Forks do not inherit it. */
  follow(): Set<K> {
    this.changed = new Set();
    return this.changed;
  }

  /** Whether nothing was ever put in, or all of it taken out. Of a fork it may say no where everything is gone. */
  get isBare(): boolean {
    return this.own.size === 0 && (this.parent?.isBare ?? true);
  }

  /** Parent's entries first, in insertion order. */
  entries(): MapIterator<[K, V]> | Generator<[K, V]> {
    // Without a parent nothing is ever marked as gone.
    return this.parent ? this.merged(this.parent) : (this.own as Map<K, V>).entries();
  }

  values(): MapIterator<V> | Generator<V> {
    return this.parent ? this.mergedValues() : (this.own as Map<K, V>).values();
  }

  private *merged(parent: Layered<K, V>): Generator<[K, V]> {
    for (const [key, value] of parent.entries()) if (!this.own.has(key)) yield [key, value];
    for (const [key, value] of this.own) if (value !== GONE) yield [key, value];
  }

  private *mergedValues(): Generator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  fork(): Layered<K, V> {
    return new Layered<K, V>([], this);
  }
}
