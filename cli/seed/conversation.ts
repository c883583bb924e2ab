import type { ConversationStatus, Priority } from '#contract/filter.ts';
import { noteTexts, tagNames } from './names.ts';
import { agentNames, channelPlans, type Plan, teamNames } from './plan.ts';
import type { GeneratedProfile } from './profile.ts';
import { type Random, randomFrom } from './random.ts';
import { matterOf, writeText } from './text.ts';

export type GeneratedMessage = {
  id: string;
  /** Index into the conversation's threads. */
  thread: number;
  direction: 'in' | 'out';
  agent: number | null;
  text: string;
  at: Date;
  hasImage: boolean;
};

export type GeneratedConversation = {
  id: string;
  number: number;
  profile: GeneratedProfile;
  status: ConversationStatus;
  priority: Priority;
  agent: number | null;
  team: number | null;
  snoozedUntil: Date | null;
  openedAt: Date;
  threads: { id: string; kind: 'post' | 'dm'; visibility: 'public' | 'private' }[];
  messages: GeneratedMessage[];
  tags: number[];
  notes: { id: string; agent: number; text: string; at: Date }[];
};

const minuteMs = 60_000;

/** The n-th conversation of a plan, with everything in it. */
export function makeConversation(
  plan: Plan,
  n: number,
  openedAt: Date,
  profile: GeneratedProfile,
): GeneratedConversation {
  const random = randomFrom(plan.seed, 'conversation', n);
  const status = random.weighted(plan.statuses);
  const isResolved = status === 'resolved';
  const agent = random.chance(isResolved ? 0.95 : plan.assigned) ? random.below(agentNames.length) : null;
  const startsPrivate = random.chance(0.12);
  const threads: GeneratedConversation['threads'] = [stage(random, openedAt, startsPrivate)];
  const messages = makeMessages(plan, random, { openedAt, profile, status, agent, threads });
  const last = messages.at(-1)?.at ?? openedAt;
  return {
    id: random.id(openedAt),
    number: n + 1,
    profile,
    status,
    priority: random.weighted(plan.priorities),
    agent,
    team: random.chance(plan.inTeam) ? random.below(teamNames.length) : null,
    snoozedUntil: status === 'snoozed' ? new Date(plan.until.getTime() + (1 + random.below(72)) * 60 * minuteMs) : null,
    openedAt,
    threads,
    messages,
    tags: random.chance(0.45) ? someTags(random) : [],
    notes: random.chance(0.08)
      ? [
          {
            id: random.id(last),
            agent: agent ?? random.below(agentNames.length),
            text: random.pick(noteTexts),
            at: last,
          },
        ]
      : [],
  };
}

type Frame = Pick<GeneratedConversation, 'openedAt' | 'profile' | 'status' | 'agent' | 'threads'>;

/** Median 3, ninetieth percentile 7, at most 130; answers after a median of 18 to 26 minutes with a long tail. */
function makeMessages(
  plan: Plan,
  random: Random,
  { openedAt, profile, status, agent, threads }: Frame,
): GeneratedMessage[] {
  const matter = matterOf(random, profile.language);
  const brand = channelPlans[profile.channel]?.handle ?? '';
  const wanted = Math.min(130, Math.max(1, Math.round(random.lognormal(3.05, 0.66))));
  const messages: GeneratedMessage[] = [];
  let at = openedAt;
  let isOurs = false;
  for (let n = 0; n < wanted; n += 1) {
    const moves = isOurs && threads.length === 1 && threads[0]?.kind === 'post' && random.chance(0.23);
    const isEnd = n === wanted - 1;
    const kind = isOurs
      ? moves
        ? 'toPrivate'
        : 'answer'
      : n === 0
        ? 'first'
        : isEnd && status === 'resolved'
          ? 'thanks'
          : 'more';
    const thread = threads.length - 1;
    const isPublic = threads[thread]?.kind === 'post';
    const text = writeText(random, matter, kind, !isOurs && isPublic ? brand : null);
    const hasImage = !isOurs && random.chance(0.05);
    messages.push({
      id: random.id(at),
      thread,
      direction: isOurs ? 'out' : 'in',
      agent: isOurs ? agent : null,
      text,
      at,
      hasImage,
    });
    if (moves) threads.push(stage(random, at, true));
    // A customer adds something before we answered in every fifth case.
    isOurs = isOurs ? false : !random.chance(0.2) && (agent !== null || status === 'resolved' || status === 'pending');
    const waitMinutes = isOurs ? random.lognormal(25.5, 1.97) : random.lognormal(20, 1.6);
    // Nothing lies after the plan's end, and a conversation does not drag on for weeks.
    at = new Date(
      Math.min(at.getTime() + Math.min(waitMinutes, 2880) * minuteMs + 1000, plan.until.getTime() - (wanted - n)),
    );
  }
  return messages;
}

function stage(random: Random, at: Date, isPrivate: boolean): GeneratedConversation['threads'][number] {
  return { id: random.id(at), kind: isPrivate ? 'dm' : 'post', visibility: isPrivate ? 'private' : 'public' };
}

function someTags(random: Random): number[] {
  const one = Math.floor(random.next() ** 2 * tagNames.length);
  const two = Math.floor(random.next() ** 2 * tagNames.length);
  return random.chance(0.3) && one !== two ? [one, two] : [one];
}
