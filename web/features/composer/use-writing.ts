import { type RefObject, useEffect } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { Mode } from '#web/domain/mode.ts';
import { announceRest, announceWriting } from '#web/features/presence/announce.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { announce } from '#web/ui/announce.tsx';
import { answerOf, partsOf } from './answer.ts';
import { lengthOf } from './Counter.tsx';
import { isEmpty } from './draft.ts';
import { adoptDrafts, choosePost, discard, draftAt, saveAllNow, type as typeDraft, useDraft } from './draft-store.ts';
import { knowFiles } from './files.ts';
import { stagesFor } from './target.ts';
import { useMode } from './use-mode.ts';
import { useVerdict } from './use-verdict.ts';

/** That writing goes on in a mode, as an answer to a post where one was chosen, with words to begin with. */
export type Asked = { mode: Mode; postId: string | null; text?: string };

export type Writing = ReturnType<typeof useWriting>;

/** What is being written to a conversation: in which mode, on which stage, what the gate says, and how it changes. */
export function useWriting(detail: ConversationDetail, field: RefObject<HTMLTextAreaElement | null>) {
  const { conversation } = detail;
  const { agent, workspace, permissions } = useSession();
  const owner = `${workspace.id} ${agent.id}`;
  const placeOf = (one: Mode) => ({ owner, conversationId: conversation.id, mode: one });
  const chosen = useDraft(placeOf('public')).postId;
  const stages = stagesFor(detail, chosen);
  const shown = { version: conversation.version, postId: stages.public?.postId ?? null };
  const [mode, setMode] = useMode(stages, permissions, (one) => isEmpty(draftAt(placeOf(one))));
  const place = placeOf(mode);
  const typing = useDraft(place);
  const stage = mode === 'note' ? null : stages[mode];
  const signOff = detail.signOffs.find((one) => one.stage === mode && one.channelId === stage?.channelId)?.text ?? '';
  const length = stage ? lengthOf(isEmpty(typing) ? '' : `${typing.text}${signOff}`, stage.unit) : 0;
  /** Of a public text that is too long for one post. */
  const parts = mode === 'public' ? partsOf(`${typing.text.trim()}${signOff}`, stages.public) : null;
  const answer = answerOf(mode, typing, stages, conversation.version, parts !== null);
  const verdict = useVerdict(conversation, answer, length, parts ? null : stage);
  const name = conversation.profile.name || conversation.profile.handle;
  // In a merged conversation an answer may go to somebody else than the person it is named for.
  const nameIn = (one: Mode) => (one === 'note' ? name : (stages[one]?.to ?? name));

  useEffect(() => {
    knowFiles(detail.draftFiles);
    adoptDrafts(owner, conversation.id, detail.drafts);
  }, [owner, conversation.id, detail.drafts, detail.draftFiles]);
  // What waits to be saved is saved when the conversation is left.
  useEffect(() => () => void saveAllNow(owner, conversation.id), [owner, conversation.id]);

  const change = (typed: Parameters<typeof typeDraft>[1]) => {
    typeDraft(place, typed, shown);
    if (typed.text?.trim()) announceWriting(mode);
    else if (typed.text === '') announceRest();
    setMode(mode);
    verdict.clear();
  };

  const goTo = (next: Mode) => {
    setMode(next);
    verdict.clear();
    announce(`${t(`composer.mode.${next}`)}. ${t(`composer.warn.${next}`, { name: nameIn(next) })}`);
    // At once, so that no key typed after `r` is lost or taken for a shortcut; again, because the palette returns the focus.
    field.current?.focus();
    requestAnimationFrame(() => field.current?.focus());
  };

  const takeUp = ({ mode, postId, text }: Asked) => {
    if (postId !== null) choosePost(placeOf(mode), postId);
    const before = draftAt(placeOf(mode)).text;
    if (text && !before.includes(text))
      typeDraft(placeOf(mode), { text: [before, text].filter(Boolean).join('\n\n') }, shown);
    goTo(mode);
  };

  /** The public text goes along to the private stage, because the person says so. */
  const moveToPrivate = () => {
    const { text, attachmentIds, savedReplyIds, promised } = draftAt(placeOf('public'));
    const there = draftAt(placeOf('private'));
    const moved = {
      text: [there.text, text].filter(Boolean).join('\n\n'),
      attachmentIds,
      savedReplyIds: [...there.savedReplyIds, ...savedReplyIds],
      promised: [...there.promised, ...promised].slice(0, 1),
    };
    typeDraft(placeOf('private'), moved, shown);
    discard(placeOf('public'));
    goTo('private');
  };

  return {
    detail,
    stages,
    mode,
    place,
    placeOf,
    typing,
    answer,
    verdict,
    stage,
    signOff,
    length,
    parts,
    nameIn,
    change,
    goTo,
    takeUp,
    moveToPrivate,
  };
}
