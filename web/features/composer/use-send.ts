import { useQueryClient } from '@tanstack/react-query';
import type { ConversationDetail } from '#contract/conversation.ts';
import { type CheckResult, sendReply } from '#contract/dispatch.ts';
import { saveDraft } from '#contract/draft.ts';
import { addNote } from '#contract/note.ts';
import type { TimelineDispatch } from '#contract/timeline.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';
import { currentConnection } from '#web/connection.ts';
import { attempt } from '#web/domain/attempt.ts';
import type { Mode } from '#web/domain/mode.ts';
import { newId } from '#web/domain/new-id.ts';
import { detailKey, dropEntry, putEntry } from '#web/features/conversation/queries.ts';
import type { Waiting } from '#web/features/outbox/entry.ts';
import { keepWaiting } from '#web/features/outbox/outbox.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { closeNotice, notice } from '#web/ui/Toast.tsx';
import type { Answer } from './answer.ts';
import { takeBack } from './commands.ts';
import type { Typing } from './draft.ts';
import { backFromSending, beginSending, endSending, type Place, park, savesEnded } from './draft-store.ts';

type Sending = { detail: ConversationDetail; handle: string; answer: Answer; accepted: string[] };

/**
 * Sends what stands in the composer: it shows in the timeline at once and is back in the composer with the reasons if
 * the gate refuses. Answers with the checks of a refusal, or null. `onTakenBack`: it was undone, so writing goes on.
 */
export function useSend(place: Place, onTakenBack: (mode: Mode) => void) {
  const client = useQueryClient();
  const { agent } = useSession();
  const { conversationId } = place;
  const key = detailKey(conversationId);
  const patch = (change: (detail: ConversationDetail) => ConversationDetail) =>
    client.setQueryData<ConversationDetail>(key, (detail) => detail && change(detail));

  /** It goes once there is a connection, or somebody is signed in again. Until it is safely kept, the draft is. */
  async function keep(
    detail: ConversationDetail,
    sent: Typing,
    waiting: Pick<Waiting, 'key' | 'handle' | 'request'>,
  ): Promise<void> {
    const { name, handle: customer } = detail.conversation.profile;
    await keepWaiting({
      ...place,
      ...waiting,
      name: name || customer,
      at: new Date().toISOString(),
      typing: waiting.request.kind === 'reply' ? { ...sent, clientKey: waiting.key } : sent,
      state: 'waiting',
      checks: [],
      problem: null,
      failures: 0,
    });
    park(place);
  }

  async function send({ detail, handle, answer, accepted }: Sending): Promise<CheckResult[] | null> {
    const clientKey = answer.clientKey ?? newId();
    const guess = guessOf(answer, { id: clientKey, handle, agentId: agent.id, now: new Date() });
    const sent = beginSending(place);
    const putBack = () => {
      patch((now) => dropEntry(now, guess.id));
      backFromSending(place, { ...sent, clientKey });
    };
    const wait = () => keep(detail, sent, { key: clientKey, handle, request: { kind: 'reply', answer, accepted } });
    if (currentConnection() === 'offline') {
      await wait();
      return null;
    }
    patch((now) => putEntry(now, guess));
    try {
      await savesEnded(place);
      const body = { ...answer, clientKey, accepted };
      const outcome = await call(sendReply, { params: { conversationId: detail.conversation.id }, body });
      if (!outcome.ok) {
        putBack();
        return outcome.checks;
      }
      const { dispatch, undoUntil } = outcome;
      patch((now) => putEntry(now, dispatch, guess.id));
      endSending(place, new Date(dispatch.at));
      // An earlier try with this key had arrived after all; what was changed since then has not been sent.
      const isEarlier = dispatch.thread === null && dispatch.text !== answer.text;
      if (isEarlier) backFromSending(place, { ...sent, clientKey: null });
      sayWithUndo(dispatch, new Date(undoUntil), isEarlier);
    } catch (error) {
      if (mayWait(error)) {
        await wait();
        patch((now) => dropEntry(now, guess.id));
        return null;
      }
      putBack();
      notice({
        title: t('composer.failed'),
        description: `${errorMessage(error)} ${t('composer.kept')}`,
        tone: 'error',
        id: `send-${conversationId}`,
      });
    }
    void client.invalidateQueries({ queryKey: key });
    return null;
  }

  function sayWithUndo(dispatch: TimelineDispatch, undoUntil: Date, wasEarlier: boolean): void {
    closeNotice(`send-${conversationId}`);
    const timeoutMs = undoUntil.getTime() - Date.now();
    const isAsked = dispatch.state === 'waiting';
    const title = isAsked
      ? t('composer.asked')
      : t(wasEarlier ? 'composer.earlier' : 'composer.sent', { stage: dispatch.stage });
    if (timeoutMs > 500) notice({ title, undo: () => void undo(dispatch), timeoutMs, id: `send-${conversationId}` });
    else notice({ title, timeoutMs: 3_000, id: `send-${conversationId}` });
  }

  async function undo(dispatch: TimelineDispatch): Promise<void> {
    await attempt(async () => {
      await takeBack(client, place.owner, conversationId, dispatch);
      if (dispatch.stage) onTakenBack(dispatch.stage);
    }, t('dispatch.too_late'));
  }

  async function note(detail: ConversationDetail, text: string, mentions: string[]): Promise<void> {
    const sent = beginSending(place);
    const guess = {
      kind: 'note' as const,
      id: newId(),
      at: new Date().toISOString(),
      agentId: agent.id,
      text,
      mentions,
      from: null,
    };
    const wait = () => keep(detail, sent, { key: guess.id, handle: '', request: { kind: 'note', text, mentions } });
    if (currentConnection() === 'offline') {
      await wait();
      return;
    }
    patch((now) => putEntry(now, guess));
    try {
      await savesEnded(place);
      const reply = await call(addNote, { params: { conversationId }, body: { id: guess.id, text, mentions } });
      patch((now) => putEntry(now, reply.note, guess.id));
      endSending(place, new Date(reply.note.at));
      await call(saveDraft, { params: { conversationId }, body: { mode: 'note', text: '' } }).catch(() => {
        // The note stands; its draft is offered once more, at worst.
      });
    } catch (error) {
      if (mayWait(error)) {
        await wait();
        patch((now) => dropEntry(now, guess.id));
        return;
      }
      patch((now) => dropEntry(now, guess.id));
      backFromSending(place, sent);
      notice({
        title: t('composer.note.failed'),
        description: `${errorMessage(error)} ${t('composer.kept')}`,
        tone: 'error',
      });
    }
    void client.invalidateQueries({ queryKey: key });
  }

  return { send, note };
}

/** Nothing speaks against it but that nobody could be asked. */
const mayWait = (error: unknown) =>
  error instanceof ApiError && (error.code === 'offline' || error.code === 'unauthenticated');

type GuessContext = { id: string; handle: string; agentId: string; now: Date };

function guessOf(answer: Answer, { id, handle, agentId, now }: GuessContext): TimelineDispatch {
  return {
    kind: 'dispatch',
    id,
    at: now.toISOString(),
    verb: answer.stage === 'public' ? 'reply' : 'direct',
    state: 'queued',
    stage: answer.stage,
    text: answer.text,
    agentId,
    automatic: false,
    channelHandle: handle,
    notBefore: now.toISOString(),
    attempts: 0,
    errorKind: null,
    errorMessage: null,
    attachments: [],
    ...(answer.choices && { choices: answer.choices }),
    thread: null,
  };
}
