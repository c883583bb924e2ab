import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { decideByLink, getLinkedApproval, type LinkedApproval } from '#contract/approval.ts';
import { call, errorMessage } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { money } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { EntryPage } from '#web/shell/EntryPage.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { reasonOf } from './reason.ts';
import { StagedWords } from './StagedWords.tsx';

/** Where the link of a notice leads who is asked for an approval: exactly the words, and two buttons. Looking changes nothing. */
export function LinkedApprovalPage() {
  const { token } = useParams({ from: '/approve/$token' });
  const params = { token };
  const query = useQuery({ queryKey: ['approval-link', token], queryFn: () => call(getLinkedApproval, { params }) });

  // Fetched before it is pressed, it would send who is not signed in away from what they just decided.
  const inside = (
    <Link to="/approvals" preload={false} className="underline underline-offset-2">
      {t('approval.link.open')}
    </Link>
  );
  if (query.isPending) return <EntryPage title={t('entry.loading')}>{null}</EntryPage>;
  if (query.isError)
    return (
      <EntryPage title={t('approval.link.gone')} foot={inside}>
        {errorMessage(query.error)}
      </EntryPage>
    );
  const approval = query.data;
  return (
    <EntryPage
      title={t('approval.of', { name: approval.conversation.name })}
      lead={
        <p>
          {approval.workspaceName} · {t('approval.asks', { name: approval.askedByName ?? t('approval.key') })}
        </p>
      }
      foot={inside}
    >
      <div className="flex flex-col gap-4">
        <Words approval={approval} />
        <ul className="flex list-disc flex-col gap-1 ps-5 text-ink2">
          {approval.reasons.map((reason) => (
            <li key={reason}>{reasonOf(reason)}</li>
          ))}
        </ul>
        <Decision token={token} approval={approval} />
      </div>
    </EntryPage>
  );
}

function Words({ approval }: { approval: LinkedApproval }) {
  const { question, text, posts, stage, channelHandle, to, amount, currency, pictures, conversation } = approval;
  return (
    <>
      {amount !== null && currency !== null && (
        <p className="text-xl font-semibold tabular-nums">{money(amount, currency)}</p>
      )}
      {question !== '' && (
        <blockquote dir="auto" className="border-s-2 border-line2 ps-3 break-words text-ink2">
          {question}
        </blockquote>
      )}
      <StagedWords
        stage={stage}
        network={conversation.network}
        channelHandle={channelHandle}
        to={to}
        // The text alone says what is offered to choose from, which no thread does.
        posts={posts.length > 1 ? posts : [text]}
      />
      {pictures > 0 && <p className="text-ink2">{t('approval.link.pictures', { count: pictures })}</p>}
    </>
  );
}

function Decision({ token, approval }: { token: string; approval: LinkedApproval }) {
  const [comment, setComment] = useState('');
  const [lacksReason, setLacksReason] = useState(false);
  const decide = useMutation({
    mutationFn: (decision: 'given' | 'refused') =>
      call(decideByLink, { params: { token }, body: { decision, seal: approval.seal, comment } }),
  });
  const state = decide.data?.state ?? approval.state;
  if (state === 'given' || state === 'refused')
    return (
      <p role="status" className="rounded-md bg-ok-bg px-3 py-2.5 font-medium text-ok">
        {t(`approval.done.${state}`)}
      </p>
    );
  if (state !== 'asked') return <p role="status">{t('approval.link.over')}</p>;
  if (approval.unfit !== null) return <p role="status">{t(`approval.unfit.${approval.unfit}`)}</p>;
  const refuse = () => {
    setLacksReason(comment.trim() === '');
    if (comment.trim() !== '') decide.mutate('refused');
  };
  return (
    <div className="flex flex-col gap-4">
      <Field
        label={t('approval.comment')}
        error={lacksReason ? t('approval.comment.missing') : undefined}
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
      <FormError error={decide.error} />
      <div className="flex gap-2 *:min-h-12 *:flex-1">
        <Button busy={decide.isPending && decide.variables === 'refused'} disabled={decide.isPending} onClick={refuse}>
          {t('approval.refuse')}
        </Button>
        {approval.pictures === 0 && (
          <Button
            tone="primary"
            busy={decide.isPending && decide.variables === 'given'}
            disabled={decide.isPending}
            onClick={() => decide.mutate('given')}
          >
            {t('approval.give')}
          </Button>
        )}
      </div>
      <p className="text-xs text-ink3">
        {t('approval.due')} <RelativeTime at={approval.dueAt} /> · {t('approval.expires')}{' '}
        <RelativeTime at={approval.expiresAt} />
      </p>
    </div>
  );
}
