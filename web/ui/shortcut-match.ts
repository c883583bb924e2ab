/** What is read of a keyboard event; kept apart so that matching can be tested without a browser. */
export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

export type MatchResult = { run: string } | { wait: string } | null;

/** So long browsers take what is typed in a select for one word. */
const typingAheadMs = 1_000;

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * A key press in the notation of useShortcuts: `j`, `shift+j`, `mod+k`, `?`, `Enter`. Null for a lone modifier.
 * Letters follow the key's Latin place on keyboards of other scripts, so `j` works on a Cyrillic one too.
 */
export function pressName(press: KeyPress, mac: boolean): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process'].includes(press.key)) return null;
  const key = latinKey(press);
  const printable = [...key].length === 1;
  const letter = /^[a-z]$/i.test(key);
  const mod = mac ? press.metaKey : press.ctrlKey;
  // AltGr types characters on many layouts and looks like Ctrl+Alt; then the character alone counts.
  const types = printable && !letter && press.altKey && press.ctrlKey;
  const parts: string[] = [];
  if (mod && !types) parts.push('mod');
  if (press.altKey && !types) parts.push('alt');
  if (press.shiftKey && (letter || !printable)) parts.push('shift');
  parts.push(letter ? key.toLowerCase() : key === ' ' ? 'Space' : key);
  return parts.join('+');
}

function latinKey({ key, code }: KeyPress): string {
  const foreignLetter = [...key].length === 1 && key.charCodeAt(0) > 127 && /^Key[A-Z]$/.test(code);
  return foreignLetter ? code.slice(3).toLowerCase() : key;
}

/**
 * What a press means among `bindings` after the keys in `pending` ("g" waiting for "i"):
 * a binding to run, a longer one to wait for, or nothing. A finished binding wins over a longer one.
 */
export function matchPress(bindings: Iterable<string>, pending: string | null, press: string): MatchResult {
  const all = [...bindings];
  const sequence = pending ? `${pending} ${press}` : press;
  if (all.includes(sequence)) return { run: sequence };
  if (all.some((binding) => binding.startsWith(`${sequence} `))) return { wait: sequence };
  return pending ? matchPress(all, null, press) : null;
}

/** Whether a binding counts while somebody types: one with `mod`, but never `mod+a`, by which a field chooses its own words. */
export function worksInFields(keys: string): boolean {
  return keys.startsWith('mod+') && keys !== 'mod+a';
}

/**
 * Whether a key is for the select that has the focus: a sign with which one of its options begins, or that goes on with
 * the word typed there a moment ago, and every key that is no sign. Other signs choose nothing: they are shortcuts as on a button.
 */
export function isForSelect(key: string, options: readonly string[], sinceSignMs: number): boolean {
  if (!isSign(key) || sinceSignMs < typingAheadMs) return true;
  return options.some((option) => option.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase()));
}

export const isSign = (key: string) => [...key].length === 1 && key !== ' ';

const caps: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
};

/** The caps to draw for a binding, in order. */
export function keyCaps(binding: string, mac: boolean = isMac): string[] {
  const modifiers: Record<string, string> = mac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  return binding.split(' ').flatMap((combo) => {
    const parts = combo === '+' ? ['+'] : combo.split('+');
    // A letter alone stands as it is typed, beside a modifier as it is printed on the key.
    const named = (key: string) => (parts.length > 1 && key.length === 1 ? key.toUpperCase() : key);
    const keys = parts.map((key) => modifiers[key] ?? caps[key] ?? named(key));
    return mac ? [keys.join('')] : keys;
  });
}
