import { newId } from '../domain/new-id.ts';

const key = 'earshot.browser';
let made: string | undefined;

/** What all tabs of this browser call it when they say what they show; forgotten when somebody signs out. */
export function browserId(): string {
  try {
    const known = localStorage.getItem(key);
    if (known) return known;
    const fresh = newId();
    localStorage.setItem(key, fresh);
    return fresh;
  } catch {
    // No storage: this tab is a browser of its own.
    made ??= newId();
    return made;
  }
}

/** The next person here is another. */
export function forgetBrowser(): void {
  made = undefined;
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
