import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listNotices } from '#contract/notification.ts';
import { deactivateAgent } from '#contract/people.ts';
import {
  answerSwap,
  askSwap,
  changeRota,
  createRota,
  createRotaFeed,
  type Layer,
  listRotas,
  overrideRota,
  removeOverride,
  removeRota,
} from '#contract/rota.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { anAgent, aWorkspace, type TestAgent } from '#test/factories/people.ts';
import { whoIsOnCall } from './queries.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
let lead: TestAgent;
let ana: TestAgent;
let ben: TestAgent;
const hour = 3_600_000;
const day = 24 * hour;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  const { db } = app.context;
  workspaceId = await aWorkspace(db);
  lead = await anAgent(db, workspaceId, { role: 'lead', name: 'Lea' });
  ana = await anAgent(db, workspaceId, { name: 'Ana' });
  ben = await anAgent(db, workspaceId, { name: 'Ben' });
  app.clock.set(new Date('2026-03-02T12:00:00Z'));
});

const daily = (changes: Partial<Layer> = {}): Layer => ({
  id: 'first',
  agentIds: [ana.agentId, ben.agentId],
  turnDays: 1,
  startsOn: '2026-03-02',
  handover: '09:00',
  timeZone: 'UTC',
  hours: null,
  ...changes,
});
const plan = (layers: Layer[]) => ({ name: 'Nights', teamId: null, calendarId: null, layers });
async function aRota(layers = [daily()]): Promise<string> {
  const { status, body } = await app.call(lead, createRota, { body: plan(layers) });
  expect(status).toBe(200);
  return body.rotaId;
}
const see = async () => (await app.call(ana, listRotas, {})).body.rotas[0];
const told = async (caller: TestAgent) =>
  (await app.call(caller, listNotices, {})).body.groups.map(({ kind, detail }) => `${kind} ${detail.state}`);
const inHours = (from: number, to: number) => ({
  from: new Date(app.clock.now().getTime() + from * hour).toISOString(),
  to: new Date(app.clock.now().getTime() + to * hour).toISOString(),
});
const onCall = (rotaId: string, afterMs = 0) =>
  app.context.db.inWorkspace(workspaceId, async (tx) => {
    const found = await whoIsOnCall(tx, rotaId, new Date(app.clock.now().getTime() + afterMs));
    return found && { ...found, until: found.until.toISOString() };
  });

test('a rota says who is on call until when, and where a gap lies ahead', async () => {
  const rotaId = await aRota([daily({ hours: { days: [1, 2, 3, 4, 5, 6], from: '00:00', to: '24:00' } })]);

  expect(await onCall(rotaId)).toEqual({ agentId: ana.agentId, until: '2026-03-03T09:00:00.000Z' });
  expect(await onCall(rotaId, day)).toEqual({ agentId: ben.agentId, until: '2026-03-04T09:00:00.000Z' });
  const rota = await see();
  expect(rota?.now).toEqual({ agentId: ana.agentId, until: '2026-03-03T09:00:00.000Z' });
  expect(rota?.gaps[0]).toEqual({ from: '2026-03-08T00:00:00.000Z', to: '2026-03-09T00:00:00.000Z', gone: null });
});

test('who works here no more is nobody, and their shifts are gaps', async () => {
  const rotaId = await aRota();
  const owner = await anAgent(app.context.db, workspaceId, { role: 'owner' });
  await app.call(owner, deactivateAgent, { params: { agentId: ben.agentId } });

  expect(await onCall(rotaId, day)).toBeNull();
  expect((await see())?.gaps[0]).toEqual({
    from: '2026-03-03T09:00:00.000Z',
    to: '2026-03-04T09:00:00.000Z',
    gone: ben.agentId,
  });
});

test('an override wins while it stands, and can be taken back and brought back', async () => {
  const rotaId = await aRota();
  const cover = { params: { rotaId }, body: { agentId: ben.agentId, ...inHours(0, 3) } };
  const forOther = await app.call(ana, overrideRota, cover);
  const { overrideId } = (await app.call(lead, overrideRota, cover)).body;
  const remove = (removed: boolean, caller = lead) =>
    app.call(caller, removeOverride, { params: { rotaId, overrideId }, body: { removed } });

  expect(forOther.status).toBe(403);
  expect(await onCall(rotaId)).toEqual({ agentId: ben.agentId, until: '2026-03-02T15:00:00.000Z' });
  expect((await remove(true, ana)).status).toBe(403);
  await remove(true);
  expect((await onCall(rotaId))?.agentId).toBe(ana.agentId);
  await remove(false);
  expect((await onCall(rotaId))?.agentId).toBe(ben.agentId);
});

test('a swap moves both shifts when the other agrees, and only then', async () => {
  const rotaId = await aRota();
  const mine = { from: '2026-03-04T09:00:00.000Z', to: '2026-03-05T09:00:00.000Z' };
  const theirs = { from: '2026-03-05T09:00:00.000Z', to: '2026-03-06T09:00:00.000Z' };
  const wrong = await app.call(ana, askSwap, {
    params: { rotaId },
    body: { askedOf: ben.agentId, ...theirs, back: null },
  });
  const { swapId } = (
    await app.call(ana, askSwap, { params: { rotaId }, body: { askedOf: ben.agentId, ...mine, back: theirs } })
  ).body;
  const answer = (caller: TestAgent, state: 'accepted' | 'declined' | 'withdrawn') =>
    app.call(caller, answerSwap, { params: { rotaId, swapId }, body: { state } });

  expect(wrong.status).toBe(409);
  expect(await told(ben)).toEqual(['swap asked']);
  expect((await see())?.swaps).toMatchObject([
    { id: swapId, askedBy: ana.agentId, askedOf: ben.agentId, back: theirs },
  ]);
  expect((await answer(lead, 'accepted')).status).toBe(403);
  expect((await answer(ana, 'accepted')).status).toBe(403);
  expect((await onCall(rotaId, 2 * day))?.agentId).toBe(ana.agentId);
  expect((await answer(ben, 'accepted')).status).toBe(200);
  expect((await onCall(rotaId, 2 * day))?.agentId).toBe(ben.agentId);
  expect((await onCall(rotaId, 3 * day))?.agentId).toBe(ana.agentId);
  expect(await told(ana)).toEqual(['swap accepted']);
  expect((await answer(ana, 'withdrawn')).status).toBe(409);
  expect((await see())?.swaps).toEqual([]);
});

test('a swap of a shift that is somebody else’s by now is refused', async () => {
  const rotaId = await aRota();
  const mine = { from: '2026-03-04T09:00:00.000Z', to: '2026-03-05T09:00:00.000Z' };
  const ask = { params: { rotaId }, body: { askedOf: ben.agentId, ...mine, back: null } };
  const { swapId } = (await app.call(ana, askSwap, ask)).body;
  await app.call(lead, overrideRota, { params: { rotaId }, body: { agentId: lead.agentId, ...mine } });

  const accepted = await app.call(ben, answerSwap, { params: { rotaId, swapId }, body: { state: 'accepted' } });
  expect(accepted.status).toBe(409);
  expect((await onCall(rotaId, 2 * day))?.agentId).toBe(lead.agentId);
});

test('two who change a rota at once do not overwrite each other, and a rota taken away comes back', async () => {
  const rotaId = await aRota();
  const change = (name: string) =>
    app.call(lead, changeRota, { params: { rotaId }, body: { ...plan([daily()]), name, version: 1 } });
  const remove = (removed: boolean) => app.call(lead, removeRota, { params: { rotaId }, body: { removed } });

  const [first, second] = await Promise.all([change('Days'), change('Weekends')]);
  expect([first.status, second.status].sort()).toEqual([200, 409]);
  expect((await app.call(ana, createRota, { body: plan([daily()]) })).status).toBe(403);
  await remove(true);
  expect(await see()).toBeUndefined();
  expect(await onCall(rotaId)).toBeNull();
  await remove(false);
  expect((await see())?.id).toBe(rotaId);
});

test('calendar programs read a person’s own shifts under an address that a new one ends', async () => {
  const rotaId = await aRota();
  const make = async () => (await app.call(ben, createRotaFeed, { params: { rotaId } })).body.path;
  const first = await make();
  const second = await make();
  const read = (url: string) => app.fastify.inject({ method: 'GET', url });

  const file = await read(second);
  expect(file.headers['content-type']).toContain('text/calendar');
  expect(file.body).toContain('DTSTART:20260303T090000Z\r\nDTEND:20260304T090000Z\r\nSUMMARY:Nights\r\n');
  expect(file.body).not.toContain('DTSTART:20260304T090000Z');
  expect((await read(first)).statusCode).toBe(404);
});
