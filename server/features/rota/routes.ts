import * as contract from '#contract/rota.ts';
import type { Context } from '#server/context.ts';
import type { Route } from '#server/http/route.ts';
import * as commands from './commands.ts';
import * as cover from './cover.ts';
import { serveFeed } from './feed.ts';
import { listRotas } from './queries.ts';

/** How often one network address may ask for calendars a minute: their addresses could be guessed at. */
const guessable = { perMinute: 60 };

export function rotaRoutes(route: Route, context: Context): void {
  const { db, now } = context;
  const stretch = ({ from, to }: { from: string; to: string }) => ({ from: new Date(from), to: new Date(to) });

  route(contract.listRotas, ({ viewer }) => db.inWorkspace(viewer.workspaceId, (tx) => listRotas(tx, now())));
  route(contract.createRota, ({ viewer, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({ rotaId: await commands.createRota(tx, viewer, body, now()) })),
  );
  route(contract.changeRota, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => ({
      version: await commands.changeRota(tx, viewer, { ...params, ...body }, now()),
    })),
  );
  route(contract.removeRota, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await commands.removeRota(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.overrideRota, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const wanted = { ...params, agentId: body.agentId, ...stretch(body) };
      return { overrideId: await cover.override(tx, viewer, wanted, now()) };
    }),
  );
  route(contract.removeOverride, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await cover.removeOverride(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.askSwap, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const asked = { ...params, askedOf: body.askedOf, ...stretch(body), back: body.back && stretch(body.back) };
      return { swapId: await cover.askSwap(tx, viewer, asked, now()) };
    }),
  );
  route(contract.answerSwap, ({ viewer, params, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await cover.answerSwap(tx, viewer, { ...params, ...body }, now());
      return {};
    }),
  );
  route(contract.createRotaFeed, ({ viewer, params }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      const token = await commands.makeFeed(tx, viewer, params.rotaId, now());
      return { path: contract.getRotaFeed.path.replace(':token', token) };
    }),
  );
  route(contract.getRotaFeed, ({ params, reply }) => serveFeed(context, params.token, reply), guessable);
}
