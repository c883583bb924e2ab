import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApiKey } from '#contract/api-key.ts';
import { changeContact, getContact } from '#contract/contact.ts';
import { getConversation } from '#contract/conversation.ts';
import { cancelDispatch, type ReplyInput, sendReply, settleDispatch } from '#contract/dispatch.ts';
import type { Reply } from '#contract/endpoint.ts';
import {
  confirmIdentity,
  getIdentityPage,
  getVerification,
  setVerificationSystem,
  startVerification,
  testVerificationSystem,
  type VerificationWay,
  voidVerification,
} from '#contract/verification.ts';
import { defaultVerification } from '#contract/verification-policy.ts';
import { createWay } from '#contract/way.ts';
import { eventually } from '#sandbox/testing.ts';
import { anAgent, type TestAgent } from '#test/factories/people.ts';
import { switchOn } from '#test/factories/policy.ts';
import { arrive, aWriter, type Room, type Writer } from '#test/private-room.ts';
import { openWorld, type World } from '#test/sandbox-world.ts';
import { newWord } from '#test/word.ts';
import { drainConversation } from '../dispatch/drain.ts';
import type { Entered } from './confirm.ts';

let world: World;
let owner: TestAgent;
let writer: Writer;
let room: Room;
const handles = ['maren.holt', 'ngozi.eze', 'jonasw', 'lucia.ferrandez', 'amal_m', 'sakura.h', 'dkoval', 'priya_raman'];

beforeAll(async () => {
  world = await openWorld({ undoSeconds: 8 });
  owner = await anAgent(world.app.context.db, world.workspaceId, { role: 'owner' });
});
afterAll(() => world.close());

/** Each test begins with the same people and a matter of its own. */
let n = 0;
beforeEach(async () => {
  // What an earlier test said to the same person may leave by now, and holds up nothing behind it.
  world.advance(9_000);
  writer = await aWriter(world, handles[n % handles.length] ?? '');
  n += 1;
  room = await writer.writes(`Hello, my parcel ${n} did not arrive.`);
  await world.app.call(owner, voidVerification, { params: place() });
});

const place = () => ({ conversationId: room.conversationId });
const start = (way: VerificationWay = 'link') =>
  world.app.call(world.agent, startVerification, { params: place(), body: { way } });
const looks = async () => (await world.app.call(world.agent, getVerification, { params: place() })).body;

/** Starts, has the link arrive, and takes it from what the customer reads. */
async function linked(way: VerificationWay = 'link'): Promise<string> {
  const { status, body } = await start(way);
  if (status !== 200) throw new Error(JSON.stringify(body));
  await arrive(world);
  return newestLink();
}
async function newestLink(): Promise<string> {
  const said = await writer.heard();
  const token = said
    .join(' ')
    .match(/confirm\/(vf_[\w-]+)/g)
    ?.at(-1);
  if (!token) throw new Error('No link arrived.');
  return token.slice('confirm/'.length);
}
const opens = (token: string) => world.app.call({}, getIdentityPage, { params: { token } });
/** From an address of its own each time: one address may try only so often. */
async function confirms(token: string, payload: Entered = {}, remoteAddress = nextAddress()) {
  const response = await world.app.fastify.inject({
    method: 'POST',
    url: confirmIdentity.path.replace(':token', token),
    headers: { 'x-earshot': '1' },
    remoteAddress,
    payload,
  });
  return { status: response.statusCode, body: response.json<Reply<typeof confirmIdentity>>() };
}
let addresses = 0;
function nextAddress(): string {
  addresses += 1;
  return `10.0.${Math.floor(addresses / 250)}.${addresses % 250}`;
}

const refund = () => `We refund 20 €. ${newWord().slice(0, 4)}`;
const answer = (
  text: string,
  change: Partial<ReplyInput> = {},
  caller: { session?: string; apiKey?: string } = owner,
) =>
  world.app.call(caller, sendReply, {
    params: place(),
    body: {
      clientKey: crypto.randomUUID(),
      stage: 'private',
      text,
      replyToId: room.messageId,
      attachmentIds: [],
      addresseeIds: [],
      seenVersion: 100_000,
      accepted: [],
      ...change,
    },
  });
const reasons = ({ body }: Awaited<ReturnType<typeof answer>>) =>
  body.ok ? [] : body.checks.filter(({ verdict }) => verdict === 'stop').map(({ reason }) => reason);
const settled = async (dispatchId: string) => {
  world.advance(9_000);
  await drainConversation(world.app.context, world.workspaceId, room.conversationId);
  return world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
    tx.selectFrom('dispatch').select(['state', 'error_kind']).where('id', '=', dispatchId).executeTakeFirstOrThrow(),
  );
};
const queued = async (text: string) => {
  const { body } = await answer(text);
  if (!body.ok) throw new Error(JSON.stringify(body.checks));
  return body.dispatch.id;
};

describe('a link', () => {
  test('leaves in private only, shows when opened, confirms once, and holds for its time', async () => {
    expect(reasons(await answer(refund()))).toEqual(['verification_needed']);
    const token = await linked();
    expect(await looks()).toMatchObject({ needed: 'account', met: null, open: { way: 'link', level: 'account' } });
    expect((await opens(token)).body).toMatchObject({ way: 'link', state: 'open', questions: [], hint: '' });
    expect((await looks()).met).toBeNull();

    const both = await Promise.all([confirms(token), confirms(token)]);
    expect(both.map(({ body }) => body.outcome).sort()).toEqual(['closed', 'done']);
    expect((await opens(token)).body.state).toBe('done');
    expect((await looks()).met?.level).toBe('account');
    const text = refund();
    expect(reasons(await answer(text))).toEqual([]);
    expect((await confirms(token)).body.outcome).toBe('closed');

    world.advance(defaultVerification.validMinutes * 60_000);
    expect((await looks()).met).toBeNull();
    expect(reasons(await answer(refund()))).toEqual(['verification_needed']);
  });

  test('is worth nothing after its time, when another was started, or when it was made void', async () => {
    const first = await linked();
    const second = await linked();
    expect((await confirms(first)).body.outcome).toBe('closed');
    await world.app.call(world.agent, voidVerification, { params: place() });
    expect((await confirms(second)).body.outcome).toBe('closed');
    const third = await linked();
    world.advance(defaultVerification.linkMinutes * 60_000);
    expect((await confirms(third)).body.outcome).toBe('closed');
    expect((await looks()).met).toBeNull();
  });

  test('is read by nobody on our side, also not by the owner, and cannot be sent by hand', async () => {
    const token = await linked();
    for (const caller of [world.agent, owner]) {
      const { body } = await world.app.call(caller, getConversation, { params: place() });
      expect(JSON.stringify(body)).toContain('confirm/vf_••••');
      expect(JSON.stringify(body)).not.toContain(token);
    }
    expect(reasons(await answer(`Look: https://acme.test/confirm/${token}`))).toEqual(['verification_by_hand']);
  });

  test('that was taken back before it left opens nothing', async () => {
    await start();
    const { body } = await world.app.call(owner, getConversation, { params: place() });
    const waiting = body.timeline.findLast((entry) => entry.kind === 'dispatch');
    if (waiting?.kind !== 'dispatch') throw new Error('Nothing waits.');
    await world.app.call(owner, cancelDispatch, { params: { dispatchId: waiting.id } });
    const { content } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      tx.selectFrom('dispatch').select('content').where('id', '=', waiting.id).executeTakeFirstOrThrow(),
    );
    const token = content.match(/vf_[\w-]+/)?.[0] ?? '';

    expect((await confirms(token)).body.outcome).toBe('closed');
  });

  test('of nobody, of another workspace or of another kind is none', async () => {
    const token = await linked();
    const foreign = `${token.slice(0, 3)}${'A'.repeat(20)}${token.slice(23)}`;
    for (const one of ['vf_', 'vf_AAAA', 'x', token.slice(0, -2), foreign])
      expect((await confirms(one)).status).toBe(404);
    const guesses: number[] = [];
    for (let n = 0; n < 22; n += 1) guesses.push((await confirms('vf_AAAA', {}, '192.0.2.1')).status);
    expect(guesses.slice(18)).toEqual([404, 404, 429, 429]);
    expect((await confirms(token)).body.outcome).toBe('done');
  });

  test('counts for the account and the person it was made for, and for no other conversation', async () => {
    await confirms(await linked());
    const other = await world.mention('A second matter in public');
    const { body } = await world.app.call(owner, sendReply, {
      params: { conversationId: other.conversationId },
      body: {
        clientKey: crypto.randomUUID(),
        stage: 'public',
        text: refund(),
        replyToId: other.messageId,
        seenVersion: 1_000,
      },
    });
    expect(body.ok).toBe(false);

    await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql`update profile set contact_id = null where workspace_id = ${world.workspaceId} and id = ${room.profileId}`.execute(
        tx,
      ),
    );
    expect(reasons(await answer(refund()))).toEqual(['verification_needed']);
    await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql`update profile set contact_id = ${room.contactId} where workspace_id = ${world.workspaceId} and id = ${room.profileId}`.execute(
        tx,
      ),
    );
  });
});

describe('every entrance is closed', () => {
  test('to an API key, a text in public, an amount beside it, and a second try', async () => {
    const { body } = await world.app.call(owner, createApiKey, {
      body: { name: 'Bot', scopes: ['reply.draft', 'reply.private', 'inbox.read'] },
    });
    expect(reasons(await answer(refund(), {}, { apiKey: body.key }))).toEqual(['verification_needed']);
    expect(reasons(await answer('Done.', { promised: [{ kind: 'refund', amount: 100, currency: 'EUR' }] }))).toEqual([
      'verification_needed',
    ]);

    await confirms(await linked());
    const id = await queued(refund());
    await world.app.call(world.agent, voidVerification, { params: place() });
    expect(await settled(id)).toEqual({ state: 'failed', error_kind: 'policy' });
    const again = () =>
      world.app.call(owner, settleDispatch, { params: { dispatchId: id }, body: { decision: 'retry' } });
    expect((await again()).body.error?.reason).toBe('gate_refused');
    await confirms(await linked());
    expect((await again()).status).toBe(200);
    expect((await settled(id)).state).toBe('sent');
  });

  test('in the moment between the gate and the network: what runs out or is void by then does not leave', async () => {
    await confirms(await linked());
    const ranOut = await queued(refund());
    world.advance(defaultVerification.validMinutes * 60_000);
    expect(await settled(ranOut)).toEqual({ state: 'failed', error_kind: 'policy' });

    for (let round = 0; round < 4; round += 1) {
      await confirms(await linked());
      const text = refund();
      const id = await queued(text);
      world.advance(9_000);
      await Promise.all([
        drainConversation(world.app.context, world.workspaceId, room.conversationId),
        world.app.call(world.agent, voidVerification, { params: place() }),
      ]);
      const { state } = await settled(id);
      expect((await writer.heard()).includes(text)).toBe(state === 'sent');
    }
  });
});

describe('signs that somebody else has taken over', () => {
  const signs = [
    {
      sign: 'language',
      does: () => writer.writes('Hola, ¿hay alguna novedad de mi paquete?', { language: 'es', received: true }),
    },
    { sign: 'urgent_payout', does: () => writer.writes('I need the refund immediately!', { received: true }) },
    {
      sign: 'handle',
      does: () =>
        world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
          sql`update profile set handle = handle || '_' where workspace_id = ${world.workspaceId} and id = ${room.profileId}`.execute(
            tx,
          ),
        ),
    },
  ];
  test.each(signs)('$sign voids at once, stops what is on its way, and leaves its mark', async ({ sign, does }) => {
    if (sign === 'language') await writer.writes('Good morning, it is me again.', { language: 'en' });
    await confirms(await linked());
    const id = await queued(refund());
    await does();

    expect(reasons(await answer(refund()))).toEqual(['verification_void']);
    expect(await settled(id)).toEqual({ state: 'failed', error_kind: 'policy' });
    expect(await looks()).toMatchObject({ met: null, ended: { reason: sign } });
    await writer.writes('Are you there?', { received: true });
    // The sandbox network lets nobody change their name, so it told us the old one again.
    if (sign === 'handle') await does();
    await arrive(world);
    const { body } = await world.app.call(world.agent, getConversation, { params: place() });
    const told = body.timeline.flatMap((entry) =>
      entry.kind === 'event' && entry.type === 'verification.voided' ? [entry.detail.reason] : [],
    );
    expect(told).toContain(sign);
    expect(reasons(await answer(refund()))).toEqual(['verification_needed']);
  });
});

describe('a code', () => {
  let server: Server;
  const texts: { To: string; Body: string }[] = [];
  let works = true;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        texts.push({ To: form.get('To') ?? '', Body: form.get('Body') ?? '' });
        response.writeHead(works ? 201 : 400).end('{}');
      });
    });
    // A machine that is busy for some seconds must not find its line closed.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await world.app.call(owner, createWay, {
      body: {
        name: 'Texts',
        settings: {
          service: 'twilio',
          accountSid: 'AC1',
          authToken: 'x',
          from: '+4930',
          apiUrl: `http://127.0.0.1:${port}`,
        },
      },
    });
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const hasPhone = async (phone: string) => {
    const { body } = await world.app.call(owner, getContact, { params: { contactId: room.contactId } });
    const { version } = body.contact;
    await world.app.call(owner, changeContact, {
      params: { contactId: room.contactId },
      body: { version, fields: { phone } },
    });
    // It has long stood there: the conversation began after it.
    await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql`update conversation set opened_at = ${world.app.context.now()} where workspace_id = ${world.workspaceId} and id = ${room.conversationId}`.execute(
        tx,
      ),
    );
    world.advance(1_000);
  };
  const code = () => texts.at(-1)?.Body.match(/\d{6}/)?.[0] ?? '';

  test('needs a number that stood on file before, and confirms only with what was sent, in few tries', async () => {
    expect((await start('sms_code')).body.error?.parameters.hurdle).toBe('no_phone');
    await hasPhone('+4915112345678');
    const token = await linked('sms_code');
    expect(texts.at(-1)).toMatchObject({ To: '+4915112345678' });
    expect(texts.at(-1)?.Body).not.toContain('vf_');
    expect((await opens(token)).body).toMatchObject({ way: 'sms_code', hint: '••• 78' });
    const wrong = code() === '000000' ? '000001' : '000000';
    expect((await confirms(token, {})).body).toEqual({ outcome: 'wrong', triesLeft: 4 });
    expect((await confirms(token, { code: wrong })).body).toEqual({ outcome: 'wrong', triesLeft: 3 });
    const arabic = code().replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    expect((await confirms(token, { code: ` ${arabic.slice(0, 3)} ${arabic.slice(3)}` })).body.outcome).toBe('done');
    expect((await looks()).met?.level).toBe('address');

    const next = await linked('sms_code');
    const right = code();
    const guesses = await Promise.all(Array.from({ length: 12 }, () => confirms(next, { code: wrong })));
    expect(guesses.filter(({ body }) => body.outcome === 'wrong')).toHaveLength(4);
    expect((await confirms(next, { code: right })).body.outcome).toBe('closed');
    expect((await looks()).ended?.reason ?? (await looks()).met?.level).toBeTruthy();
  });

  test('to a number that came with the matter proves nobody, and one that does not leave says so', async () => {
    await hasPhone('+4915112345679');
    const { body } = await world.app.call(owner, getContact, { params: { contactId: room.contactId } });
    works = false;
    await start('sms_code');
    works = true;
    expect((await looks()).ended?.reason).toBe('not_sent');
    await world.app.call(owner, changeContact, {
      params: { contactId: room.contactId },
      body: { version: body.contact.version, fields: { phone: '+4915199999999' } },
    });
    expect((await start('sms_code')).body.error?.parameters.hurdle).toBe('new_address');
  });
});

describe('a connected system', () => {
  let server: Server;
  let reply: { status: number; body: string };
  /** What the system waits for before it answers. */
  let held: Promise<unknown> = Promise.resolve();
  const asked: { signature: string; body: string }[] = [];
  let secret = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        asked.push({
          signature: String(request.headers['x-earshot-signature']),
          body: Buffer.concat(chunks).toString(),
        });
        void held.then(() => response.writeHead(reply.status, { location: '/elsewhere' }).end(reply.body));
      });
    });
    // A machine that is busy for some seconds must not find its line closed.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/customers`;
    secret = (await world.app.call(owner, setVerificationSystem, { body: { url } })).body.secret;
    await switchOn(world.app, owner, {
      kind: 'verification',
      body: { ...defaultVerification, rules: defaultVerification.rules.map((rule) => ({ ...rule, level: 'record' })) },
    });
  });
  afterAll(async () => {
    await new Promise((done) => server.close(done));
    await switchOn(world.app, owner, { kind: 'verification', body: defaultVerification });
  });
  const answers = { order_number: 'A-4711', postal_code: '10115' };
  const matches = (result: string) => ({ status: 200, body: JSON.stringify({ result }) });

  test('compares what the customer enters, signed, and nothing of it is kept', async () => {
    reply = matches('no_match');
    const token = await linked('questions');
    expect((await opens(token)).body.questions.map(({ key }) => key)).toEqual(['order_number', 'postal_code']);
    expect((await confirms(token, { answers: { order_number: 'A-4711' } })).body.outcome).toBe('wrong');
    expect((await confirms(token, { answers: { ...answers, postal_code: '99999' } })).body).toEqual({
      outcome: 'wrong',
      triesLeft: 2,
    });
    reply = matches('match');
    expect((await confirms(token, { answers })).body.outcome).toBe('done');
    expect((await looks()).met?.level).toBe('record');
    expect(reasons(await answer(refund()))).toEqual([]);

    const { signature, body } = asked.at(-1) ?? { signature: '', body: '' };
    const [t = '', mac = ''] = signature.replace('t=', '').split(',v1=');
    expect(mac).toBe(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
    expect(JSON.parse(body)).toMatchObject({ answers, network: 'sandbox' });
    const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
      sql<{
        all: string;
      }>`select coalesce(json_agg(v)::text, '') || (select coalesce(json_agg(d)::text, '') from event_detail d
        where d.workspace_id = ${world.workspaceId}) as all from verification v where v.workspace_id = ${world.workspaceId}`.execute(
        tx,
      ),
    );
    expect(rows[0]?.all).not.toMatch(/A-4711|10115/);
  });

  test.each([
    ['an error', { status: 500, body: '{"result":"match"}' }],
    ['a move elsewhere', { status: 302, body: '{"result":"match"}' }],
    ['another word', { status: 200, body: '{"result":"yes"}' }],
    ['no JSON', { status: 200, body: 'match' }],
    ['nothing', { status: 204, body: '' }],
    ['more than was agreed in another shape', { status: 200, body: '["match"]' }],
  ])('that answers %s lets nobody through, and says so', async (_, said) => {
    reply = said;
    expect((await world.app.call(owner, testVerificationSystem, {})).body.answer).toBe('no_answer');
    await start('system');

    expect(await looks()).toMatchObject({ met: null, ended: { reason: 'no_answer' } });
    expect(reasons(await answer(refund()))).toEqual(['verification_needed']);
  });

  test('that knows the account lets it through; one that has locked it does not', async () => {
    reply = matches('locked');
    await start('system');
    expect((await looks()).ended?.reason).toBe('locked');
    reply = matches('match');
    await start('system');
    expect((await looks()).met?.level).toBe('record');
  });

  test('made void while it is asked, a match comes too late', async () => {
    reply = matches('match');
    const token = await linked('questions');
    const before = asked.length;
    const release = Promise.withResolvers<void>();
    held = release.promise;
    const confirming = confirms(token, { answers });
    await eventually(() => expect(asked.length).toBeGreaterThan(before));
    await world.app.call(world.agent, voidVerification, { params: place() });
    release.resolve();

    expect((await confirming).body.outcome).toBe('closed');
    expect((await looks()).met).toBeNull();
  });

  test('inside the house is not called', async () => {
    await world.app.call(owner, setVerificationSystem, { body: { url: 'https://169.254.169.254/latest' } });
    expect((await world.app.call(owner, testVerificationSystem, {})).body.answer).toBe('no_answer');
  });
});

/** Joins the network, and so has said nothing before. */
async function newcomer(): Promise<string> {
  const handle = `newcomer_${crypto.randomUUID().slice(0, 8)}`;
  const { status, body } = await writer.act('POST', '/accounts', { handle, name: 'A newcomer', brand: false });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return handle;
}

test('whatever is done in whatever order, no payout reaches the network without a level that holds', async () => {
  const steps = fc.array(
    fc.constantFrom('refund', 'small talk', 'start', 'confirm', 'void', 'late', 'press', 'retry', 'send'),
    { minLength: 4, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (order) => {
      writer = await aWriter(world, await newcomer());
      room = await writer.writes('Hello');
      let holds = false;
      let hurried = false;
      const may = new Set<string>();
      const open: string[] = [];
      const send = async () => {
        world.advance(9_000);
        if (holds) for (const text of open) may.add(text);
        await drainConversation(world.app.context, world.workspaceId, room.conversationId);
      };
      for (const step of order) {
        if (step === 'refund') {
          const text = refund();
          open.push(text);
          await answer(text);
        }
        if (step === 'small talk') await answer(`It is on its way. ${newWord()}`);
        if (step === 'start') await start();
        if (step === 'confirm') {
          await send();
          const token = await newestLink().catch(() => null);
          if (token && (await confirms(token)).body.outcome === 'done') holds = true;
        }
        if (step === 'void') {
          await world.app.call(world.agent, voidVerification, { params: place() });
          holds = false;
        }
        if (step === 'late') {
          world.advance(defaultVerification.validMinutes * 60_000);
          holds = false;
        }
        if (step === 'press') {
          await writer.writes('I want the refund right now!', { received: true });
          // Who has been in a hurry before is no stranger for it.
          if (!hurried) holds = false;
          hurried = true;
        }
        if (step === 'retry') {
          const { body } = await world.app.call(owner, getConversation, { params: place() });
          for (const entry of body.timeline)
            if (entry.kind === 'dispatch' && entry.state === 'failed')
              await world.app.call(owner, settleDispatch, {
                params: { dispatchId: entry.id },
                body: { decision: 'retry' },
              });
        }
        if (step === 'send') await send();
      }
      const out = (await writer.heard()).filter((text) => text.startsWith('We refund'));
      expect(out.filter((text) => !may.has(text))).toEqual([]);
      const { rows } = await world.app.context.db.inWorkspace(world.workspaceId, (tx) =>
        sql<{ bare: number }>`select count(*)::int as bare from dispatch d
          where d.workspace_id = ${world.workspaceId} and d.content like 'We refund%' and d.state in ('sending', 'sent', 'unknown')
            and (select t.needs_level from gate_trace t where t.workspace_id = d.workspace_id and t.dispatch_id = d.id
              order by t.at desc, t.id desc limit 1) is null`.execute(tx),
      );
      expect(rows[0]?.bare).toBe(0);
    }),
    { numRuns: 12 },
  );
}, 600_000);
