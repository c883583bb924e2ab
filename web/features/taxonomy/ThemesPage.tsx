import { useNavigate, useSearch } from '@tanstack/react-router';
import Plus from 'lucide-react/icons/plus';
import { standing, type Taxonomy, type Theme } from '#contract/taxonomy.ts';
import { newId } from '#web/domain/new-id.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Tabs } from '#web/ui/Tabs.tsx';
import { Suggestions } from './Suggestions.tsx';
import { ThemeFields } from './ThemeFields.tsx';
import { ThemePage } from './ThemePage.tsx';

/** What customers write about, in the team's own terms; what suggests itself; and one theme with its past. */
export function ThemesPage() {
  const { theme, tab } = useSearch({ from: '/frame/settings/themes' });
  const navigate = useNavigate();
  return (
    <SettingsPage title={t('settings.themes')} permission="policy.manage" lead={t('taxonomy.lead')}>
      {theme === undefined ? (
        <Tabs
          label={t('themes.tabs')}
          value={tab === 'suggestions' ? 'suggestions' : 'themes'}
          onChange={(next) => void navigate({ to: '/settings/themes', search: { tab: next }, replace: true })}
          tabs={[
            { value: 'themes', label: t('themes.tab.themes'), content: <ThemesEditor /> },
            { value: 'suggestions', label: t('themes.tab.suggestions'), content: <Suggestions /> },
          ]}
        />
      ) : (
        <ThemePage themeId={theme} />
      )}
    </SettingsPage>
  );
}

function ThemesEditor() {
  return <PolicyEditor kind="taxonomy">{(body, change) => <Themes body={body} onChange={change} />}</PolicyEditor>;
}

type ThemesProps = { body: Taxonomy; onChange: (body: Taxonomy) => void };

function Themes({ body, onChange }: ThemesProps) {
  const { themes } = body;
  const own = standing(body);
  const merged = themes.filter(({ mergedInto }) => mergedInto !== null);
  const put = (next: Theme) => onChange({ themes: themes.map((one) => (one.id === next.id ? next : one)) });
  /** What was part of it goes with it. */
  const merge = (id: string, into: string) =>
    onChange({
      themes: themes.map((one) => (one.id === id || one.mergedInto === id ? { ...one, mergedInto: into } : one)),
    });
  return (
    <>
      <SettingsSection title={t('taxonomy.themes')} lead={t('taxonomy.themes.lead')}>
        <ul className="mb-3 divide-y divide-line rounded-md border border-line bg-panel">
          {own.map((theme) => (
            <li key={theme.id}>
              <ThemeFields
                theme={theme}
                others={own.filter(({ id }) => id !== theme.id)}
                onChange={put}
                onMerge={(into) => merge(theme.id, into)}
              />
            </li>
          ))}
        </ul>
        <Button
          icon={<Plus size={15} aria-hidden="true" />}
          onClick={() => onChange({ themes: [...themes, { ...blank, id: `t${newId().slice(-12)}` }] })}
        >
          {t('taxonomy.add')}
        </Button>
      </SettingsSection>
      {merged.length > 0 && (
        <SettingsSection title={t('taxonomy.merged')} lead={t('taxonomy.merged.lead')}>
          <ul className="divide-y divide-line rounded-md border border-line bg-panel">
            {merged.map((theme) => (
              <li key={theme.id} className="flex min-h-12 flex-wrap items-center gap-3 px-3.5 py-2">
                <span className="min-w-0 flex-1">
                  {t('taxonomy.merged.into', {
                    name: theme.name,
                    other: own.find(({ id }) => id === theme.mergedInto)?.name ?? '',
                  })}
                </span>
                <Button size="small" onClick={() => put({ ...theme, mergedInto: null })}>
                  {t('taxonomy.part')}
                </Button>
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
    </>
  );
}

const blank: Omit<Theme, 'id'> = {
  name: '',
  description: '',
  words: [],
  examples: [],
  mergedInto: null,
  splitFrom: null,
};
