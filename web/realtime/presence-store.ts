import { useSyncExternalStore } from 'react';
import type { PresenceFrame, Present } from '#contract/presence.ts';

const nobody: readonly Present[] = [];
const people = new Map<string, readonly Present[]>();
const listeners = new Set<() => void>();

/** Takes over what a frame says. */
export function hearPresence({ whole, conversations }: PresenceFrame): void {
  if (whole) people.clear();
  for (const { id, people: there } of conversations) {
    if (there.length > 0) people.set(id, there);
    else people.delete(id);
  }
  tell();
}

/** Everything that is known, for a tab that opens later. */
export function wholePresence(): PresenceFrame {
  return { whole: true, conversations: [...people].map(([id, there]) => ({ id, people: [...there] })) };
}

/** Nothing can be known without a stream, or of what went out of sight. */
export function forgetPresence(conversationId?: string): void {
  if (conversationId === undefined) people.clear();
  else people.delete(conversationId);
  tell();
}

/** Who is in a conversation now, oneself included. */
export function usePresent(conversationId: string): readonly Present[] {
  return useSyncExternalStore(subscribe, () => people.get(conversationId) ?? nobody);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
