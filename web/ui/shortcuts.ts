import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import { isForSelect, isMac, isSign, matchPress, pressName, worksInFields } from './shortcut-match.ts';
import { inOrderOfUse } from './shortcut-order.ts';

/** The event is missing when the command palette runs it. */
type Run = (event?: KeyboardEvent) => void;
export type Shortcut = Run | { run: Run; label: string; group?: string; always?: boolean };
/** Shown in the list of keys and offered by the command palette. */
export type ShortcutHelp = { keys: string; label: string; group: string; run: () => void };

type Entry = { keys: string; run: Run; label: string; group: string; always: boolean };
/** What one component binds; its place among the others stays while its bindings change. */
type Slot = { entries: readonly Entry[] };

const sequenceMs = 1_200;
const mostHeldMs = 10_000;
/** Later slots win: what is deeper on the screen opens last. */
let slots: readonly Slot[] = [];
let entries: readonly Entry[] = [];
let pending: { keys: string; at: number } | null = null;
/** A key is being answered this very moment. */
let answers = false;
/** What was typed while the answer to a key is on its way; null while none is. */
let held: string | null = null;
let holding: ReturnType<typeof setTimeout>;
const listeners = new Set<() => void>();

function change(next: readonly Slot[]): void {
  slots = next;
  entries = next.flatMap((slot) => slot.entries);
  for (const listener of listeners) listener();
}

/**
 * Binds keys while the component is on the screen: `useShortcuts({ j: { run, label: t('…') }, 'mod+k': …, 'g i': … })`.
 * Entries with a label appear in the list of keys. Keys are ignored while typing, where they choose in a select, and inside popups and dialogs,
 * unless the binding has `always`; one with `mod` counts while typing, but for `mod+a`. `active: false` takes them away for a while.
 */
export function useShortcuts(shortcuts: Record<string, Shortcut>, { group = '', active = true } = {}): void {
  const runLatest = useEffectEvent((keys: string, event?: KeyboardEvent) => {
    const shortcut = shortcuts[keys];
    if (shortcut) (typeof shortcut === 'function' ? shortcut : shortcut.run)(event);
  });
  const shape = JSON.stringify(
    Object.entries(shortcuts).map(([keys, shortcut]) => {
      const { label, group: own, always } = typeof shortcut === 'function' ? { label: '' } : shortcut;
      return { keys, label, group: own ?? group, always: always ?? false };
    }),
  );

  const own = useRef<Slot>({ entries: [] });
  useEffect(() => {
    if (!active) return;
    const slot = own.current;
    change([...slots, slot]);
    return () => change(slots.filter((one) => one !== slot));
  }, [active]);
  useEffect(() => {
    const described: Omit<Entry, 'run'>[] = JSON.parse(shape);
    own.current.entries = described.map((entry) => ({ ...entry, run: (event) => runLatest(entry.keys, event) }));
    change([...slots]);
  }, [shape]);
}

/** Listens on the window; call once, where the app starts. Returns the way to stop. */
export function startShortcuts(): () => void {
  window.addEventListener('keydown', handleKey);
  return () => window.removeEventListener('keydown', handleKey);
}

/**
 * What a key just asked for has to be fetched first: until `releaseKeys`, Escape or ten seconds later, letters are kept
 * and no key acts on the page that is about to be covered. False where no key asked.
 */
export function holdKeys(): boolean {
  if (answers) {
    held ??= '';
    clearTimeout(holding);
    holding = setTimeout(releaseKeys, mostHeldMs);
  }
  return answers;
}

/** What a key asked for stands: what was typed meanwhile goes where the focus is now, if one writes there. */
export function releaseKeys(): void {
  if (held) document.execCommand('insertText', false, held);
  held = null;
}

function hold(event: KeyboardEvent): void {
  event.preventDefault();
  if (event.key === 'Escape') held = null;
  else if (event.key.length === 1) held += event.key;
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (held !== null && !event.ctrlKey && !event.metaKey) {
    hold(event);
    return;
  }
  const press = pressName(event, isMac);
  if (!press) return;
  const isTaken = isTyped(event);
  const usable = entries.filter((entry) => isUsable(entry, event, isTaken));
  const waiting = pending && event.timeStamp - pending.at < sequenceMs ? pending.keys : null;
  const match = matchPress(new Set(usable.map(({ keys }) => keys)), waiting, press);
  pending = match && 'wait' in match ? { keys: match.wait, at: event.timeStamp } : null;
  if (!match) return;
  event.preventDefault();
  if (!('run' in match)) return;
  // What it draws is drawn before the next task.
  answers = true;
  setTimeout(() => {
    answers = false;
  });
  usable.findLast(({ keys }) => keys === match.run)?.run(event);
}

/** When a sign was last typed in a select, by the clock of events. */
let signAt = Number.NEGATIVE_INFINITY;

/** Whether the key goes into what has the focus, by which somebody types or chooses. */
function isTyped({ target, key, timeStamp }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const select = target.closest('select');
  if (!select)
    return target.closest('input:not([type=checkbox],[type=radio]), textarea, [contenteditable=true]') !== null;
  // While its list is open, one of its options has the focus.
  if (target !== select) return true;
  const options = [...select.options].map(({ text }) => text);
  const isIts = isForSelect(key, options, timeStamp - signAt);
  if (isIts && isSign(key)) signAt = timeStamp;
  return isIts;
}

function isUsable(entry: Entry, event: KeyboardEvent, isTaken: boolean): boolean {
  if (entry.always) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  // A dialog without focus inside (it is just opening) still covers the page.
  if (target?.closest('[data-own-keys]') || document.querySelector('[data-covers-page]')) return false;
  return !isTaken || worksInFields(entry.keys);
}

/** Every key in force now, each once: what is done most first. */
export function useShortcutHelp(): ShortcutHelp[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
  return inOrderOfUse(all);
}
