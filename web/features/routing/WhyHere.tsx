import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { routingQuery } from './queries.ts';
import { Trace } from './Trace.tsx';

/** Why a conversation is where it is: what the routing rules last said of it. */
export function WhyHere({ row }: { row: Pick<ConversationRow, 'id' | 'version'> }) {
  const query = useQuery({ ...routingQuery(row.id, row.version), placeholderData: keepPreviousData });
  return (
    <Loaded query={query}>
      {({ trace, waitingSince, tier, isTierByHand }) => (
        <div className="flex flex-col gap-1.5">
          {trace ? <Trace trace={trace} /> : <p className="text-ink2">{t('routing.untouched')}</p>}
          {waitingSince && (
            <p className="text-soon">
              {t('routing.waiting_since')} <RelativeTime at={waitingSince} />
            </p>
          )}
          {isTierByHand && <p className="text-ink2">{t('routing.tier_by_hand', { tier })}</p>}
          {trace && (
            <p className="text-xs text-ink3">
              {t('routing.version', { version: trace.policyVersion })} · <RelativeTime at={trace.at} />
            </p>
          )}
        </div>
      )}
    </Loaded>
  );
}
