import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { kindOfService, type WaySettings } from '#contract/way.ts';
import type { Context } from '#server/context.ts';
import type { Tx } from '#server/db/client.ts';
import { newId } from '#server/db/id.ts';
import { AppError, notFound } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import type { Actor } from '#server/http/viewer.ts';
import { carrierOf, splitSettings, wayPurpose } from './settings.ts';

export { hand } from './hand.ts';
export { addOwnWay, removeOwnWay } from './own-commands.ts';
export { openService, sendPlain } from './plain.ts';

/** More rooms nobody keeps apart. */
const mostWays = 30;

type Saved = { name: string; settings: WaySettings };
type Deps = Pick<Context, 'secretBox' | 'now'>;

/**
 * Adds a way; a webhook gets a secret of its own, which is given back this once. Throws `name_taken` for a second mail
 * server or service for text messages, `too_many`, and `bad_request` for a room without its address.
 */
export async function addWay(
  { secretBox, now }: Deps,
  tx: Tx,
  actor: Actor,
  { name, settings }: Saved,
): Promise<{ wayId: string; secret: string | null }> {
  const kind = kindOfService[settings.service];
  await refuseSecond(tx, kind);
  refuseWithoutAddress(settings);
  const secret = settings.service === 'webhook' ? randomBytes(24).toString('base64url') : null;
  const whole = settings.service === 'webhook' && secret ? { ...settings, secret } : settings;
  const parts = splitSettings(whole);
  const [id, at] = [newId(now()), now()];
  await tx
    .insertInto('way')
    .values({
      workspace_id: tx.workspaceId,
      id,
      kind,
      name,
      settings: JSON.stringify(parts.settings),
      secrets_enc: secretBox.seal(parts.secrets, wayPurpose(tx.workspaceId, id)),
      key_id: secretBox.keyId,
      carrier: carrierOf(whole),
      created_at: at,
      changed_at: at,
    })
    .execute();
  tell(tx, actor, 'way.added', { id, service: settings.service, name }, at);
  return { wayId: id, secret };
}

async function refuseSecond(tx: Tx, kind: string): Promise<void> {
  const { rows } = await sql<{ kind: string }>`
    select kind from way where workspace_id = ${tx.workspaceId}`.execute(tx);
  if ((kind === 'mail' || kind === 'sms') && rows.some((row) => row.kind === kind))
    throw new AppError('conflict', 'name_taken', 'There is one of these already. Change that one.');
  if (rows.length >= mostWays)
    throw new AppError('invalid', 'too_many', `A workspace has at most ${mostWays} ways. Remove one first.`);
}

function refuseWithoutAddress(settings: WaySettings): void {
  if ((settings.service === 'slack' || settings.service === 'teams') && settings.url === undefined)
    throw new AppError('invalid', 'bad_request', 'url: a room needs the address of its incoming webhook.');
}

/** Changes a way; secrets that are left out stay. Throws `not_found`, and `bad_request` for another service. */
export async function changeWay(
  { secretBox, now }: Deps,
  tx: Tx,
  actor: Actor,
  wayId: string,
  { name, settings }: Saved,
): Promise<void> {
  const known = await lockWay(tx, wayId);
  if (known.settings.service !== settings.service)
    throw new AppError('invalid', 'bad_request', 'A way stays with its service. Add another one instead.');
  const purpose = wayPurpose(tx.workspaceId, wayId);
  const stored = secretBox.open(known.secrets, purpose) as Record<string, string | number>;
  const given = splitSettings(settings);
  const secrets = { ...stored, ...given.secrets };
  // The parts are those of one service, put together again.
  const whole = { ...given.settings, ...secrets } as WaySettings;
  await tx
    .updateTable('way')
    .set({
      name,
      settings: JSON.stringify(given.settings),
      secrets_enc: secretBox.seal(secrets, purpose),
      key_id: secretBox.keyId,
      carrier: carrierOf(whole),
      changed_at: now(),
    })
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', wayId)
    .execute();
  tell(tx, actor, 'way.changed', { id: wayId, service: settings.service, name }, now());
}

export async function switchWay(tx: Tx, actor: Actor, wayId: string, isOn: boolean, now: Date): Promise<void> {
  const { name, settings, isOn: wasOn } = await lockWay(tx, wayId);
  if (wasOn === isOn) return;
  await sql`
    update way set is_on = ${isOn}, changed_at = ${now} where workspace_id = ${tx.workspaceId} and id = ${wayId}`.execute(
    tx,
  );
  tell(tx, actor, isOn ? 'way.switched_on' : 'way.switched_off', { id: wayId, service: settings.service, name }, now);
}

/** Removes a way with its secrets and with what was sent by it. */
export async function removeWay(tx: Tx, actor: Actor, wayId: string, now: Date): Promise<void> {
  const { name, settings } = await lockWay(tx, wayId);
  await tx.deleteFrom('way').where('workspace_id', '=', tx.workspaceId).where('id', '=', wayId).execute();
  tell(tx, actor, 'way.removed', { id: wayId, service: settings.service, name }, now);
}

type Locked = { name: string; settings: { service: string }; secrets: Buffer; isOn: boolean };

async function lockWay(tx: Tx, wayId: string): Promise<Locked> {
  const { rows } = await sql<Locked>`
    select name, settings, secrets_enc as secrets, is_on as "isOn" from way
    where workspace_id = ${tx.workspaceId} and id = ${wayId} for update`.execute(tx);
  if (!rows[0]) throw notFound('way');
  return rows[0];
}

type Told = 'way.added' | 'way.changed' | 'way.switched_on' | 'way.switched_off' | 'way.removed';

function tell(
  tx: Tx,
  actor: Actor,
  type: Told,
  { id, service, name }: { id: string; service: string; name: string },
  at: Date,
): void {
  record(tx, { type, at, actor, subject: { kind: 'way', id }, detail: { service, name } });
}
