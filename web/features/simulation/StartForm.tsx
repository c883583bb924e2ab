import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import Play from 'lucide-react/icons/play';
import { useState } from 'react';
import { mostSimulatedDays, type SimulatedKind, type StaffedPerson, simulatedKinds } from '#contract/simulation.ts';
import type { StaffMember } from '#contract/work.ts';
import { policyQuery } from '#web/features/policy/queries.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useSimulationCommands } from './commands.ts';
import { dayText, ownPeriod, periodOf, type Span, spans } from './period.ts';
import { Staffing } from './Staffing.tsx';
import { StaffingDialog } from './StaffingDialog.tsx';

/** Which drafts, and which people at work, to try on which days. */
export function StartForm({ isBusy, onStarted }: { isBusy: boolean; onStarted: () => void }) {
  const { timeZone } = currentRegion();
  const { start } = useSimulationCommands();
  const kinds = useDrafted();
  const [span, setSpan] = useState<Span>('week');
  const [first, setFirst] = useState(() => dayText(new Date(), timeZone, 7));
  const [last, setLast] = useState(() => dayText(new Date(), timeZone, 1));
  const [left, setLeft] = useState<readonly SimulatedKind[]>([]);
  const [people, setPeople] = useState<readonly StaffedPerson[]>([]);
  const [edited, setEdited] = useState<StaffMember | null>(null);
  const period = span === 'own' ? ownPeriod(first, last, new Date(), timeZone) : periodOf(span, new Date(), timeZone);
  const chosen = kinds.filter((kind) => !left.includes(kind));
  const run = async () => {
    if (period && (await start(period, chosen, people))) onStarted();
  };
  const take = (person: StaffedPerson) => {
    setEdited(null);
    setPeople([...people.filter(({ agentId }) => agentId !== person.agentId), person]);
  };
  return (
    <>
      <form
        className="mb-8 flex flex-wrap items-start gap-x-6 gap-y-4 rounded-lg border border-line bg-panel p-4"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className="flex flex-wrap gap-3">
          <Field label={t('simulation.period')}>
            <Select
              value={span}
              options={spans.map((value) => ({ value, label: t(`simulation.period.${value}`) }))}
              onChange={setSpan}
            />
          </Field>
          {span === 'own' && (
            <>
              <Field label={t('simulation.from')}>
                <Input type="date" value={first} onChange={({ target }) => setFirst(target.value)} />
              </Field>
              <Field
                label={t('simulation.until')}
                error={period ? undefined : t('simulation.period.wrong', { days: mostSimulatedDays })}
              >
                <Input type="date" value={last} onChange={({ target }) => setLast(target.value)} />
              </Field>
            </>
          )}
        </div>
        <fieldset className="flex flex-1 flex-col gap-1.5">
          <legend className="mb-1.5 font-medium">{t('simulation.drafts')}</legend>
          {kinds.length === 0 && <NoDrafts />}
          {kinds.map((kind) => (
            <Checkbox
              key={kind}
              label={t(`policy.${kind}`)}
              checked={chosen.includes(kind)}
              onChange={(isOn) => setLeft(isOn ? left.filter((one) => one !== kind) : [...left, kind])}
            />
          ))}
        </fieldset>
        <Staffing
          people={people}
          onEdit={setEdited}
          onRemove={(person) => setPeople(people.filter((one) => one !== person))}
        />
        <Button
          type="submit"
          tone="primary"
          className="self-end"
          disabled={isBusy || !period || (chosen.length === 0 && people.length === 0)}
          icon={<Play size={14} aria-hidden="true" />}
        >
          {t('simulation.run')}
        </Button>
      </form>
      {edited && (
        <StaffingDialog
          member={edited}
          person={people.find(({ agentId }) => agentId === edited.agentId) ?? null}
          onSave={take}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

/** Policies of which something is prepared. */
function useDrafted(): SimulatedKind[] {
  const found = useQueries({ queries: simulatedKinds.map((kind) => policyQuery(kind)) });
  return simulatedKinds.filter((_, n) => {
    const policy = found[n]?.data;
    return policy?.draft || policy?.versions.some(({ state }) => state === 'scheduled');
  });
}

/** Nothing is prepared: where to begin. */
function NoDrafts() {
  return (
    <>
      <p className="max-w-prose text-ink2">{t('simulation.drafts.none.lead')}</p>
      <p className="flex flex-wrap gap-x-4">
        {simulatedKinds.map((kind) => (
          <Link key={kind} to={`/settings/${kind}`} className="text-accent underline">
            {t(`policy.${kind}`)}
          </Link>
        ))}
      </p>
    </>
  );
}
