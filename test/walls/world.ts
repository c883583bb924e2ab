import { createApiKey } from '#contract/api-key.ts';
import { startBulk } from '#contract/bulk.ts';
import { addCall } from '#contract/call.ts';
import { askDisclosure } from '#contract/danger.ts';
import { startRerun } from '#contract/model.ts';
import { addOwnWay } from '#contract/own-way.ts';
import { createInvitation } from '#contract/people.ts';
import { createSavedReply, deleteSavedReply } from '#contract/saved-reply.ts';
import { startSimulation } from '#contract/simulation.ts';
import { addTask } from '#contract/task.ts';
import { startTriageTrial } from '#contract/triage-trial.ts';
import { setVerificationSystem } from '#contract/verification.ts';
import { createSavedView, deleteSavedView } from '#contract/view.ts';
import { createWay } from '#contract/way.ts';
import { hashToken, newWorkspaceToken } from '#server/http/token.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { uploadPng } from '#test/attachments.ts';
import type { TestApp } from '../app.ts';
import { aConversation, aMessage, aProfile, aTeam, type TestConversation } from '../factories/conversation.ts';
import { anAgent, aWorkspace, type TestAgent } from '../factories/people.ts';
import { triaged } from '../factories/triage.ts';
import { understand } from '../factories/verdict.ts';
import { somethingAside } from './aside.ts';
import { knowTheCustomer } from './customer.ts';
import { somethingEmerging } from './emerging.ts';
import { aFewMacros } from './macros.ts';
import { aFewMatters, type Matters } from './matters.ts';
import { aRotaOf, type OnCall } from './on-call.ts';
import { writeRows } from './rows.ts';
import { aGroupOf, type Stakeholders } from './stakeholders.ts';

/** Ids of real objects, which somebody behind a wall names in a request. */
export type World = Matters & {
  workspaceId: WorkspaceId;
  owner: TestAgent;
  agent: TestAgent;
  teamId: string;
  conversation: TestConversation;
  onCall: OnCall;
  stakeholders: Stakeholders;
  answerId: string;
  /** Asked by somebody else in the conversation's thread. */
  questionId: string;
  noteId: string;
  /** Shared with everyone there. */
  viewId: string;
  /** Deleted, and still to be restored. */
  deletedViewId: string;
  /** Kept for everyone there, and one that is deleted. */
  savedReplyId: string;
  disclosureId: string;
  deletedReplyId: string;
  macroId: string;
  deletedMacroId: string;
  /** Of the agent, in the conversation. */
  macroRunId: string;
  dispatchId: string;
  approvalId: string;
  attachmentId: string;
  deliveryId: string;
  /** Of the agent, about the conversation; it is a page that nobody took. */
  noticeId: string;
  wayId: string;
  otherWayId: string;
  /** Of the agent. */
  ownWayId: string;
  apiKeyId: string;
  invitationId: string;
  /** A token that names the workspace and is none of its own. */
  forgedInvite: string;
  sessionId: string;
  bulkId: string;
  contactName: string;
  contactNoteId: string;
  consentId: string;
  /** Of a third person into the customer. */
  contactMergeId: string;
  otherContactId: string;
  fieldKey: string;
  /** A draft of the priority policy, with a version that no other workspace has. */
  policyVersion: string;
  simulationId: string;
  rerunId: string;
  trialId: string;
  /** On the twin, and its assignee’s. */
  taskId: string;
  callId: string;
  /** Set aside, and of the sample. */
  asideId: string;
  sampleId: string;
  emergingId: string;
  relabelId: string;
  suggestionId: string;
};

/** A workspace with one of everything; `secret` stands in every text, so that a leak can be seen. */
export async function aWorld(app: TestApp, secret: string): Promise<World> {
  const { db } = app.context;
  const workspaceId = await aWorkspace(db, { name: secret });
  const owner = await anAgent(db, workspaceId, { role: 'owner', name: `Olga ${secret}` });
  const teamId = await aTeam(db, workspaceId, `Team ${secret}`);
  const agent = await anAgent(db, workspaceId, { name: `Ana ${secret}`, teamIds: [teamId] });
  const conversation = await aConversation(db, workspaceId, {
    text: `Where is my order? ${secret}`,
    teamId,
    assigneeId: agent.agentId,
  });
  const answerId = await aMessage(db, workspaceId, conversation, {
    direction: 'out',
    text: `On its way. ${secret}`,
    agentId: agent.agentId,
  });
  const bystander = await aProfile(db, workspaceId, { name: `Bea ${secret}` });
  const questionId = await aMessage(db, workspaceId, conversation, {
    text: `And mine, ${secret}?`,
    profileId: bystander.profileId,
    contextUntil: new Date(Date.now() + 86_400_000),
  });
  await understand(app, workspaceId, conversation.messageId);
  await triaged(app, workspaceId, conversation.messageId);
  const rows = await writeRows(app, { workspaceId, agent, conversation, secret });
  const matters = await aFewMatters(app, { workspaceId, owner, agent, teamId, conversation, secret });
  const key = await app.call(owner, createApiKey, { body: { name: secret, scopes: ['inbox.read'] } });
  const view = async () =>
    (
      await app.call(owner, createSavedView, {
        body: { name: secret, filter: { tagsAny: [secret] }, audience: 'everyone' },
      })
    ).body.view.id;
  const [viewId, deletedViewId] = [await view(), await view()];
  await app.call(owner, deleteSavedView, { params: { viewId: deletedViewId } });
  const way = async () =>
    (
      await app.call(owner, createWay, {
        body: { name: secret, settings: { service: 'webhook', url: 'http://127.0.0.1:9/' } },
      })
    ).body.way.id;
  const [wayId, otherWayId] = [await way(), await way()];
  await app.call(owner, setVerificationSystem, { body: { url: `http://127.0.0.1:9/${encodeURIComponent(secret)}` } });
  const own = await app.call(agent, addOwnWay, { body: { kind: 'sms', number: '+4915112345678' } });
  const savedReply = async () => {
    const variants = [{ network: '', language: '', text: `Thank you! ${secret}` }];
    const body = { title: secret, audience: 'everyone' as const, variants };
    return (await app.call(owner, createSavedReply, { body })).body.reply.id;
  };
  const [savedReplyId, deletedReplyId] = [await savedReply(), await savedReply()];
  await app.call(owner, deleteSavedReply, { params: { replyId: deletedReplyId } });
  const disclosure = await app.call(owner, askDisclosure, {
    params: { conversationId: conversation.conversationId },
    body: { authority: secret, what: secret, why: secret },
  });
  const invited = await app.call(owner, createInvitation, { body: { role: 'agent', note: secret } });
  const bulk = await app.call(owner, startBulk, {
    body: {
      set: { ids: [conversation.conversationId] },
      change: { kind: 'tags', add: [`bulk ${secret}`], remove: [] },
    },
  });
  const to = app.context.now();
  const simulation = await app.call(owner, startSimulation, {
    body: {
      from: new Date(to.getTime() - 86_400_000).toISOString(),
      to: to.toISOString(),
      timeZone: 'UTC',
      kinds: ['priority'],
    },
  });
  const rerun = await app.call(owner, startRerun, { body: { days: 7, isPreview: true } });
  const trial = await app.call(owner, startTriageTrial, {
    body: { days: 7, policy: { rules: [{ id: 'all', name: secret, when: {}, decision: 'none' }] } },
  });
  const task = await app.call(owner, addTask, {
    body: {
      conversationId: matters.twinId,
      ownerId: agent.agentId,
      text: secret,
      dueAt: new Date(app.context.now().getTime() + 86_400_000).toISOString(),
    },
  });
  const call = await app.call(owner, addCall, {
    params: { conversationId: conversation.conversationId },
    body: {
      way: 'phone',
      direction: 'in',
      at: app.context.now().toISOString(),
      minutes: 4,
      whom: secret,
      text: secret,
    },
  });
  return {
    workspaceId,
    owner,
    agent,
    taskId: task.body.task.id,
    callId: call.body.call.id,
    teamId,
    conversation,
    answerId,
    questionId,
    ...rows,
    viewId,
    deletedViewId,
    wayId,
    otherWayId,
    ownWayId: own.body.ways[0]?.id ?? '',
    savedReplyId,
    deletedReplyId,
    disclosureId: disclosure.body.id,
    ...(await aFewMacros(app, { owner, agent, conversation, secret })),
    ...matters,
    ...(await somethingEmerging(app, { workspaceId, agent, teamId, secret })),
    ...(await somethingAside(app, { workspaceId, owner, agent, teamId, secret })),
    attachmentId: await upload(app, { workspaceId, owner, conversationId: conversation.conversationId, alt: secret }),
    apiKeyId: key.body.apiKey.id,
    invitationId: invited.body.invitation.id,
    forgedInvite: newWorkspaceToken('in', workspaceId).token,
    bulkId: bulk.body.action.id,
    onCall: await aRotaOf(app, { owner, agent, conversationId: conversation.conversationId, secret }),
    stakeholders: await aGroupOf(app, { owner, conversationId: conversation.conversationId, secret }),
    simulationId: simulation.body.simulation.id,
    rerunId: rerun.body.rerunId,
    trialId: trial.body.trialId,
    ...(await knowTheCustomer(app, { workspaceId, owner, conversation, secret })),
    sessionId: hashToken(agent.session).subarray(0, 16).toString('hex'),
  };
}

/** A picture that the owner is about to send, with captions as a film has them. */
async function upload(
  app: TestApp,
  {
    workspaceId,
    owner,
    conversationId,
    alt,
  }: { workspaceId: WorkspaceId; owner: TestAgent; conversationId: string; alt: string },
) {
  const id = await uploadPng(app, owner, { conversationId, alt });
  await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx
      .updateTable('attachment')
      .set({ captions: `WEBVTT ${alt}` })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute(),
  );
  return id;
}
