import { useNavigate, useSearch } from '@tanstack/react-router';
import { entryKinds } from '#contract/taxonomy.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { EntryList } from './EntryList.tsx';
import { EntryPage } from './EntryPage.tsx';
import { Suggestions } from './Suggestions.tsx';

const tabs = [...entryKinds, 'suggestions'] as const;

/** The three lists are parts of one policy: what is edited in one is kept while another is looked at. */
const isEditor = (search: Record<string, unknown>) => search.entry === undefined && search.tab !== 'suggestions';

/** What customers write about, want and use, in the team's own terms; what suggests itself; and one entry with its past. */
export function TaxonomyPage() {
  const { entry, tab } = useSearch({ from: '/frame/settings/themes' });
  const navigate = useNavigate();
  return (
    <SettingsPage title={t('settings.themes')} permission="policy.manage" lead={t('taxonomy.lead')}>
      {entry === undefined ? (
        <Tabs
          label={t('themes.tabs')}
          value={tabs.find((one) => one === tab) ?? 'theme'}
          onChange={(next) => void navigate({ to: '/settings/themes', search: { tab: next }, replace: true })}
          tabs={tabs.map((value) => ({
            value,
            label: t(`themes.tab.${value}`),
            content:
              value === 'suggestions' ? (
                <Suggestions />
              ) : (
                <PolicyEditor kind="taxonomy" stays={isEditor}>
                  {(body, change) => <EntryList key={value} kind={value} body={body} onChange={change} />}
                </PolicyEditor>
              ),
          }))}
        />
      ) : (
        <EntryPage entryId={entry} />
      )}
    </SettingsPage>
  );
}
