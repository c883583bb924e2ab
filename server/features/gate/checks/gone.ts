import type { Verb } from '#connectors/outbound.ts';
import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

export const gone: Check = {
  name: 'gone',
  of: 'everything',
  look({ target, verb }) {
    if (ofPersons.has(verb)) return pass();
    if (!target) return verb === 'direct' ? pass() : targetGone();
    if (target.isDeleted && verb !== 'direct') return targetGone();
    if (!target.isOnNetwork)
      return stop('target_not_there_yet', 'This message does not stand on the network yet. Wait until it is sent.');
    return pass();
  },
};

/** They are about somebody, not about something that could be gone. */
const ofPersons: ReadonlySet<Verb> = new Set(['block', 'unblock', 'mute', 'unmute']);

const targetGone = () => stop('target_gone', 'The message was deleted, so nothing can be done to it there.');
