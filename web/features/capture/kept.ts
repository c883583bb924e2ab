import { useSyncExternalStore } from 'react';
import { addCapture, addCapturePicture, type CaptureInput } from '#contract/capture.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';

/** What was written down and is not with the server yet, or is still being typed, in this browser. */
export type Kept = {
  id: string;
  /** Keeps the people and workspaces of one browser apart. */
  owner: string;
  state: 'draft' | 'waiting';
  input: CaptureInput;
  pictures: Blob[];
  /** Why the server did not take it, in its words; null while nobody was asked. */
  problem: string | null;
};

/** Deleted when somebody signs out (`web/shell/session.ts`). */
const databaseName = 'earshot-captures';
const storeName = 'captures';

let opening: Promise<IDBDatabase | null> | undefined;
/** Where the browser keeps nothing it lasts as long as the page. */
const memory = new Map<string, Kept>();
const listeners = new Set<() => void>();
let shown: readonly Kept[] = [];

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve(null);
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' });
    request.onsuccess = () => {
      // Signing out in another tab deletes it.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
  return opening;
}

/** Reads what is kept for somebody; what they are typing is among it. */
export async function readKept(owner: string): Promise<readonly Kept[]> {
  const database = await open();
  const all = database
    ? await settled<Kept[]>(database.transaction(storeName).objectStore(storeName).getAll())
    : [...memory.values()];
  shown = all.filter((one) => one.owner === owner);
  for (const listener of listeners) listener();
  return shown;
}

export async function keep(one: Kept): Promise<void> {
  const database = await open();
  if (database) await settled(database.transaction(storeName, 'readwrite').objectStore(storeName).put(one));
  else memory.set(one.id, one);
  await readKept(one.owner);
}

export async function forget({ id, owner }: Pick<Kept, 'id' | 'owner'>): Promise<void> {
  const database = await open();
  if (database) await settled(database.transaction(storeName, 'readwrite').objectStore(storeName).delete(id));
  else memory.delete(id);
  await readKept(owner);
}

/** What waits to be sent from this browser. */
export function useWaiting(): readonly Kept[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  ).filter(({ state }) => state === 'waiting');
}

/** What is sent right now, so that no two sendings of one browser page meet. */
const sending = new Set<string>();

/**
 * Sends one: its words, then its pictures, each once however often it is tried. Answers with its conversation, or null
 * while it cannot be sent; then it stays kept, with the reason where the server refused it.
 */
export async function send(one: Kept): Promise<string | null> {
  if (sending.has(one.id)) return null;
  sending.add(one.id);
  try {
    const { conversationId } = await call(addCapture, { body: { ...one.input, id: one.id } });
    for (const [n, picture] of one.pictures.entries()) {
      const file = new File([picture], 'picture', { type: picture.type });
      await call(addCapturePicture, { params: { captureId: one.id, n: String(n) }, file });
    }
    await forget(one);
    return conversationId;
  } catch (error) {
    const mayGoLater = error instanceof ApiError && (error.code === 'offline' || error.code === 'unauthenticated');
    await keep({ ...one, state: 'waiting', problem: mayGoLater ? null : errorMessage(error) });
    return null;
  } finally {
    sending.delete(one.id);
  }
}

/** Tries again whatever waits and was not refused. */
export async function sendWaiting(owner: string): Promise<void> {
  for (const one of await readKept(owner)) if (one.state === 'waiting' && one.problem === null) await send(one);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
