import { sql } from 'kysely';
import type { SuggestedReply } from '#contract/saved-reply.ts';
import type { Audience } from '#contract/view.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';
import { asksRelease } from './asks-release.ts';
import { type Library, makeLibrary, type Shelved, suggest } from './library.ts';
import { readRows, readVariants } from './queries.ts';

type Kept = Shelved & {
  audience: Audience;
  teamId: string | null;
  ownerId: string | null;
  expiresAt: Date | null;
  isReleased: boolean;
};

/** By workspace, with the moment of its last change: words are told apart once and asked for with every conversation. */
const libraries = new Map<string, { stamp: string; library: Library<Kept> }>();
const mostKept = 50;
const mostSuggested = 3;
/** Further into a message nobody says what it is about. */
const mostRead = 2_000;

type Asked = { conversationId: string; language: string | null; network: string; now: Date };

/** The saved replies that fit what the customer wrote last, the best first; none where they wrote nothing. */
export async function suggestReplies(tx: Tx, viewer: Viewer, asked: Asked): Promise<SuggestedReply[]> {
  const { conversationId, language, network, now } = asked;
  const text = await readQuestion(tx, conversationId);
  if (text === null) return [];
  const asks = await readAsks(tx);
  const isUsable = (reply: Kept) => !asks || reply.audience === 'me' || reply.isReleased;
  const found = suggest(
    await readLibrary(tx),
    {
      ...{ text: text.slice(0, mostRead), language, network },
      isOffered: (reply) => isUsable(reply) && isOffered(reply, viewer, now),
    },
    mostSuggested,
  );
  if (found.length === 0) return [];
  const ids = found.map(({ reply }) => reply.id);
  const rows = new Map((await readRows(tx, viewer, { now, ids })).map((row) => [row.id, row]));
  return found.flatMap(({ reply, words }) => {
    const row = rows.get(reply.id);
    return row ? [{ ...row, words }] : [];
  });
}

async function readQuestion(tx: Tx, conversationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('message')
    .select('text')
    .where('workspace_id', '=', tx.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('direction', '=', 'in')
    .where('deleted_at', 'is', null)
    .orderBy('occurred_at', 'desc')
    .orderBy('received_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.text || null;
}

function isOffered({ audience, teamId, ownerId, expiresAt }: Kept, viewer: Viewer, now: Date): boolean {
  if (expiresAt !== null && expiresAt <= now) return false;
  if (audience === 'everyone') return true;
  return audience === 'me' ? ownerId === viewer.agentId : teamId !== null && viewer.teamIds.includes(teamId);
}

async function readAsks(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ asks: boolean }>`select ${asksRelease(tx)} as asks`.execute(tx);
  return rows[0]?.asks === true;
}

async function readLibrary(tx: Tx): Promise<Library<Kept>> {
  const stamp = await readStamp(tx);
  const known = libraries.get(tx.workspaceId);
  if (known?.stamp === stamp) return known.library;
  const library = makeLibrary(await readShelf(tx), known?.library);
  if (libraries.size >= mostKept) libraries.clear();
  libraries.set(tx.workspaceId, { stamp, library });
  return library;
}

/** Differs after any change: each writes its row anew, and a row knows by which transaction. */
async function readStamp(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', count(*), sum(xmin::text::bigint)) as stamp
    from saved_reply where workspace_id = ${tx.workspaceId}`.execute(tx);
  return rows[0]?.stamp ?? '';
}

async function readShelf(tx: Tx): Promise<Kept[]> {
  const { rows } = await sql<Omit<Kept, 'variants'>>`
    select id, title, folder, audience, team_id as "teamId", owner_id as "ownerId", expires_at as "expiresAt",
      released_digest is not distinct from digest as "isReleased", xmin::text as stamp
    from saved_reply where workspace_id = ${tx.workspaceId} and deleted_at is null`.execute(tx);
  const variants = await readVariants(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, variants: variants.get(row.id) ?? [] }));
}
