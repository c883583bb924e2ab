import { describe, expect, test } from 'vitest';
import { type ApiClient, actAs, apiClient, eventually, openReceiver, openSandbox, tinyPng } from '#sandbox/testing.ts';
import { conformance } from '../conformance.ts';
import type { Customer, Placed, World } from '../conformance-world.ts';
import { ConnectorError } from '../connector-error.ts';
import { createFindHost } from '../host.ts';
import { createHttp } from '../http.ts';
import type { Session } from '../session.ts';
import { sandbox } from './index.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();

type Shown = {
  id: string;
  thread_id: string;
  text: string;
  in_reply_to_id: string | null;
  account: { id: string };
};
const placedOf = ({ body }: { body: unknown }): Placed => {
  const { id, thread_id } = body as Shown;
  return { externalId: id, threadExternalId: thread_id };
};
const statusesOf = ({ body }: { body: unknown }) => (body as { statuses: Shown[] | null })?.statuses ?? [];

async function connected(settings: Record<string, string>, hookUrl?: string) {
  const {
    account,
    origin,
    settings: kept,
    secrets,
    webhookSecrets = [],
  } = await sandbox.connect(settings, {
    http,
    findHost,
    now,
    ...(hookUrl ? { hookUrl } : {}),
  });
  const session: Session = {
    account,
    origin,
    settings: kept,
    secrets,
    saveSecrets: async (fresh) => {
      session.secrets = fresh;
    },
    http,
    findHost,
    now,
  };
  return { session, webhookSecrets };
}

function customerOn(api: ApiClient, brandId: string, profile: Customer['profile']): Customer {
  return {
    profile,
    mention: async (text) => placedOf(await api('POST', '/statuses', { text: `@acme ${text}` })),
    reply: async (to, text) => placedOf(await api('POST', '/statuses', { text, in_reply_to: to.externalId })),
    mentionWithImage: async (text, image) => {
      const { body } = await api('POST', `/images?alt=${encodeURIComponent(image.alt)}`, image.bytes);
      const { id } = body as { id: string };
      return placedOf(await api('POST', '/statuses', { text: `@acme ${text}`, image_ids: [id] }));
    },
    direct: async (text) => placedOf(await api('POST', '/messages', { to: brandId, text })),
    edit: async (id, text) => void (await api('PUT', `/statuses/${id}`, { text })),
    delete: async (id) => void (await api('DELETE', `/statuses/${id}`)),
  };
}

async function openWorld(): Promise<World> {
  const network = await openSandbox();
  const brand = network.provisionBrand({ handle: 'acme', name: 'Acme' });
  const settings = { url: network.base, token: brand.token };
  const { session } = await connected(settings);
  const brandApi = await actAs(network.base, 'acme');
  const api = await actAs(network.base, 'maren.holt');
  const { id, handle } = (await api('GET', '/me')).body as { id: string; handle: string };
  return {
    session,
    settings,
    wrongSettings: { ...settings, token: 'sbx_wrong' },
    customer: customerOn(api, brand.accountId, { externalId: id, handle }),
    postAsUs: async (text) => placedOf(await brandApi('POST', '/statuses', { text })),
    thread: async (threadId) =>
      statusesOf(await api('GET', `/threads/${threadId}`)).map((one) => ({
        externalId: one.id,
        text: one.text,
        author: one.account.id,
        ...(one.in_reply_to_id ? { replyTo: one.in_reply_to_id } : {}),
      })),
    room: async (roomId) =>
      statusesOf(await api('GET', `/rooms/${roomId}`)).map((one) => ({
        externalId: one.id,
        text: one.text,
        author: one.account.id,
      })),
    restrains: async (kind, accountId) => {
      const { body } = await brandApi('GET', `/accounts/${accountId}`);
      return (body as { blocked: boolean; muted: boolean })[kind === 'block' ? 'blocked' : 'muted'];
    },
    http: {
      isSend: ({ method, url }) =>
        method === 'POST' && (/\/api\/(statuses|messages)$/.test(url) || /\/(un)?(block|mute)$/.test(url)),
      errorBody: (status) => JSON.stringify({ error: `status_${status}`, message: 'Not now.' }),
    },
    unknownDelivery: new TextEncoder().encode(
      JSON.stringify({ id: 'ev_1', kind: 'poll.vote', account_id: brand.accountId, at: now().toISOString(), data: {} }),
    ),
    revokedSession: async () => {
      const own = network.provisionBrand({ handle: 'acme', name: 'Acme' });
      const { session: other } = await connected({ url: network.base, token: own.token });
      await apiClient(network.base, own.token)('DELETE', '/tokens/current');
      return other;
    },
    close: () => network.close(),
  };
}

describe('the sandbox network', () => {
  conformance({ connector: sandbox, open: openWorld });
});

describe('the sandbox connector', () => {
  const failureOf = (work: Promise<unknown>) => work.catch((error: unknown) => error);

  async function scene() {
    const receiver = await openReceiver();
    const network = await openSandbox({ hookOrigins: [receiver.origin] });
    const { token, accountId } = network.provisionBrand({ handle: 'acme', name: 'Acme' });
    const settings = { url: network.base, token };
    const { session, webhookSecrets } = await connected(settings, receiver.url);
    const maren = await actAs(network.base, 'maren.holt');
    const close = async () => {
      await network.close();
      await receiver.close();
    };
    return { receiver, network, session, webhookSecrets, maren, accountId, settings, close };
  }
  const outbound = (text: string, clientKey: string) => ({ text, attachments: [], addressees: [], clientKey });

  test('a webhook brings the same item as a poll, and only the right secret verifies it', async () => {
    const { receiver, session, webhookSecrets, maren, close } = await scene();
    await maren('POST', '/statuses', { text: '@acme over two ways' });

    await eventually(() => expect(receiver.received).toHaveLength(1));
    const [one] = receiver.received;
    const body = new TextEncoder().encode(one?.body);
    const headers = { 'x-sandbox-signature': String(one?.headers['x-sandbox-signature']) };
    const polled = await sandbox.poll?.(session, null, { backfillDays: 7 });

    expect(sandbox.parse(body, session.account)).toEqual(
      sandbox.parse(polled?.deliveries[0] ?? new Uint8Array(), session.account),
    );
    expect(sandbox.verify?.({ headers, body, query: {} }, ['an old one', ...webhookSecrets])).toBe(true);
    expect(sandbox.verify?.({ headers, body, query: {} }, ['an old one'])).toBe(false);
    expect(sandbox.verify?.({ headers, body, query: {} }, [])).toBe(false);
    expect(sandbox.verify?.({ headers: {}, body, query: {} }, webhookSecrets)).toBe(false);
    const changed = new TextEncoder().encode(`${one?.body} `);
    expect(sandbox.verify?.({ headers, body: changed, query: {} }, webhookSecrets)).toBe(false);
    const later = { 'x-sandbox-signature': headers['x-sandbox-signature'].replace(/t=\d+/, 't=1') };
    expect(sandbox.verify?.({ headers: later, body, query: {} }, webhookSecrets)).toBe(false);
    await close();
  });

  test('disconnecting ends the webhook', async () => {
    const { session, receiver, maren, close } = await scene();

    await sandbox.disconnect?.(session, []);
    await maren('POST', '/statuses', { text: '@acme nobody listens' });

    await new Promise((done) => setTimeout(done, 100));
    expect(receiver.received).toHaveLength(0);
    await close();
  });

  test('where webhooks are refused, it connects all the same and is polled', async () => {
    const { settings, close } = await scene();

    const { session, webhookSecrets } = await connected(settings, 'http://127.0.0.1:9/elsewhere');

    expect(session.settings.webhookId).toBeUndefined();
    expect(webhookSecrets).toEqual([]);
    await close();
  });

  test('a story, a hidden comment and a deletion by the network are told as such', async () => {
    const { session, maren, network, close } = await scene();
    const brand = await actAs(network.base, 'acme');
    const story = placedOf(
      await maren('POST', '/statuses', { text: '@acme now!', kind: 'story', expires_in_seconds: 1 }),
    );
    const own = placedOf(await brand('POST', '/statuses', { text: 'News' }));
    const comment = placedOf(await maren('POST', '/statuses', { text: 'Rude', in_reply_to: own.externalId }));
    await sandbox.hide?.(session, comment.externalId, true);

    await eventually(async () => {
      const polled = await sandbox.poll?.(session, null, { backfillDays: 7 });
      const { items } = await sandbox.parse(polled?.deliveries[0] ?? new Uint8Array(), session.account);
      expect(items).toContainEqual(
        expect.objectContaining({ externalId: story.externalId, kind: 'message', expiresAt: expect.any(Date) }),
      );
      expect(items).toContainEqual(expect.objectContaining({ externalId: comment.externalId, addressed: true }));
      expect(items).toContainEqual(
        expect.objectContaining({ kind: 'hide', externalId: comment.externalId, hidden: true }),
      );
      expect(items).toContainEqual(
        expect.objectContaining({ kind: 'delete', externalId: story.externalId, by: 'network' }),
      );
    });
    await close();
  });

  test('images are sent with their description', async () => {
    const { session, maren, close } = await scene();
    const root = placedOf(await maren('POST', '/statuses', { text: '@acme show me' }));
    const image = { name: 'a.png', mimeType: 'image/png', bytes: tinyPng, alt: 'A pixel, quite grey' };

    await sandbox.reply?.(session, { ...outbound('Here', 'k1'), attachments: [image], replyTo: root });

    const statuses = statusesOf(await maren('GET', `/threads/${root.threadExternalId}`));
    expect(statuses[1]).toMatchObject({
      text: 'Here',
      images: [{ alt: 'A pixel, quite grey', mime_type: 'image/png' }],
    });
    await close();
  });

  test('the faults of the network itself are classified', async () => {
    const { session, maren, close } = await scene();
    const root = placedOf(await maren('POST', '/statuses', { text: '@acme trouble' }));
    const reply = (key: string) => sandbox.reply?.(session, { ...outbound(`Answer ${key}`, key), replyTo: root });
    const kindOf = async (key: string) => {
      const failure = await failureOf(reply(key) ?? Promise.resolve());
      return failure instanceof ConnectorError ? failure.kind : failure;
    };

    await maren('PUT', '/faults', { failAfterWrite: 1 });
    expect(await kindOf('a')).toBe('unknown_outcome');
    await maren('PUT', '/faults', { dropAfterWrite: 1 });
    expect(await kindOf('b')).toBe('unknown_outcome');
    for (const key of ['a', 'b']) {
      const message = { ...outbound('', key), replyTo: root };
      expect(await sandbox.findSent?.(session, 'reply', message, now())).toMatchObject({ state: 'found' });
    }
    await maren('PUT', '/faults', { rateLimitSeconds: 30 });
    expect(await kindOf('c')).toBe('rate_limited');
    await maren('PUT', '/faults', { rateLimitSeconds: 0 });
    await maren('POST', '/faults/revoke-tokens', {});
    expect(await kindOf('d')).toBe('auth_expired');
    await close();
  });

  test('who blocks us is told from what is gone', async () => {
    const { session, maren, accountId, close } = await scene();
    const root = placedOf(await maren('POST', '/statuses', { text: '@acme leave me' }));
    await maren('POST', `/accounts/${accountId}/block`);
    const message = { ...outbound('Sorry', 'k'), replyTo: root };

    expect(await failureOf(sandbox.reply?.(session, message) ?? Promise.resolve())).toMatchObject({ kind: 'blocked' });
    await maren('DELETE', `/statuses/${root.externalId}`);
    expect(await failureOf(sandbox.reply?.(session, message) ?? Promise.resolve())).toMatchObject({ kind: 'gone' });
    await close();
  });
});
