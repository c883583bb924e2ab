import type { Topic } from '#contract/routing.ts';

/** Pure: topics of these names; one that was there before keeps its id, so that people keep knowing it. */
export function topicsOf(names: readonly string[], before: readonly Topic[]): Topic[] {
  const taken = new Set(before.map(({ id }) => id));
  return names.slice(0, 100).map((typed) => {
    const name = typed.slice(0, 60);
    const known = before.find((one) => one.name === name);
    if (known) return known;
    let n = taken.size + 1;
    while (taken.has(`topic_${n}`)) n += 1;
    taken.add(`topic_${n}`);
    return { id: `topic_${n}`, name };
  });
}
