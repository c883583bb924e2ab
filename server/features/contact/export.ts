import type { ContactFilter, ContactRow } from '#contract/contact.ts';
import type { ContactField, FieldValues } from '#contract/contact-field.ts';
import type { Preference } from '#contract/contact-preference.ts';
import { csvLine } from '#contract/csv.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { maskText } from '#server/personal-data/mask-texts.ts';
import { readPreferences } from './preference.ts';
import { listContacts, listFields, mayReadPersonal, visibleValues } from './queries.ts';

const pageSize = 200;

/** Records that contacts leave, and whether with what is personal. */
export function recordExport(tx: Tx, viewer: Viewer, now: Date): void {
  const subject = { kind: 'workspace', id: tx.workspaceId };
  const detail = { personal: mayReadPersonal(viewer) };
  record(tx, { type: 'contact.exported', at: now, actor: actorOf(viewer), subject, detail });
}

/** What the list shows with this filter, a line a person, page after page. Call `recordExport` first. */
export async function* exportContacts(db: Database, viewer: Viewer, filter: ContactFilter): AsyncGenerator<string> {
  const fields = await db.inWorkspace(viewer.workspaceId, listFields);
  const shown = fields.filter((field) => !field.archived && (mayReadPersonal(viewer) || !field.personal));
  const readable = (line: string) => (viewer.permissions.has('personal_data.unmask') ? line : maskText(line));
  const headers = [
    'id',
    'name',
    'marks',
    'profiles',
    'followers',
    'last_contact_at',
    ...wishHeaders,
    ...shown.map(headerOf),
  ];
  // So that table programs read it as UTF-8.
  yield `\ufeff${readable(csvLine(headers))}`;
  let cursor: string | undefined;
  do {
    const { items, values, preferences, next } = await readPage(db, viewer, filter, cursor);
    for (const row of items) {
      const { fields: own } = visibleValues(values.get(row.id) ?? {}, fields, mayReadPersonal(viewer));
      yield readable(
        csvLine([...basics(row), ...wishesOf(preferences.get(row.id)), ...shown.map(({ key }) => own[key])]),
      );
    }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

const headerOf = ({ key, name }: ContactField) => name || key;

function basics({ id, name, marks, profiles, followers, lastContactAt }: ContactRow): (string | number | null)[] {
  const handles = profiles.map((profile) => `${profile.network}:${profile.handle}`).join(' ');
  return [id, name, marks.join(' '), handles, followers, lastContactAt];
}

const wishHeaders = ['preferred_way', 'preferred_language', 'quiet_from', 'quiet_to', 'time_zone'];

function wishesOf(preference: Preference | undefined): (string | null)[] {
  const { way = null, language = null, quiet = null } = preference ?? {};
  return [way, language, quiet?.from ?? null, quiet?.to ?? null, quiet?.timeZone ?? null];
}

function readPage(db: Database, viewer: Viewer, filter: ContactFilter, cursor: string | undefined) {
  return db.inWorkspace(viewer.workspaceId, async (tx) => {
    const { items, next } = await listContacts(tx, viewer, { ...filter, cursor, limit: pageSize });
    const rows = await tx
      .selectFrom('contact')
      .select(['id', 'fields'])
      .where('workspace_id', '=', viewer.workspaceId)
      .where('id', 'in', items.length > 0 ? items.map(({ id }) => id) : [viewer.workspaceId])
      .execute();
    // The column holds what `saveContact` wrote.
    const preferences = await readPreferences(
      tx,
      items.map(({ id }) => id),
    );
    return { items, next, preferences, values: new Map(rows.map((row) => [row.id, row.fields as FieldValues])) };
  });
}
