import type { ContactField, FieldKind, FieldValues } from '#contract/contact-field.ts';
import { standardFields } from '#contract/contact-field.ts';
import type { Tx } from '#server/db/client.ts';
import type { Viewer } from '#server/http/viewer.ts';

/** Every field of the workspace: the standard ones, then its own in their order, the archived last. */
export async function listFields(tx: Tx): Promise<ContactField[]> {
  const rows = await tx
    .selectFrom('contact_field')
    .selectAll()
    .where('workspace_id', '=', tx.workspaceId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const own = rows.map((row) => ({
    key: row.id,
    name: row.name,
    kind: row.kind as FieldKind,
    choices: row.choices,
    personal: row.is_personal,
    archived: row.archived_at !== null,
  }));
  return [...standardFields, ...own.filter((field) => !field.archived), ...own.filter((field) => field.archived)];
}

export function mayReadPersonal({ permissions }: Pick<Viewer, 'permissions'>): boolean {
  return permissions.has('personal_data.read');
}

/** Pure: the values that a viewer may see, and the keys of those withheld. What no field describes is withheld. */
export function visibleValues(
  values: FieldValues,
  fields: readonly ContactField[],
  personal: boolean,
): { fields: FieldValues; hidden: string[] } {
  const open = new Map(fields.map((field) => [field.key, !field.archived && (personal || !field.personal)]));
  const entries = Object.entries(values);
  return {
    fields: Object.fromEntries(entries.filter(([key]) => open.get(key) === true)),
    hidden: fields
      .filter(({ key, archived }) => key in values && !archived && open.get(key) !== true)
      .map(({ key }) => key),
  };
}
