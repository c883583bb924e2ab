import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '#connectors/connector.ts';

/** Whom deliveries of a network are for, and deliveries as it really sends them, as JSON. */
export type Seeds = { account: { externalId: string; handle: string }; documents: unknown[] };

const accountFile = 'account.json';

/**
 * A connector's fixtures: each file holds one delivery or a list of deliveries; `account.json` says whom they are for,
 * where the deliveries do not. Throws for a connector without any.
 */
export function readSeeds(connector: Connector): Seeds {
  const folder = join(homeOf(connector), 'fixtures');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const documents = files.filter((name) => name !== accountFile).flatMap((name) => read(name));
  if (documents.length === 0) throw new Error(`${folder} holds no delivery (*.json).`);
  if (files.includes(accountFile)) return { account: read(accountFile) as Seeds['account'], documents };
  const [externalId = ''] = documents.flatMap((one) => connector.accountsOf?.(toBytes(one)) ?? []);
  if (externalId === '') throw new Error(`${folder} needs ${accountFile}: {"externalId": …, "handle": …}.`);
  return { account: { externalId, handle: 'ours' }, documents };
}

/** The folder of a connector, which may be named for more than its network. */
function homeOf({ network }: Connector): string {
  const all = join(import.meta.dirname, '../../connectors');
  const home = readdirSync(all).find((name) => {
    const index = join(all, name, 'index.ts');
    return existsSync(index) && readFileSync(index, 'utf8').includes(`network: '${network}'`);
  });
  if (home === undefined) throw new Error(`No folder of connectors/ names the network '${network}'.`);
  return join(all, home);
}

/** The bytes of a delivery; `rawNumber` texts become numbers that JavaScript has none for. */
export function toBytes(document: unknown): Uint8Array {
  const text = JSON.stringify(document) ?? '';
  return new TextEncoder().encode(text.replaceAll(/"#number:([^"]*)"/g, '$1'));
}

/** A number as it stands in JSON, such as one past 2^53 or 1e999. */
export const rawNumber = (digits: string): string => `#number:${digits}`;
