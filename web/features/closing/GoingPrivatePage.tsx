import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import type { GoingPrivate, PrivateTopic } from '#contract/going-private.ts';
import { newId } from '#web/domain/new-id.ts';
import { Comparison } from '#web/features/figure/Comparison.tsx';
import { linesOf } from '#web/features/policy/lines.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Switch } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Exchanges } from './Exchanges.tsx';
import { NumberField } from './NumberField.tsx';
import { Variants } from './Variants.tsx';

/** When an answer is proposed in private, and how customers are asked there. */
export function GoingPrivatePage() {
  return (
    <SettingsPage title={t('policy.going_private')} permission="policy.manage" lead={t('private.lead')}>
      <PolicyEditor kind="goingPrivate">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>
      <Comparison />
    </SettingsPage>
  );
}

type RulesProps = { body: GoingPrivate; onChange: (body: GoingPrivate) => void };

function Rules({ body, onChange }: RulesProps) {
  const put = (change: Partial<GoingPrivate>) => onChange({ ...body, ...change });
  const putTopic = (n: number, topic: PrivateTopic) =>
    put({ topics: body.topics.map((one, at) => (at === n ? topic : one)) });
  return (
    <>
      <SettingsSection title={t('private.when')} lead={t('private.when.lead')}>
        <div className="flex max-w-xl flex-col gap-4">
          <Switch
            label={t('private.personal_data')}
            help={t('private.personal_data.help')}
            checked={body.personalData}
            onChange={(personalData) => put({ personalData })}
          />
          {body.topics.map((topic, n) => (
            <Topic
              key={topic.id}
              topic={topic}
              onChange={(next) => putTopic(n, next)}
              onRemove={() => put({ topics: body.topics.filter((_, at) => at !== n) })}
            />
          ))}
          <Button
            className="self-start"
            icon={<Plus size={15} aria-hidden="true" />}
            onClick={() =>
              put({ topics: [...body.topics, { id: `t${newId().slice(0, 8)}`, name: '', isOn: true, words: [] }] })
            }
          >
            {t('private.topic.add')}
          </Button>
        </div>
      </SettingsSection>
      <SettingsSection title={t('private.exchanges')} lead={t('private.exchanges.lead')}>
        <Exchanges exchanges={body.exchanges} onChange={(exchanges) => put({ exchanges })} />
      </SettingsSection>
      <SettingsSection title={t('private.reach')} lead={t('private.reach.lead')}>
        <div className="flex max-w-xl flex-wrap gap-4">
          <NumberField
            label={t('private.reach.followers')}
            value={body.reach.followers}
            onChange={(followers) => put({ reach: { ...body.reach, followers } })}
          />
          <NumberField
            label={t('private.reach.others')}
            value={body.reach.others}
            onChange={(others) => put({ reach: { ...body.reach, others } })}
          />
        </div>
      </SettingsSection>
      <SettingsSection title={t('private.invitation')} lead={t('private.invitation.lead')}>
        <div className="max-w-xl">
          <NumberField
            label={t('private.follow_up')}
            value={body.followUpHours}
            onChange={(followUpHours) => put({ followUpHours })}
          />
          <Variants texts={body.invitations} onChange={(invitations) => put({ invitations })} />
        </div>
      </SettingsSection>
    </>
  );
}

type TopicProps = { topic: PrivateTopic; onChange: (topic: PrivateTopic) => void; onRemove: () => void };

function Topic({ topic, onChange, onRemove }: TopicProps) {
  return (
    <fieldset className="rounded-md border border-line p-3">
      <legend className="px-1 text-xs font-semibold text-ink2">{topic.name || t('private.topic.new')}</legend>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <Switch
            label={t('private.topic.on', { name: topic.name })}
            checked={topic.isOn}
            onChange={(isOn) => onChange({ ...topic, isOn })}
          />
        </div>
        <IconButton
          size="small"
          label={t('private.topic.remove', { name: topic.name })}
          icon={<Trash2 size={15} aria-hidden="true" />}
          onClick={onRemove}
        />
      </div>
      <details open={topic.words.length === 0} className="mt-2">
        <summary className="cursor-pointer text-xs text-ink2">
          {t('private.topic.words.count', { count: topic.words.length })}
        </summary>
        <div className="mt-2.5 flex flex-col gap-2.5">
          <Field label={t('private.topic.name')}>
            <Input
              value={topic.name}
              maxLength={60}
              onChange={({ target }) => onChange({ ...topic, name: target.value })}
            />
          </Field>
          <Field label={t('private.topic.words')} help={t('private.topic.words.help')}>
            <Textarea
              rows={3}
              defaultValue={topic.words.join('\n')}
              onChange={({ target }) => onChange({ ...topic, words: linesOf(target.value) })}
            />
          </Field>
        </div>
      </details>
    </fieldset>
  );
}
