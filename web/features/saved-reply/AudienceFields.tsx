import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';

type Audience = { audience: 'me' | 'team' | 'everyone'; teamId: string | null };

/** Who sees it: oneself, a team or everyone. */
export function AudienceFields({ audience, teamId, onChange }: Audience & { onChange: (change: Audience) => void }) {
  const { teams } = usePeople();
  const audiences = (['me', 'team', 'everyone'] as const).filter((one) => one !== 'team' || teams.length > 0);
  return (
    <>
      <Field label={t('saved_reply.for')}>
        <Select
          value={audience}
          onChange={(chosen) =>
            onChange({ audience: chosen, teamId: chosen === 'team' ? (teamId ?? teams[0]?.id ?? null) : null })
          }
          options={audiences.map((value) => ({ value, label: t(`saved_reply.for.${value}`) }))}
        />
      </Field>
      {audience === 'team' && (
        <Field label={t('saved_reply.team')}>
          <Select
            value={teamId}
            onChange={(chosen) => onChange({ audience, teamId: chosen })}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </>
  );
}
