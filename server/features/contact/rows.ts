import { sql } from 'kysely';
import type { ContactMark, ContactRow } from '#contract/contact.ts';
import type { ProfileSummary } from '#contract/conversation-row.ts';
import type { Tx } from '#server/db/client.ts';
import { avatarPath } from '#server/features/avatar/queries.ts';
import { withinReach } from '#server/features/conversation/queries.ts';
import type { Viewer } from '#server/http/viewer.ts';

type StoredProfile = Omit<ProfileSummary, 'avatarUrl' | 'contactId'> & { avatar_url: string | null };
type Stored = {
  id: string;
  name: string;
  marks: ContactMark[];
  profiles: StoredProfile[];
  last_contact_at: Date | null;
};

/** These contacts as the list shows them, in the order of the ids. Callers apply the viewer's reach. */
export async function readContactRows(tx: Tx, viewer: Viewer, contactIds: readonly string[]): Promise<ContactRow[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await sql<Stored>`
    select k.id, k.name, k.marks,
      (select coalesce(json_agg(json_build_object('id', p.id, 'network', p.network, 'handle', p.handle, 'name', p.name,
          'avatar_url', p.avatar_url, 'followers', p.followers) order by p.followers desc nulls last, p.id), '[]')
        from profile p where p.workspace_id = k.workspace_id and p.contact_id = k.id) as profiles,
      (select max(c.last_message_at) from profile p
        join conversation c on c.workspace_id = p.workspace_id and c.profile_id = p.id
        where p.workspace_id = k.workspace_id and p.contact_id = k.id and ${withinReach(viewer)}) as last_contact_at
    from unnest(${contactIds}::uuid[]) with ordinality as wanted (id, n)
    join contact k on k.workspace_id = ${tx.workspaceId} and k.id = wanted.id
    order by wanted.n`.execute(tx);
  return rows.map(toRow);
}

function toRow({ id, name, marks, profiles, last_contact_at }: Stored): ContactRow {
  return {
    id,
    name,
    marks,
    profiles: profiles.map(({ avatar_url, ...profile }) => ({
      ...profile,
      contactId: id,
      avatarUrl: avatarPath(profile.id, avatar_url),
    })),
    followers: profiles[0]?.followers ?? null,
    lastContactAt: last_contact_at?.toISOString() ?? null,
  };
}
