/**
 * Words by their UTF-16 code units, for finding all that begin at a place. Children are found in one open-addressing table over
 * (node, unit), because a quarter of a million pieces as objects would take ten times the memory.
 */
export class Trie {
  #keys = new Float64Array(1 << 12);
  #children = new Int32Array(1 << 12);
  #mask = (1 << 12) - 1;
  /** The value of the word that ends at a node, -1 where none does. Node 0 is the root. */
  #values = new Int32Array(1 << 10).fill(-1);
  #nodes = 1;

  /** @param value 0 or more */
  add(word: string, value: number): void {
    let node = 0;
    for (let at = 0; at < word.length; at++) {
      const next = this.step(node, word.charCodeAt(at));
      node = next < 0 ? this.#grow(node, word.charCodeAt(at)) : next;
    }
    this.#values[node] = value;
  }

  /** The node after one more code unit; -1 when no word goes on so. */
  step(node: number, unit: number): number {
    const key = node * 0x1_00_00 + unit + 1;
    let slot = slotOf(node, unit) & this.#mask;
    for (;;) {
      const held = this.#keys[slot];
      if (held === key) return this.#children[slot] ?? -1;
      if (held === 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The value of the word that ends at this node; -1 when none does. */
  valueAt(node: number): number {
    return this.#values[node] ?? -1;
  }

  /** Where the longest word that begins at `from` ends, and its value; undefined when none does. */
  longest(text: string, from: number, to = text.length): { readonly end: number; readonly value: number } | undefined {
    let found: { end: number; value: number } | undefined;
    let node = 0;
    for (let at = from; at < to; at++) {
      node = this.step(node, text.charCodeAt(at));
      if (node < 0) break;
      const value = this.valueAt(node);
      if (value >= 0) found = { end: at + 1, value };
    }
    return found;
  }

  #grow(node: number, unit: number): number {
    if (this.#nodes * 2 > this.#mask) this.#widen();
    const made = this.#nodes++;
    this.#put(node * 0x1_00_00 + unit + 1, made, slotOf(node, unit));
    if (made >= this.#values.length) {
      const values = new Int32Array(this.#values.length * 2).fill(-1);
      values.set(this.#values);
      this.#values = values;
    }
    return made;
  }

  #put(key: number, child: number, hash: number): void {
    let slot = hash & this.#mask;
    while (this.#keys[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#children[slot] = child;
  }

  #widen(): void {
    const [keys, children] = [this.#keys, this.#children];
    this.#keys = new Float64Array(keys.length * 2);
    this.#children = new Int32Array(keys.length * 2);
    this.#mask = keys.length * 2 - 1;
    for (let slot = 0; slot < keys.length; slot++) {
      const key = keys[slot] ?? 0;
      if (key === 0) continue;
      const node = Math.floor((key - 1) / 0x1_00_00);
      this.#put(key, children[slot] ?? -1, slotOf(node, (key - 1) % 0x1_00_00));
    }
  }
}

function slotOf(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e_37_79_b1) ^ Math.imul(unit + 1, 0x85_eb_ca_6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
