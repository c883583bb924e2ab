import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerByLink, type Escalated, seeByLink } from '#contract/stakeholder.ts';
import { ApiError, call, errorMessage } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { EntryPage } from '#web/shell/EntryPage.tsx';
import { Mark } from '#web/shell/Mark.tsx';
import { AskedConversation } from './AskedConversation.tsx';
import { linkQuery } from './queries.ts';

/** Where the link in a mail to a stakeholder leads, without signing in. Looking changes nothing. */
export function LinkedEscalationPage() {
  const { token } = useParams({ from: '/escalation/$token' });
  const client = useQueryClient();
  const one = linkQuery(token);
  const query = useQuery({ ...one, retry: false });
  const keep = (reply: Escalated) => void client.setQueryData(one.queryKey, reply);
  const params = { token };

  if (query.error instanceof ApiError && query.error.code === 'not_found')
    return <EntryPage title={t('stakeholder.link.gone')}>{errorMessage(query.error)}</EntryPage>;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 pt-5 pb-10 sm:px-6">
      {/* Not to be found by anybody who was not sent here, and not told to the sites that a message names. */}
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <p className="mb-4 flex items-center gap-2 text-ink2">
        <Mark />
        <span dir="auto">{query.data?.workspaceName}</span>
      </p>
      <Loaded query={query}>
        {(asked) => (
          <>
            <AskedConversation
              asked={asked}
              onSee={async () => keep(await call(seeByLink, { params }))}
              onAnswer={async (body) => keep(await call(answerByLink, { params, body }))}
              isFinal
            />
            <p className="mt-8 border-t border-line pt-4 text-xs text-ink2">
              {t('stakeholder.link.foot', { name: asked.myName })} {t('stakeholder.masked')}
            </p>
          </>
        )}
      </Loaded>
    </main>
  );
}
