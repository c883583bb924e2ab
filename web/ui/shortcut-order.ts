/** What is done all day stands first, wherever keys are listed. */
const often = ['r', 'n', 'p', 'a', 'shift+a', 'e', 's', 't', '/', 'j', 'k', 'Enter'];

/**
 * Pure: keys as they are listed for people, each once: what is done most first, the rest as the screen is built. Of
 * several entries for the same keys the last counts, as it does when they are pressed; without a label none is listed.
 */
export function inOrderOfUse<T extends { keys: string; label: string }>(entries: readonly T[]): T[] {
  const byKeys = new Map(entries.filter(({ label }) => label !== '').map((entry) => [entry.keys, entry]));
  const place = ({ keys }: T) => (often.includes(keys) ? often.indexOf(keys) : often.length);
  return [...byKeys.values()].sort((a, b) => place(a) - place(b));
}
