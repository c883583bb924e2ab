import { useSyncExternalStore } from 'react';
import { type Draft, saveDraft } from '#contract/draft.ts';
import { ApiError, call } from '#web/api.ts';
import { currentConnection, onConnectionChange } from '#web/connection.ts';
import type { Mode } from '#web/domain/mode.ts';
import { newId } from '#web/domain/new-id.ts';
import { allWaiting, isWaiting, onWaitingChange, onWaitingSent } from '#web/features/outbox/outbox.ts';
import { isEmpty, isUnsaved, join, mergeDraft, namedIn, nothing, type Typing, typed } from './draft.ts';
import { draftPrefix, onForgetDrafts } from './forget-drafts.ts';

/** Where one draft lives: `owner` keeps the people and workspaces of one browser apart. */
export type Place = { owner: string; conversationId: string; mode: Mode };

const saveAfterMs = 800;
const modes: readonly Mode[] = ['public', 'private', 'note'];
const drafts = new Map<string, Typing>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const waiting = new Map<string, Place>();
const listeners = new Set<() => void>();
/** Drafts whose answer is on its way to the server. */
const inFlight = new Set<string>();
/** Drafts on their way to the server. */
const saving = new Map<string, Promise<unknown>>();
/** When the last answer from here was taken, in the server's time. */
const sentAt = new Map<string, number>();

const keyOf = ({ owner, conversationId, mode }: Place) => `${draftPrefix}${owner} ${conversationId} ${mode}`;

/** The draft as it stands, kept here until the server has it. */
export function draftAt(place: Place): Typing {
  const key = keyOf(place);
  const known = drafts.get(key);
  if (known) return known;
  const kept = recall(key);
  drafts.set(key, kept);
  return kept;
}

export function useDraft(place: Place): Typing {
  return useSyncExternalStore(onDraftChange, () => draftAt(place));
}

export function onDraftChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether this browser holds words for a conversation; null while it knows only what the server said. */
export function standsHere(owner: string, conversationId: string): boolean | null {
  const known = modes.map((mode) => drafts.get(keyOf({ owner, conversationId, mode })));
  if (known.some((typing) => typing && !isEmpty(typing))) return true;
  return known.includes(undefined) ? null : false;
}

/** Changes by the person at the keyboard; saved a moment after the last. */
export function type(
  place: Place,
  change: Parameters<typeof typed>[1],
  shown: { version: number; postId: string | null },
): void {
  const postId = place.mode === 'public' ? shown.postId : null;
  put(place, typed(draftAt(place), change, { newKey: newId, version: shown.version, postId }));
  saveSoon(place);
}

/** Words that somebody else made, after what stands there. */
export function typeAlso(place: Place, text: string, shown: { version: number; postId: string | null }): void {
  const before = draftAt(place).text;
  type(place, { text: before.trim() === '' ? text : `${before}\n\n${text}` }, shown);
}

/** The person says which public post is answered; who was added to another one is not in its thread. */
export function choosePost(place: Place, postId: string): void {
  const before = draftAt(place);
  put(place, { ...before, postId, addresseeIds: before.postId === postId ? before.addresseeIds : [] });
  saveSoon(place);
}

/** The person has read what came since: from now on only newer answers are collisions. */
export function haveSeen(place: Place, version: number): void {
  put(place, { ...draftAt(place), seenVersion: version });
}

/** Takes over what the server has, whenever the conversation was read. */
export function adoptDrafts(owner: string, conversationId: string, server: readonly Draft[]): void {
  for (const mode of modes) {
    const place = { owner, conversationId, mode };
    const before = draftAt(place);
    // An answer that this page is sending right now is waited for, not guessed about.
    if (isUnderWay(place)) continue;
    const there = server.find((draft) => draft.mode === mode);
    // Read before the server took the answer, and arrived after it: this is what was sent.
    if (there && Date.parse(there.updatedAt ?? '') <= (sentAt.get(keyOf(place)) ?? 0)) continue;
    const merged = mergeDraft(before, there);
    if (merged !== before) put(place, merged);
  }
}

/** Empties the composer while an answer is on its way; what is typed meanwhile begins another. */
export function beginSending(place: Place): Typing {
  const sent = draftAt(place);
  stopTimer(place);
  inFlight.add(keyOf(place));
  drafts.set(keyOf(place), nothing);
  // Kept until the answer is known, so that a reload in between loses nothing.
  keep(keyOf(place), { ...sent, sending: true });
  tell();
  return sent;
}

/** Settles when no earlier state of the draft is on its way any more: it would outlive its answer if it arrived after it. */
export async function savesEnded(place: Place): Promise<void> {
  await saving.get(keyOf(place));
}

/** The server has taken the answer at `at` and forgotten its draft: nothing of it stays. */
export function endSending(place: Place, at: Date): void {
  inFlight.delete(keyOf(place));
  sentAt.set(keyOf(place), at.getTime());
  put(place, { ...draftAt(place), base: nothing.base });
  saveSoon(place);
}

/** It waits in this browser for the connection: what is typed meanwhile is a draft of its own, kept here. */
export function park(place: Place): void {
  inFlight.delete(keyOf(place));
  put(place, { ...draftAt(place), base: nothing.base });
}

/** The server offers a draft also while this browser has not read yet that its words wait here: they are no draft as well. */
function dropWhatWaits(): void {
  for (const { typing, ...place } of allWaiting()) {
    const here = drafts.get(keyOf(place));
    const isSame = here?.text === typing.text && here.attachmentIds.join() === typing.attachmentIds.join();
    if (here && isSame && !isEmpty(here) && !isUnsaved(here)) put(place, nothing);
  }
}

const isUnderWay = (place: Place) => inFlight.has(keyOf(place)) || isWaiting(place);

/** It did not leave: the text is back, before what was typed meanwhile. */
export function backFromSending(place: Place, sent: Typing): void {
  inFlight.delete(keyOf(place));
  const now = draftAt(place);
  put(place, { ...sent, ...join(sent, now), sending: false });
  saveSoon(place);
}

/** Forgets a draft, here and on the server. */
export function discard(place: Place): void {
  put(place, { ...nothing, base: draftAt(place).base });
  void save(place);
}

/** Saves at once what waits; `keepalive` while the page goes away. */
export async function saveNow(place: Place, keepalive = false): Promise<void> {
  stopTimer(place);
  await save(place, keepalive);
}

/** The same for everything that was typed in a conversation, as before it is left. */
export async function saveAllNow(owner: string, conversationId: string): Promise<void> {
  await Promise.all(modes.map((mode) => saveNow({ owner, conversationId, mode })));
}

function put(place: Place, typing: Typing): void {
  const key = keyOf(place);
  drafts.set(key, typing);
  if (isUnsaved(typing)) keep(key, typing);
  else forget(key);
  tell();
}

function saveSoon(place: Place): void {
  stopTimer(place);
  waiting.set(keyOf(place), place);
  timers.set(
    keyOf(place),
    setTimeout(() => void save(place), saveAfterMs),
  );
}

function stopTimer(place: Place): void {
  clearTimeout(timers.get(keyOf(place)));
  timers.delete(keyOf(place));
}

async function save(place: Place, keepalive = false): Promise<void> {
  const { conversationId, mode } = place;
  const before = draftAt(place);
  waiting.delete(keyOf(place));
  if (!isUnsaved(before) || isUnderWay(place)) return;
  const { text, attachmentIds, postId, savedReplyIds, promised } = before;
  const kept = { text, attachmentIds, postId, savedReplyIds, promised, choices: namedIn(before.choices) };
  const body = { mode, ...kept };
  const arrived = call(saveDraft, { params: { conversationId }, body, keepalive }).then(
    () => {
      // Whoever has signed out meanwhile leaves nothing here.
      if (drafts.has(keyOf(place)) && !isUnderWay(place)) put(place, { ...draftAt(place), base: kept });
    },
    (error: unknown) => {
      // Kept here and tried again when the server answers; other refusals are shown when the person sends.
      if (error instanceof ApiError && error.code === 'offline') waiting.set(keyOf(place), place);
    },
  );
  saving.set(keyOf(place), Promise.all([saving.get(keyOf(place)), arrived]));
  await arrived;
}

function recall(key: string): Typing {
  try {
    const kept = localStorage.getItem(key);
    if (!kept) return nothing;
    const typing = { ...nothing, ...(JSON.parse(kept) as Partial<Typing>) };
    // What an earlier version kept may lack what came since.
    return { ...typing, base: { ...nothing.base, ...typing.base } };
  } catch {
    return nothing;
  }
}

function keep(key: string, typing: Typing): void {
  try {
    localStorage.setItem(key, JSON.stringify(typing));
  } catch {
    // No room or no right: the draft still stands here and goes to the server.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

function saveWaiting(keepalive: boolean): void {
  for (const place of [...waiting.values()]) void saveNow(place, keepalive);
}

onForgetDrafts(() => {
  drafts.clear();
  waiting.clear();
});

if (typeof window !== 'undefined') {
  onWaitingSent(endSending);
  onWaitingChange(dropWhatWaits);
  window.addEventListener('pagehide', () => saveWaiting(true));
  document.addEventListener('visibilitychange', () => document.hidden && saveWaiting(true));
  onConnectionChange(() => currentConnection() === 'online' && saveWaiting(false));
}
