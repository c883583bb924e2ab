import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyPng } from '#sandbox/testing.ts';
import type { Simulator } from '#simulators/x/simulator.ts';
import { apiAs, openSimulator } from '#simulators/x/testing.ts';
import { findDescription } from '#test/description/description.ts';
import { type Described, openProxy } from '#test/description/proxy.ts';
import { appAt, findHost, http } from '#test/x.ts';
import type { PublicReply } from '../outbound.ts';
import type { Session } from '../session.ts';
import { x } from './index.ts';

const description = findDescription('x-openapi.json');

/** X's licence does not let us pass its description on, so this runs where it stands beside the project. */
describe.skipIf(description === null)('calls and answers are as X describes them', () => {
  let server: Simulator;
  let proxy: Described;
  let session: Session;
  let lena: ReturnType<typeof apiAs>;
  let hook: ReturnType<typeof createServer>;

  beforeAll(async () => {
    if (!description) return;
    server = await openSimulator();
    proxy = await openProxy({
      to: server.url(),
      description,
      isOutside: (path) => path.startsWith('/2/oauth2/') || path.startsWith('/media/'),
    });
    const brand = server.person('acme', 'Acme');
    lena = apiAs(proxy.url, server.person('lena', 'Lena').access);
    server.vary({ access: 'enterprise' });
    const app: Record<string, string> = { ...appAt(server, 'enterprise'), base: proxy.url };
    const secrets = [app.consumerSecret ?? ''];
    hook = createServer((request, response) => {
      const query = Object.fromEntries(new URL(request.url ?? '', 'http://local').searchParams);
      const answer = x.challenge?.({ headers: {}, body: new Uint8Array(), query }, secrets);
      response.end(answer?.body);
    });
    await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done));
    const hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hooks/token`;
    const now = () => new Date();
    const given = { accessToken: brand.access, refreshToken: brand.refresh };
    const { account, origin, settings, secrets: kept } = await x.connect(given, { http, findHost, now, app, hookUrl });
    expect(settings.webhookId).toBeTruthy();
    session = { account, origin, settings, secrets: kept, app, saveSecrets: async () => {}, http, findHost, now };
  });
  afterAll(async () => {
    await x.disconnect?.(session, []);
    hook?.close();
    await proxy?.close();
    await server?.close();
  });

  const outbound = (text: string) => ({ text, attachments: [], addressees: [], clientKey: text });
  const image = { name: 'a.png', mimeType: 'image/png', bytes: tinyPng, alt: 'A pixel' };
  const post = async (json: object) => {
    const { body } = await lena('POST', '/2/tweets', json);
    return (body as { data: { id: string } }).data.id;
  };
  const direct = (text: string) => ({
    ...outbound(text),
    attachments: [image],
    to: { externalId: server.person('lena').id, handle: 'lena', name: '' },
  });

  test('from reading to answering, in public and in private', async () => {
    const id = await post({ text: '@acme see https://example.com/a & <b> please' });
    const own = await post({ text: 'Nothing about you' });
    await lena('POST', `/2/dm_conversations/with/${session.account.externalId}/messages`, { text: 'In private' });
    const message: PublicReply = {
      ...outbound('An answer https://example.com'),
      attachments: [image],
      replyTo: { externalId: id, threadExternalId: id },
    };
    const sent = await x.reply?.(session, message);
    const film = { name: 'a.mp4', mimeType: 'video/mp4', bytes: tinyPng, alt: '' };
    await x.reply?.(session, { ...message, ...outbound('It rattles'), attachments: [film] });
    const root = await x.reply?.(session, {
      ...outbound('Go on'),
      replyTo: { externalId: sent?.externalId ?? '', threadExternalId: id },
    });
    const privately = await x.direct?.(session, direct('Privately'));

    const { deliveries = [] } = (await x.poll?.(session, null, { backfillDays: 7 })) ?? {};
    const items = deliveries.flatMap((body) =>
      [x.parse(body, session.account)].flatMap((one) => ('items' in one ? one.items : [])),
    );
    expect(items.map(({ externalId }) => externalId)).toEqual(
      expect.arrayContaining([id, sent?.externalId, root?.externalId, privately?.externalId]),
    );
    const file = items
      .flatMap((one) => (one.kind === 'message' ? one.attachments : []))
      .find(({ url }) => url.startsWith('network:'));
    expect(await x.readFile?.(session, file?.url.replace('network:', '') ?? '')).not.toBeNull();
    await x.loadThread?.(session, { externalId: id, around: sent?.externalId ?? null, cursor: null });
    expect(await x.findDeleted?.(session, [id, '1'])).toEqual(['1']);
    expect(await x.findSent?.(session, 'reply', message, new Date())).toMatchObject({ state: 'found' });
    expect(await x.findSent?.(session, 'direct', direct('Never sent'), new Date())).toMatchObject({ state: 'absent' });
    for (const on of [true, false]) await x.like?.(session, own, on);
    const ours = (await apiAs(proxy.url, session.secrets.accessToken ?? '')('POST', '/2/tweets', { text: 'Ours' }))
      .body as { data: { id: string } };
    const comment = await post({ text: 'A comment', reply: { in_reply_to_tweet_id: ours.data.id } });
    await x.hide?.(session, comment, true);
    for (const one of [root?.externalId, privately?.externalId]) await x.delete?.(session, one ?? '');

    expect(proxy.problems).toEqual([]);
  });

  test('a refusal is one that X describes', async () => {
    const { status } = await lena('GET', '/2/tweets?ids=none&post.fields=text');

    expect(status).toBe(400);
    expect(proxy.problems.filter((one) => !one.includes('ids'))).toEqual([]);
  });

  test('every kind of call that we make was held against it', async () => {
    const { data } = (await lena('GET', '/2/users/by/username/acme')).body as { data: { username: string } };
    expect(data.username).toBe('acme');
    const made = [
      ...['GET /2/users/me', 'GET /2/users/{id}/mentions', 'GET /2/users/{id}/tweets', 'GET /2/tweets'],
      ...['GET /2/tweets/search/recent', 'POST /2/tweets', 'DELETE /2/tweets/{id}', 'PUT /2/tweets/{tweet_id}/hidden'],
      ...[
        'POST /2/users/{id}/likes',
        'DELETE /2/users/{id}/likes/{tweet_id}',
        'POST /2/media/upload',
        'POST /2/media/metadata',
      ],
      ...['POST /2/media/upload/initialize', 'POST /2/media/upload/{id}/append'],
      ...['POST /2/media/upload/{id}/finalize', 'GET /2/media/upload'],
      'GET /2/dm_conversations/media/{dm_id}/{media_id}/{resource_id}',
      ...[
        'GET /2/dm_events',
        'DELETE /2/dm_events/{event_id}',
        'POST /2/dm_conversations/with/{participant_id}/messages',
      ],
      ...['GET /2/dm_conversations/with/{participant_id}/dm_events', 'GET /2/webhooks', 'POST /2/webhooks'],
      'POST /2/activity/subscriptions',
    ];
    expect([...proxy.called]).toEqual(expect.arrayContaining(made));
  });
});
