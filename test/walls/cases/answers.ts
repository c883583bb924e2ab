import { newId } from '#server/db/id.ts';
import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

const reply = (world: World, change: object = {}) => ({
  clientKey: newId(),
  stage: 'public',
  text: 'Hello from the other side',
  replyToId: world.conversation.messageId,
  seenVersion: 1,
  ...change,
});

/** Of what is written, kept to be written, and let out. */
export function answerCases(theirs: World, mine: World): Cases {
  const inTheirs = { conversationId: theirs.conversation.conversationId };
  const inMine = { conversationId: mine.conversation.conversationId };
  const attachmentId = { params: { attachmentId: theirs.attachmentId } };
  const aTemplate = { clientKey: newId(), name: 'order', language: 'en', values: {}, seenVersion: 1, accepted: [] };
  const aCall = {
    way: 'phone',
    direction: 'in',
    at: '2026-01-01T10:00:00.000Z',
    minutes: null,
    whom: 'Lena',
    text: 'Hi',
  };
  const inMacro = { params: { macroId: theirs.macroId } };
  const steps = [{ kind: 'follow', follow: true }];
  const replies = { kind: 'reply', stage: 'public', how: 'send' };
  const inReply = { params: { replyId: theirs.savedReplyId } };
  const variants = [{ network: '', language: '', text: 'Hello {{customer.name|there}}' }];
  return {
    'GET /api/approval-links/:token': [refusedByAll({ params: { token: theirs.forgedInvite.replace('in_', 'ap_') } })],
    'POST /api/approval-links/:token/decision': [
      refusedByAll({
        params: { token: theirs.forgedInvite.replace('in_', 'ap_') },
        body: { decision: 'given', seal: '0'.repeat(64) },
      }),
    ],
    'POST /api/conversations/:conversationId/native-answers': [
      refusedByAll({ params: inTheirs, body: { id: newId(), text: 'Hello', at: aCall.at } }),
    ],
    'GET /api/drafts': [own()],
    'PUT /api/conversations/:conversationId/draft': [
      refused({ params: inTheirs, body: { mode: 'public', text: 'Hello' } }),
      own({ params: inMine, body: { mode: 'public', text: 'Hello', attachmentIds: [theirs.attachmentId] } }),
    ],
    'POST /api/conversations/:conversationId/replies': [
      refused({ params: inTheirs, body: reply(theirs) }),
      own({ params: inMine, body: reply(theirs) }),
      own({ params: inMine, body: reply(mine, { attachmentIds: [theirs.attachmentId] }) }),
      own({ params: inMine, body: reply(mine, { addresseeIds: [theirs.conversation.profileId] }) }),
    ],
    'GET /api/conversations/:conversationId/templates': [refused({ params: inTheirs })],
    'POST /api/conversations/:conversationId/templates': [refusedByAll({ params: inTheirs, body: aTemplate })],
    'POST /api/conversations/:conversationId/templates/checks': [refusedByAll({ params: inTheirs, body: aTemplate })],
    'POST /api/conversations/:conversationId/checks': [
      refused({ params: inTheirs, body: reply(theirs) }),
      own({ params: inMine, body: reply(theirs) }),
      own({ params: inMine, body: reply(mine, { attachmentIds: [theirs.attachmentId] }) }),
    ],
    'POST /api/attachments/:attachmentId/looks': [refused({ params: { attachmentId: theirs.attachmentId }, body: {} })],
    'GET /api/picture-rules': [own()],
    'GET /api/saved-replies': [own(), refused({ query: inTheirs })],
    'GET /api/saved-replies/export': [own()],
    'POST /api/saved-replies/import': [own({ body: { csv: `id,title,text\n${theirs.savedReplyId},Mine,Hello` } })],
    'POST /api/saved-replies': [
      own({ body: { title: 'Mine', audience: 'me', variants } }),
      refused({ body: { title: 'Mine', audience: 'team', teamId: theirs.teamId, variants } }),
      refused({ body: { title: 'Mine', audience: 'everyone', ownerId: theirs.agent.agentId, variants } }),
    ],
    'GET /api/macros': [own()],
    'POST /api/macros': [
      own({ body: { name: 'Mine', audience: 'me', steps } }),
      refused({ body: { name: 'Mine', audience: 'team', teamId: theirs.teamId, steps } }),
      refused({
        body: { name: 'Mine', audience: 'everyone', steps: [{ ...replies, savedReplyId: theirs.savedReplyId }] },
      }),
    ],
    'PATCH /api/macros/:macroId': [refused({ ...inMacro, body: { name: 'Taken over' } })],
    'DELETE /api/macros/:macroId': [refused(inMacro)],
    'POST /api/macros/:macroId/restore': [refused({ params: { macroId: theirs.deletedMacroId } })],
    'POST /api/macros/:macroId/preview': [
      refused({ ...inMacro, body: { ...inTheirs, seenVersion: 1 } }),
      refusedByAll({ params: { macroId: mine.macroId }, body: { ...inTheirs, seenVersion: 1 } }),
    ],
    'POST /api/macros/:macroId/runs': [
      refused({ ...inMacro, body: { ...inTheirs, runId: newId(), seenVersion: 1 } }),
      refusedByAll({ params: { macroId: mine.macroId }, body: { ...inTheirs, runId: newId(), seenVersion: 1 } }),
    ],
    'POST /api/macro-runs/:runId/undo': [refusedByAll({ params: { runId: theirs.macroRunId } })],
    'POST /api/saved-replies/preview': [refused({ body: { ...inTheirs, mode: 'public', variants } })],
    'GET /api/conversations/:conversationId/suggested-replies': [refused({ params: inTheirs })],
    'GET /api/saved-replies/:replyId': [refused(inReply)],
    'PATCH /api/saved-replies/:replyId': [
      refused({ ...inReply, body: { title: 'Taken over' } }),
      refusedByAll({ params: { replyId: mine.savedReplyId }, body: { ownerId: theirs.agent.agentId } }),
    ],
    'DELETE /api/saved-replies/:replyId': [refused(inReply)],
    'POST /api/saved-replies/:replyId/restore': [refused({ params: { replyId: theirs.deletedReplyId } })],
    'PUT /api/saved-replies/:replyId/release': [refused({ ...inReply, body: { digest: '', released: true } })],
    'POST /api/saved-replies/:replyId/fill': [
      refused({ ...inReply, body: { ...inTheirs, mode: 'public' } }),
      refusedByAll({ ...inReply, body: { ...inMine, mode: 'public' } }),
      refusedByAll({ params: { replyId: mine.savedReplyId }, body: { ...inTheirs, mode: 'public' } }),
    ],
    'GET /api/approvals': (['waiting', 'mine', 'done'] as const).map((list) => own({ query: { list } })),
    'GET /api/approvals/count': [own()],
    'POST /api/approvals/:approvalId/decision': (['given', 'refused'] as const).map((decision) =>
      refused({ params: { approvalId: theirs.approvalId }, body: { decision, seal: '0'.repeat(64) } }),
    ),
    'POST /api/dispatches/:dispatchId/cancel': [refused({ params: { dispatchId: theirs.dispatchId } })],
    'POST /api/dispatches/:dispatchId/settle': [
      refused({ params: { dispatchId: theirs.dispatchId }, body: { decision: 'retry' } }),
    ],
    'POST /api/conversations/:conversationId/attachments': [refused({ params: inTheirs })],
    'GET /api/handed': [refusedByAll({ query: { token: theirs.forgedInvite } })],
    'GET /api/attachments/:attachmentId': [refused(attachmentId)],
    'PUT /api/attachments/:attachmentId/identity': [refusedByAll({ ...attachmentId, body: { isIdentity: true } })],
    'GET /api/attachments/:attachmentId/captions': [refused(attachmentId)],
    'GET /api/attachments/:attachmentId/thumbnail': [refused(attachmentId)],
    'PUT /api/attachments/:attachmentId': [refused({ ...attachmentId, body: { alt: 'Mine' } })],
    'DELETE /api/attachments/:attachmentId': [refused(attachmentId)],
  };
}
