import { defaultChoice } from '#contract/own-way.ts';
import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

/** Of the channels, what they delivered, and what tells of it. */
export function channelCases(theirs: World): Cases {
  const inTheirs = { conversationId: theirs.conversation.conversationId };
  const channelId = { params: { channelId: theirs.conversation.channelId } };
  const wayId = { params: { wayId: theirs.wayId } };
  return {
    'GET /api/networks': [own()],
    'GET /api/networks/practised': [own()],
    'GET /api/channels': [own()],
    'POST /api/channels': [own({ body: { network: 'no such network', settings: {} } })],
    'POST /api/channels/accounts': [own({ body: { network: 'no such network', settings: {} } })],
    'POST /api/channels/sign-in': [
      own({ body: { network: 'no such network', settings: {}, origin: 'http://127.0.0.1' } }),
      refused({
        body: {
          network: 'sandbox',
          settings: {},
          origin: 'http://127.0.0.1',
          channelId: theirs.conversation.channelId,
        },
      }),
    ],
    'POST /api/channels/sign-in/finish': [own({ body: { state: 'begun by nobody', code: 'x' } })],
    'POST /api/channels/:channelId/disconnect': [refused(channelId)],
    'POST /api/channels/:channelId/poll': [refused(channelId)],
    'GET /api/channels/health': [own()],
    'POST /api/channels/:channelId/halt': [refused(channelId)],
    'POST /api/channels/:channelId/resume': [refused(channelId)],
    'POST /api/channels/:channelId/proof': [refused(channelId)],
    'GET /api/channels/:channelId/avatar': [refusedByAll(channelId)],
    'GET /api/profiles/:profileId/avatar': [refusedByAll({ params: { profileId: theirs.conversation.profileId } })],
    'GET /api/ledger': [own()],
    'GET /api/ledger/items': [own(), own({ query: { channelId: theirs.conversation.channelId } })],
    'GET /api/deliveries/:deliveryId': [refused({ params: { deliveryId: theirs.deliveryId } })],
    'POST /api/ledger/replay': [
      own({ body: { outcome: 'failed' } }),
      own({ body: { outcome: 'failed', channelId: theirs.conversation.channelId } }),
    ],
    'GET /api/audit': [
      own(),
      own({ query: { agentId: theirs.agent.agentId } }),
      own({ query: { conversationId: inTheirs.conversationId } }),
    ],
    'GET /api/audit/head': [own()],
    'GET /api/audit/export': [own()],
    'GET /api/notices': [own()],
    'GET /api/notices/count': [own()],
    'PUT /api/notices/read': [
      own({ body: { ids: 'all', isRead: true } }),
      own({ body: { ids: [theirs.noticeId], isRead: true } }),
    ],
    'GET /api/notices/unreached': [own()],
    'POST /api/notices/:noticeId/settle': [refused({ params: { noticeId: theirs.noticeId } })],
    'GET /api/notifications/mine': [own()],
    'PUT /api/notifications/mine/choice': [own({ body: { choice: defaultChoice } })],
    'POST /api/notifications/mine/ways': [own({ body: { kind: 'sms', number: '+4915112345678' } })],
    'DELETE /api/notifications/mine/ways/:ownWayId': [refusedByAll({ params: { ownWayId: theirs.ownWayId } })],
    'POST /api/notifications/mine/test': [own()],
    'GET /api/ways': [own()],
    'POST /api/ways': [own({ body: { name: 'Hook', settings: { service: 'webhook', url: 'http://127.0.0.1:9/' } } })],
    'PUT /api/ways/:wayId': [
      refused({ ...wayId, body: { name: 'Taken', settings: { service: 'webhook', url: 'http://127.0.0.1:9/' } } }),
    ],
    'PUT /api/ways/:wayId/on': [refused({ ...wayId, body: { isOn: false } })],
    'DELETE /api/ways/:wayId': [refused({ params: { wayId: theirs.otherWayId } })],
    'POST /api/ways/:wayId/test': [refused({ ...wayId, body: {} })],
    'PUT /api/channels/:channelId/speaker': [refused({ ...channelId, body: { agentId: null } })],
  };
}
