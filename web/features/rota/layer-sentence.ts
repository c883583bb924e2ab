import type { Layer } from '#contract/rota.ts';
import { weekdayNames } from '#web/features/calendar/weekdays.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** Says a layer as one sentence: who takes turns, how long, when they hand over, and which hours they cover. */
export function layerSentence(layer: Layer, nameOf: (agentId: string) => string): string {
  const { agentIds, turnDays, handover, timeZone, hours } = layer;
  const turns = t('oncall.says', {
    count: agentIds.length,
    names: listed(agentIds.map(nameOf)),
    days: turnDays,
    time: handover,
    zone: timeZone.replaceAll('_', ' '),
  });
  if (hours === null) return turns;
  const names = weekdayNames();
  const days = hours.days.length === 7 ? t('oncall.says.daily') : listed(hours.days.map((day) => names[day - 1] ?? ''));
  return `${turns} ${t('oncall.says.hours', { days, from: hours.from, to: hours.to })}`;
}
