import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { CheckResult } from '#contract/dispatch.ts';
import type { Mode } from '#web/domain/mode.ts';
import { usePeople } from '#web/domain/people.ts';
import { announceRest, announceWriting } from '#web/features/presence/announce.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { announce } from '#web/ui/announce.tsx';
import { cx } from '#web/ui/cx.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { AttachmentTray } from './AttachmentTray.tsx';
import { answerOf, warningsOf } from './answer.ts';
import { Bystanders } from './Bystanders.tsx';
import { Checks } from './Checks.tsx';
import { Collision } from './Collision.tsx';
import { ComposerFoot } from './ComposerFoot.tsx';
import { lengthOf } from './Counter.tsx';
import { isEmpty } from './draft.ts';
import {
  adoptDrafts,
  choosePost,
  discard,
  draftAt,
  haveSeen,
  saveAllNow,
  saveNow,
  type as typeDraft,
  useDraft,
} from './draft-store.ts';
import { picturesIn } from './images.ts';
import { useMentions } from './MentionBox.tsx';
import { ModeTabs } from './ModeTabs.tsx';
import { Moved } from './Moved.tsx';
import { mentionedIn } from './mention.ts';
import { closedBecause, openingMode, otherStage } from './modes.ts';
import { PostPicker } from './PostPicker.tsx';
import { stagesFor } from './target.ts';
import { useChecks } from './use-checks.ts';
import { useImages } from './use-images.ts';
import { useMode } from './use-mode.ts';
import { useReturned } from './use-returned.ts';
import { useSend } from './use-send.ts';

type ComposerProps = {
  detail: ConversationDetail;
  /** The post that somebody wants to answer, each time anew; null while nobody asked. */
  answering: { postId: string } | null;
  /** Gives the focus back to the conversation. */
  onLeave: () => void;
};

const frames: Record<Mode, string> = {
  public: 'border-public-line bg-public-bg',
  private: 'border-private-line bg-private-bg',
  note: 'border-note-line bg-note-bg',
};
const warnings: Record<Mode, string> = { public: 'text-public', private: 'text-private', note: 'text-note' };

/** Where answers and notes are written. Its mode is the loudest thing on the page. */
export function Composer({ detail, answering, onLeave }: ComposerProps) {
  const { conversation, posts } = detail;
  const { agent, workspace, permissions } = useSession();
  const { agents } = usePeople();
  const owner = `${workspace.id} ${agent.id}`;
  const placeOf = (one: Mode) => ({ owner, conversationId: conversation.id, mode: one });
  const chosen = useDraft(placeOf('public')).postId;
  const stages = stagesFor(detail, chosen);
  const shown = { version: conversation.version, postId: stages.public?.postId ?? null };
  const [mode, setMode] = useMode(stages, permissions, (one) => isEmpty(draftAt(placeOf(one))));
  const place = placeOf(mode);
  const typing = useDraft(place);
  const field = useRef<HTMLTextAreaElement>(null);
  const panelId = useId();
  const { send, note } = useSend(place);

  const answer = answerOf(mode, typing, stages, conversation.version);
  const live = useChecks(conversation, answer);
  const [refused, setRefused] = useState<CheckResult[] | null>(null);
  const [confirming, setConfirming] = useState(false);
  const checks = refused ?? live;
  const stage = mode === 'note' ? null : stages[mode];
  const length = stage ? lengthOf(typing.text, stage.unit) : 0;
  const name = conversation.profile.name || conversation.profile.handle;
  // In a merged conversation an answer may go to somebody else than the person it is named for.
  const nameIn = (one: Mode) => (one === 'note' ? name : (stages[one]?.to ?? name));

  useEffect(() => adoptDrafts(owner, conversation.id, detail.drafts), [owner, conversation.id, detail.drafts]);
  useSaveOnLeaving(owner, conversation.id);
  useReturned(placeOf, (entry) => {
    goTo(entry.mode);
    setRefused(entry.checks.length > 0 ? entry.checks : null);
    if (entry.problem) notice({ title: t('composer.failed'), description: entry.problem, tone: 'error' });
  });

  const change = (typed: Parameters<typeof typeDraft>[1]) => {
    typeDraft(place, typed, shown);
    if (typed.text?.trim()) announceWriting(mode);
    else if (typed.text === '') announceRest();
    setMode(mode);
    setRefused(null);
    setConfirming(false);
  };
  const mentions = useMentions({
    field,
    text: typing.text,
    people: mode === 'note' ? agents : [],
    onText: (text) => change({ text }),
  });

  const images = useImages({
    conversationId: conversation.id,
    max: stage?.images ?? 0,
    attachmentIds: typing.attachmentIds,
    onChange: (attachmentIds) => change({ attachmentIds }),
  });
  /** Pictures that are pasted or dropped become attachments; everything else goes where it always goes. */
  const onPictures = (event: { preventDefault: () => void }, pictures: File[]) => {
    if (pictures.length === 0 || !stage) return;
    event.preventDefault();
    images.add(pictures);
  };

  const goTo = (next: Mode) => {
    setMode(next);
    setRefused(null);
    setConfirming(false);
    announce(`${t(`composer.mode.${next}`)}. ${t(`composer.warn.${next}`, { name: nameIn(next) })}`);
    // At once, so that no key typed after `r` is lost or taken for a shortcut; again, because the palette returns the focus.
    field.current?.focus();
    requestAnimationFrame(() => field.current?.focus());
  };

  const onAnswering = useEffectEvent(() => {
    if (!answering) return;
    choosePost(placeOf('public'), answering.postId);
    goTo('public');
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same post may be asked for again.
  useEffect(() => onAnswering(), [answering]);

  const submit = async () => {
    if (isEmpty(typing)) return;
    if (mode === 'note') {
      announceRest();
      onLeave();
      await note(detail, typing.text.trim(), mentionedIn(typing.text, agents));
      return;
    }
    if (!answer || !stage || length > stage.max) return;
    const read = warningsOf(checks).map(({ check }) => check);
    if (read.length > 0 && !confirming) {
      setConfirming(true);
      return;
    }
    setConfirming(false);
    announceRest();
    // The next key undoes, resolves or goes on. In the empty field it would be typed, and the key after it would send it.
    onLeave();
    const said = await send({ detail, handle: stage.handle, answer, accepted: read });
    // What could not be sent stands in the field again, to be mended.
    if (said || !isEmpty(draftAt(place))) field.current?.focus();
    setRefused(said);
    // The warnings are on the screen now: the next press is the answer to them.
    setConfirming(said !== null && warningsOf(said).length > 0);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };

  useComposerKeys({
    reply: () => goTo(openingMode(stages, permissions)),
    other: () => goTo(otherStage(mode, stages, permissions)),
    note: () => closed.note === null && goTo('note'),
  });

  const closed = {
    public: closedBecause('public', stages, permissions),
    private: closedBecause('private', stages, permissions),
    note: closedBecause('note', stages, permissions),
  };
  if (closed[mode] !== null) return <ReadOnly>{t('composer.read_only')}</ReadOnly>;

  const collision = checks.find(({ check, verdict }) => check === 'collision' && verdict === 'stop');
  const first = openingMode(stages, permissions);
  return (
    <section
      aria-label={t('composer.label')}
      data-mode={mode}
      className={cx(
        'mx-2 mb-2 shrink-0 rounded-lg border-[1.5px] transition-colors duration-100 sm:mx-4 sm:mb-4',
        frames[mode],
      )}
    >
      <ModeTabs
        mode={mode}
        onChange={goTo}
        closed={closed}
        drafted={(['public', 'private', 'note'] as const).filter((one) => !isEmpty(draftAt(placeOf(one))))}
        keys={{
          [first === 'note' ? 'public' : first]: 'r',
          [first === 'private' ? 'public' : 'private']: 'p',
          note: 'n',
        }}
        panelId={panelId}
      />
      <div
        id={panelId}
        role="tabpanel"
        className="relative mx-1.5 mb-1.5 rounded-b-md rounded-se-md bg-panel px-3 pt-2 pb-2"
      >
        {mentions.list}
        <p className={cx('mb-1 text-xs font-semibold', warnings[mode])}>
          {t(`composer.warn.${mode}`, { name: nameIn(mode) })}
        </p>
        {mode === 'public' && posts.length > 1 && (
          <PostPicker
            posts={posts}
            chosen={stages.public?.postId ?? null}
            onChoose={(postId) => {
              choosePost(place, postId);
              setRefused(null);
              setConfirming(false);
            }}
          />
        )}
        {mode === 'public' && stages.initial === 'private' && (
          <Moved onSwitch={() => moveText(placeOf('public'), placeOf('private'), shown, goTo)} />
        )}
        {collision && (
          <Collision
            check={collision}
            onKeep={() => {
              haveSeen(place, conversation.version);
              setRefused(null);
            }}
            onDrop={() => {
              discard(place);
              setRefused(null);
            }}
          />
        )}
        <Textarea
          bare
          ref={field}
          rows={2}
          maxHeightPx={260}
          aria-label={t(`composer.text.${mode}`, { name: nameIn(mode) })}
          placeholder={t(`composer.text.${mode}`, { name: nameIn(mode) })}
          value={typing.text}
          onChange={(event) => {
            change({ text: event.target.value });
            mentions.onCaret();
          }}
          onSelect={mentions.onCaret}
          onBlur={() => {
            mentions.close();
            void saveNow(place);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => onPictures(event, picturesIn(event.clipboardData))}
          onDrop={(event) => onPictures(event, picturesIn(event.dataTransfer))}
          {...(mode === 'note' ? mentions.props : {})}
          className="pb-2"
        />
        <AttachmentTray
          conversationId={conversation.id}
          attachmentIds={typing.attachmentIds}
          uploading={images.uploading}
          onChange={(attachmentIds) => change({ attachmentIds })}
        />
        {mode === 'public' && !isEmpty(typing) && (
          <Bystanders
            bystanders={stages.bystanders}
            chosen={typing.addresseeIds}
            onChange={(addresseeIds) => change({ addresseeIds })}
          />
        )}
        <Checks checks={checks} confirming={confirming} refused={refused !== null} />
        <ComposerFoot
          mode={mode}
          stage={stage}
          place={place}
          typing={typing}
          length={length}
          confirming={confirming}
          onImages={images.add}
          onSend={() => void submit()}
        />
      </div>
    </section>
  );
}

function ReadOnly({ children }: { children: ReactNode }) {
  return <p className="shrink-0 border-t border-line bg-bg px-5 py-4 text-ink2">{children}</p>;
}

type Where = Parameters<typeof draftAt>[0];

/** The text goes along to the other stage, because the person says so. */
function moveText(from: Where, to: Where, shown: Parameters<typeof typeDraft>[2], goTo: (mode: Mode) => void): void {
  const { text, attachmentIds } = draftAt(from);
  const there = draftAt(to);
  typeDraft(to, { text: [there.text, text].filter(Boolean).join('\n\n'), attachmentIds }, shown);
  discard(from);
  goTo(to.mode);
}

/** What waits to be saved is saved when the conversation is left. */
function useSaveOnLeaving(owner: string, conversationId: string): void {
  useEffect(() => () => void saveAllNow(owner, conversationId), [owner, conversationId]);
}

function useComposerKeys(run: { reply: () => void; other: () => void; note: () => void }): void {
  useShortcuts(
    {
      r: { run: run.reply, label: t('composer.key.reply') },
      p: { run: run.other, label: t('composer.key.other') },
      n: { run: run.note, label: t('composer.key.note') },
    },
    { group: t('composer.keys') },
  );
}
