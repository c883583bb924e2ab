import { useQuery } from '@tanstack/react-query';
import { type OutOfHours, silencingTags } from '#contract/out-of-hours.ts';
import { linesOf } from '#web/features/policy/lines.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { policyQuery } from '#web/features/policy/queries.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Checkbox, Switch } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Texts } from './Texts.tsx';

/** What customers are told who write while nobody is there. */
export function OutOfHoursPage() {
  return (
    <SettingsPage title={t('policy.out_of_hours')} permission="policy.manage" lead={t('ack.lead')}>
      <PolicyEditor kind="outOfHours">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type RulesProps = { body: OutOfHours; onChange: (body: OutOfHours) => void };

function Rules({ body, onChange }: RulesProps) {
  const { isOn, stages, texts } = body;
  const setStage = (stage: 'private' | 'public') => (isAllowed: boolean) =>
    onChange({ ...body, stages: { ...stages, [stage]: isAllowed } });
  return (
    <>
      <div className="mb-6 flex max-w-xl flex-col gap-5">
        <Switch
          label={t('ack.on')}
          help={t('ack.on.help')}
          checked={isOn}
          onChange={(on) => onChange({ ...body, isOn: on })}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium">{t('ack.where')}</legend>
          <Checkbox label={t('ack.where.private')} checked={stages.private} onChange={setStage('private')} />
          <Checkbox
            label={t('ack.where.public')}
            help={t('ack.where.public.help')}
            checked={stages.public}
            onChange={setStage('public')}
          />
        </fieldset>
      </div>
      <SettingsSection title={t('ack.texts')} lead={t('ack.texts.lead')}>
        <Texts body={body} onChange={(next) => onChange({ ...body, texts: next })} texts={texts} />
      </SettingsSection>
      <SettingsSection title={t('ack.never')} lead={t('ack.never.lead')}>
        <Never body={body} onChange={onChange} />
      </SettingsSection>
    </>
  );
}

function Never({ body, onChange }: RulesProps) {
  const { never } = body;
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  const put = (change: Partial<OutOfHours['never']>) => onChange({ ...body, never: { ...never, ...change } });
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <Field label={t('ack.never.tags')} help={t('ack.never.tags.help', { tags: listed(silencingTags) })}>
        <Textarea
          rows={2}
          defaultValue={never.tags.join('\n')}
          onChange={({ target }) => put({ tags: linesOf(target.value) })}
        />
      </Field>
      <Field label={t('ack.never.words')} help={t('ack.never.words.help')}>
        <Textarea
          rows={4}
          defaultValue={never.words.join('\n')}
          onChange={({ target }) => put({ words: linesOf(target.value) })}
        />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium">{t('ack.never.categories')}</legend>
        {categories.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={<bdi>{name}</bdi>}
            checked={never.categories.includes(id)}
            onChange={(isNever) => {
              const others = never.categories.filter((one) => one !== id);
              put({ categories: isNever ? [...others, id] : others });
            }}
          />
        ))}
      </fieldset>
    </div>
  );
}
