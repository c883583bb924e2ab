/** A stream of chance that is the same for the same words: two runs with one seed make one workspace. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight; weights need not add up to 1. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
  /** exp of a normal value: `median` with `sigma` in logarithms. */
  lognormal(median: number, sigma: number): number;
  /** A version 7 id at that moment. */
  id(at: Date): string;
};

/** A stream for a seed and a place in the work, so that any part can be made alone and in any order. */
export function randomFrom(seed: number, ...place: (string | number)[]): Random {
  let state = hash(`${seed}:${place.join(':')}`);
  const bits = () => {
    // Mulberry32: short, even and fast; nothing here is a secret.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => bits() / 4_294_967_296;
  const hex = (digits: number) => bits().toString(16).padStart(8, '0').slice(0, digits);
  const random: Random = {
    next,
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error('pick() from an empty list.');
      return found;
    },
    weighted: (weights) => {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new Error('weighted() without weights.');
    },
    lognormal: (median, sigma) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(sigma * normal);
    },
    id: (at) => {
      const time = at.getTime().toString(16).padStart(12, '0');
      const variant = '89ab'.charAt(bits() & 3);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(8)}${hex(4)}`;
    },
  };
  return random;
}

function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) value = Math.imul(value ^ words.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}
