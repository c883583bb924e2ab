/** Before the key of each draft that this browser keeps. */
export const draftPrefix = 'earshot.draft ';

const listeners = new Set<() => void>();

/** Calls back when every draft of this browser is to be forgotten. */
export function onForgetDrafts(listener: () => void): void {
  listeners.add(listener);
}

/** Forgets every draft of this browser, as when somebody signs out; also where nothing was typed since it was opened. */
export function forgetDrafts(): void {
  for (const listener of listeners) listener();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(draftPrefix)) localStorage.removeItem(key);
  } catch {
    // No right to look: then nothing was kept either.
  }
}
