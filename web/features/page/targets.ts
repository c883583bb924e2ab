import { useQuery } from '@tanstack/react-query';
import type { CallTarget } from '#contract/escalation.ts';
import { usePeople } from '#web/domain/people.ts';
import { rotasQuery } from '#web/features/rota/queries.ts';
import { groupsQuery } from '#web/features/stakeholder/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';

/** Pure: one text for each target. */
export const targetKey = (target: CallTarget) => (target.kind === 'leads' ? 'leads' : `${target.kind} ${target.id}`);

/** `isEmpty`: a group in which nobody is, so that nobody can be asked. */
type Choice = { target: CallTarget; label: string; isEmpty: boolean };

/** Everybody who can be called or asked, with their names. */
export function useTargets() {
  const { agents, teams } = usePeople();
  const { permissions } = useSession();
  const rotas = useQuery({ ...rotasQuery, enabled: permissions.includes('people.read') }).data?.rotas ?? [];
  const groups = useQuery({ ...groupsQuery, enabled: permissions.includes('inbox.read') }).data?.groups ?? [];
  const one = (target: CallTarget, label: string, isEmpty = false): Choice => ({ target, label, isEmpty });
  const choices: Choice[] = [
    one({ kind: 'leads' }, t('page.to.leads')),
    ...rotas.map(({ id, name }) => one({ kind: 'rota', id }, t('page.to.rota', { name }))),
    ...teams.map(({ id, name }) => one({ kind: 'team', id }, t('page.to.team', { name }))),
    ...groups.map(({ id, name, people }) => {
      const isEmpty = people.length === 0;
      const label = t('page.to.group', { name: isEmpty ? t('page.to.group.empty', { name }) : name });
      return one({ kind: 'group', id }, label, isEmpty);
    }),
    ...agents.map(({ id, name }) => one({ kind: 'agent', id }, name)),
  ];
  const nameOf = (target: CallTarget) =>
    choices.find((choice) => targetKey(choice.target) === targetKey(target))?.label ?? t('page.to.gone');
  const groupName = (groupId: string) => groups.find(({ id }) => id === groupId)?.name ?? t('page.to.gone');
  return { choices, nameOf, groupName };
}
