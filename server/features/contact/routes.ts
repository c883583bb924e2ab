import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyReply } from 'fastify';
import {
  addConsent,
  addContactNote,
  changeContact,
  eraseContact,
  exportContacts,
  getContact,
  listContactConversations,
  listContacts,
  listLookalikes,
  mergeContacts,
  previewErasure,
  removeContactNote,
  setPreference,
  splitContact,
  strikeConsent,
  undoMerge,
} from '#contract/contact.ts';
import { changeContactField, createContactField, listContactFields } from '#contract/contact-field.ts';
import { listInfluence } from '#contract/influence.ts';
import { listStandings } from '#contract/restraint.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import type { Route } from '#server/http/route.ts';
import type { Viewer } from '#server/http/viewer.ts';
import * as commands from './commands.ts';
import { reachOf, scopeOf } from './erasure-scope.ts';
import { exportContacts as exportLines, recordExport } from './export.ts';
import { findLookalikes } from './find-lookalikes.ts';
import { listInfluence as readInfluence } from './influence.ts';
import * as queries from './queries.ts';
import * as standings from './standings.ts';

export function contactRoutes(route: Route, { db, now, log, connectors }: Context): void {
  const read = <T>({ workspaceId }: Viewer, work: (tx: Tx) => Promise<T>) => db.inWorkspace(workspaceId, work);
  /** Does something to a contact and answers with it as it is then. */
  const change = (viewer: Viewer, contactId: string, work: (tx: Tx) => Promise<void>) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await work(tx);
      return { contact: await queries.getContact(tx, viewer, contactId) };
    });

  route(listContacts, ({ viewer, query }) => read(viewer, (tx) => queries.listContacts(tx, viewer, query)));
  route(getContact, async ({ viewer, params: { contactId } }) => ({
    contact: await read(viewer, (tx) => queries.getContact(tx, viewer, contactId)),
  }));
  route(listContactConversations, ({ viewer, params, query }) =>
    read(viewer, (tx) => queries.listContactConversations(tx, viewer, params.contactId, query.cursor)),
  );
  route(listStandings, async ({ viewer, params }) => ({
    standings: await read(viewer, (tx) => standings.listStandings(tx, viewer, params.contactId, connectors)),
  }));
  route(listInfluence, async ({ viewer, params: { contactId } }) => ({
    influence: await read(viewer, (tx) => readInfluence(tx, viewer, contactId)),
  }));
  route(changeContact, ({ viewer, params: { contactId }, body }) =>
    change(viewer, contactId, (tx) => commands.changeContact(tx, viewer, contactId, body, now())),
  );
  route(addContactNote, ({ viewer, params: { contactId }, body }) =>
    change(viewer, contactId, (tx) => commands.addNote(tx, viewer, contactId, body.text, now())),
  );
  route(removeContactNote, ({ viewer, params, body }) =>
    change(viewer, params.contactId, (tx) => commands.removeNote(tx, viewer, { ...params, ...body }, now())),
  );
  route(addConsent, ({ viewer, params: { contactId }, body }) =>
    change(viewer, contactId, (tx) => commands.addConsent(tx, viewer, contactId, body, now())),
  );
  route(strikeConsent, ({ viewer, params, body }) =>
    change(viewer, params.contactId, (tx) => commands.strikeConsent(tx, viewer, { ...params, ...body }, now())),
  );
  route(setPreference, ({ viewer, params: { contactId }, body }) =>
    change(viewer, contactId, (tx) => commands.setPreference(tx, viewer, contactId, body, now())),
  );

  route(mergeContacts, ({ viewer, params: { contactId }, body }) =>
    read(viewer, async (tx) => {
      const mergeId = await commands.mergeContacts(tx, viewer, { contactId, ...body }, now());
      return { mergeId, contact: await queries.getContact(tx, viewer, contactId) };
    }),
  );
  route(undoMerge, ({ viewer, params }) =>
    read(viewer, async (tx) => {
      const otherId = await commands.undoMerge(tx, viewer, params, now());
      return { otherId, contact: await queries.getContact(tx, viewer, params.contactId) };
    }),
  );
  route(splitContact, ({ viewer, params: { contactId }, body }) =>
    read(viewer, async (tx) => {
      const otherId = await commands.splitContact(tx, viewer, { contactId, ...body }, now());
      return { otherId, contact: await queries.getContact(tx, viewer, contactId) };
    }),
  );
  route(listLookalikes, async ({ viewer, params: { contactId } }) => ({
    lookalikes: await read(viewer, (tx) => findLookalikes(tx, viewer, contactId)),
  }));

  route(exportContacts, async ({ viewer, query, reply }) => {
    await read(viewer, async (tx) => {
      // What cannot be listed is refused before the answer begins.
      await queries.listContacts(tx, viewer, { ...query, limit: 1 });
      recordExport(tx, viewer, now());
    });
    // A reader who goes away ends the export; nobody is left to tell.
    await sendCsv(reply, exportLines(db, viewer, query), now()).catch((err) =>
      log.debug({ err }, 'An export of contacts ended early.'),
    );
    return {};
  });
  route(previewErasure, ({ viewer, params: { contactId } }) =>
    read(viewer, async (tx) => {
      const { id } = await queries.getPlacedContact(tx, viewer, contactId);
      return scopeOf(await reachOf(tx, id));
    }),
  );
  route(eraseContact, ({ viewer, params: { contactId }, body }) =>
    read(viewer, (tx) => commands.eraseContact(tx, viewer, { contactId, name: body.name }, now())),
  );

  route(listContactFields, async ({ viewer }) => ({ fields: await read(viewer, queries.listFields) }));
  route(createContactField, async ({ viewer, body }) => ({
    field: await read(viewer, (tx) => commands.createField(tx, viewer, body, now())),
  }));
  route(changeContactField, async ({ viewer, params, body }) => {
    await read(viewer, (tx) => commands.changeField(tx, viewer, params.fieldKey, body, now()));
    return {};
  });
}

async function sendCsv(reply: FastifyReply, lines: AsyncGenerator<string>, now: Date): Promise<void> {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="earshot-contacts-${now.toISOString().slice(0, 10)}.csv"`,
    'cache-control': 'no-store',
  });
  await pipeline(Readable.from(lines), reply.raw);
}
