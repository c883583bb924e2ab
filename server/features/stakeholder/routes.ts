import type { FastifyReply } from 'fastify';
import * as contract from '#contract/stakeholder.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError, notFound } from '#server/errors.ts';
import { serveFile } from '#server/features/attachment/commands.ts';
import { getFileOf } from '#server/features/attachment/queries.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { type Asked, findAsked, findOwn } from './asked.ts';
import {
  answerEscalation,
  changeGroup,
  createGroup,
  type NewAnswer,
  removeGroup,
  seeEscalation,
  withdrawEscalation,
} from './commands.ts';
import { listEscalated, readEscalated, type Sight } from './escalated.ts';
import { linkExpired, readLink } from './link.ts';
import { getEscalation, listGroups, readEscalations } from './queries.ts';

export function stakeholderRoutes(route: Route, context: Context): void {
  groupRoutes(route, context);
  teamRoutes(route, context);
  accountRoutes(route, context);
  linkRoutes(route, context);
}

function groupRoutes(route: Route, { db, now }: Context): void {
  route(contract.listStakeholderGroups, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ groups: await listGroups(tx, viewer) })),
  );
  route(contract.createStakeholderGroup, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      groupId: await createGroup(tx, actorOf(viewer), body, now()),
    })),
  );
  route(contract.changeStakeholderGroup, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      version: await changeGroup(tx, actorOf(viewer), { ...params, ...body }, now()),
    })),
  );
  route(contract.removeStakeholderGroup, async ({ viewer, params, body }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => removeGroup(tx, actorOf(viewer), { ...params, ...body }, now()));
    return {};
  });
}

/** For those who see the conversation itself. */
function teamRoutes(route: Route, { db, now }: Context): void {
  route(contract.listEscalations, ({ viewer, params: { conversationId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      return { escalations: await readEscalations(tx, conversationId) };
    }),
  );
  route(contract.withdrawEscalation, ({ viewer, params: { escalationId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const { conversationId } = await getEscalation(tx, escalationId);
      await getPlaced(tx, viewer, conversationId);
      await withdrawEscalation(tx, actorOf(viewer), { escalationId, ...body }, now());
      return { escalation: (await getEscalation(tx, escalationId)).escalation };
    }),
  );
}

/** For those who were asked and have an account. */
function accountRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  const mine = (viewer: Viewer, escalationId: string, work: (tx: Tx, asked: Asked) => Promise<void>) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await work(tx, await getOwn(tx, viewer, escalationId));
      return readEscalated(tx, await getOwn(tx, viewer, escalationId), sightOf(viewer, escalationId));
    });

  route(contract.listEscalated, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      escalations: viewer.agentId === null ? [] : await listEscalated(tx, viewer.agentId),
    })),
  );
  route(contract.getEscalated, ({ viewer, params }) => mine(viewer, params.escalationId, async () => {}));
  route(contract.seeEscalated, ({ viewer, params, body }) =>
    mine(viewer, params.escalationId, async (tx, { recipientId }) => {
      await seeEscalation(tx, recipientId, { ...body, byLink: false }, now());
    }),
  );
  route(contract.answerEscalated, ({ viewer, params, body: { addition, ...body } }) =>
    mine(viewer, params.escalationId, (tx, { recipientId }) =>
      answer(tx, recipientId, { ...body, isAddition: addition, way: 'account' }, now()),
    ),
  );
  route(contract.getEscalatedFile, async ({ viewer, params, request, reply }) => {
    const file = await db.inWorkspace(viewer.workspaceId, async (tx) => {
      const { conversationId } = await getOwn(tx, viewer, params.escalationId);
      return getFileOf(tx, conversationId, params.attachmentId);
    });
    return serveFile({ ...context, workspaceId: viewer.workspaceId }, file, { request, reply });
  });
}

/** How often one network address may try links a minute: they could be guessed at. */
const guessable = { perMinute: 30 };
/** Without an account nobody knows who reads. */
const stranger: Sight = { personalData: false, fileUrl: null };

/** For those who were asked and have the link that was sent to them. */
function linkRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  const linked = (token: string, reply: FastifyReply, work: (tx: Tx, asked: Asked) => Promise<void>) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
    const { workspaceId, recipientId } = readLink(context, token);
    return db.inWorkspace(workspaceId, async (tx) => {
      await work(tx, await getLinked(tx, recipientId, now()));
      return readEscalated(tx, await getLinked(tx, recipientId, now()), stranger);
    });
  };

  route(contract.getEscalationLink, ({ params, reply }) => linked(params.token, reply, async () => {}), guessable);
  route(
    contract.seeByLink,
    ({ params, reply }) =>
      linked(params.token, reply, async (tx, { recipientId }) => {
        await seeEscalation(tx, recipientId, { seen: true, byLink: true }, now());
      }),
    guessable,
  );
  route(
    contract.answerByLink,
    ({ params, reply, body: { addition, ...body } }) =>
      linked(params.token, reply, (tx, { recipientId }) =>
        answer(tx, recipientId, { ...body, isAddition: addition, way: 'link' }, now()),
      ),
    guessable,
  );
}

function sightOf({ permissions }: Viewer, escalationId: string): Sight {
  return {
    personalData: permissions.has('personal_data.read'),
    fileUrl: (attachmentId) => `/api/escalated/${escalationId}/attachments/${attachmentId}`,
  };
}

async function getOwn(tx: Tx, { agentId }: Viewer, escalationId: string): Promise<Asked> {
  const asked = agentId === null ? null : await findOwn(tx, agentId, escalationId);
  if (!asked) throw notFound('escalation');
  return asked;
}

async function getLinked(tx: Tx, recipientId: string, now: Date): Promise<Asked> {
  const asked = await findAsked(tx, recipientId);
  if (!asked || asked.state === 'withdrawn' || asked.expiresAt <= now) throw linkExpired();
  return asked;
}

async function answer(tx: Tx, recipientId: string, given: NewAnswer, now: Date): Promise<void> {
  const answered = await answerEscalation(tx, recipientId, given, now);
  if (answered.outcome === 'answered') return;
  if (answered.outcome === 'gone') throw linkExpired();
  throw new AppError(
    'conflict',
    'escalation_answered',
    `${answered.byName} has answered meanwhile. Read that answer first; yours can still be added.`,
    { parameters: { name: answered.byName } },
  );
}
