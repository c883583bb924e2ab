import { useSyncExternalStore } from 'react';
import type { Mode } from '#web/domain/mode.ts';
import { changeEntry, clearAll, readAll } from './database.ts';
import type { Waiting } from './entry.ts';

/** Where the draft of an entry stands. */
type Place = { owner: string; conversationId: string; mode: Mode };
type Word = { kind: 'changed' } | ({ kind: 'sent'; at: string } & Place);

/** A browser that is slow to open its storage does not keep the page waiting. */
const patienceMs = 1_000;
const nothing: readonly Waiting[] = [];

let entries: readonly Waiting[] = nothing;
/** The same entries by conversation, so that a screen that shows one is drawn again only for its own. */
let byConversation = new Map<string, readonly Waiting[]>();
const listeners = new Set<() => void>();
const sentListeners = new Set<(place: Place, at: Date) => void>();
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('earshot-outbox') : null;
if (channel)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'sent') sent(data, new Date(data.at));
    void reload();
  };

/** Reads what waits; drafts may be shown once it is known. */
export async function openOutbox(): Promise<void> {
  await Promise.race([reload(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

/** Everything that waits in this browser, whoever's it is. */
export const allWaiting = () => entries;

/** Keeps something until it can be sent. */
export async function keepWaiting(entry: Waiting): Promise<void> {
  await changeEntry(entry.key, () => entry);
  await changed();
}

/** Changes an entry that is there; answers with what it was, or undefined when it is not there or not in this state. */
export async function changeWaiting(
  key: string,
  states: readonly Waiting['state'][],
  change: Partial<Waiting> | null,
): Promise<Waiting | undefined> {
  let fits = false;
  const before = await changeEntry(key, (entry) => {
    fits = entry !== undefined && states.includes(entry.state);
    if (!entry || !fits) return undefined;
    return change && { ...entry, ...change };
  });
  await changed();
  return fits ? before : undefined;
}

/** It has arrived: every tab forgets its draft. */
export async function finishWaiting({ key, ...entry }: Waiting, at: Date): Promise<void> {
  await changeEntry(key, () => null);
  const place = { owner: entry.owner, conversationId: entry.conversationId, mode: entry.mode };
  channel?.postMessage({ kind: 'sent', at: at.toISOString(), ...place } satisfies Word);
  sent(place, at);
  await changed();
}

/** Calls back when something that waited has arrived, from whichever tab. */
export function onWaitingSent(listener: (place: Place, at: Date) => void): void {
  sentListeners.add(listener);
}

/** Calls back when anything that waits has changed; returns the way to stop. */
export function onWaitingChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether an answer of this draft is under way, so that the server's copy of the draft says nothing. */
export function isWaiting({ owner, conversationId, mode }: Place): boolean {
  return (byConversation.get(conversationId) ?? nothing).some((entry) => entry.owner === owner && entry.mode === mode);
}

/** Forgets everything, as when somebody signs out. */
export async function forgetWaiting(): Promise<void> {
  await clearAll();
  await changed();
}

/** What waits in a conversation, in the order of sending. */
export function useWaiting(conversationId: string): readonly Waiting[] {
  const read = () => byConversation.get(conversationId) ?? nothing;
  return useSyncExternalStore(onWaitingChange, read, read);
}

/** Everything that waits in this browser. */
export function useAllWaiting(): readonly Waiting[] {
  return useSyncExternalStore(onWaitingChange, allWaiting, allWaiting);
}

function sent(place: Place, at: Date): void {
  for (const listener of sentListeners) listener(place, at);
}

async function changed(): Promise<void> {
  channel?.postMessage({ kind: 'changed' } satisfies Word);
  await reload();
}

async function reload(): Promise<void> {
  entries = await readAll().catch(() => entries);
  byConversation = new Map(
    Object.entries(Object.groupBy(entries, ({ conversationId }) => conversationId)) as [string, Waiting[]][],
  );
  for (const listener of listeners) listener();
}
