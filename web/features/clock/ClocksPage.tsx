import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ClockKind, type ClockRules, clockKinds, primaryClocks } from '#contract/clock.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { linesOf } from '#web/features/policy/lines.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage, SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Table } from '#web/ui/Table.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { closePausesQuery, waitsQuery } from './queries.ts';
import { Vanishing } from './Vanishing.tsx';
import { waitsFor } from './waits-for.ts';

const shares = ['50', '60', '70', '75', '80', '90'] as const;

/** How clocks run: which one leads, when it warns, what stops it, and how long conversations waited for whom. */
export function ClocksPage() {
  return (
    <SettingsPage title={t('policy.clocks')} permission="policy.manage" lead={t('policy.clocks.lead')}>
      <PolicyEditor kind="clocks">{(rules, change) => <Rules rules={rules} onChange={change} />}</PolicyEditor>
      <div className="mt-10">
        <Vanishing />
        <Waits />
        <ClosePauses />
      </div>
    </SettingsPage>
  );
}

type RulesProps = { rules: ClockRules; onChange: (rules: ClockRules) => void };

function Rules({ rules, onChange }: RulesProps) {
  const { primary, warnPercent, pauses, departments } = rules;
  const share = shares.find((one) => one === String(warnPercent)) ?? null;
  const stop = (who: 'customer' | 'department') => (kinds: ClockKind[]) =>
    onChange({ ...rules, pauses: { ...pauses, [who]: kinds } });
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <Field label={t('policy.primary')} help={t('policy.primary.help')}>
        <Select
          value={primary}
          options={primaryClocks.map((value) => ({ value, label: t(`policy.primary.${value}`) }))}
          onChange={(value) => onChange({ ...rules, primary: value })}
        />
      </Field>
      <Field label={t('policy.warn')}>
        <Select
          value={share}
          placeholder={t('policy.warn.percent', { percent: warnPercent })}
          options={shares.map((value) => ({ value, label: t('policy.warn.percent', { percent: Number(value) }) }))}
          onChange={(value) => onChange({ ...rules, warnPercent: Number(value) })}
        />
      </Field>
      <Stops legend={t('policy.stops.customer')} kinds={pauses.customer} onChange={stop('customer')} />
      <Stops legend={t('policy.stops.department')} kinds={pauses.department} onChange={stop('department')} />
      <Field label={t('policy.departments')} help={t('policy.departments.help')}>
        <Textarea
          rows={3}
          defaultValue={departments.join('\n')}
          onChange={({ target }) => onChange({ ...rules, departments: linesOf(target.value) })}
        />
      </Field>
    </div>
  );
}

type StopsProps = { legend: string; kinds: readonly ClockKind[]; onChange: (kinds: ClockKind[]) => void };

function Stops({ legend, kinds, onChange }: StopsProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      {clockKinds.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`clock.kind.${kind}`)}
          checked={kinds.includes(kind)}
          onChange={(isOn) => onChange(clockKinds.filter((one) => (one === kind ? isOn : kinds.includes(one))))}
        />
      ))}
    </fieldset>
  );
}

function Waits() {
  const query = useQuery(waitsQuery);
  return (
    <SettingsSection title={t('policy.waits')} lead={t('policy.waits.lead')}>
      <Loaded query={query}>
        {({ waits }) => (
          <Table
            caption={t('policy.waits')}
            rows={waits}
            rowKey={({ by }) => by}
            empty={<p className="px-3.5 py-3 text-ink3">{t('policy.waits.none')}</p>}
            columns={[
              { key: 'by', header: t('policy.waits.by'), cell: ({ by }) => <Whom by={by} /> },
              { key: 'pauses', header: t('policy.waits.times'), numeric: true, cell: ({ pauses }) => pauses },
              {
                key: 'lived',
                header: t('policy.waits.lived'),
                numeric: true,
                cell: ({ livedMs }) => duration(livedMs),
              },
              { key: 'now', header: t('policy.waits.now'), numeric: true, cell: ({ openNow }) => openNow },
            ]}
          />
        )}
      </Loaded>
    </SettingsSection>
  );
}

function ClosePauses() {
  const query = useQuery(closePausesQuery);
  return (
    <SettingsSection title={t('policy.close')} lead={t('policy.close.lead')}>
      <Loaded query={query}>
        {({ pauses }) => (
          <Table
            caption={t('policy.close')}
            rows={pauses}
            rowKey={({ conversationId, kind, from }) => `${conversationId} ${kind} ${from}`}
            empty={<p className="px-3.5 py-3 text-ink3">{t('policy.close.none')}</p>}
            columns={[
              {
                key: 'conversation',
                header: t('policy.close.conversation'),
                cell: ({ conversationId, number }) => (
                  <Link
                    to="/inbox/$view/$conversationId"
                    params={{ view: 'all', conversationId }}
                    className="underline"
                  >
                    #{number}
                  </Link>
                ),
              },
              { key: 'kind', header: t('policy.close.clock'), cell: ({ kind }) => t(`clock.kind.${kind}`) },
              { key: 'by', header: t('policy.waits.by'), cell: ({ by }) => <Whom by={by} /> },
              { key: 'from', header: t('policy.close.from'), cell: ({ from }) => <RelativeTime at={from} /> },
              {
                key: 'distance',
                header: t('policy.close.distance'),
                numeric: true,
                cell: ({ beforeBreachMs }) =>
                  t('policy.close.before', {
                    side: beforeBreachMs < 0 ? 'after' : 'before',
                    time: duration(Math.abs(beforeBreachMs)),
                  }),
              },
            ]}
          />
        )}
      </Loaded>
    </SettingsSection>
  );
}

/** Alone in its cell, what elsewhere stands within a sentence. */
function Whom({ by }: { by: string }) {
  return <span className="inline-block first-letter:uppercase">{waitsFor(by)}</span>;
}
