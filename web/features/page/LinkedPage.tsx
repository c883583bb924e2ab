import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { acknowledgeByLink, getLinkedPage } from '#contract/page.ts';
import { call, errorMessage } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { EntryPage } from '#web/shell/EntryPage.tsx';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { pageTitle } from './page-words.ts';

/** Where the link of a notice leads: what somebody is called for, and one button. Looking changes nothing. */
export function LinkedPage() {
  const { token } = useParams({ from: '/page/$token' });
  const query = useQuery({ queryKey: ['page-link', token], queryFn: () => call(getLinkedPage, { params: { token } }) });
  const take = useMutation({ mutationFn: () => call(acknowledgeByLink, { params: { token } }) });

  if (query.isPending) return <EntryPage title={t('entry.loading')}>{null}</EntryPage>;
  if (query.isError) return <EntryPage title={t('page.link.gone')}>{errorMessage(query.error)}</EntryPage>;

  const page = take.data ?? query.data;
  const isGoingOn = page.state === 'open' || page.state === 'unanswered';
  const about = page.conversationNumber === null ? null : t('page.link.about', { number: page.conversationNumber });
  return (
    <EntryPage
      title={pageTitle(page)}
      lead={
        <>
          <p>{[page.workspaceName, about].filter(Boolean).join(' · ')}</p>
          <p className="text-ink3">
            <RelativeTime at={page.startedAt} />
          </p>
        </>
      }
      foot={
        <Link to="/on-call" className="underline underline-offset-2">
          {t('page.link.open')}
        </Link>
      }
    >
      <FormError error={take.error} />
      {isGoingOn ? (
        <Button
          tone="primary"
          busy={take.isPending}
          className="min-h-12 w-full text-base"
          onClick={() => take.mutate()}
        >
          {t('page.take')}
        </Button>
      ) : (
        <p role="status" className="rounded-md bg-ok-bg px-3 py-2.5 font-medium text-ok">
          {page.state === 'ended'
            ? t('page.link.ended')
            : page.isMine
              ? t('page.taken.me')
              : t('page.taken', { name: page.acknowledgedByName ?? '' })}
        </p>
      )}
    </EntryPage>
  );
}
