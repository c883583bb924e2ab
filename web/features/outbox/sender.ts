import type { QueryClient } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import { sendReply } from '#contract/dispatch.ts';
import { saveDraft } from '#contract/draft.ts';
import { addNote } from '#contract/note.ts';
import { getSession } from '#contract/session.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';
import { currentConnection, onConnectionChange } from '#web/connection.ts';
import { detailKey, putEntry } from '#web/features/conversation/queries.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import type { Waiting } from './entry.ts';
import { allWaiting, changeWaiting, finishWaiting, onWaitingChange } from './outbox.ts';
import { whatNow } from './what-now.ts';

const againMs = 20_000;

type Sender = {
  owner: string;
  client: QueryClient;
  /** Leads to the conversation of something that came back. */
  onOpen: (conversationId: string) => void;
};

/** Sends what waits as soon as it can, one tab of the browser at a time; returns the way to stop. */
export function startSender(sender: Sender): () => void {
  let running = false;
  let stopped = false;

  const run = async () => {
    if (running || stopped || currentConnection() === 'offline' || mine(sender.owner).length === 0) return;
    running = true;
    try {
      await alone(`earshot-outbox ${sender.owner}`, () => drain(sender));
    } finally {
      running = false;
    }
  };
  const soon = () => void run();
  const timer = setInterval(soon, againMs);
  const stops = [onConnectionChange(soon), onWaitingChange(soon)];
  soon();
  return () => {
    stopped = true;
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}

/** What a tab that closed was sending waits again: who holds the lock sends, so nobody else does. */
const mine = (owner: string) => allWaiting().filter((entry) => entry.owner === owner && entry.state !== 'returned');

/** One tab at a time; where the browser knows no locks, the keys alone keep everything from arriving twice. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, work);
  else await work();
}

async function drain(sender: Sender): Promise<void> {
  const waiting = mine(sender.owner);
  if (waiting.length === 0 || !(await isStill(sender.owner))) return;
  let sent = 0;
  for (const { key } of waiting) {
    const entry = await changeWaiting(key, ['waiting', 'sending'], { state: 'sending' });
    if (!entry) continue;
    const outcome = await sendOne(entry, sender);
    if (outcome === 'later') break;
    if (outcome === 'sent') sent += 1;
  }
  if (sent > 0) notice({ title: t('outbox.sent', { count: sent }), timeoutMs: 4_000, id: 'outbox' });
}

/** Another tab may have signed in as somebody else, who must not speak for this person. */
async function isStill(owner: string): Promise<boolean> {
  try {
    const { workspace, agent } = await call(getSession);
    return `${workspace.id} ${agent.id}` === owner;
  } catch {
    return false;
  }
}

async function sendOne(entry: Waiting, sender: Sender): Promise<'sent' | 'returned' | 'later'> {
  try {
    return entry.request.kind === 'note' ? await sendNote(entry, sender) : await sendAnswer(entry, sender);
  } catch (error) {
    const failures = entry.failures + 1;
    if (!(error instanceof ApiError) || whatNow(error.code, failures) === 'return') {
      await giveBack(entry, sender, { problem: errorMessage(error) });
      return 'returned';
    }
    const counted = error.code === 'internal' ? { failures } : {};
    await changeWaiting(entry.key, ['sending'], { state: 'waiting', ...counted });
    return 'later';
  }
}

async function sendAnswer(entry: Waiting, sender: Sender): Promise<'sent' | 'returned'> {
  if (entry.request.kind !== 'reply') throw new Error('This is no answer.');
  const { answer, accepted } = entry.request;
  const { conversationId, key } = entry;
  const body = { ...answer, clientKey: key, accepted };
  const outcome = await call(sendReply, { params: { conversationId }, body });
  if (!outcome.ok) {
    await giveBack(entry, sender, { checks: outcome.checks });
    return 'returned';
  }
  show(sender.client, conversationId, outcome.dispatch);
  if (outcome.dispatch.text !== answer.text) {
    // An earlier try with this key had arrived; what was changed since then is a new answer.
    await giveBack(entry, sender, { problem: t('composer.earlier'), typing: { ...entry.typing, clientKey: null } });
    return 'returned';
  }
  await finishWaiting(entry, new Date(outcome.dispatch.at));
  return 'sent';
}

async function sendNote(entry: Waiting, sender: Sender): Promise<'sent'> {
  if (entry.request.kind !== 'note') throw new Error('This is no note.');
  const { text, mentions } = entry.request;
  const { conversationId, key } = entry;
  const { note } = await call(addNote, { params: { conversationId }, body: { id: key, text, mentions } });
  show(sender.client, conversationId, note);
  await finishWaiting(entry, new Date(note.at));
  await call(saveDraft, { params: { conversationId }, body: { mode: 'note', text: '' } }).catch(() => {
    // The note stands; its draft is offered once more, at worst.
  });
  return 'sent';
}

function show(client: QueryClient, conversationId: string, entry: TimelineEntry): void {
  const queryKey = detailKey(conversationId);
  client.setQueryData<ConversationDetail>(queryKey, (detail) => detail && putEntry(detail, entry));
  void client.invalidateQueries({ queryKey });
}

async function giveBack(entry: Waiting, { onOpen }: Sender, reason: Partial<Waiting>): Promise<void> {
  await changeWaiting(entry.key, ['sending'], { state: 'returned', ...reason });
  notice({
    title: t('outbox.returned', { name: entry.name }),
    description: reason.problem ?? t('outbox.returned.body'),
    tone: 'error',
    action: { label: t('outbox.open'), run: () => onOpen(entry.conversationId) },
    id: `send-${entry.conversationId}`,
  });
}
