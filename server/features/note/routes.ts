import { addNote } from '#contract/note.ts';
import type { Context } from '#server/context.ts';
import { getChanged, getPlaced } from '#server/features/conversation/queries.ts';
import type { Route } from '#server/http/route.ts';
import { actorOf } from '#server/http/viewer.ts';
import * as commands from './commands.ts';

export function noteRoutes(route: Route, { db, now }: Context): void {
  route(addNote, ({ viewer, params: { conversationId }, body }) =>
    db.inWorkspace(viewer.workspaceId, async (tx) => {
      await getPlaced(tx, viewer, conversationId);
      const note = await commands.addNote(tx, actorOf(viewer), conversationId, body, now());
      return { note, conversation: await getChanged(tx, viewer, conversationId) };
    }),
  );
}
