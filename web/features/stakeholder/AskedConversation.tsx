import { useState } from 'react';
import type { Escalated, EscalatedMessage } from '#contract/stakeholder.ts';
import { attempt } from '#web/domain/attempt.ts';
import { networkName } from '#web/domain/networks.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { Attachments } from '#web/features/conversation/timeline/Attachments.tsx';
import { RichText } from '#web/features/conversation/timeline/RichText.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { AnswerForm, type Written } from './AnswerForm.tsx';
import { StateTag } from './StateTag.tsx';

type AskedProps = {
  asked: Escalated;
  onSee: (seen: boolean) => Promise<void>;
  onAnswer: (answer: Written) => Promise<void>;
  /** That one looks at it cannot be taken back here. */
  isFinal?: boolean;
};

/** All that somebody who was asked sees: the question, what was answered, the box for their answer, the conversation. */
export function AskedConversation({ asked, onSee, onAnswer, isFinal = false }: AskedProps) {
  const { question, state, groupName, askedByName, askedAt, number, customer, network } = asked;
  const title = question || t('stakeholder.question.none');
  return (
    <>
      <title>{`${title} · Earshot`}</title>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink2">
        <StateTag state={state} />
        {t('stakeholder.asks', { by: askedByName ?? 'nobody', group: groupName })}
        <span className="text-xs text-ink3">
          <RelativeTime at={askedAt} />
        </span>
      </p>
      <h1 dir="auto" className="mt-1.5 text-lg font-semibold break-words whitespace-pre-wrap">
        {title}
      </h1>
      <p className="mt-1 flex items-center gap-1.5 text-ink2">
        <NetworkMark network={network} label={networkName(network)} />
        {t('stakeholder.conversation', { number, name: customer })}
      </p>
      <Seen asked={asked} onSee={onSee} isFinal={isFinal} />
      <Answers asked={asked} />
      <AnswerForm key={asked.answers.length} asked={asked} onAnswer={onAnswer} />
      <section aria-labelledby="conversation" className="mt-8">
        <h2 id="conversation" className="mb-2 font-semibold">
          {t('stakeholder.conversation.title')}
        </h2>
        {asked.hasOlder && <p className="mb-2 text-xs text-ink3">{t('stakeholder.older')}</p>}
        <ol className="flex flex-col gap-3">
          {asked.messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
      </section>
    </>
  );
}

function Seen({ asked: { state, isSeen }, onSee, isFinal }: Pick<AskedProps, 'asked' | 'onSee' | 'isFinal'>) {
  const [busy, setBusy] = useState(false);
  if (state === 'answered') return null;
  const see = async (seen: boolean) => {
    setBusy(true);
    await attempt(() => onSee(seen));
    setBusy(false);
  };
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink2">
      {isSeen ? (
        <>
          <span role="status">{t('stakeholder.seen')}</span>
          {!isFinal && (
            <Button size="small" busy={busy} onClick={() => void see(false)}>
              {t('stakeholder.unsee')}
            </Button>
          )}
        </>
      ) : (
        <>
          <Button busy={busy} onClick={() => void see(true)}>
            {t('stakeholder.see')}
          </Button>
          <span className="text-xs">{t('stakeholder.see.help')}</span>
        </>
      )}
    </p>
  );
}

function Answers({ asked: { answers } }: Pick<AskedProps, 'asked'>) {
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="answers" className="mt-5">
      <h2 id="answers" className="mb-2 font-semibold">
        {t('stakeholder.answers')}
      </h2>
      <ul className="flex flex-col gap-2">
        {answers.map(({ id, at, name, isMine, text }) => (
          <li key={id} className="rounded-md border border-note-line bg-note-bg px-3 py-2">
            <p className="mb-0.5 flex items-center gap-1.5 text-xs text-ink2">
              <b className="font-semibold text-note">{isMine ? t('stakeholder.answers.mine') : <bdi>{name}</bdi>}</b>
              <RelativeTime at={at} />
            </p>
            <RichText text={text} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Message({ message }: { message: EscalatedMessage }) {
  const { direction, isPublic, author, at, text, isDeleted, files, attachments } = message;
  const mode = isPublic ? 'public' : 'private';
  return (
    <li
      className={cx(
        'rounded-e-md border-s-[3px] bg-panel px-3 py-2',
        isPublic ? 'border-public-line' : 'border-private-line',
        direction === 'out' && 'ms-6',
      )}
    >
      <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-ink3">
        <b className="text-sm font-semibold text-ink">
          <bdi>{author}</bdi>
        </b>
        <span className={cx('flex items-center gap-1', isPublic ? 'text-public' : 'text-private')}>
          <ModeIcon mode={mode} size={12} />
          {t(isPublic ? 'stakeholder.public' : 'stakeholder.private')}
        </span>
        <RelativeTime at={at} />
      </p>
      {isDeleted ? <p className="text-ink3 italic">{t('stakeholder.deleted')}</p> : <RichText text={text} />}
      <Attachments attachments={attachments} />
      {files > attachments.length && (
        <p className="mt-1 text-xs text-ink2">{t('stakeholder.files', { count: files - attachments.length })}</p>
      )}
    </li>
  );
}
