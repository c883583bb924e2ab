import { inject } from 'vitest';
import { bluesky } from '#connectors/bluesky/index.ts';
import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import type { InboundItem, InboundMessage } from '#connectors/inbound.ts';
import type { Http, Session } from '#connectors/session.ts';
import { installBlueskyNetwork } from './install.ts';
import type { BlueskyPerson } from './person.ts';
import { type BlueskyNetwork, startBlueskyNetwork } from './start.ts';

let running: Promise<BlueskyNetwork> | undefined;

/** The network of this test run: started for the first file that asks, gone with the process. Each file has accounts of its own. */
export function openNetwork(): Promise<BlueskyNetwork> {
  running ??= startNetwork().catch((error) => {
    // The next file tries again.
    running = undefined;
    throw error;
  });
  return running;
}

/** A network on the PostgreSQL of this test run, installed if it is not; whoever starts one closes it. */
export async function startNetwork(options: { rateLimits?: boolean } = {}): Promise<BlueskyNetwork> {
  await installBlueskyNetwork();
  return startBlueskyNetwork({ databaseUrl: inject('postgresUrl'), ...options });
}

const findHost = createFindHost({ allowLoopback: true });
export const loopbackHttp = createHttp({ allowLoopback: true, userAgent: 'Earshot tests' });

/** What a person types into the form to connect this account. */
export async function settingsOf(network: BlueskyNetwork, brand: BlueskyPerson, options?: { messages: boolean }) {
  const password = await brand.appPassword(`earshot-${Math.random().toString(36).slice(2, 8)}`, options);
  return { handle: brand.handle, password, service: network.pds, chat: network.chatDid };
}

/** What a session there has in its settings instead of Bluesky's own services. */
export const servicesOf = ({ video, plc }: BlueskyNetwork) => ({ video: video.url, directory: plc });

/** A session as the server would make it; saved secrets are used from then on. */
export async function connectAs(settings: Record<string, string>, http: Http = loopbackHttp): Promise<Session> {
  const now = () => new Date();
  const connected = await bluesky.connect(settings, { http, findHost, now });
  const session: Session = {
    account: connected.account,
    origin: connected.origin,
    settings: connected.settings,
    secrets: connected.secrets,
    saveSecrets: async (secrets) => {
      session.secrets = secrets;
    },
    http,
    findHost,
    now,
  };
  return session;
}

/** Polls until nothing more is waiting. */
export async function pollAll(session: Session, from: string | null, backfillDays = 7) {
  const items: InboundItem[] = [];
  const skipped: string[] = [];
  let cursor = from;
  for (let more = true; more; ) {
    const polled = await bluesky.poll?.(session, cursor, { backfillDays });
    if (polled === undefined) throw new Error('Bluesky has no poll.');
    for (const body of polled.deliveries) {
      const parsed = await bluesky.parse(body, session.account);
      items.push(...parsed.items);
      skipped.push(...parsed.skipped.map((one) => one.reason));
    }
    ({ cursor, more } = polled);
  }
  return {
    items,
    skipped,
    messages: items.filter((item): item is InboundMessage => item.kind === 'message'),
    cursor: cursor ?? '',
  };
}
