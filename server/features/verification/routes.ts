import * as contract from '#contract/verification.ts';
import type { Context } from '#server/context.ts';
import { getPlaced } from '#server/features/conversation/queries.ts';
import { readActive } from '#server/features/policy/queries.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { startVerification, voidVerification } from './commands.ts';
import { confirm } from './confirm.ts';
import { getByToken, readPage, workspaceOfIdentityLink } from './link.ts';
import { findSystem, removeSystem, setSystem, testSystem } from './system.ts';
import { readView } from './view.ts';

/** How often one network address may look at links, and try to confirm, a minute: they could be guessed at. */
const looked = { perMinute: 60 };
const tried = { perMinute: 20 };

export function verificationRoutes(route: Route, context: Context): void {
  const { db, now, connectors } = context;
  const view = ({ workspaceId }: Viewer, conversationId: string) =>
    db.inWorkspace(workspaceId, (tx) => readView(tx, conversationId, { connectors, now: now() }));

  route(contract.getVerification, ({ viewer, params: { conversationId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      return readView(tx, conversationId, { connectors, now: now() });
    }),
  );
  route(contract.startVerification, async ({ viewer, params: { conversationId }, body: { way } }) => {
    await startVerification(context, viewer, { conversationId, way });
    return view(viewer, conversationId);
  });
  route(contract.voidVerification, async ({ viewer, params: { conversationId } }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => voidVerification(tx, viewer, conversationId, now()));
    return view(viewer, conversationId);
  });

  route(
    contract.getIdentityPage,
    ({ params: { token }, reply }) => {
      hide(reply);
      return db.inWorkspace(workspaceOfIdentityLink(token), async (tx) =>
        readPage(tx, await getByToken(tx, token, false), (await readActive(tx, 'verification')).body, now()),
      );
    },
    looked,
  );
  route(
    contract.confirmIdentity,
    ({ params: { token }, body, reply }) => {
      hide(reply);
      return confirm(context, token, body);
    },
    tried,
  );

  route(contract.getVerificationSystem, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ system: await findSystem(tx) })),
  );
  route(contract.setVerificationSystem, ({ viewer, body: { url } }) =>
    db.inWorkspace(viewer.workspaceId, (tx) => setSystem(context, tx, viewer, url, now())),
  );
  route(contract.removeVerificationSystem, async ({ viewer }) => {
    await db.inWorkspace(viewer.workspaceId, (tx) => removeSystem(tx, viewer, now()));
    return {};
  });
  route(contract.testVerificationSystem, async ({ viewer }) => ({ answer: await testSystem(context, viewer) }));
}

/** Nobody keeps or lists what stands under a customer's link. */
function hide(reply: { header(name: string, value: string): unknown }): void {
  reply.header('cache-control', 'no-store');
  reply.header('x-robots-tag', 'noindex, nofollow');
}
