import { firstNames, lastNames } from './names.ts';
import { channelPlans, type Plan } from './plan.ts';
import { randomFrom } from './random.ts';
import { type Language, languageWeights } from './words.ts';

export type GeneratedProfile = {
  id: string;
  contactId: string;
  channel: number;
  externalId: string;
  handle: string;
  name: string;
  followers: number;
  language: Language;
};

/** Some customers come back, so there are fewer of them than conversations. */
export function profileCount({ conversations }: Plan): number {
  return Math.ceil(conversations * 0.7);
}

/** The customer of the n-th conversation: a new one, or one who wrote before. */
export function profileOf(plan: Plan, n: number): number {
  const count = profileCount(plan);
  const random = randomFrom(plan.seed, 'who', n);
  const fresh = Math.floor((n * count) / plan.conversations);
  return random.chance(0.7) ? fresh : Math.floor(random.next() ** 1.5 * (fresh + 1));
}

/** The k-th customer; nothing else decides what they are. */
export function makeProfile(plan: Plan, start: Date, k: number): GeneratedProfile {
  const random = randomFrom(plan.seed, 'profile', k);
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  const ascii =
    name
      .normalize('NFKD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase() || 'customer';
  const channel = random.chance(0.75) ? 0 : 1;
  const network = channelPlans[channel]?.network;
  return {
    id: random.id(start),
    contactId: random.id(start),
    channel,
    externalId: `generated-${k}`,
    handle: network === 'bluesky' ? `${ascii}${k}.generated.example` : `${ascii}${k}`,
    name,
    followers: Math.floor(random.lognormal(180, 1.9)),
    language: random.weighted(languageWeights),
  };
}
