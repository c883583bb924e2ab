import { useSyncExternalStore } from 'react';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const contrastChoices = ['system', 'more'] as const;
export type ContrastChoice = (typeof contrastChoices)[number];

const listeners = new Set<() => void>();
const grounds = { light: '#f7f7f5', dark: '#131412' };
const asksForDark = '(prefers-color-scheme: dark)';
const asksForContrast = '(prefers-contrast: more)';

/** The agent's choice on this device. Private windows without storage follow the system. */
export function themeChoice(): ThemeChoice {
  return themeChoices.find((choice) => choice === stored('theme')) ?? 'system';
}

export function setThemeChoice(choice: ThemeChoice): void {
  choose('theme', choice);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice, () => 'system');
}

/** Whether this device shows stronger lines and text always, or when the system asks for it. */
export function contrastChoice(): ContrastChoice {
  return contrastChoices.find((choice) => choice === stored('contrast')) ?? 'system';
}

export function setContrastChoice(choice: ContrastChoice): void {
  choose('contrast', choice);
}

export function useContrastChoice(): ContrastChoice {
  return useSyncExternalStore(subscribe, contrastChoice, () => 'system');
}

/** Keeps the page on what was chosen, also when the system turns dark in the evening. */
export function startTheme(): void {
  apply();
  for (const query of [asksForDark, asksForContrast]) matchMedia(query).addEventListener('change', apply);
}

/** What was chosen since the page opened; it lasts that long where nothing can be stored. */
const chosen = new Map<'theme' | 'contrast', string>();

function stored(key: 'theme' | 'contrast'): string | null {
  try {
    return chosen.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

function choose(key: 'theme' | 'contrast', choice: string): void {
  chosen.set(key, choice);
  try {
    localStorage.setItem(key, choice);
  } catch {
    // Storage is blocked.
  }
  apply();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function apply(): void {
  const asks = (query: string) => matchMedia(query).matches;
  const theme =
    themeChoice() === 'dark' || (themeChoice() === 'system' && asks(asksForDark)) ? 'dark' : ('light' as const);
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  dataset.contrast = contrastChoice() === 'more' || asks(asksForContrast) ? 'more' : 'normal';
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', grounds[theme]);
}
