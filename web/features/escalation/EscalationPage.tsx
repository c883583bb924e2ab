import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { EscalationRules, Ladder } from '#contract/escalation.ts';
import { DangerRulesSection } from '#web/features/danger/DangerRulesSection.tsx';
import { useTargets } from '#web/features/page/targets.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { policyQuery } from '#web/features/policy/queries.ts';
import { duration, listOf } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { LadderDialog } from './LadderDialog.tsx';
import { whenWords } from './when-words.ts';

/** Whom something calls, one after the other, until somebody takes care. */
export function EscalationPage() {
  return (
    <SettingsPage title={t('policy.escalation')} permission="policy.manage" lead={t('escalation.lead')}>
      <PolicyEditor kind="escalation">{(body, change) => <Ladders body={body} onChange={change} />}</PolicyEditor>
      <div className="mt-10">
        <DangerRulesSection />
      </div>
    </SettingsPage>
  );
}

type LaddersProps = { body: EscalationRules; onChange: (body: EscalationRules) => void };

function Ladders({ body: { ladders }, onChange }: LaddersProps) {
  const [edited, setEdited] = useState<Ladder | null>(null);
  const put = (next: Ladder[]) => onChange({ ladders: next });
  const save = (ladder: Ladder) => {
    setEdited(null);
    const isNew = !ladders.some(({ id }) => id === ladder.id);
    put(isNew ? [...ladders, ladder] : ladders.map((one) => (one.id === ladder.id ? ladder : one)));
  };
  return (
    <>
      <div className="mb-3">
        <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited(newLadder(ladders))}>
          {t('escalation.new')}
        </Button>
      </div>
      {ladders.length === 0 && <p className="text-ink2">{t('escalation.empty')}</p>}
      <ul className="divide-y divide-line rounded-md border border-line bg-panel empty:hidden">
        {ladders.map((ladder) => (
          <li key={ladder.id} className="flex items-start gap-3 px-3.5 py-3">
            <Says ladder={ladder} />
            <span className="flex">
              <IconButton
                label={t('policy.category.edit', { name: ladder.name })}
                size="small"
                icon={<Pencil size={15} aria-hidden="true" />}
                onClick={() => setEdited(ladder)}
              />
              <IconButton
                label={t('policy.category.remove', { name: ladder.name })}
                size="small"
                icon={<Trash2 size={15} aria-hidden="true" />}
                onClick={() => put(ladders.filter((one) => one !== ladder))}
              />
            </span>
          </li>
        ))}
      </ul>
      {edited && <LadderDialog ladder={edited} onSave={save} onClose={() => setEdited(null)} />}
    </>
  );
}

const minuteMs = 60_000;

/** A ladder as sentences: when, whom at once, whom next, and when everybody hears of it. */
function Says({ ladder }: { ladder: Ladder }) {
  const { nameOf } = useTargets();
  const matrix = useQuery(policyQuery('priority')).data?.active;
  const categories = matrix?.kind === 'priority' ? matrix.body.categories : [];
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium">
        <bdi>{ladder.name}</bdi>
      </p>
      <p className="text-ink2">{whenWords(ladder, categories)}</p>
      <ol className="mt-1 text-ink2">
        {ladder.steps.map(({ afterMinutes, to }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          <li key={n}>
            <span className="text-ink3">
              {afterMinutes === 0
                ? t('escalation.step.now')
                : t(n === 0 ? 'escalation.step.after' : 'escalation.step.silent', {
                    time: duration(afterMinutes * minuteMs),
                  })}
            </span>{' '}
            {listOf(to.map(nameOf), 'and')}
          </li>
        ))}
      </ol>
      <p className="text-xs text-ink3">
        {t('escalation.alarm', { time: duration(ladder.alarmAfterMinutes * minuteMs) })}
      </p>
    </div>
  );
}

function newLadder(ladders: readonly Ladder[]): Ladder {
  let n = ladders.length + 1;
  while (ladders.some(({ id }) => id === `ladder_${n}`)) n += 1;
  return {
    id: `ladder_${n}`,
    name: '',
    on: 'breached',
    when: {},
    volume: null,
    steps: [{ afterMinutes: 0, to: [{ kind: 'leads' }] }],
    alarmAfterMinutes: 15,
  };
}
