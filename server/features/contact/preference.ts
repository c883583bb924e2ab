import { sql } from 'kysely';
import type { PersonQuiet, Preference } from '#contract/contact-preference.ts';
import type { Tx } from '#server/db/client.ts';

type Stored = {
  contactId: string;
  way: string | null;
  language: string | null;
  quietFrom: number | null;
  quietTo: number | null;
  timeZone: string | null;
  how: string;
  messageId: string | null;
  agentId: string | null;
  changedAt: Date;
};

/** How a person wants to be written to; null when nothing is known. */
export async function readPreference(tx: Tx, contactId: string): Promise<Preference | null> {
  return (await readPreferences(tx, [contactId])).get(contactId) ?? null;
}

/** The same of many, by contact: of all that were merged into each the newest word. */
export async function readPreferences(tx: Tx, contactIds: readonly string[]): Promise<Map<string, Preference>> {
  const { rows } = await sql<Stored>`
    with recursive down as (
      select id as root, id from unnest(${contactIds}::uuid[]) as asked (id)
      union all
      select down.root, k.id from down join contact k on k.workspace_id = ${tx.workspaceId} and k.merged_into = down.id
    )
    select distinct on (down.root) down.root as "contactId", p.way, p.language, p.quiet_from as "quietFrom", p.quiet_to as "quietTo",
      p.time_zone as "timeZone", p.how, p.message_id as "messageId", p.agent_id as "agentId", p.changed_at as "changedAt"
    from down join contact_preference p on p.workspace_id = ${tx.workspaceId} and p.contact_id = down.id
    order by down.root, p.changed_at desc`.execute(tx);
  return new Map(rows.map((row) => [row.contactId, preferenceOf(row)]));
}

function preferenceOf(row: Stored): Preference {
  const { way, language, how, agentId } = row;
  return {
    ...{ way, language, how, agentId, quiet: quietOf(row) },
    bySelf: row.messageId !== null,
    changedAt: row.changedAt.toISOString(),
  };
}

function quietOf({ quietFrom, quietTo, timeZone }: Stored): PersonQuiet | null {
  // The database admits all three or none.
  if (quietFrom === null || quietTo === null || timeZone === null) return null;
  return { from: timeText(quietFrom), to: timeText(quietTo), timeZone };
}

const timeText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
