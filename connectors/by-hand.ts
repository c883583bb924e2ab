import { plain } from './clean.ts';
import type { Connector } from './connector.ts';
import { ConnectorError } from './connector-error.ts';

type ByHand = Pick<Connector, 'network' | 'label' | 'mark'>;

/**
 * A network that lets no program read or write for a business: people write down what its app shows them, and what they
 * answered there. Nothing is sent to it, so there are no credentials.
 */
export function byHand({ network, label, mark }: ByHand): Connector {
  return {
    ...{ network, label, mark, isByHand: true, text: {} },
    settings: [
      {
        name: 'handle',
        label: `Your name on ${label}`,
        help: `${label} lets no program in. What its app shows is written down by hand, and answered there.`,
        kind: 'text',
        required: true,
      },
    ],
    connect: ({ handle = '' }) => {
      const name = plain(handle).trim().replace(/^@/, '');
      if (name === '' || name.length > 100)
        return Promise.reject(new ConnectorError('invalid_request', 'Type the name of your account there.'));
      const account = { externalId: name.toLowerCase(), handle: name, name };
      return Promise.resolve({ origin: network, account, settings: { handle: name }, secrets: {} });
    },
    parse: () => {
      throw new ConnectorError('invalid_request', `${label} delivers nothing: it is written down by hand.`);
    },
    // Whoever has the app can write.
    admitsStrangers: () => true,
  };
}
