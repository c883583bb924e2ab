import { cutKinds, type SecretRules } from '#contract/secret.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';

/** How long card numbers, passwords and the like that customers send are kept. */
export function SecretsPage() {
  return (
    <SettingsPage title={t('policy.secrets')} permission="policy.manage" lead={t('secrets.lead')}>
      <PolicyEditor kind="secrets">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type RulesProps = { body: SecretRules; onChange: (body: SecretRules) => void };

const hour = 60;
const day = 24 * hour;
/** Minutes that are offered; null keeps it. */
const times = [0, hour, day, 7 * day, 30 * day, 90 * day, 365 * day, null];

function Rules({ body, onChange }: RulesProps) {
  const { after, pictures } = body;
  return (
    <>
      <div className="mb-8 grid max-w-3xl gap-x-6 gap-y-5 sm:grid-cols-2">
        {cutKinds.map((kind) => (
          <Field key={kind} label={t(`secrets.kind.${kind}`)} help={t(`secrets.help.${kind}`)}>
            <Select
              value={String(after[kind])}
              options={[...new Set([...times, after[kind]])].map((minutes) => ({
                value: String(minutes),
                label: inWords(minutes),
              }))}
              onChange={(value) =>
                onChange({ ...body, after: { ...after, [kind]: value === 'null' ? null : Number(value) } })
              }
            />
          </Field>
        ))}
      </div>
      <SettingsSection title={t('secrets.pictures')} lead={t('secrets.pictures.lead')}>
        <div className="flex flex-col gap-3">
          <Checkbox
            label={t('secrets.pictures.cover')}
            help={t('secrets.pictures.cover.help')}
            checked={pictures.cover !== 'never'}
            onChange={(covers) =>
              onChange({ ...body, pictures: { ...pictures, cover: covers ? 'until_looked_at' : 'never' } })
            }
          />
          <Checkbox
            label={t('secrets.pictures.ask')}
            disabled={pictures.cover === 'never'}
            checked={pictures.askReason}
            onChange={(askReason) => onChange({ ...body, pictures: { ...pictures, askReason } })}
          />
        </div>
      </SettingsSection>
    </>
  );
}

function inWords(minutes: number | null): string {
  if (minutes === null) return t('secrets.never');
  if (minutes === 0) return t('secrets.at_once');
  if (minutes % day === 0) return t('secrets.after.days', { count: minutes / day });
  if (minutes % hour === 0) return t('secrets.after.hours', { count: minutes / hour });
  return t('secrets.after.minutes', { count: minutes });
}
