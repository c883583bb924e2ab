import { useSyncExternalStore } from 'react';
import { currentConnection, onConnectionChange } from './connection.ts';

const lookEveryMs = 60 * 60_000;

let registration: ServiceWorkerRegistration | null = null;
let ready = false;
const listeners = new Set<() => void>();

/** Lets the app open without a connection, and notices when the server has a newer one. Call once. */
export function startUpdates(): void {
  // Missing where the page came over plain http from another machine.
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  if (document.readyState === 'complete') void register();
  else window.addEventListener('load', () => void register());
}

/** Whether a newer version waits for its page to load again. */
export function useUpdateReady(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ready,
  );
}

/** Loads the page in the new version. Drafts are kept in the browser with every key, so none is lost. */
export function applyUpdate(): void {
  const waiting = registration?.waiting;
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('activate');
}

async function register(): Promise<void> {
  try {
    registration = await navigator.serviceWorker.register('/sw.js');
  } catch {
    // Without it everything works while there is a connection.
    return;
  }
  const found = registration as ServiceWorkerRegistration | undefined;
  // A browser that blocks workers may answer with nothing.
  if (!found) return;
  if (found.waiting && navigator.serviceWorker.controller) tell();
  found.addEventListener('updatefound', () => {
    const fresh = found.installing;
    fresh?.addEventListener('statechange', () => {
      // The very first one replaces nothing.
      if (fresh.state === 'installed' && navigator.serviceWorker.controller) tell();
    });
  });
  const look = () => void found.update().catch(() => {});
  setInterval(look, lookEveryMs);
  onConnectionChange(() => currentConnection() === 'online' && look());
}

function tell(): void {
  ready = true;
  for (const listener of listeners) listener();
}
