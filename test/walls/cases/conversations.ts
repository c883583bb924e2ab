import { sorts } from '#contract/filter.ts';
import { taskLists } from '#contract/task-view.ts';
import { newId } from '#server/db/id.ts';
import { encodeCursor } from '#server/http/pagination.ts';
import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

/** Of the conversations, their lists, and what is done with them. */
export function conversationCases(theirs: World, mine: World): Cases {
  const inTheirs = { conversationId: theirs.conversation.conversationId };
  const inMine = { conversationId: mine.conversation.conversationId };
  const inTheirThread = { ...inTheirs, threadId: theirs.conversation.threadId };
  const aside = { conversationId: theirs.asideId };
  const aCall = {
    way: 'phone',
    direction: 'in',
    at: '2026-01-01T10:00:00.000Z',
    minutes: null,
    whom: 'Lena',
    text: 'Hi',
  };
  const aCapture = {
    ...{ id: newId(), channelId: theirs.conversation.channelId, who: 'lena', stage: 'private', text: 'Hi' },
    ...{ at: aCall.at, shownMinutes: null },
  };
  const inTask = { params: { taskId: theirs.taskId } };
  const task = { text: 'Call back', dueAt: '2100-01-01T00:00:00.000Z' };
  const inView = { params: { viewId: theirs.viewId } };
  const inMacro = { params: { macroId: theirs.macroId } };
  const bulkId = { params: { bulkId: theirs.bulkId } };
  return {
    'GET /api/conversations': [
      own(),
      own({ query: { view: 'all' } }),
      ...sorts.map((sort) => own({ query: { view: 'all', sort } })),
      own({ query: { filter: JSON.stringify({ team: [theirs.teamId] }) } }),
      own({ query: { filter: JSON.stringify({ assignee: [theirs.agent.agentId] }), sort: 'influence' } }),
      own({ query: { filter: JSON.stringify({ contact: [theirs.conversation.contactId] }) } }),
      own({ query: { filter: JSON.stringify({ channel: [theirs.conversation.channelId], sendingFailed: true }) } }),
    ],
    'GET /api/conversations/:conversationId/clocks': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/verdicts': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/triage': [refused({ params: inTheirs })],
    'PUT /api/messages/:messageId/triage': [
      refused({ params: { messageId: theirs.conversation.messageId }, body: { decision: 'answer' } }),
    ],
    'DELETE /api/messages/:messageId/triage': [refused({ params: { messageId: theirs.conversation.messageId } })],
    'PUT /api/messages/:messageId/verdicts/:task': [
      refused({ params: { messageId: theirs.conversation.messageId, task: 'spam' }, body: { label: 'spam' } }),
    ],
    'DELETE /api/messages/:messageId/verdicts/:task': [
      refused({ params: { messageId: theirs.conversation.messageId, task: 'spam' } }),
    ],
    'GET /api/conversations/count': [
      own({ query: { filter: '{}' } }),
      own({ query: { filter: JSON.stringify({ team: [theirs.teamId] }) } }),
    ],
    'GET /api/views': [own()],
    'GET /api/saved-views': [own()],
    'GET /api/saved-views/counts': [own()],
    'POST /api/saved-views': [
      own({ body: { name: 'Ours', filter: { team: [theirs.teamId] }, audience: 'everyone' } }),
      refused({ body: { name: 'Theirs', filter: {}, audience: 'team', teamId: theirs.teamId } }),
    ],
    'PATCH /api/saved-views/:viewId': [
      refused({ ...inView, body: { name: 'Taken over' } }),
      refusedByAll({ params: { viewId: mine.viewId }, body: { audience: 'team', teamId: theirs.teamId } }),
    ],
    'DELETE /api/saved-views/:viewId': [refused(inView)],
    'POST /api/saved-views/:viewId/restore': [refused({ params: { viewId: theirs.deletedViewId } })],
    'PUT /api/saved-views/order': [
      refused({ body: { viewIds: [theirs.viewId] } }),
      refusedByAll({ body: { viewIds: [mine.viewId, theirs.viewId] } }),
    ],
    'GET /api/conversations/:conversationId': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/history': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/timeline': [
      refused({ params: inTheirs, query: { before: encodeCursor(['2036-01-01T00:00:00.000000Z', 0, 1]) } }),
    ],
    'GET /api/conversations/:conversationId/threads/:threadId/tree': [
      refused({ params: inTheirThread }),
      refusedByAll({ params: { ...inTheirThread, ...inMine } }),
    ],
    'GET /api/conversations/:conversationId/threads/:threadId/replies': [
      refused({ params: inTheirThread, query: { under: theirs.conversation.messageId } }),
    ],
    'GET /api/conversations/:conversationId/threads/:threadId/search': [
      refused({ params: inTheirThread, query: { q: 'order' } }),
    ],
    'POST /api/conversations/:conversationId/threads/:threadId/load': [refused({ params: inTheirThread, body: {} })],
    'PUT /api/conversations/:conversationId/assignee': [
      refused({ params: inTheirs, body: { assigneeId: null } }),
      refusedByAll({ params: inTheirs, body: { assigneeId: mine.agent.agentId } }),
      refusedByAll({ params: inMine, body: { assigneeId: theirs.agent.agentId } }),
      refusedByAll({ params: inMine, body: { assigneeId: null, teamId: theirs.teamId } }),
    ],
    'PUT /api/conversations/:conversationId/status': [refused({ params: inTheirs, body: { status: 'resolved' } })],
    'GET /api/conversations/:conversationId/closing': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/questions': [
      refused({ params: inTheirs, body: { messageIds: [theirs.questionId], reason: null } }),
      refusedByAll({ params: inMine, body: { messageIds: [theirs.questionId], reason: 'not_for_us' } }),
      own({ params: inMine, body: { messageIds: [theirs.questionId], reason: null } }),
    ],
    'POST /api/conversations/:conversationId/questions/:messageId/take': [
      refused({ params: { ...inTheirs, messageId: theirs.questionId } }),
      refusedByAll({ params: { ...inMine, messageId: theirs.questionId } }),
    ],
    'GET /api/closing/rate': [own()],
    'GET /api/conversations/:conversationId/invitation': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/tags': [refused({ params: inTheirs, body: { tags: ['mine'] } })],
    'PUT /api/conversations/:conversationId/priority': [refused({ params: inTheirs, body: { priority: 'urgent' } })],
    'PUT /api/conversations/:conversationId/tier': [
      refused({ params: inTheirs, body: { tier: 2, reason: 'Ours now' } }),
      refusedByAll({ params: inMine, body: { tier: 2, reason: 'Theirs', assigneeId: theirs.agent.agentId } }),
    ],
    'GET /api/conversations/:conversationId/routing': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/read': [refused({ params: inTheirs })],
    'DELETE /api/conversations/:conversationId/read': [refused({ params: inTheirs })],
    'PUT /api/conversations/:conversationId/follow': [refused({ params: inTheirs })],
    'DELETE /api/conversations/:conversationId/follow': [refused({ params: inTheirs })],
    'GET /api/captures/accounts': [own()],
    'POST /api/captures': [refusedByAll({ body: aCapture })],
    'PUT /api/captures/:captureId/pictures/:n': [refusedByAll({ params: { captureId: newId(), n: '0' } })],
    'POST /api/conversations/:conversationId/calls': [refused({ params: inTheirs, body: aCall })],
    'PUT /api/calls/:callId': [refused({ params: { callId: theirs.callId }, body: { ...aCall, replaces: null } })],
    'DELETE /api/calls/:callId': [refused({ params: { callId: theirs.callId } })],
    'POST /api/conversations/:conversationId/notes': [
      refused({ params: inTheirs, body: { text: 'Hello' } }),
      refusedByAll({ params: inMine, body: { text: 'Hello', mentions: [theirs.agent.agentId] } }),
    ],
    'POST /api/bulk-actions': [
      own({ body: { set: { ids: [inTheirs.conversationId] }, change: { kind: 'priority', priority: 'urgent' } } }),
      own({ body: { set: { ids: [inTheirs.conversationId] }, change: { kind: 'follow', follow: true } } }),
      refused({
        body: { set: { leftOutOf: theirs.bulkId, reason: 'gone' }, change: { kind: 'priority', priority: 'urgent' } },
      }),
      refusedByAll({
        body: {
          set: { ids: [inMine.conversationId] },
          change: { kind: 'assign', assigneeId: theirs.agent.agentId },
        },
      }),
    ],
    'POST /api/bulk-actions/macro-preview': [
      refused({ body: { set: { ids: [inMine.conversationId] }, ...inMacro.params } }),
      own({ body: { set: { ids: [inTheirs.conversationId] }, macroId: mine.macroId } }),
    ],
    'GET /api/bulk-actions/count': [own({ query: { filter: '{}' } })],
    'GET /api/bulk-actions': [own()],
    'GET /api/bulk-actions/:bulkId': [refused(bulkId)],
    'GET /api/bulk-actions/:bulkId/skipped': [refused(bulkId)],
    'POST /api/bulk-actions/:bulkId/cancel': [refused(bulkId)],
    'POST /api/bulk-actions/:bulkId/undo': [refused(bulkId)],
    'PUT /api/conversations/:conversationId/presence': [
      refused({ params: inTheirs, body: { browser: newId(), tab: newId(), doing: 'public' } }),
    ],
    'GET /api/conversations/:conversationId/matter': [refused({ params: inTheirs })],
    'GET /api/conversations/:conversationId/related': [
      refused({ params: inTheirs }),
      own({ params: inMine, query: { q: 'order' } }),
    ],
    'POST /api/conversations/:conversationId/merge': [
      refusedByAll({ params: inTheirs, body: { from: [inMine.conversationId] } }),
      refusedByAll({ params: inMine, body: { from: [inTheirs.conversationId] } }),
      refused({ params: inTheirs, body: { from: [theirs.twinId] } }),
    ],
    'POST /api/merges/:mergeId/undo': [refused({ params: { mergeId: theirs.mergeId } })],
    'POST /api/conversations/:conversationId/split': [
      refused({ params: inTheirs, body: { fromMessageId: theirs.answerId } }),
      refusedByAll({ params: inMine, body: { fromMessageId: theirs.answerId } }),
      refusedByAll({ params: inMine, body: { threadId: theirs.conversation.threadId } }),
    ],
    'POST /api/splits/:splitId/undo': [refused({ params: { splitId: theirs.splitId } })],
    'PUT /api/conversations/:conversationId/links/:otherId': [
      refused({ params: { ...inTheirs, otherId: theirs.twinId }, body: { kind: 'duplicate' } }),
      refusedByAll({ params: { ...inMine, otherId: inTheirs.conversationId }, body: { kind: 'related' } }),
    ],
    'DELETE /api/conversations/:conversationId/links/:otherId': [
      refused({ params: { ...inTheirs, otherId: theirs.twinId } }),
    ],
    'GET /api/conversations/:conversationId/aside': [refused({ params: aside })],
    'PUT /api/conversations/:conversationId/aside': [refused({ params: inTheirs, body: { kind: 'spam' } })],
    'DELETE /api/conversations/:conversationId/aside': [refused({ params: aside })],
    'GET /api/tasks': taskLists.map((list) => own({ query: { list } })),
    'GET /api/tasks/counts': [own()],
    'POST /api/tasks': [
      refused({ body: { ...task, conversationId: theirs.twinId } }),
      refusedByAll({ body: { ...task, conversationId: inMine.conversationId, ownerId: theirs.agent.agentId } }),
    ],
    'PATCH /api/tasks/:taskId': [
      refused({ ...inTask, body: { text: 'Taken over' } }),
      refusedByAll({ params: { taskId: mine.taskId }, body: { ownerId: theirs.agent.agentId } }),
    ],
    'PUT /api/tasks/:taskId/done': [refused({ ...inTask, body: { done: true } })],
    'PUT /api/tasks/:taskId/snooze': [refused({ ...inTask, body: { until: null } })],
    'PUT /api/tasks/:taskId/removed': [refused({ ...inTask, body: { removed: false } })],
    'GET /api/tags': [own()],
    'GET /api/search': [own({ query: { q: 'order' } }), own({ query: { q: 'from:mila' } })],
    'POST /api/conversations/:conversationId/person/actions': [
      refused({ params: inTheirs, body: { clientKey: newId(), verb: 'block' } }),
    ],
    'POST /api/messages/:messageId/actions': [
      refused({ params: { messageId: theirs.conversation.messageId }, body: { clientKey: newId(), verb: 'hide' } }),
      refused({ params: { messageId: theirs.answerId }, body: { clientKey: newId(), verb: 'delete' } }),
    ],
    'GET /api/messages/:messageId/gate': [refused({ params: { messageId: theirs.answerId } })],
    'POST /api/messages/:messageId/corrections': [
      refused({ params: { messageId: theirs.answerId }, body: { clientKey: newId(), way: 'delete', reason: 'fact' } }),
    ],
  };
}
