import type { Alert } from '#contract/alerts.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';

type Named = { id: string; name: string };
export type AlertNames = { teams: readonly Named[]; rotas: readonly Named[]; rooms: readonly Named[] };

/** What an alert does, as one sentence; null where it tells nobody. */
export function alertSentence(alert: Alert, names: AlertNames): string | null {
  const named = (ids: readonly string[], all: readonly Named[]) =>
    all.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const who = [
    ...(alert.leads ? [t('alert.leads')] : []),
    ...named(alert.teams, names.teams).map((name) => t('alert.team', { name })),
    ...named(alert.rotas, names.rotas).map((name) => t('alert.on_call', { name })),
    ...named(alert.rooms, names.rooms),
  ];
  if (who.length === 0 || alert.on.length === 0) return null;
  const ways = alert.ways === null ? t('alert.own_ways') : listed(alert.ways.map((way) => t(`way.kind.${way}`)));
  return t('alert.sentence', {
    who: listed(who),
    urgency: alert.urgency,
    ways,
    when: listed(alert.on.map((moment) => t(`alert.when.${moment}`))),
  });
}
