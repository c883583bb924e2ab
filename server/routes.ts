import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { acknowledgementRoutes } from './features/acknowledgement/routes.ts';
import { agentRoutes } from './features/agent/routes.ts';
import { apiKeyRoutes } from './features/api-key/routes.ts';
import { attachmentRoutes } from './features/attachment/routes.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { avatarRoutes } from './features/avatar/routes.ts';
import { bulkRoutes } from './features/bulk/routes.ts';
import { channelRoutes } from './features/channel/routes.ts';
import { clockRoutes } from './features/clock/routes.ts';
import { contactRoutes } from './features/contact/routes.ts';
import { conversationFeed, conversationReach } from './features/conversation/feed.ts';
import { conversationRoutes } from './features/conversation/routes.ts';
import { correctionRoutes } from './features/correction/routes.ts';
import { dispatchRoutes } from './features/dispatch/routes.ts';
import { draftRoutes } from './features/draft/routes.ts';
import { hookRoutes } from './features/intake/routes.ts';
import { invitationRoutes } from './features/invitation/routes.ts';
import { ledgerRoutes } from './features/ledger/routes.ts';
import { macroRoutes } from './features/macro/routes.ts';
import { matterRoutes } from './features/matter/routes.ts';
import { noteRoutes } from './features/note/routes.ts';
import { notificationRoutes } from './features/notification/routes.ts';
import { policyRoutes } from './features/policy/routes.ts';
import { presenceRoutes } from './features/presence/routes.ts';
import { rotaRoutes } from './features/rota/routes.ts';
import { routingRoutes } from './features/routing/routes.ts';
import { savedReplyRoutes } from './features/saved-reply/routes.ts';
import { searchRoutes } from './features/search/routes.ts';
import { secondStepRoutes } from './features/second-step/routes.ts';
import { authenticateWith } from './features/session/authenticate.ts';
import { sessionRoutes } from './features/session/routes.ts';
import { simulationRoutes } from './features/simulation/routes.ts';
import { tagRoutes } from './features/tag/routes.ts';
import { taskRoutes } from './features/task/routes.ts';
import { teamRoutes } from './features/team/routes.ts';
import { threadRoutes } from './features/thread/routes.ts';
import { viewRoutes } from './features/view/routes.ts';
import { wallRoutes } from './features/wall/routes.ts';
import { wayRoutes } from './features/way/routes.ts';
import { workRoutes } from './features/work/routes.ts';
import type { OnWorkspaceCreated } from './features/workspace/commands.ts';
import { workspaceRoutes } from './features/workspace/routes.ts';
import type { Route } from './http/route.ts';
import { createPresence } from './realtime/presence.ts';
import { streamRoutes } from './realtime/stream.ts';

/** Puts every feature's endpoints on the server. `app` is for what is no JSON endpoint: hooks, streams, files. */
export function registerRoutes(
  route: Route,
  app: FastifyInstance,
  context: Context,
  onWorkspaceCreated: readonly OnWorkspaceCreated[],
): void {
  auditRoutes(route, context);
  workspaceRoutes(route, context, onWorkspaceCreated);
  sessionRoutes(route, context);
  secondStepRoutes(route, context);
  agentRoutes(route, context);
  teamRoutes(route, context);
  threadRoutes(route, context);
  invitationRoutes(route, context);
  apiKeyRoutes(route, context);
  channelRoutes(route, context);
  hookRoutes(app, context);
  ledgerRoutes(route, context);
  conversationRoutes(route, context);
  viewRoutes(route, context);
  bulkRoutes(route, context);
  matterRoutes(route, context);
  contactRoutes(route, context);
  policyRoutes(route, context);
  clockRoutes(route, context);
  notificationRoutes(route, context);
  wayRoutes(route, context);
  rotaRoutes(route, context);
  workRoutes(route, context);
  routingRoutes(route, context);
  simulationRoutes(route, context);
  noteRoutes(route, context);
  draftRoutes(route, context);
  macroRoutes(route, context);
  savedReplyRoutes(route, context);
  tagRoutes(route, context);
  acknowledgementRoutes(route, context);
  taskRoutes(route, context);
  wallRoutes(route, context);
  const presence = createPresence(context, conversationReach);
  presenceRoutes(route, context, presence);
  streamRoutes(app, context, { authenticate: authenticateWith(context), feed: conversationFeed, presence });
  searchRoutes(route, context);
  correctionRoutes(route, context);
  dispatchRoutes(route, context);
  attachmentRoutes(route, app, context);
  avatarRoutes(route, context);
}
