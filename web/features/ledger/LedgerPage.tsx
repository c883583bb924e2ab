import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Inbox from 'lucide-react/icons/inbox';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Select } from '#web/ui/Select.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { Figures } from './Figures.tsx';
import { Items } from './Items.tsx';
import { figuresQuery, ledgerKey } from './queries.ts';
import { Reasons } from './Reasons.tsx';
import { daysOf, spans } from './search.ts';

/** Proof that nothing is dropped silently: what came, what became of it, and every single item. */
export function LedgerPage() {
  const search = useSearch({ from: '/frame/settings/ledger' });
  const navigate = useNavigate();
  return (
    <SettingsPage
      title={t('ledger.title')}
      lead={t('ledger.lead')}
      permission="ledger.read"
      action={
        <Select
          label={t('ledger.span')}
          value={search.days ?? spans[0]}
          onChange={(days) => void navigate({ to: '/settings/ledger', search: { ...search, days }, replace: true })}
          options={(['1', '7', '31'] as const).map((days) => ({
            value: days,
            label: t('ledger.days', { days: Number(days) }),
          }))}
          className="w-auto"
        />
      }
    >
      <Ledger />
    </SettingsPage>
  );
}

function Ledger() {
  const search = useSearch({ from: '/frame/settings/ledger' });
  const queryClient = useQueryClient();
  const figures = useQuery(figuresQuery(daysOf(search)));
  useAnyChange(() => void queryClient.invalidateQueries({ queryKey: ledgerKey }));
  return (
    <Loaded query={figures}>
      {({ channels, reasons }) =>
        channels.length === 0 ? (
          <EmptyState icon={<Inbox size={20} aria-hidden="true" />} title={t('ledger.empty')}>
            {t('ledger.empty.body')}
          </EmptyState>
        ) : (
          <>
            <SettingsSection title={t('ledger.figures')} lead={t('ledger.figures.lead')}>
              <Figures channels={channels} search={search} />
            </SettingsSection>
            {reasons.length > 0 && (
              <SettingsSection title={t('ledger.reasons')} lead={t('ledger.reasons.lead')}>
                <Reasons reasons={reasons} channels={channels} search={search} />
              </SettingsSection>
            )}
            <Items channels={channels} search={search} />
          </>
        )
      }
    </Loaded>
  );
}
