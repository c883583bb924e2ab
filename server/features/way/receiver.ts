import { sql } from 'kysely';
import { type TellingReason, type WayKind, WaySettings } from '#contract/way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { SecretUnreadable } from '#server/secret-box.ts';
import type { Opened } from './letter.ts';
import { OwnAddress, ownWayPurpose } from './own-address.ts';
import type { Subscription } from './push.ts';
import { wayPurpose } from './settings.ts';

/** Where a message goes, with everything that opens it. */
export type Receiver =
  | { by: 'smtp'; settings: Opened<'smtp'>; to: string }
  | { by: 'push'; to: Subscription }
  | { by: 'twilio'; settings: Opened<'twilio'>; to: string }
  | { by: 'http_sms'; settings: Opened<'http_sms'>; to: string }
  | { by: 'chat'; service: 'slack' | 'teams'; url: string }
  | { by: 'webhook'; settings: Opened<'webhook'> }
  | { by: 'nothing'; reason: TellingReason };

/** To whom, by what, over which service and address. */
export type Addressed = {
  agentId: string | null;
  stakeholderId: string | null;
  kind: WayKind;
  wayId: string | null;
  agentWayId: string | null;
};

type Stored = {
  email: string | null;
  language: string | null;
  settings: Record<string, unknown> | null;
  secrets: Buffer | null;
  address: Buffer | null;
};

/** Opens the receiver of a telling as it stands now, and tells the language it reads. */
export async function openReceiver(
  { secretBox }: Pick<Context, 'secretBox'>,
  tx: Tx,
  { agentId, stakeholderId, kind, wayId, agentWayId }: Addressed,
  to?: string,
): Promise<{ receiver: Receiver; language: string }> {
  const { rows } = await sql<Stored>`
    select coalesce(l.email, s.email) as email, coalesce(a.language, s.language) as language, w.settings, w.secrets_enc as secrets, o.address_enc as address
    from (select ${agentId}::uuid as agent_id, ${stakeholderId}::uuid as stakeholder_id, ${wayId}::uuid as way_id, ${agentWayId}::uuid as agent_way_id) t
    left join agent a on a.workspace_id = ${tx.workspaceId} and a.id = t.agent_id and a.state = 'active'
    left join login l on l.id = a.login_id
    left join stakeholder s on s.workspace_id = ${tx.workspaceId} and s.id = t.stakeholder_id and s.removed_at is null
    left join way w on w.workspace_id = ${tx.workspaceId} and w.id = t.way_id and w.is_on
    left join agent_way o on o.workspace_id = ${tx.workspaceId} and o.id = t.agent_way_id`.execute(tx);
  const stored = rows[0];
  const language = stored?.language ?? String(stored?.settings?.language ?? 'en');
  if (!stored || ((agentId !== null || stakeholderId !== null) && stored.email === null))
    return { receiver: gone, language };
  try {
    const settings =
      stored.settings && stored.secrets && wayId
        ? WaySettings.parse({
            ...stored.settings,
            ...(secretBox.open(stored.secrets, wayPurpose(tx.workspaceId, wayId)) as object),
          })
        : null;
    const address =
      stored.address && agentWayId
        ? OwnAddress.parse(secretBox.open(stored.address, ownWayPurpose(tx.workspaceId, agentWayId)))
        : null;
    const known = to === undefined ? address : ({ kind: 'sms', number: to } as const);
    return { receiver: receiverOf(kind, settings, known, stored.email), language };
  } catch (error) {
    if (!(error instanceof SecretUnreadable)) throw error;
    return { receiver: { by: 'nothing', reason: 'unreadable' }, language };
  }
}

const gone: Receiver = { by: 'nothing', reason: 'removed' };

function receiverOf(
  kind: WayKind,
  settings: WaySettings | null,
  address: OwnAddress | null,
  email: string | null,
): Receiver {
  if (kind === 'push') return address?.kind === 'push' ? { by: 'push', to: address.subscription } : gone;
  if (kind === 'chat' && address?.kind === 'chat') return { by: 'chat', service: address.service, url: address.url };
  switch (settings?.service) {
    case 'smtp':
      return email === null ? gone : { by: 'smtp', settings, to: email };
    case 'twilio':
      return address?.kind === 'sms' ? { by: 'twilio', settings, to: address.number } : gone;
    case 'http_sms':
      return address?.kind === 'sms' ? { by: 'http_sms', settings, to: address.number } : gone;
    case 'slack':
    case 'teams':
      return settings.url === undefined ? gone : { by: 'chat', service: settings.service, url: settings.url };
    case 'webhook':
      return { by: 'webhook', settings };
    default:
      return gone;
  }
}
