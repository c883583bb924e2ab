import { sql } from 'kysely';
import type { EventType } from '#contract/events.ts';
import type { Tx } from '#server/db/client.ts';
import type { SeenEvent, Subscriber } from '#server/events/subscriber.ts';
import { lockConversations } from '#server/features/conversation/commands.ts';
import { readActive } from '#server/features/policy/queries.ts';
import { categorise } from '#server/features/priority/commands.ts';
import { asksForVerdicts } from '#server/features/priority/queries.ts';
import { enqueue } from '#server/jobs/job.ts';
import { followClocks, updateClocks } from './commands.ts';
import { recomputeJob } from './recompute.ts';

/** After these a conversation is read by the matrix again. */
const askingTypes: readonly EventType[] = ['message.received', 'contact.changed', 'contact.merged', 'contact.split'];
/** After these too, where the matrix asks for what was understood. */
const understandingTypes: readonly EventType[] = ['conversation.understood', 'verdict.corrected'];
const movingTypes: readonly EventType[] = [
  ...askingTypes,
  ...understandingTypes,
  'message.sent',
  'message.found',
  'conversation.status_changed',
  'conversation.reopened',
  'conversation.priority_changed',
  'conversation.assigned',
  'conversation.merged',
  'conversation.absorbed',
  'conversation.merge_undone',
  'conversation.split',
  'conversation.split_off',
  'conversation.split_undone',
  'conversation.erased',
  'conversation.triaged',
  'triage.overridden',
  'policy.activated',
];

/** What happens to a conversation moves its clocks, after its matter was recognised; intake does not wait for either. */
export const moveClocks: Subscriber = {
  name: followClocks,
  types: movingTypes,
  handle: async (tx, seen, now) => {
    const events = (await areVerdictsAsked(tx, seen)) ? seen : seen.filter((event) => !isUnderstanding(event));
    if (events.some(({ type }) => type === 'policy.activated'))
      await enqueue(tx, recomputeJob, { workspaceId: tx.workspaceId }, { key: tx.workspaceId });
    const asking = events.filter((event) => isAsking(event) || isUnderstanding(event));
    const ofContacts = await openConversationsOf(tx, asking);
    const asked = [...new Set([...conversationsOf(asking), ...ofContacts])];
    const all = [...new Set([...conversationsOf(events), ...ofContacts])];
    if (all.length === 0) return;
    // All at once, in everybody's order, before either looks at its share of them.
    await lockConversations(tx, all);
    const recognised = await categorise(tx, asked, now);
    // What was understood moves no clock by itself, and is told of each message soon after it came.
    const moved = [...conversationsOf(events.filter((event) => !isUnderstanding(event))), ...ofContacts, ...recognised];
    await updateClocks(tx, [...new Set(moved)], now);
  },
};

const isAsking = ({ type }: Pick<SeenEvent, 'type'>) => askingTypes.some((one) => one === type);
const isUnderstanding = ({ type }: Pick<SeenEvent, 'type'>) => understandingTypes.some((one) => one === type);

async function areVerdictsAsked(tx: Tx, events: readonly SeenEvent[]): Promise<boolean> {
  return events.some(isUnderstanding) && asksForVerdicts((await readActive(tx, 'priority')).body);
}

const conversationsOf = (events: readonly SeenEvent[]) => events.flatMap(({ conversationId }) => conversationId ?? []);

/** What is known of a person counts in all that they have open. */
async function openConversationsOf(tx: Tx, events: readonly SeenEvent[]): Promise<string[]> {
  const contacts = events.flatMap(({ type, subjectId }) => (type.startsWith('contact.') ? (subjectId ?? []) : []));
  if (contacts.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select c.id from profile p join conversation c on c.workspace_id = p.workspace_id and c.profile_id = p.id
    where p.workspace_id = ${tx.workspaceId} and p.contact_id = any(${contacts}::uuid[]) and c.status <> 'resolved'
      and c.merged_into is null`.execute(tx);
  return rows.map(({ id }) => id);
}
