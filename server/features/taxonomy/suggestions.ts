import { sql } from 'kysely';
import type { ThemeSuggestion } from '#contract/entry.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { readExamples } from './examples.ts';
import { type Suggested, suggestThemes } from './suggest.ts';

/** The newest messages of so many hours, at most, are looked at. */
const hoursBack = 14 * 24;
const mostMessages = 10_000;
const lookEveryMs = 24 * 3_600_000;

/** Looks for suggestions unless that was done a day ago or later; `isWanted` looks anyway. */
export async function lookForSuggestions(tx: Tx, now: Date, isWanted = false): Promise<void> {
  const before = isWanted ? now : new Date(now.getTime() - lookEveryMs);
  const { rows } = await sql`
    insert into suggestion_look as l (workspace_id, at) values (${tx.workspaceId}, ${now})
    on conflict (workspace_id) do update set at = excluded.at where l.at <= ${before} returning at`.execute(tx);
  if (rows.length === 0) return;
  const said = await readSaid(tx, now);
  const themed = said.filter(({ theme }) => theme !== null);
  const counts = new Map<string, number>();
  for (const { phrases } of themed) for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  const suggested = suggestThemes(
    said.filter(({ theme }) => theme === null),
    { counts, messages: themed.length },
    await readDeclined(tx),
  );
  await keep(tx, suggested, now);
}

type Said = { profileId: string; theme: string | null; phrases: string[] };

/** What was understood lately. */
async function readSaid(tx: Tx, now: Date): Promise<Said[]> {
  const since = Math.floor(now.getTime() / 3_600_000) - hoursBack;
  const { rows } = await sql<Said>`
    select m.profile_id as "profileId", k.theme, k.phrases
    from (select * from counted_message where workspace_id = ${tx.workspaceId} and hour > ${since}
      order by hour desc limit ${mostMessages}) k
    join message m on m.workspace_id = k.workspace_id and m.id = k.message_id
    join verdict v on v.workspace_id = k.workspace_id and v.message_id = k.message_id`.execute(tx);
  return rows;
}

async function readDeclined(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ phrase: string }>`
    select distinct unnest(phrases) as phrase from theme_suggestion
    where workspace_id = ${tx.workspaceId} and state = 'declined'`.execute(tx);
  return new Set(rows.map(({ phrase }) => phrase));
}

/** What is suggested again keeps its row; what is no more suggested goes. */
async function keep(tx: Tx, suggested: readonly Suggested[], now: Date): Promise<void> {
  const seeds = suggested.map(({ phrases }) => phrases[0] ?? '');
  await sql`delete from theme_suggestion
    where workspace_id = ${tx.workspaceId} and state = 'open' and phrases[1] <> all(${seeds}::text[])`.execute(tx);
  for (const { phrases, messages, people } of suggested) {
    const { numAffectedRows = 0n } = await sql`
      update theme_suggestion set phrases = ${phrases}::text[], messages = ${messages}, people = ${people}, made_at = ${now}
      where workspace_id = ${tx.workspaceId} and state = 'open' and phrases[1] = ${phrases[0]}`.execute(tx);
    if (numAffectedRows > 0n) continue;
    await sql`
      insert into theme_suggestion (workspace_id, id, state, phrases, messages, people, made_at)
      values (${tx.workspaceId}, ${newId(now)}, 'open', ${phrases}::text[], ${messages}, ${people}, ${now})`.execute(
      tx,
    );
  }
}

type Stored = Omit<ThemeSuggestion, 'examples' | 'madeAt'> & { madeAt: Date };

/** What is suggested, with messages that show it, the largest first. */
export async function listSuggestions(
  tx: Tx,
  viewer: Viewer,
): Promise<{ items: ThemeSuggestion[]; lookedAt: string | null }> {
  const { rows } = await sql<Stored>`
    select id, phrases, messages, people, made_at as "madeAt" from theme_suggestion
    where workspace_id = ${tx.workspaceId} and state = 'open' order by messages desc, id`.execute(tx);
  const items: ThemeSuggestion[] = [];
  for (const { madeAt, ...rest } of rows) {
    const saying = sql`select k.message_id, k.hour as at from counted_message k
      where k.workspace_id = ${tx.workspaceId} and k.phrases && ${rest.phrases}::text[] and k.theme is null`;
    items.push({ ...rest, madeAt: madeAt.toISOString(), examples: await readExamples(tx, viewer, saying) });
  }
  const { rows: looks } = await sql<{ at: Date }>`
    select at from suggestion_look where workspace_id = ${tx.workspaceId}`.execute(tx);
  return { items, lookedAt: looks[0]?.at.toISOString() ?? null };
}

/** Says that it is no theme, or may be one after all. Throws `not_found` for one that is decided otherwise. */
export async function decline(
  tx: Tx,
  viewer: Viewer,
  { suggestionId, isDeclined }: { suggestionId: string; isDeclined: boolean },
  now: Date,
): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update theme_suggestion set state = ${isDeclined ? 'declined' : 'open'}, decided_by = ${isDeclined ? viewer.agentId : null},
      decided_at = ${isDeclined ? now : null}
    where workspace_id = ${tx.workspaceId} and id = ${suggestionId} and state in ('open', 'declined')`.execute(tx);
  if (numAffectedRows === 0n) throw notFound('suggestion');
  const subject = { kind: 'theme', id: suggestionId };
  record(tx, {
    type: 'theme.suggestion_declined',
    at: now,
    actor: actorOf(viewer),
    subject,
    detail: { declined: isDeclined },
  });
}

/** Notes that it became an entry. Throws `not_found` for one that is decided. */
export async function markAccepted(
  tx: Tx,
  viewer: Viewer,
  { suggestionId, entryId }: { suggestionId: string; entryId: string },
  now: Date,
): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update theme_suggestion set state = 'accepted', theme_id = ${entryId}, decided_by = ${viewer.agentId}, decided_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = ${suggestionId} and state = 'open'`.execute(tx);
  if (numAffectedRows === 0n) throw notFound('suggestion');
}

/** The entry that was made of it is no more: it may be one again. */
export async function reopenSuggestion(tx: Tx, entryId: string): Promise<void> {
  await sql`
    update theme_suggestion set state = 'open', theme_id = null, decided_by = null, decided_at = null
    where workspace_id = ${tx.workspaceId} and theme_id = ${entryId}`.execute(tx);
}
