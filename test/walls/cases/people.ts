import type { World } from '../world.ts';
import { type Cases, own, refused, refusedByAll } from './case.ts';

/** Of the workspace, its people and how they come in. */
export function peopleCases(theirs: World, mine: World): Cases {
  const agentId = { params: { agentId: theirs.agent.agentId } };
  const password = 'a password long enough';
  return {
    'GET /api/setup': [own()],
    'POST /api/setup/code': [own({ body: { code: 'AAAA-BBBB-CCCC' } })],
    'POST /api/setup': [
      own({ body: { code: 'AAAA', name: 'Eve', email: 'eve@example.test', password, workspaceName: 'Evil' } }),
    ],
    'POST /api/workspaces': [own({ body: { name: 'Another' } })],
    'PATCH /api/workspace': [own({ body: { name: 'Renamed' } })],
    'PUT /api/workspace/second-step': [own({ body: { needed: false } })],
    'GET /api/session': [own()],
    'POST /api/session': [own({ body: { email: 'nobody@example.test', password } })],
    'DELETE /api/session': [own()],
    'POST /api/session/workspace': [refused({ body: { workspaceId: theirs.workspaceId } })],
    'GET /api/sessions': [own()],
    'DELETE /api/sessions/:sessionId': [refusedByAll({ params: { sessionId: theirs.sessionId } })],
    'DELETE /api/sessions': [own()],
    'PUT /api/session/password': [own({ body: { current: 'x', password } })],
    'PATCH /api/session/agent': [own({ body: { name: 'Me' } })],
    'POST /api/session/second-step': [own({ body: { challenge: theirs.sessionId, code: '123456' } })],
    'GET /api/second-step': [own()],
    'POST /api/second-step': [own({ body: { password } })],
    'POST /api/second-step/confirm': [own({ body: { code: '123456' } })],
    'POST /api/second-step/recovery-codes': [own({ body: { password, code: '123456' } })],
    'POST /api/second-step/off': [own({ body: { password, code: '123456' } })],
    'GET /api/password-resets/:token': [refusedByAll({ params: { token: theirs.sessionId } })],
    'POST /api/password-resets/:token': [refusedByAll({ params: { token: theirs.sessionId }, body: { password } })],
    'GET /api/agents': [own()],
    'GET /api/roles': [own()],
    'PUT /api/agents/:agentId/role': [refused({ ...agentId, body: { role: 'auditor' } })],
    'POST /api/agents/:agentId/deactivate': [refused(agentId)],
    'POST /api/agents/:agentId/reactivate': [refused(agentId)],
    'POST /api/agents/:agentId/password-reset': [refused(agentId)],
    'POST /api/agents/:agentId/second-step/reset': [refused(agentId)],
    'GET /api/staff': [own()],
    'GET /api/staff/me': [own()],
    'PUT /api/staff/me/attendance': [own({ body: { state: 'away' } })],
    'PUT /api/staff/:agentId/attendance': [refused({ ...agentId, body: { state: 'off_shift' } })],
    'PATCH /api/staff': [
      refused({ body: { agentIds: [theirs.agent.agentId], skills: { tier: 3 } } }),
      refusedByAll({ body: { agentIds: [mine.agent.agentId, theirs.agent.agentId], skills: { tier: 3 } } }),
    ],
    'GET /api/teams': [own()],
    'POST /api/teams': [own({ body: { name: 'New team' } })],
    'PATCH /api/teams/:teamId': [
      refused({ params: { teamId: theirs.teamId }, body: { name: 'Taken over' } }),
      refused({ params: { teamId: theirs.teamId }, body: { agentIds: [] } }),
      refusedByAll({ params: { teamId: mine.teamId }, body: { agentIds: [theirs.agent.agentId] } }),
    ],
    'GET /api/invitations': [own()],
    'POST /api/invitations': [refused({ body: { role: 'agent', teamId: theirs.teamId } })],
    'DELETE /api/invitations/:invitationId': [refused({ params: { invitationId: theirs.invitationId } })],
    'GET /api/invites/:token': [refusedByAll({ params: { token: theirs.forgedInvite } })],
    'POST /api/invites/:token': [
      refusedByAll({
        params: { token: theirs.forgedInvite },
        body: { name: 'Eve', email: 'eve@example.test', password },
      }),
    ],
    'POST /api/invites/:token/join': [refusedByAll({ params: { token: theirs.forgedInvite } })],
    'GET /api/api-keys': [own()],
    'POST /api/api-keys': [own({ body: { name: 'Key', scopes: ['inbox.read'] } })],
    'DELETE /api/api-keys/:apiKeyId': [refused({ params: { apiKeyId: theirs.apiKeyId } })],
    'PUT /api/agents/:agentId/sign-off': [refused({ ...agentId, body: { signOff: 'EV' } })],
    'POST /api/agents/:agentId/shield': [refused(agentId)],
    'DELETE /api/agents/:agentId/shield': [refused(agentId)],
    'GET /api/agents/:agentId/same-person': [refused(agentId)],
    'PUT /api/agents/:agentId/same-person/:otherId': [
      refusedByAll({ params: { ...agentId.params, otherId: mine.agent.agentId }, body: { isSame: true } }),
      refusedByAll({ params: { agentId: mine.agent.agentId, otherId: theirs.agent.agentId }, body: { isSame: true } }),
    ],
  };
}
