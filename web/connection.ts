import { useSyncExternalStore } from 'react';

type Connection = 'online' | 'offline';

const probeMs = 4_000;
let connection: Connection = 'online';
let probe: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Tells the page whether the server was reached: calls and the stream report here. */
export function reportConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  clearInterval(probe);
  if (next === 'offline') probe = setInterval(tryServer, probeMs);
  for (const listener of listeners) listener();
}

export function currentConnection(): Connection {
  return connection;
}

export function useConnection(): Connection {
  return useSyncExternalStore(onConnectionChange, currentConnection, currentConnection);
}

/** Calls back when the connection is lost or found; returns the way to stop. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Follows what the browser knows about the network; call once. */
export function startConnection(): void {
  window.addEventListener('offline', () => reportConnection('offline'));
  window.addEventListener('online', tryServer);
}

async function tryServer(): Promise<void> {
  try {
    const response = await fetch('/api/health', { cache: 'no-store' });
    if (response.status < 502) reportConnection('online');
  } catch {
    // Still away; the next probe tries again.
  }
}
