import { useQuery } from '@tanstack/react-query';
import type { CallTarget } from '#contract/escalation.ts';
import { usePeople } from '#web/domain/people.ts';
import { rotasQuery } from '#web/features/rota/queries.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';

/** Pure: one text for each target. */
export const targetKey = (target: CallTarget) => (target.kind === 'leads' ? 'leads' : `${target.kind} ${target.id}`);

type Choice = { target: CallTarget; label: string };

/** Everybody who can be called, with their names. */
export function useTargets(): { choices: Choice[]; nameOf: (target: CallTarget) => string } {
  const { agents, teams } = usePeople();
  const { permissions } = useSession();
  const rotas = useQuery({ ...rotasQuery, enabled: permissions.includes('people.read') }).data?.rotas ?? [];
  const choices: Choice[] = [
    { target: { kind: 'leads' }, label: t('page.to.leads') },
    ...rotas.map(({ id, name }): Choice => ({ target: { kind: 'rota', id }, label: t('page.to.rota', { name }) })),
    ...teams.map(({ id, name }): Choice => ({ target: { kind: 'team', id }, label: t('page.to.team', { name }) })),
    ...agents.map(({ id, name }): Choice => ({ target: { kind: 'agent', id }, label: name })),
  ];
  const nameOf = (target: CallTarget) =>
    choices.find((choice) => targetKey(choice.target) === targetKey(target))?.label ?? t('page.to.gone');
  return { choices, nameOf };
}
