import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { PanelSection } from '#web/features/contact/PanelSection.tsx';
import { WhyHere } from '#web/features/routing/WhyHere.tsx';
import { t } from '#web/i18n.ts';
import { clocksQuery } from './queries.ts';
import { Why } from './Why.tsx';

/** Why a conversation is as pressing as it is, and why it is where it is. */
export function WhyPanel({ row }: { row: Pick<ConversationRow, 'id' | 'version'> }) {
  const query = useQuery({ ...clocksQuery(row.id, row.version), placeholderData: keepPreviousData });
  return (
    <>
      <PanelSection title={t('why.title')}>
        <Loaded query={query}>{({ why }) => <Why why={why} />}</Loaded>
      </PanelSection>
      <PanelSection title={t('routing.why')}>
        <WhyHere row={row} />
      </PanelSection>
    </>
  );
}
