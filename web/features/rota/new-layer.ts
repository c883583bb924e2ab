import type { Layer } from '#contract/rota.ts';
import { toLocalText } from '#web/features/conversation/snooze.ts';

const dayMs = 86_400_000;
const handover = '09:00';

/** Pure: a layer as it is proposed: all day, from the last hand-over on, so that it covers this very moment. */
export function newLayer(agentId: string, layers: readonly Layer[], now: Date, timeZone: string): Layer {
  let n = layers.length + 1;
  while (layers.some(({ id }) => id === `layer_${n}`)) n += 1;
  const [today = '', time = ''] = toLocalText(now, timeZone).split('T');
  const startsOn = time < handover ? new Date(Date.parse(today) - dayMs).toISOString().slice(0, 10) : today;
  return { id: `layer_${n}`, agentIds: [agentId], turnDays: 7, startsOn, handover, timeZone, hours: null };
}
