import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import CircleX from 'lucide-react/icons/circle-x';
import Stamp from 'lucide-react/icons/stamp';
import { useState } from 'react';
import type { Approval } from '#contract/approval.ts';
import { ClockTag } from '#web/domain/ClockTag.tsx';
import { stageOf } from '#web/domain/mode.ts';
import { usePeople } from '#web/domain/people.ts';
import { money } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { useDecision } from './commands.ts';
import { reasonOf } from './reason.ts';
import { StagedWords } from './StagedWords.tsx';

/** One answer with all that a second person needs to decide, and the decision. */
export function ApprovalCard({ approval }: { approval: Approval }) {
  const { conversation, dispatch, posts, question, to, reasons, amount, currency } = approval;
  const { askedBy, askedAt, state, dueAt, warnAt } = approval;
  const { nameOf } = useNames();
  const stage = dispatch.stage === null ? 'public' : stageOf(dispatch.stage);
  return (
    <article
      aria-label={t('approval.of', { name: conversation.name })}
      className="overflow-hidden rounded-lg border border-line bg-panel"
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-2.5 text-xs text-ink2">
        <NetworkMark network={conversation.network} />
        <Link
          to="/inbox/$view/$conversationId"
          params={{ view: 'all', conversationId: conversation.id }}
          className="font-semibold text-ink hover:underline"
        >
          <bdi>{conversation.name}</bdi> #{conversation.number}
        </Link>
        <span>
          {t('approval.asks', { name: askedBy === null ? t('approval.key') : nameOf(askedBy) })}{' '}
          <RelativeTime at={askedAt} className="text-ink3" />
        </span>
        {state === 'asked' && <ClockTag clock={{ kind: 'decision', dueAt, warnAt, leftMs: null, pausedBy: null }} />}
        {amount !== null && currency !== null && (
          <span className="ms-auto text-base font-semibold text-ink tabular-nums">{money(amount, currency)}</span>
        )}
      </header>
      <div className="flex flex-col gap-3 px-4 py-3">
        {question !== '' && (
          <blockquote dir="auto" className="line-clamp-4 border-s-2 border-line2 ps-3 break-words text-ink2">
            {question}
          </blockquote>
        )}
        <StagedWords
          stage={stage}
          network={conversation.network}
          channelHandle={dispatch.channelHandle}
          to={to}
          posts={posts}
        >
          {dispatch.choices && (
            <ul aria-label={t('approval.choices')} className="mt-1.5 flex flex-wrap gap-1.5 text-xs">
              {dispatch.choices.map((title) => (
                <li key={title} dir="auto" className="rounded-full border border-line2 px-2.5 py-0.5">
                  {title}
                </li>
              ))}
            </ul>
          )}
          {dispatch.attachments.map(({ id, url, alt }) =>
            url ? <img key={id} src={url} alt={alt} className="mt-2 max-h-48 max-w-full rounded-md" /> : null,
          )}
        </StagedWords>
        <ul className="flex flex-col gap-1 text-xs">
          {reasons.map(({ check, reason }) => (
            <li key={`${check} ${reason}`} className="flex items-start gap-2 text-soon">
              <Stamp size={14} aria-hidden="true" className="mt-px shrink-0" />
              <span className="text-ink2">{reasonOf(reason)}</span>
            </li>
          ))}
        </ul>
        {state === 'asked' ? <Decision approval={approval} /> : <Outcome approval={approval} />}
      </div>
    </article>
  );
}

/** What the reasons say to who decides. */
function Decision({ approval }: { approval: Approval }) {
  const { unfit, expiresAt } = approval;
  const [comment, setComment] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const { decide, busy } = useDecision(approval);
  const expires = (
    <p className="text-xs text-ink3">
      {t('approval.expires')} <RelativeTime at={expiresAt} />
    </p>
  );
  if (unfit !== null)
    return (
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs text-ink2">{t(`approval.unfit.${unfit}`)}</p>
        {expires}
      </div>
    );
  const refuse = () => {
    setLacksReason(comment.trim() === '');
    if (comment.trim() !== '') void decide('refused', comment);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={t('approval.comment')}
        error={lacksReason ? t('approval.comment.missing') : null}
        optional={!lacksReason}
      >
        <Textarea
          rows={2}
          maxLength={500}
          value={comment}
          onChange={({ target }) => {
            setComment(target.value);
            setLacksReason(false);
          }}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        {expires}
        <span className="ms-auto flex gap-2 max-sm:ms-0 max-sm:w-full max-sm:*:min-h-11 max-sm:*:flex-1">
          <Button
            busy={busy === 'refused'}
            disabled={busy !== null}
            onClick={refuse}
            icon={<CircleX size={15} aria-hidden="true" />}
          >
            {t('approval.refuse')}
          </Button>
          <Button
            tone="primary"
            busy={busy === 'given'}
            disabled={busy !== null}
            onClick={() => void decide('given', comment)}
            icon={<Check size={15} aria-hidden="true" />}
          >
            {t('approval.give')}
          </Button>
        </span>
      </div>
    </div>
  );
}

function Outcome({ approval: { state, decidedBy, decidedAt, comment } }: { approval: Approval }) {
  const { nameOf } = useNames();
  return (
    <div className="text-xs text-ink2">
      <p>
        {t('approval.outcome', { state, name: decidedBy === null ? '' : nameOf(decidedBy) })}{' '}
        {decidedAt && <RelativeTime at={decidedAt} className="text-ink3" />}
      </p>
      {comment !== '' && (
        <p dir="auto" className="mt-1 border-s-2 border-line2 ps-3 text-ink">
          {comment}
        </p>
      )}
    </div>
  );
}

function useNames() {
  const { agents } = usePeople();
  return { nameOf: (id: string) => agents.find((one) => one.id === id)?.name ?? t('approval.somebody') };
}
