import { ConnectorError } from '#connectors/connector-error.ts';
import { connectorFor, connectors } from '#connectors/registry.ts';
import { readArguments } from './arguments.ts';
import { type Command, CommandError, printJson, UsageError } from './command.ts';

/** Shows what a network's delivery becomes, without storing anything. */
export const parse: Command = {
  name: 'parse',
  summary: 'Shows as JSON what a delivery becomes: items, and what was skipped with the reason.',
  usage: `
Usage: parse NETWORK [--account ID] [--handle HANDLE] < payload

  --account ID      external id of our account there; decides what speaks to us
  --handle HANDLE   its handle

Reads one delivery from standard input. Ends with 1 when the bytes are no delivery of that network.`,
  async run(args, io) {
    const { values, words } = readArguments(args, { account: { type: 'string' }, handle: { type: 'string' } }, 1);
    const [network] = words;
    const known = connectors.map((each) => each.network).join(', ');
    if (network === undefined) throw new UsageError(`Name the network: one of ${known}.`);
    const connector = connectorFor(network);
    if (!connector) throw new CommandError(`Earshot knows no network "${network}". It knows: ${known}.`);
    const body = await io.stdin();
    if (body.length === 0) throw new CommandError('Standard input is empty. Give the delivery with: < payload');
    const account = { externalId: values.account ?? '', handle: values.handle ?? '' };
    try {
      const { items, skipped } = await connector.parse(body, account);
      await printJson(io, { network, items, skipped });
      return 0;
    } catch (cause) {
      if (!(cause instanceof ConnectorError)) throw cause;
      throw new CommandError(cause.message, { cause });
    }
  },
};
