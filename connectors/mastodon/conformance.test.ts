import { type Api, apiAs, openSimulator } from '#simulators/mastodon/testing.ts';
import { conformance } from '../conformance.ts';
import type { Placed, World } from '../conformance-world.ts';
import { createFindHost } from '../host.ts';
import { htmlToText } from '../html.ts';
import { createHttp } from '../http.ts';
import type { Session } from '../session.ts';
import { mastodon } from './index.ts';

const http = createHttp({ allowLoopback: true, userAgent: 'earshot-test' });
const findHost = createFindHost({ allowLoopback: true });
const now = () => new Date();

type Shown = { id: string; content: string; in_reply_to_id: string | null; account: { id: string } };

conformance({ connector: mastodon, open: openWorld });

async function openWorld(): Promise<World> {
  const server = await openSimulator();
  const base = server.url();
  const brand = server.person('acme', 'Acme');
  const ours = apiAs(base, brand.token);
  const lena = server.person('lena@kolektiva.example', 'Lena');
  const api = apiAs(base, lena.token);
  const settings = { instance: base, token: brand.token };
  const session = await sessionOf(settings);

  const rootOf = async (id: string) => {
    const { ancestors } = (await api('GET', `/api/v1/statuses/${id}/context`)).body as { ancestors: Shown[] };
    return ancestors[0]?.id ?? id;
  };
  const place = async (as: Api, json: object): Promise<Placed> => {
    const { id } = (await as('POST', '/api/v1/statuses', json)).body as Shown;
    return { externalId: id, threadExternalId: await rootOf(id) };
  };
  /** As a reader sees it: the names before an answer are not part of what it says. */
  const shown = ({ id, content, in_reply_to_id, account }: Shown) => ({
    externalId: id,
    text: htmlToText(content).replace(/^(@\S+\s+)+/, ''),
    author: account.id,
    ...(in_reply_to_id ? { replyTo: in_reply_to_id } : {}),
  });

  return {
    session,
    settings,
    wrongSettings: { ...settings, token: 'wrong' },
    customer: {
      profile: { externalId: lena.id, handle: 'lena@kolektiva.example' },
      mention: (text) => place(api, { status: `@acme@our.example ${text}` }),
      reply: (to, text) => place(api, { status: `@acme@our.example ${text}`, in_reply_to_id: to.externalId }),
      mentionWithImage: async (text, { bytes, mimeType, alt }) => {
        const form = new FormData();
        form.set('file', new Blob([Uint8Array.from(bytes)], { type: mimeType }));
        form.set('description', alt);
        const headers = { authorization: `Bearer ${lena.token}` };
        const media = await (await fetch(`${base}/api/v2/media`, { method: 'POST', body: form, headers })).json();
        return place(api, { status: `@acme@our.example ${text}`, media_ids: [media.id] });
      },
      direct: async (text) => {
        const { externalId } = await place(api, { status: `@acme@our.example ${text}`, visibility: 'direct' });
        return { externalId, threadExternalId: `direct:${lena.id}` };
      },
      edit: async (id, text) => void (await api('PUT', `/api/v1/statuses/${id}`, { status: text })),
      delete: async (id) => void (await api('DELETE', `/api/v1/statuses/${id}`)),
    },
    postAsUs: (text) => place(ours, { status: text }),
    thread: async (rootId) => {
      const top = (await api('GET', `/api/v1/statuses/${rootId}`)).body as Shown;
      const { descendants } = (await api('GET', `/api/v1/statuses/${rootId}/context`)).body as { descendants: Shown[] };
      return [top, ...(descendants ?? [])].filter(({ id }) => id !== undefined).map(shown);
    },
    room: async () => {
      const heard = (await api('GET', '/api/v1/notifications?limit=80&types[]=mention')).body as { status: Shown }[];
      return heard.map(({ status }) => shown(status));
    },
    restrains: async (kind, accountId) => {
      const { body } = await ours('GET', `/api/v1/accounts/relationships?id[]=${accountId}`);
      const [relation] = body as { blocking: boolean; muting: boolean }[];
      return (kind === 'block' ? relation?.blocking : relation?.muting) === true;
    },
    http: {
      isSend: ({ method, url }) =>
        method === 'POST' && (/\/api\/v1\/statuses$/.test(url) || /\/(un)?(block|mute)$/.test(url)),
      errorBody: (status) => JSON.stringify({ error: `This is error ${status}` }),
      emptyBodies: ['[]'],
    },
    unknownDelivery: new TextEncoder().encode(JSON.stringify({ kind: 'announcements', entries: [] })),
    revokedSession: async () => {
      const other = await sessionOf({ instance: base, token: server.person('other').token });
      server.revoke('other');
      return other;
    },
    close: () => server.close(),
  };
}

async function sessionOf(settings: Record<string, string>): Promise<Session> {
  const { account, origin, settings: kept, secrets } = await mastodon.connect(settings, { http, findHost, now });
  return { account, origin, settings: kept, secrets, saveSecrets: async () => {}, http, findHost, now };
}
