import * as contract from '#contract/page.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { getCall, readLinked, workspaceOfPageLink } from './link.ts';
import { getPage, listPages } from './queries.ts';

/** How often one network address may try links a minute: they could be guessed at. */
const guessable = { perMinute: 60 };

export function pageRoutes(route: Route, { db, now }: Context): void {
  route(contract.listPages, ({ viewer }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ pages: await listPages(tx, viewer) })),
  );
  route(contract.acknowledgePage, ({ viewer, params: { pageId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPage(tx, viewer, pageId);
      const agentId = personOf(viewer);
      if (body.acknowledged) await commands.acknowledge(tx, { pageId, agentId, byLink: false }, now());
      else await commands.giveBack(tx, agentId, pageId, now());
      return { page: await getPage(tx, viewer, pageId) };
    }),
  );
  route(contract.withdrawPage, ({ viewer, params: { pageId } }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPage(tx, viewer, pageId);
      await commands.withdraw(tx, personOf(viewer), pageId, now());
      return {};
    }),
  );
  const linked = (token: string, work: (tx: Tx, call: { pageId: string; agentId: string }) => Promise<void>) =>
    db.inWorkspace(workspaceOfPageLink(token), async (tx) => {
      const call = await getCall(tx, token, now());
      await work(tx, call);
      return readLinked(tx, call);
    });
  route(contract.getLinkedPage, ({ params }) => linked(params.token, async () => {}), guessable);
  route(
    contract.acknowledgeByLink,
    ({ params }) =>
      linked(params.token, (tx, { pageId, agentId }) =>
        commands.acknowledge(tx, { pageId, agentId, byLink: true }, now()),
      ),
    guessable,
  );
}

function personOf({ agentId }: Viewer): string {
  if (agentId !== null) return agentId;
  throw new AppError('invalid', 'not_possible_here', 'Only a person can take care of something.');
}
