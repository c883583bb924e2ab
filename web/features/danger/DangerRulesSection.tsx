import { useState } from 'react';
import { type DangerRules, dangerKinds } from '#contract/danger.ts';
import { Steps } from '#web/features/escalation/Steps.tsx';
import { linesOf } from '#web/features/policy/lines.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { DurationInput } from '#web/features/priority/DurationInput.tsx';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { helplineLines, helplinesOf, sayingLines, sayingsOf } from './lines.ts';

/** Whom danger to life calls, by which words beside the shipped ones, and what is at hand then. */
export function DangerRulesSection() {
  return (
    <SettingsSection title={t('danger.rules')} lead={t('danger.rules.lead')}>
      <PolicyEditor kind="danger">{(body, change) => <Rules body={body} onChange={change} />}</PolicyEditor>
    </SettingsSection>
  );
}

type RulesProps = { body: DangerRules; onChange: (body: DangerRules) => void };

function Rules({ body, onChange }: RulesProps) {
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <Checkbox
        label={t('danger.on_call')}
        help={t('danger.on_call.help')}
        checked={body.callsOnCall}
        onChange={(callsOnCall) => onChange({ ...body, callsOnCall })}
      />
      <Steps steps={body.steps} mayAsk={false} onChange={(steps) => onChange({ ...body, steps })} />
      <Field label={t('danger.alarm')}>
        <DurationInput
          label={t('danger.alarm')}
          minutes={body.alarmAfterMinutes}
          isOptional={false}
          onChange={(minutes) => onChange({ ...body, alarmAfterMinutes: minutes ?? 0 })}
        />
      </Field>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {dangerKinds.map((kind) => (
          <Lines
            key={kind}
            label={t('danger.words', { kind: t(`danger.kind.${kind}`) })}
            text={body.words[kind].join('\n')}
            onChange={(text) => onChange({ ...body, words: { ...body.words, [kind]: linesOf(text) } })}
          />
        ))}
      </div>
      <Lines
        label={t('danger.not')}
        help={t('danger.not.help')}
        text={body.not.join('\n')}
        onChange={(text) => onChange({ ...body, not: linesOf(text) })}
      />
      <Lines
        label={t('danger.helplines')}
        help={t('danger.helplines.help')}
        rows={8}
        text={helplineLines(body.helplines)}
        onChange={(text) => onChange({ ...body, helplines: helplinesOf(text) })}
      />
      <Lines
        label={t('danger.sayings')}
        help={t('danger.sayings.help', { helpline: '{helpline}' })}
        rows={8}
        text={sayingLines(body.sayings)}
        onChange={(text) => onChange({ ...body, sayings: sayingsOf(text) })}
      />
    </div>
  );
}

type LinesProps = { label: string; help?: string; rows?: number; text: string; onChange: (text: string) => void };

/** What is typed stays as it is typed, whatever it is read as. */
function Lines({ label, help, rows = 3, text, onChange }: LinesProps) {
  const [typed, setTyped] = useState(text);
  return (
    <Field label={label} help={help}>
      <Textarea
        rows={rows}
        dir="auto"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value);
        }}
      />
    </Field>
  );
}
