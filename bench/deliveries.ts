import { makeConversation } from '#cli/seed/conversation.ts';
import { openingTimes, type Plan, realisticPlan } from '#cli/seed/plan.ts';
import { type GeneratedProfile, makeProfile, profileOf } from '#cli/seed/profile.ts';

/** Our account on the network of the deliveries. */
export const account = { network: 'sandbox', origin: 'sandbox:bench', externalId: 'brand', handle: 'kettleandco' };

/**
 * Deliveries of the sandbox network, one customer's message each, in the order of time: conversations as the seed makes
 * them, so customers, threads and lengths are spread as in real support. Nothing else of a body is invented.
 */
export function makeDeliveries(count: number, seed: number, until: Date): Buffer[] {
  const plan: Plan = {
    ...realisticPlan,
    seed,
    conversations: Math.ceil(count / 2.2),
    days: 6,
    until,
    withEvents: false,
  };
  const start = new Date(until.getTime() - plan.days * 86_400_000);
  const timeOf = openingTimes(plan);
  const all = Array.from({ length: plan.conversations }, (_, n) => {
    const profile = makeProfile(plan, start, profileOf(plan, n));
    const { messages, threads } = makeConversation(plan, n, timeOf(n), profile);
    return messages
      .filter((message) => message.direction === 'in')
      .map((message) => ({ at: message.at, body: status(profile, message, threads[message.thread]) }));
  }).flat();
  all.sort((a, b) => a.at.getTime() - b.at.getTime());
  if (all.length < count) throw new Error(`The plan gives only ${all.length} deliveries.`);
  return all.slice(0, count).map(({ body }) => Buffer.from(JSON.stringify(body)));
}

function status(
  profile: GeneratedProfile,
  message: { id: string; text: string; at: Date },
  thread: { id: string; kind: 'post' | 'dm'; visibility: string } | undefined,
) {
  return {
    kind: 'status.created',
    account_id: account.externalId,
    data: {
      status: {
        id: message.id,
        kind: thread?.kind,
        visibility: thread?.visibility,
        thread_id: thread?.id,
        account: { id: profile.externalId, handle: profile.handle, name: profile.name, followers: profile.followers },
        text: message.text,
        language: profile.language,
        created_at: message.at.toISOString(),
        mentions: [{ id: account.externalId }],
        images: [],
      },
    },
  };
}
