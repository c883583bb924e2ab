import { type ReactNode, Suspense, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { FoundPromise } from '#contract/promise.ts';
import type { Mode } from '#web/domain/mode.ts';
import { handleOn } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { useSession } from '#web/shell/session.ts';
import { cx } from '#web/ui/cx.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { notice } from '#web/ui/Toast.tsx';
import { AmountField } from './AmountField.tsx';
import { AttachmentTray } from './AttachmentTray.tsx';
import { Bystanders } from './Bystanders.tsx';
import { Checks } from './Checks.tsx';
import { ComposerFoot } from './ComposerFoot.tsx';
import { ComposerHead } from './ComposerHead.tsx';
import { isEmpty } from './draft.ts';
import { draftAt } from './draft-store.ts';
import { addFile } from './files.ts';
import { ModeTabs } from './ModeTabs.tsx';
import { closedBecause, openingMode, otherStage } from './modes.ts';
import { Promises } from './Promises.tsx';
import { PublishAnyway } from './PublishAnyway.tsx';
import { typeSlash } from './slash.ts';
import { TextField } from './TextField.tsx';
import { ThreadParts } from './ThreadParts.tsx';
import { Unverified } from './Unverified.tsx';
import { useFiles } from './use-files.ts';
import { useRest } from './use-rest.ts';
import { useReturned } from './use-returned.ts';
import { useSubmit } from './use-submit.ts';
import { type Asked, useWriting } from './use-writing.ts';

const ChoicesField = lazyPart(() => import('./ChoicesField.tsx'), 'ChoicesField', ['template']);

type ComposerProps = {
  detail: ConversationDetail;
  /** What somebody outside the composer asked it for, each time anew; null while nobody did. */
  asked: Asked | null;
  /** What a correction that just left promises. */
  promised: readonly FoundPromise[];
  /** Gives the focus back to the conversation. */
  onLeave: () => void;
  /** Opens the list of who could have it. */
  onHandOn: () => void;
  /** Asks the customer to show who they are. */
  onVerify: () => void;
};

const frames: Record<Mode, string> = {
  public: 'border-public-line bg-public-bg',
  private: 'border-private-line bg-private-bg',
  note: 'border-note-line bg-note-bg',
};

/** Where answers and notes are written. Its mode is the loudest thing on the page. */
export function Composer({ detail, asked, promised, onLeave, onHandOn, onVerify }: ComposerProps) {
  const { permissions } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const panelId = useId();
  const [naming, setNaming] = useState(false);
  const { rests, onFocus, onBlur } = useRest();
  const writing = useWriting(detail, field);
  const { stages, mode, placeOf, typing, stage, verdict, change, goTo } = writing;
  const submit = useSubmit(writing, field, onLeave);
  const send = (publishReason?: string) => {
    setNaming(false);
    void submit(publishReason);
  };
  const publish = (publishReason: string, isAll: boolean) => {
    change({ publishReason });
    if (isAll) send(publishReason);
  };
  const takeSuggestion = (text: string) => {
    const before = typing.text;
    change({ text });
    field.current?.focus();
    notice({ title: t('composer.suggestion.taken'), undo: () => change({ text: before }) });
  };
  const files = useFiles({
    addFile: (file) => addFile(detail.conversation.id, file),
    max: Math.max(stage?.images ?? 0, stage?.files ? 1 : 0),
    attachmentIds: typing.attachmentIds,
    onChange: (attachmentIds) => change({ attachmentIds }),
  });
  useReturned(placeOf, (entry) => {
    goTo(entry.mode);
    verdict.refuse(entry.checks.length > 0 ? entry.checks : null);
    if (entry.problem) notice({ title: t('composer.failed'), description: entry.problem, tone: 'error' });
  });

  const onAsked = useEffectEvent(() => asked && writing.takeUp(asked));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same may be asked for again.
  useEffect(() => void onAsked(), [asked]);

  const first = openingMode(stages, permissions);
  const closed = {
    public: closedBecause('public', stages, permissions),
    private: closedBecause('private', stages, permissions),
    note: closedBecause('note', stages, permissions),
  };
  useComposerKeys({
    reply: () => goTo(first),
    other: () => goTo(otherStage(mode, stages, permissions)),
    note: () => closed.note === null && goTo('note'),
  });
  if (closed[mode] !== null) return <ReadOnly>{t('composer.read_only')}</ReadOnly>;

  return (
    <section
      aria-label={t('composer.label')}
      data-mode={mode}
      data-rests={rests && isEmpty(typing) ? '' : undefined}
      onFocus={onFocus}
      onBlur={onBlur}
      className={cx(
        'mx-2 mb-2 flex max-h-[85%] shrink-0 flex-col rounded-lg border-[1.5px] transition-colors duration-100 sm:mx-4 sm:mb-4',
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
        data-writes=""
        className="relative mx-1.5 mb-1.5 flex min-h-0 flex-col rounded-b-md rounded-se-md bg-panel px-3 pt-2 pb-2 resting:m-0 resting:rounded-[9px] resting:py-1.5"
      >
        <ComposerHead writing={writing} />
        {/* However much there is to say of an answer, the button that sends it stays in sight. */}
        <div className="-mx-1 min-h-0 overflow-y-auto px-1">
          <TextField writing={writing} field={field} onFiles={files.add} onSend={() => send()} onLeave={onLeave} />
          <AttachmentTray
            checksKey={['checks', detail.conversation.id]}
            attachmentIds={typing.attachmentIds}
            uploading={files.uploading}
            onChange={(attachmentIds) => change({ attachmentIds })}
          />
          {writing.parts && stage && <ThreadParts parts={writing.parts} stage={stage} />}
          {mode === 'public' && !isEmpty(typing) && (
            <Bystanders
              bystanders={stages.bystanders}
              chosen={typing.addresseeIds}
              onChange={(addresseeIds) => change({ addresseeIds })}
            />
          )}
          {(naming || typing.promised.length > 0) && mode !== 'note' && (
            <AmountField
              key={mode}
              promised={typing.promised}
              isAsked={naming}
              onChange={(promised) => change({ promised })}
              onClose={() => {
                setNaming(false);
                change({ promised: [] });
              }}
            />
          )}
          {mode === 'private' && stages.private?.choices && typing.choices.length > 0 && (
            <Suspense>
              <ChoicesField
                choices={typing.choices}
                limits={stages.private.choices}
                onChange={(choices) => change({ choices })}
              />
            </Suspense>
          )}
          <Checks
            checks={verdict.checks}
            text={typing.text}
            confirming={verdict.confirming}
            refused={verdict.isRefused}
            onHandOn={onHandOn}
            onSuggestion={takeSuggestion}
            onAsk={closed.note === null ? () => goTo('note') : null}
          />
          <div className="flex flex-wrap gap-1.5 border-t border-line py-2 empty:hidden">
            {mode === 'public' && stage && (
              <PublishAnyway
                checks={verdict.checks}
                text={typing.text}
                handle={handleOn(detail.conversation.network, stage.handle)}
                onPublish={publish}
              />
            )}
            <Unverified checks={verdict.checks} onVerify={onVerify} />
          </div>
          <Promises
            row={detail.conversation}
            tasks={detail.tasks}
            promises={verdict.promises.length > 0 ? verdict.promises : promised}
            isWritten={!isEmpty(typing)}
          />
        </div>
        <ComposerFoot
          writing={writing}
          onFiles={files.add}
          onSlash={() => typeSlash(field.current)}
          onAmount={mode === 'note' ? null : () => setNaming(true)}
          onOffer={
            mode === 'private' && stages.private?.choices && typing.choices.length === 0
              ? () => change({ choices: ['', ''] })
              : null
          }
          onSend={() => send()}
        />
      </div>
    </section>
  );
}

function ReadOnly({ children }: { children: ReactNode }) {
  return <p className="shrink-0 border-t border-line bg-bg px-5 py-4 text-ink2">{children}</p>;
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
