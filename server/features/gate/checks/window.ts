import { isClosed } from '#connectors/window.ts';
import type { Check } from '../check.ts';
import { pass, stop } from '../verdict.ts';

/** Who has not written for as long as the network allows is not written to; what may be sent then is said. */
export const window: Check = {
  name: 'window',
  of: 'texts',
  look({ window, isTemplate, channel, actor, now }) {
    if (isTemplate && window?.outside === 'template') return pass();
    if (window === null || !isClosed(window, actor.agentId !== null, now)) return pass();
    const network = channel?.network ?? '';
    const closedAt = window.closesAt?.toISOString() ?? null;
    if (!isClosed(window, true, now))
      return stop('outside_window', `${network} lets only a person write to this customer by now.`, {
        network,
        outside: 'person',
        closedAt,
      });
    const then =
      window.outside === 'template'
        ? 'Send one of the approved templates.'
        : 'Nothing can be sent until they write again.';
    return stop(
      'outside_window',
      `The customer’s last message is too long ago for ${network} to let us answer. ${then}`,
      { network, outside: window.outside, closedAt },
    );
  },
};
