import { bluesky } from './bluesky/index.ts';
import type { Connector } from './connector.ts';
import { facebook } from './facebook/index.ts';
import { instagram } from './instagram/index.ts';
import { mail } from './mail/index.ts';
import { mastodon } from './mastodon/index.ts';
import { sandbox } from './sandbox/index.ts';
import { snapchat } from './snapchat/index.ts';
import { threads } from './threads/index.ts';
import { whatsapp } from './whatsapp/index.ts';
import { x } from './x/index.ts';

/** Every network Earshot speaks, in the order in which they are offered. */
export const connectors: readonly Connector[] = [
  bluesky,
  mastodon,
  facebook,
  instagram,
  threads,
  whatsapp,
  x,
  mail,
  snapchat,
  sandbox,
];

/** Null for a network that this version does not know. */
export function connectorFor(network: string): Connector | null {
  return connectors.find((connector) => connector.network === network) ?? null;
}
