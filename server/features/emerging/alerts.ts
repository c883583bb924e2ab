import { sql } from 'kysely';
import type { EmergingRules } from '#contract/emerging-rules.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { record } from '#server/events/record.ts';
import { systemActor } from '#server/http/viewer.ts';
import type { Group } from './group.ts';
import { tellOf } from './tell.ts';

/** What flares up again within so many hours after it was back to usual is the same issue. */
const sameWithinHours = 24;
/** Phrases that an issue keeps. */
const mostPhrases = 12;

type Standing = { id: string; state: string };

/**
 * A group of what grows: goes on with the issue that stands of it or stood a day ago, which nobody is told again, else
 * raises one and tells those whom the rules name.
 */
export async function raise(tx: Tx, group: Group, rules: EmergingRules, now: Date): Promise<void> {
  const standing = await findStanding(tx, group);
  const id = standing?.id ?? (await insert(tx, group, now));
  if (standing) await goOn(tx, standing, group);
  await link(tx, id, group.messageIds);
  if (standing) return;
  const { count, expected } = group.strongest;
  const detail = { count, usual: Math.round(expected), people: group.people };
  record(tx, { type: 'emerging.found', at: now, actor: systemActor, subject: { kind: 'emerging', id }, detail });
  await tellOf(tx, { id, count, usual: Math.round(expected) }, rules, now);
}

/** The newest that says one of the same phrases, or, where no phrase is known, is about the same theme or product. */
async function findStanding(tx: Tx, { phrases, themes, products, strongest }: Group): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select id, state from emerging
    where workspace_id = ${tx.workspaceId} and state <> 'dismissed'
      and (state = 'open' or last_hour >= ${strongest.hour - sameWithinHours})
      and (phrases && ${phrases}::text[] or ((phrases = '{}' or ${phrases.length} = 0) and (themes && ${themes}::text[] or products && ${products}::text[])))
    order by state = 'open' desc, raised_at desc limit 1 for update`.execute(tx);
  return rows[0] ?? null;
}

async function insert(tx: Tx, { phrases, themes, products, messageIds, strongest }: Group, now: Date): Promise<string> {
  const id = newId(now);
  await sql`
    insert into emerging (workspace_id, id, state, phrases, themes, products, first_seen_at, raised_at, last_hour, peak_hour, peak_count, peak_usual)
    select ${tx.workspaceId}, ${id}, 'open', ${phrases.slice(0, mostPhrases)}::text[], ${themes}::text[], ${products}::text[],
      coalesce(min(occurred_at), ${now}), ${now}, ${strongest.hour}, ${strongest.hour}, ${strongest.count}, ${strongest.expected}
    from message where workspace_id = ${tx.workspaceId} and id = any(${messageIds}::uuid[])`.execute(tx);
  return id;
}

/** What is new in it comes behind what it was known by. */
async function goOn(tx: Tx, { id }: Standing, { phrases, themes, products, strongest }: Group): Promise<void> {
  const { hour, count, expected } = strongest;
  const isPeak = sql`${count}::real / greatest(${expected}::real, 0.25) > peak_count / greatest(peak_usual, 0.25)`;
  await sql`
    update emerging set state = 'open', closed_at = null, last_hour = greatest(last_hour, ${hour}),
      phrases = (phrases || array(select p from unnest(${phrases}::text[]) with ordinality as n (p, at)
        where p <> all(phrases) order by at))[1:${sql.lit(mostPhrases)}],
      themes = themes || array(select t from unnest(${themes}::text[]) as t where t <> all(themes)),
      products = products || array(select t from unnest(${products}::text[]) as t where t <> all(products)),
      peak_hour = case when ${isPeak} then ${hour} else peak_hour end,
      peak_usual = case when ${isPeak} then ${expected}::real else peak_usual end,
      peak_count = case when ${isPeak} then ${count} else peak_count end
    where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx);
}

async function link(tx: Tx, id: string, messageIds: readonly string[]): Promise<void> {
  await sql`
    insert into emerging_message (workspace_id, emerging_id, message_id)
    select ${tx.workspaceId}, ${id}, m from unnest(${messageIds}::uuid[]) as m on conflict do nothing`.execute(tx);
}

/** What is said of an issue that stands belongs to it, also in hours that are no more than usual. */
export async function gatherMessages(tx: Tx, hour: number): Promise<void> {
  await sql`
    insert into emerging_message (workspace_id, emerging_id, message_id)
    select e.workspace_id, e.id, k.message_id
    from emerging e join counted_message k on k.workspace_id = e.workspace_id and k.hour >= ${hour - 1}
      and (k.phrases && e.phrases or (e.phrases = '{}' and (k.theme = any(e.themes) or k.product = any(e.products))))
    where e.workspace_id = ${tx.workspaceId} and e.state = 'open'
    on conflict do nothing`.execute(tx);
}

/** Closes what has been back to usual for as long as the rules say. */
export async function closeCalm(
  tx: Tx,
  hour: number,
  { closesAfterHours }: Pick<EmergingRules, 'closesAfterHours'>,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update emerging set state = 'closed', closed_at = ${now}
    where workspace_id = ${tx.workspaceId} and state = 'open' and last_hour < ${hour - closesAfterHours}
    returning id`.execute(tx);
  for (const { id } of rows)
    record(tx, { type: 'emerging.closed', at: now, actor: systemActor, subject: { kind: 'emerging', id }, detail: {} });
}
