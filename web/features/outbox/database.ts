import type { Waiting } from './entry.ts';

const databaseName = 'earshot';
const storeName = 'outbox';

let opening: Promise<IDBDatabase | null> | undefined;
/** Where the browser keeps nothing, as in some private windows, it lasts as long as the page. */
const memory = new Map<string, Waiting>();

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) {
      resolve(null);
      return;
    }
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
  return opening;
}

/** Everything that is kept in this browser, whoever's it is, in the order of sending. */
export async function readAll(): Promise<Waiting[]> {
  const database = await open();
  const found = database
    ? await settled<Waiting[]>(database.transaction(storeName).objectStore(storeName).getAll())
    : [...memory.values()];
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * Changes one entry in one step, so that of several tabs one does it: `next` gets what is there and gives what is to
 * be there, null for nothing, undefined to leave it. Answers with what was there before.
 */
export async function changeEntry(
  key: string,
  next: (before: Waiting | undefined) => Waiting | null | undefined,
): Promise<Waiting | undefined> {
  const database = await open();
  if (!database) {
    const before = memory.get(key);
    const after = next(before);
    if (after === null) memory.delete(key);
    else if (after) memory.set(key, after);
    return before;
  }
  const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore(storeName);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  const before = await settled<Waiting | undefined>(store.get(key));
  const after = next(before);
  if (after === null) store.delete(key);
  else if (after) store.put(after);
  await done;
  return before;
}

/** Forgets everything that waits, as when somebody signs out. */
export async function clearAll(): Promise<void> {
  memory.clear();
  const database = await open();
  if (database) await settled(database.transaction(storeName, 'readwrite').objectStore(storeName).clear());
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
