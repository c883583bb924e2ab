import { t } from '../i18n.ts';
import { announce } from './announce.tsx';

export type Notice = {
  title: string;
  description?: string;
  tone?: 'plain' | 'ok' | 'error';
  /** Takes back what was just done; the notice then closes. Also on the key z. */
  undo?: () => void;
  /** Another thing to do, instead of undo. */
  action?: { label: string; run: () => void };
  /** 0 keeps it until it is closed. Errors stay by default. */
  timeoutMs?: number;
  /** The same id replaces the earlier notice. */
  id?: string;
};

export type ShownNotice = Notice & { id: string; tone: 'plain' | 'ok' | 'error'; timeoutMs: number };

const most = 3;
let shown: readonly ShownNotice[] = [];
let made = 0;
const listeners = new Set<() => void>();

function change(next: readonly ShownNotice[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a notice and returns its id. Works outside components too. */
export function notice(given: Notice): string {
  made += 1;
  const tone = given.tone ?? 'plain';
  const next = {
    ...given,
    tone,
    id: given.id ?? `notice-${made}`,
    timeoutMs: given.timeoutMs ?? (tone === 'error' ? 0 : 6_000),
  };
  change([...shown.filter(({ id }) => id !== next.id), next].slice(-most));
  const offer = given.undo ? t('ui.undo') : given.action?.label;
  announce([next.title, next.description, offer].filter(Boolean).join('. '), tone === 'error' ? 'assertive' : 'polite');
  return next.id;
}

/** notice() for components. */
export const useNotice = () => notice;

/** Closes one notice. */
export function closeNotice(id: string): void {
  if (shown.some((entry) => entry.id === id)) change(shown.filter((entry) => entry.id !== id));
}

export function subscribeNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const shownNotices = () => shown;
