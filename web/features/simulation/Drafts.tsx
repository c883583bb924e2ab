import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Simulation, StaffedPerson } from '#contract/simulation.ts';
import { setSkills } from '#contract/work.ts';
import { call } from '#web/api.ts';
import { usePeople } from '#web/domain/people.ts';
import { usePeopleChange } from '#web/features/people/queries.ts';
import { usePolicyCommands } from '#web/features/policy/commands.ts';
import { Later } from '#web/features/policy/Later.tsx';
import { policyQuery } from '#web/features/policy/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useStaffingWords } from './staffing-words.ts';

/** What was tried, and what becomes of it: switched on, now or later, or thrown away. */
export function Drafts({ simulation }: { simulation: Simulation }) {
  return (
    <ul className="mb-4 divide-y divide-line rounded-md border border-line bg-panel">
      {simulation.drafts.map((draft) => (
        <Draft key={draft.kind} draft={draft} />
      ))}
      {simulation.staffing?.people.map((person) => (
        <TriedPerson key={person.agentId} person={person} />
      ))}
    </ul>
  );
}

function Draft({ draft: { kind, version, isOutdated } }: { draft: Simulation['drafts'][number] }) {
  const { data: policy } = useQuery(policyQuery(kind));
  const commands = usePolicyCommands(kind);
  const draft = policy?.draft?.version === version ? policy.draft : null;
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1 px-3.5 py-2">
      <Link to={`/settings/${kind}`} className="min-w-0 flex-1 underline">
        {t('simulation.draft.of', { policy: t(`policy.${kind}`), version })}
      </Link>
      {isOutdated && <Tag>{t('simulation.outdated')}</Tag>}
      {draft && policy && !isOutdated && (
        <>
          <Button onClick={() => void commands.discard(draft.content)}>{t('policy.discard')}</Button>
          <Later disabled={false} onChoose={(at) => void commands.switchTo(version, policy.version, at)} />
          <Button tone="primary" onClick={() => void commands.switchTo(version, policy.version)}>
            {t('policy.on')}
          </Button>
        </>
      )}
    </li>
  );
}

/** Somebody as they were tried. Skills can be given right here; when they work, people say themselves. */
function TriedPerson({ person }: { person: StaffedPerson }) {
  const { agentId, skills } = person;
  const { nameOf } = usePeople();
  const words = useStaffingWords();
  const mayManage = useSession().permissions.includes('people.manage');
  const change = usePeopleChange<void>({
    run: () => call(setSkills, { body: { agentIds: [agentId], skills: skills ?? {} } }),
    done: () => t('work.saved', { count: 1 }),
  });
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1 px-3.5 py-2">
      <span className="min-w-0 flex-1">
        <bdi className="font-medium">{nameOf(agentId) ?? agentId}</bdi>{' '}
        <span className="text-ink2">{words(person)}</span>
        {person.shifts && <span className="block text-xs text-ink3">{t('simulation.staffing.shifts.said')}</span>}
      </span>
      {skills && mayManage && (
        <Button busy={change.isPending} onClick={() => change.mutate()}>
          {t('simulation.staffing.apply')}
        </Button>
      )}
    </li>
  );
}
