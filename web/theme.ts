import { useSyncExternalStore } from 'react';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const listeners = new Set<() => void>();
const grounds = { light: '#f7f7f5', dark: '#131412' };

/** The agent's choice on this device. Private windows without storage follow the system. */
export function themeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem('theme');
    return themeChoices.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

export function setThemeChoice(choice: ThemeChoice): void {
  try {
    localStorage.setItem('theme', choice);
  } catch {
    // Without storage the choice lasts until the page closes.
  }
  applyTheme(choice);
  for (const listener of listeners) listener();
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    themeChoice,
    () => 'system',
  );
}

/** Keeps the page on the chosen theme, also when the system turns dark in the evening. */
export function startTheme(): void {
  applyTheme(themeChoice());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyTheme(themeChoice()));
}

function applyTheme(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', grounds[theme]);
}
