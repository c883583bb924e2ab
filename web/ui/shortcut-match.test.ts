import { describe, expect, it, test } from 'vitest';
import { isForSelect, type KeyPress, keyCaps, matchPress, pressName, worksInFields } from './shortcut-match.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('the name of a key press', () => {
  it.each([
    ['a letter', press('j'), 'j'],
    ['a letter with caps lock on', press('J'), 'j'],
    ['a shifted letter', press('J', { shiftKey: true }), 'shift+j'],
    ['a sign that needs shift', press('?', { shiftKey: true }), '?'],
    ['Ctrl and a letter', press('k', { ctrlKey: true }), 'mod+k'],
    ['Ctrl and Enter', press('Enter', { ctrlKey: true }), 'mod+Enter'],
    ['a sign typed with AltGr', press('#', { ctrlKey: true, altKey: true }), '#'],
    ['the key of j on a Cyrillic keyboard', press('о', { code: 'KeyJ' }), 'j'],
    ['the space bar', press(' '), 'Space'],
  ])('%s', (_, given, name) => {
    expect(pressName(given, false)).toBe(name);
  });

  it('is Cmd on a Mac where it is Ctrl elsewhere', () => {
    expect(pressName(press('k', { metaKey: true }), true)).toBe('mod+k');
    expect(pressName(press('k', { ctrlKey: true }), true)).toBe('k');
  });

  it('does not exist for a modifier alone', () => {
    expect(pressName(press('Shift', { shiftKey: true }), false)).toBeNull();
  });
});

describe('matching a press', () => {
  const bindings = ['j', 'g i', 'g c', 'i'];

  it('runs a single key at once', () => {
    expect(matchPress(bindings, null, 'j')).toEqual({ run: 'j' });
  });

  it('waits for the rest of a sequence and runs it', () => {
    expect(matchPress(bindings, null, 'g')).toEqual({ wait: 'g' });
    expect(matchPress(bindings, 'g', 'i')).toEqual({ run: 'g i' });
  });

  it('forgets a sequence that goes on differently and takes the key for itself', () => {
    expect(matchPress(bindings, 'g', 'j')).toEqual({ run: 'j' });
    expect(matchPress(bindings, 'g', 'g')).toEqual({ wait: 'g' });
    expect(matchPress(bindings, 'g', 'x')).toBeNull();
  });
});

test.each([
  ['mod+k', true],
  ['mod+Enter', true],
  ['mod+a', false],
  ['a', false],
  ['g i', false],
])('%s counts while typing: %s', (keys, counts) => {
  expect(worksInFields(keys)).toBe(counts);
});

test.each([
  ['z', 5_000, false],
  ['?', 5_000, false],
  ['e', 5_000, true],
  ['F', 5_000, true],
  // The z of "Enz": a word goes on, wherever it leads.
  ['z', 300, true],
  ['Escape', 5_000, true],
  [' ', 5_000, true],
])('%s, %d ms after the last sign, is for a select of English and French: %s', (key, sinceMs, isIts) => {
  expect(isForSelect(key, ['English', ' français'], sinceMs)).toBe(isIts);
});

describe('key caps', () => {
  it('shows one cap a key, letters beside a modifier in capitals', () => {
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('g i', false)).toEqual(['g', 'i']);
    expect(keyCaps('mod+Enter', false)).toEqual(['Ctrl', '↵']);
  });

  it('writes modifiers as signs on a Mac', () => {
    expect(keyCaps('mod+shift+k', true)).toEqual(['⌘⇧K']);
  });
});
