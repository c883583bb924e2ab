import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ErasureScope } from '#contract/contact.ts';
import type { Tx } from '#server/db/client.ts';
import { AppError } from '#server/errors.ts';
import { record } from '#server/events/record.ts';
import { lockIntake } from '#server/features/intake/commands.ts';
import { actorOf, type Viewer } from '#server/http/viewer.ts';
import { enqueue } from '#server/jobs/job.ts';
import { lockContacts } from './edit.ts';
import { eraseMergedDrafts } from './erasure-merges.ts';
import { type Reached, reachOf, scopeOf } from './erasure-scope.ts';
import { forgetFilesJob } from './forget-files.ts';

/** What stands where the handle of an erased person stood. */
const erasedHandle = 'erased';

/**
 * Takes everything that a person wrote and that is kept about them away, for good; ids, times and the chain of events
 * stay. The network's id of each message stays too, so that the same post is not taken in again. Files go with a job of
 * the same transaction. Throws `not_found`, `bad_request` for another name, `too_late_to_undo` while an answer is leaving.
 */
export async function eraseContact(
  tx: Tx,
  viewer: Viewer,
  { contactId, name }: { contactId: string; name: string },
  now: Date,
): Promise<ErasureScope> {
  // Nothing of theirs comes in between the look and the end.
  await lockIntake(tx);
  const [contact] = await lockContacts(tx, viewer, [{ id: contactId, version: null }]);
  if (name.trim() !== contact.name.trim())
    throw new AppError('invalid', 'bad_request', 'Type the person’s name as it stands above to erase them.');
  const reached = await reachOf(tx, contact.id);
  await refuseWhileSending(tx, reached);
  const scope = scopeOf(reached);

  await eraseMessages(tx, reached, now);
  await eraseWhatWeWrote(tx, reached, now);
  await eraseWhatCameIn(tx, reached);
  await erasePerson(tx, reached, now);
  await forgetFilesLater(tx, reached);
  await closeConversations(tx, viewer, reached, now);
  await prove(tx, viewer, contact.id, scope, now);
  return scope;
}

async function refuseWhileSending(tx: Tx, { dispatchIds }: Reached): Promise<void> {
  const leaving = await tx
    .selectFrom('dispatch')
    .select('id')
    .where('workspace_id', '=', tx.workspaceId)
    .where('id', '=', sql<string>`any(${dispatchIds}::uuid[])`)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  if (leaving)
    throw new AppError(
      'conflict',
      'too_late_to_undo',
      'An answer to this person is leaving right now. Try again in a moment.',
    );
}

async function eraseMessages(tx: Tx, { messageIds, attachmentIds, profileIds }: Reached, now: Date): Promise<void> {
  await sql`
    delete from message_tombstone t using message m
    where t.workspace_id = ${tx.workspaceId} and m.workspace_id = t.workspace_id and m.id = any(${messageIds}::uuid[])
      and t.origin = m.origin and t.external_id = m.external_id`.execute(tx);
  await sql`
    update message_tombstone t set edited_text = null from profile p
    where t.workspace_id = ${tx.workspaceId} and p.workspace_id = t.workspace_id and p.id = any(${profileIds}::uuid[])
      and t.origin = p.origin and position(p.external_id in t.external_id) > 0`.execute(tx);
  await sql`
    delete from message_reaction r using profile p
    where r.workspace_id = ${tx.workspaceId} and p.workspace_id = r.workspace_id and p.id = any(${profileIds}::uuid[])
      and r.origin = p.origin and r.person_id = p.external_id`.execute(tx);
  await sql`delete from message_version
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from message_likeness
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  // What was learned from their words goes too; it is learned again from those of others.
  await sql`delete from head h where h.workspace_id = ${tx.workspaceId} and exists (select from verdict_correction c
    where c.workspace_id = h.workspace_id and c.message_id = any(${messageIds}::uuid[]))`.execute(tx);
  // Their words leave the counts of what many write about.
  await sql`
    update term_count t set count = t.count - gone.count
    from (select k.kind, k.term, c.hour, count(*)::int as count from counted_message c
      cross join lateral (select 'all' as kind, '' as term union all select 'theme', c.theme where c.theme is not null
        union all select 'product', c.product where c.product is not null union all select 'phrase', unnest(c.phrases)) as k
      where c.workspace_id = ${tx.workspaceId} and c.message_id = any(${messageIds}::uuid[])
      group by k.kind, k.term, c.hour order by k.kind, k.term, c.hour) as gone
    where t.workspace_id = ${tx.workspaceId} and t.kind = gone.kind and t.term = gone.term and t.hour = gone.hour`.execute(
    tx,
  );
  await sql`delete from term_count where workspace_id = ${tx.workspaceId} and count <= 0`.execute(tx);
  await sql`delete from counted_message
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from emerging_message
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from relabel_move
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from verdict
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from triage_sample
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from triage
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`delete from verdict_correction
    where workspace_id = ${tx.workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`
    update message set text = '', parts = '{}', tokens = '', permalink = null, deleted_at = coalesce(deleted_at, ${now}),
      deleted_by = 'erasure'
    where workspace_id = ${tx.workspaceId} and id = any(${messageIds}::uuid[])`.execute(tx);
  await sql`
    update attachment set state = 'gone', remote_url = null, mime_type = null, size_bytes = null, sha256 = null, alt = '', name = '',
      captions_url = null, captions = null
    where workspace_id = ${tx.workspaceId} and id = any(${attachmentIds}::uuid[])`.execute(tx);
}

async function eraseWhatWeWrote(
  tx: Tx,
  { family, profileIds, conversationIds, noteIds, callIds, taskIds, dispatchIds, drafts }: Reached,
  now: Date,
): Promise<void> {
  await eraseMergedDrafts(tx, conversationIds, now);
  await sql`delete from note
    where workspace_id = ${tx.workspaceId} and id = any(${noteIds}::uuid[])`.execute(tx);
  await sql`
    update escalation set question = ''
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  await sql`
    update disclosure set authority = '', what = '', why = '', comment = ''
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  await sql`update ticket_form set about = ''
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
  await sql`update begun_mail set subject = ''
    where workspace_id = ${tx.workspaceId} and thread_id in (select ct.thread_id from conversation_thread ct
      where ct.workspace_id = ${tx.workspaceId} and ct.profile_id = any(${profileIds}::uuid[]))`.execute(tx);
  await sql`delete from logged_call
    where workspace_id = ${tx.workspaceId} and id = any(${callIds}::uuid[])`.execute(tx);
  await sql`delete from task
    where workspace_id = ${tx.workspaceId} and id = any(${taskIds}::uuid[])`.execute(tx);
  await sql`delete from contact_note
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[])`.execute(tx);
  await sql`
    delete from draft d using unnest(${drafts.map((one) => one.conversationId)}::uuid[], ${drafts.map((one) => one.agentId)}::uuid[],
      ${drafts.map((one) => one.mode)}::text[]) as gone (conversation_id, agent_id, mode)
    where d.workspace_id = ${tx.workspaceId} and d.conversation_id = gone.conversation_id and d.agent_id = gone.agent_id
      and d.mode = gone.mode`.execute(tx);
  await sql`
    update dispatch set content = '', content_hash = '', targets = '{}', entered = '{}', trace = '[]', error_message = null,
      state = case when state = 'sent' then state else 'cancelled' end, settled_at = coalesce(settled_at, ${now})
    where workspace_id = ${tx.workspaceId} and id = any(${dispatchIds}::uuid[])`.execute(tx);
  await sql`
    update approval set comment = '', state = case when state = 'asked' then 'void' else state end
    where workspace_id = ${tx.workspaceId} and dispatch_id = any(${dispatchIds}::uuid[])`.execute(tx);
  await sql`
    update decision set facts = '{}', outcome = '{}'
    where workspace_id = ${tx.workspaceId} and conversation_id = any(${conversationIds}::uuid[])`.execute(tx);
}

async function eraseWhatCameIn(tx: Tx, { deliveryIds, eventIds }: Reached): Promise<void> {
  await sql`
    update delivery set body = '', error = null
    where workspace_id = ${tx.workspaceId} and id = any(${deliveryIds}::uuid[]) and state not in ('pending', 'held')`.execute(
    tx,
  );
  await sql`
    update delivery_item set reason = 'erased'
    where workspace_id = ${tx.workspaceId} and delivery_id = any(${deliveryIds}::uuid[]) and outcome = 'failed'`.execute(
    tx,
  );
  await sql`delete from event_detail
    where workspace_id = ${tx.workspaceId} and event_id = any(${eventIds}::uuid[])`.execute(tx);
}

/** Their accounts lose name, picture and the network's id, so whoever writes from one later is somebody new. */
async function erasePerson(tx: Tx, { family, profileIds }: Reached, now: Date): Promise<void> {
  // What a network asked for in their name is done with this.
  await sql`
    update deletion_request d set person_id = null, state = 'erased', settled_at = ${now}
    from profile p join channel c on c.workspace_id = p.workspace_id and c.origin = p.origin
    where d.workspace_id = ${tx.workspaceId} and p.workspace_id = d.workspace_id and p.id = any(${profileIds}::uuid[])
      and c.app_id = d.app_id and d.state = 'asked' and d.person_id = p.external_id`.execute(tx);
  await sql`
    update profile set external_id = 'erased:' || id, handle = ${erasedHandle}, name = '', avatar_url = null, followers = null,
      followers_at = null, contact_id = null
    where workspace_id = ${tx.workspaceId} and id = any(${profileIds}::uuid[])`.execute(tx);
  await sql`delete from contact_consent
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[])`.execute(tx);
  await sql`delete from contact_preference
    where workspace_id = ${tx.workspaceId} and contact_id = any(${family}::uuid[])`.execute(tx);
  await sql`delete from verification
    where workspace_id = ${tx.workspaceId} and (contact_id = any(${family}::uuid[]) or profile_id = any(${profileIds}::uuid[]))`.execute(
    tx,
  );
  await sql`delete from contact_merge
    where workspace_id = ${tx.workspaceId} and profile_id = any(${profileIds}::uuid[])`.execute(tx);
  await sql`delete from contact_merge_state
    where workspace_id = ${tx.workspaceId} and (from_contact = any(${family}::uuid[]) or to_contact = any(${family}::uuid[]))`.execute(
    tx,
  );
  await sql`
    update contact set name = '', fields = '{}', marks = '{}', tokens = '', erased_at = ${now}, version = version + 1
    where workspace_id = ${tx.workspaceId} and id = any(${family}::uuid[])`.execute(tx);
}

/** Nothing is left to answer; the screens that show them read them again. */
async function closeConversations(
  tx: Tx,
  viewer: Viewer,
  { conversationIds, sharedIds }: Reached,
  now: Date,
): Promise<void> {
  await sql`
    update conversation set status = 'resolved', snoozed_until = null, resolved_at = coalesce(resolved_at, ${now}), version = version + 1
    where workspace_id = ${tx.workspaceId} and id = any(${conversationIds}::uuid[]) and id <> all(${sharedIds}::uuid[])`.execute(
    tx,
  );
  for (const conversationId of conversationIds) {
    const subject = { kind: 'conversation', id: conversationId };
    record(tx, { type: 'conversation.erased', at: now, actor: actorOf(viewer), subject, conversationId, detail: {} });
  }
}

async function forgetFilesLater(tx: Tx, { files, avatarFiles }: Reached): Promise<void> {
  if (files.length + avatarFiles.length === 0) return;
  await enqueue(tx, forgetFilesJob, { workspaceId: tx.workspaceId, files, avatarFiles });
}

/** That it was done, when, and how much went; the digest ties the row to the numbers in the event. */
async function prove(tx: Tx, viewer: Viewer, contactId: string, scope: ErasureScope, now: Date): Promise<void> {
  const said = JSON.stringify({ workspaceId: tx.workspaceId, contactId, at: now.toISOString(), scope });
  const digest = createHash('sha256').update(said, 'utf8').digest();
  await tx
    .insertInto('erasure')
    .values({ workspace_id: tx.workspaceId, contact_id: contactId, at: now, digest })
    .execute();
  const subject = { kind: 'contact', id: contactId };
  record(tx, { type: 'contact.erased', at: now, actor: actorOf(viewer), subject, detail: scope });
}
