import ArrowDown from 'lucide-react/icons/arrow-down';
import Network from 'lucide-react/icons/list-tree';
import { type ReactNode, Suspense, useMemo } from 'react';
import type { ConversationDetail } from '#contract/conversation.ts';
import type { TimelineDispatch, TimelineMessage } from '#contract/timeline.ts';
import { exactDay } from '#web/domain/day.ts';
import { t, useRegion } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { useMessageCommands } from '../message-commands.ts';
import { type Block, blocksOf } from './blocks.ts';
import { DispatchEntry } from './DispatchEntry.tsx';
import { EventFold } from './EventFold.tsx';
import { MessageActions, useOffers } from './MessageActions.tsx';
import { MessageEntry } from './MessageEntry.tsx';
import { NoteEntry } from './NoteEntry.tsx';
import { Older } from './Older.tsx';
import { PersonalDataBar } from './PersonalDataBar.tsx';
import { ReturnedLine } from './ReturnedLine.tsx';
import { DaySeparator, StageSeparator } from './Separators.tsx';
import { useStayAtEnd } from './use-stay-at-end.ts';

const CallEntry = lazyPart(() => import('#web/features/call/CallEntry.tsx'), 'CallEntry', ['call']);

type TimelineProps = {
  detail: ConversationDetail;
  onTakeBack: (dispatch: TimelineDispatch) => Promise<void>;
  /** Shows the public thread around a message. */
  onThread: (threadId: string) => void;
  /** Makes a message and all after it a conversation of their own; absent for those who may not. */
  onSplit?: ((message: TimelineMessage) => void) | undefined;
  /** Puts a message of ours right; absent for one about which nothing can be done. */
  correct: (message: TimelineMessage) => (() => void) | undefined;
  /** Shows what the gate said to a message of ours. */
  onTrace: (message: TimelineMessage) => void;
  /** Begins an answer on a stage, to the post of a message, with words where some are offered. */
  onAnswer: (message: TimelineMessage, stage: 'public' | 'private', text?: string) => void;
  /** List items that stand after everything that happened. */
  end?: ReactNode;
};

/** Public, private, notes and what happened, as one line in time. */
export function Timeline({ detail, onTakeBack, onThread, onSplit, correct, onTrace, onAnswer, end }: TimelineProps) {
  const { conversation } = detail;
  const { timeZone } = useRegion();
  const { act, settle } = useMessageCommands(conversation.id);

  const blocks = useMemo(() => blocksOf(detail.timeline, (at) => exactDay(at, timeZone)), [detail.timeline, timeZone]);

  const { scroller, away, toEnd } = useStayAtEnd(conversation.id, detail.timeline);
  const name = conversation.profile.name || conversation.profile.handle;

  // Before the first message nothing would stay behind.
  const firstOwn =
    detail.older === null ? detail.timeline.find((entry) => entry.kind === 'message' && !entry.context)?.id : undefined;

  const returnedTo = (message: TimelineMessage) => {
    const returned = detail.returned.find(({ messageId }) => messageId === message.id);
    const onCorrect = correct(message);
    return returned && onCorrect && <ReturnedLine returned={returned} onCorrect={onCorrect} />;
  };

  const draw = (block: Block) => {
    switch (block.kind) {
      case 'stage':
        return (
          <StageSeparator stage={block.mode} network={block.network} at={block.at} name={name}>
            {block.mode === 'public' && (
              <Button
                size="small"
                tone="ghost"
                icon={<Network size={13} aria-hidden="true" />}
                onClick={() => onThread(block.threadId)}
                className="text-ink2"
              >
                {t('timeline.thread.show')}
              </Button>
            )}
          </StageSeparator>
        );
      case 'day':
        return <DaySeparator at={block.at} />;
      case 'message':
        return (
          <MessageEntry
            message={block.entry}
            follows={block.follows}
            below={
              <>
                {returnedTo(block.entry)}
                <PersonalData
                  detail={detail}
                  message={block.entry}
                  onHide={() => void act(block.entry, 'hide')}
                  onAnswer={onAnswer}
                />
              </>
            }
            actions={
              <MessageActions
                message={block.entry}
                can={detail.stages.can}
                onAct={act}
                onSplit={block.entry.id === firstOwn ? undefined : onSplit}
                onCorrect={correct(block.entry)}
                onTrace={() => onTrace(block.entry)}
              />
            }
          />
        );
      case 'note':
        return <NoteEntry note={block.entry} />;
      case 'call':
        return (
          <Suspense>
            <CallEntry call={block.entry} conversationId={conversation.id} />
          </Suspense>
        );
      case 'events':
        return <EventFold entries={block.entries} />;
      case 'dispatch':
        return <DispatchEntry dispatch={block.entry} onSettle={settle} onTakeBack={onTakeBack} />;
    }
  };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={scroller}
        aria-label={t('timeline.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto -outline-offset-2 px-3 py-4 [overflow-anchor:none] sm:px-5"
      >
        <ol className="mt-auto flex flex-col gap-3.5">
          {detail.older && <Older id={conversation.id} />}
          {blocks.length === 0 && <li className="py-8 text-center text-ink3">{t('timeline.empty')}</li>}
          {blocks.map((block) => (
            <li key={block.id}>{draw(block)}</li>
          ))}
          {end}
        </ol>
      </section>
      {away && (
        <div className="pointer-events-none absolute inset-x-0 bottom-2 flex justify-center">
          <Button
            size="small"
            icon={<ArrowDown size={13} aria-hidden="true" />}
            onClick={toEnd}
            className="pointer-events-auto rounded-full px-3 shadow-pop"
          >
            {t('timeline.newest')}
          </Button>
        </div>
      )}
    </div>
  );
}

type PersonalDataProps = {
  detail: ConversationDetail;
  message: TimelineMessage;
  onHide: () => void;
  onAnswer: TimelineProps['onAnswer'];
};

/** What its network and the reader's rights allow, where a customer said something personal in public. */
function PersonalData({ detail: { stages }, message, onHide, onAnswer }: PersonalDataProps) {
  const { hide } = useOffers(message, stages.can);
  if (!message.personalData?.length || message.deletedAt || message.hiddenAt || message.context) return null;
  return (
    <PersonalDataBar
      message={message}
      onHide={hide ? onHide : undefined}
      onAsk={stages.public ? () => onAnswer(message, 'public', t('timeline.personal.ask.text')) : undefined}
      onInvite={stages.private ? () => onAnswer(message, 'private') : undefined}
    />
  );
}
