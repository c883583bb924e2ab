import { priorities } from '#contract/filter.ts';
import type { RoutingRules } from '#contract/routing.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { DurationInput } from '#web/features/priority/DurationInput.tsx';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { topicsOf } from './topic-lines.ts';

type StaffProps = { body: RoutingRules; onChange: (body: RoutingRules) => void };

/** How much one person holds, what people can know, and what becomes of what somebody leaves behind. */
export function StaffFields({ body, onChange }: StaffProps) {
  const { weights, capacity, leaving, topics } = body;
  return (
    <>
      <SettingsSection title={t('routing.capacity')} lead={t('routing.capacity.lead')}>
        <div className="flex flex-wrap gap-3">
          <Whole
            label={t('routing.capacity.standard')}
            value={capacity}
            least={1}
            onChange={(value) => onChange({ ...body, capacity: value })}
          />
          {priorities.map((priority) => (
            <Whole
              key={priority}
              label={t('routing.weight', { priority: t(`conversation.priority.${priority}`) })}
              value={weights[priority]}
              least={0}
              onChange={(value) => onChange({ ...body, weights: { ...weights, [priority]: Math.min(100, value) } })}
            />
          ))}
        </div>
        <div className="mt-4 flex flex-col gap-3">
          <Checkbox
            label={t('routing.higher')}
            help={t('routing.higher.help')}
            checked={body.higherTiersHelp}
            onChange={(higherTiersHelp) => onChange({ ...body, higherTiersHelp })}
          />
          <Checkbox
            label={t('routing.answering')}
            help={t('routing.answering.help')}
            checked={body.answeringTakes}
            onChange={(answeringTakes) => onChange({ ...body, answeringTakes })}
          />
        </div>
      </SettingsSection>
      <SettingsSection title={t('routing.leaving')} lead={t('routing.leaving.lead')}>
        <div className="flex flex-col gap-3">
          <Checkbox
            label={t('routing.leaving.off_shift')}
            checked={leaving.offShift}
            onChange={(offShift) => onChange({ ...body, leaving: { ...leaving, offShift } })}
          />
          <p className="flex flex-wrap items-center gap-2">
            {t('routing.leaving.away')}
            <DurationInput
              label={t('routing.leaving.away')}
              minutes={leaving.awayMinutes}
              isOptional
              onChange={(awayMinutes) => onChange({ ...body, leaving: { ...leaving, awayMinutes } })}
            />
          </p>
        </div>
      </SettingsSection>
      <SettingsSection title={t('routing.topics.title')} lead={t('routing.topics.lead')}>
        <Field label={t('routing.topics')} help={t('routing.topics.help')}>
          <Textarea
            rows={4}
            defaultValue={topics.map(({ name }) => name).join('\n')}
            onChange={({ target }) => onChange({ ...body, topics: topicsOf(linesOf(target.value), topics) })}
          />
        </Field>
      </SettingsSection>
    </>
  );
}

type WholeProps = { label: string; value: number; least: number; onChange: (value: number) => void };

function Whole({ label, value, least, onChange }: WholeProps) {
  return (
    <Field label={label} className="w-36">
      <Input
        inputMode="numeric"
        value={value}
        onChange={({ target }) =>
          onChange(Math.max(least, Math.min(10_000, Number(target.value.replace(/\D/g, '').slice(0, 5)))))
        }
      />
    </Field>
  );
}
