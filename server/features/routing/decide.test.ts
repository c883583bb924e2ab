import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defaultRouting, type RoutingConditions, type RoutingRule, type RoutingRules } from '#contract/routing.ts';
import { aRoutingRule } from '#test/factories/routing.ts';
import { decide, noteTaken, type RoutingFacts, type Staff } from './decide.ts';
import type { Person } from './people.ts';

const at = new Date('2026-03-10T09:00:00Z');
const facts = (changes: Partial<RoutingFacts> = {}): RoutingFacts => ({
  network: 'bluesky',
  stage: 'public',
  language: 'en',
  teamId: null,
  followers: 120,
  marks: [],
  fields: {},
  labels: {},
  text: 'Do you ship to Norway?',
  category: 'general',
  priority: 'normal',
  tags: [],
  tier: 1,
  isTierByHand: false,
  knownBy: null,
  not: [],
  ...changes,
});
const policy = (...rules: RoutingRule[]): RoutingRules => ({ ...defaultRouting, rules });
const person = (id: string, changes: Partial<Person> = {}): Person => ({
  id,
  teamIds: [],
  tier: 1,
  languages: [],
  networks: [],
  topics: [],
  capacity: null,
  isWorking: true,
  ...changes,
});
const staff = (people: Person[], loads: Record<string, number> = {}): Staff => ({
  people,
  loads: new Map(Object.entries(loads)),
  turns: new Map(),
});
const chosen = (rules: RoutingRules, asked: RoutingFacts, who: Staff) => {
  const { choice } = decide(rules, asked, who, at);
  return choice.is === 'person' ? `${choice.agentId} ${choice.by}` : choice.is === 'waits' ? choice.because : 'queue';
};

describe('the rules', () => {
  it('leave what none of them fits in the queue, and by themselves everything', () => {
    expect(decide(defaultRouting, facts(), staff([person('ana')]), at)).toMatchObject({
      rule: null,
      choice: { is: 'queue' },
      teamId: null,
      tier: 1,
    });
  });

  it('are asked in order, and say by which condition the others were passed over', () => {
    const rules = policy(
      aRoutingRule({ id: 'vip', when: { marks: ['vip'] } }),
      aRoutingRule({ id: 'urgent', when: { priorities: ['urgent'], stage: 'public' } }),
      aRoutingRule(),
    );

    const found = decide(rules, facts({ priority: 'urgent' }), staff([person('ana')]), at);

    expect(found.rule?.id).toBe('urgent');
    expect(found.passed).toEqual([{ ruleId: 'vip', failed: 'marks' }]);
    expect(found.reasons).toEqual([
      { condition: 'priorities', value: 'urgent' },
      { condition: 'stage', value: 'public' },
    ]);
  });

  test.each<[string, RoutingConditions, Partial<RoutingFacts>, boolean]>([
    ['a category', { categories: ['complaint', 'general'] }, {}, true],
    ['another category', { categories: ['complaint'] }, {}, false],
    ['no category yet', { categories: ['general'] }, { category: null }, false],
    ['a tag', { tags: ['refund'] }, { tags: ['new', 'refund'] }, true],
    ['a tier', { tiers: [2, 3] }, { tier: 2 }, true],
    ['another tier', { tiers: [2, 3] }, {}, false],
    ['words', { words: ['ship*'] }, {}, true],
    ['a contact field', { fields: [{ key: 'tier', values: ['gold'] }] }, { fields: { tier: 'gold' } }, true],
    ['a team that a person chose', { teamIds: ['billing'] }, { teamId: 'billing' }, true],
    ['followers', { followersAtLeast: 1000 }, {}, false],
  ])('ask for %s', (_, when, changes, fits) => {
    expect(decide(policy(aRoutingRule({ when })), facts(changes), staff([]), at).rule !== null).toBe(fits);
  });

  it('ask the next one when nobody can take it, where the rule says so', () => {
    const far = staff([person('ana', { isWorking: false }), person('ben', { tier: 2 })]);
    const rules = (otherwise: 'wait' | 'next') =>
      policy(aRoutingRule({ id: 'first', agentIds: ['ana'], otherwise }), aRoutingRule({ id: 'rest' }));

    expect(chosen(rules('wait'), facts(), far)).toBe('not_working');
    expect(chosen(rules('next'), facts(), far)).toBe('ben least_loaded');
    expect(decide(rules('next'), facts(), far, at).passed).toEqual([{ ruleId: 'first', failed: 'nobody' }]);
  });

  it('leave it waiting for the first that fitted, when nobody can take it by any', () => {
    const rules = policy(
      aRoutingRule({ id: 'first', otherwise: 'next' }),
      aRoutingRule({ id: 'second', otherwise: 'next' }),
      aRoutingRule({ id: 'other', when: { marks: ['vip'] } }),
    );

    expect(decide(rules, facts(), staff([]), at)).toMatchObject({ rule: { id: 'first' }, choice: { is: 'waits' } });
  });

  it('give team and tier, but never over a person’s choice', () => {
    const rules = policy(aRoutingRule({ teamId: 'billing', tier: 2, method: 'queue' }));

    expect(decide(rules, facts(), staff([]), at)).toMatchObject({ teamId: 'billing', tier: 2 });
    expect(decide(rules, facts({ teamId: 'legal', tier: 3, isTierByHand: true }), staff([]), at)).toMatchObject({
      teamId: 'legal',
      tier: 3,
    });
  });
});

describe('a person', () => {
  test.each<[string, Partial<RoutingRule>, Partial<RoutingFacts>, Partial<Person>, string]>([
    ['is free', {}, {}, {}, 'ana least_loaded'],
    ['is not named', { agentIds: ['ben'] }, {}, {}, 'not_named'],
    ['is in another team', { teamId: 'billing' }, {}, { teamIds: ['legal'] }, 'not_in_team'],
    ['is of a lower tier', { tier: 2 }, {}, {}, 'tier'],
    ['is of a higher tier', {}, {}, { tier: 3 }, 'ana least_loaded'],
    ['does not speak it', {}, { language: 'ar' }, { languages: ['en', 'de'] }, 'language'],
    ['speaks it with all its regions', {}, { language: 'pt-BR' }, { languages: ['pt'] }, 'ana least_loaded'],
    ['meets a language that nobody recognised', {}, { language: null }, { languages: ['de'] }, 'ana least_loaded'],
    ['does not know the network', {}, {}, { networks: ['mastodon'] }, 'network'],
    ['does not know the topic', { topics: ['refunds'] }, {}, { topics: ['general'] }, 'topic'],
    ['knows one of the topics', { topics: ['refunds', 'tax'] }, {}, { topics: ['tax'] }, 'ana least_loaded'],
    ['knows the category', {}, {}, { topics: ['general'] }, 'ana least_loaded'],
    ['gave it back', {}, { not: ['ana'] }, {}, 'gave_back'],
    ['is not at work', {}, {}, { isWorking: false }, 'not_working'],
    ['is full', {}, { priority: 'urgent' }, { capacity: 4 }, 'full'],
    ['has just room', {}, { priority: 'high' }, { capacity: 4 }, 'ana least_loaded'],
  ])('who %s', (_, ruled, asked, changes, expected) => {
    expect(chosen(policy(aRoutingRule(ruled)), facts(asked), staff([person('ana', changes)], { ana: 2 }))).toBe(
      expected,
    );
  });

  it('who holds nothing takes even what weighs more than all they can', () => {
    expect(chosen(policy(aRoutingRule()), facts({ priority: 'urgent' }), staff([person('ana', { capacity: 1 })]))).toBe(
      'ana least_loaded',
    );
  });

  it('is not asked for help from a higher tier where the policy says so', () => {
    const alone = { ...policy(aRoutingRule()), higherTiersHelp: false };

    expect(chosen(alone, facts(), staff([person('ana', { tier: 2 })]))).toBe('tier');
  });

  it('nearest to taking it says why it waits', () => {
    const who = staff([
      person('ana', { languages: ['de'] }),
      person('ben', { isWorking: false }),
      person('cem', { teamIds: [] }),
    ]);
    who.loads.set('cem', 20);

    expect(chosen(policy(aRoutingRule()), facts(), who)).toBe('full');
    expect(chosen(policy(aRoutingRule()), facts(), staff([]))).toBe('not_named');
  });
});

describe('the choice', () => {
  it('is who uses the least of their capacity, the lowest tier first', () => {
    const who = staff([person('ana', { capacity: 10 }), person('ben', { capacity: 40 }), person('cem', { tier: 2 })], {
      ana: 5,
      ben: 10,
    });

    expect(chosen(policy(aRoutingRule()), facts(), who)).toBe('ben least_loaded');
  });

  it('goes round where the rule says so, whoever comes and goes', () => {
    const rules = policy(aRoutingRule({ method: 'round_robin' }));
    const who = staff([person('ana'), person('ben'), person('cem')]);
    const order: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      const now = n === 3 ? { ...who, people: who.people.filter(({ id }) => id !== 'ana') } : who;
      const found = decide(rules, facts(), now, at);
      noteTaken(who, found, 1);
      order.push(found.choice.is === 'person' ? found.choice.agentId : '-');
    }

    expect(order).toEqual(['ana', 'ben', 'cem', 'ben', 'ana', 'cem', 'ben']);
  });

  const known = { knownBy: { agentId: 'ben', at: new Date('2026-03-04T09:00:00Z') } };
  test.each<[string, number | null, Partial<Person>, number, string]>([
    ['who knows the customer', 7, {}, 5, 'ben knows'],
    ['not who answered too long ago', 5, {}, 5, 'ana least_loaded'],
    ['not where the rule does not ask', null, {}, 5, 'ana least_loaded'],
    ['not who is away', 7, { isWorking: false }, 5, 'ana least_loaded'],
    ['not who is full', 7, {}, 20, 'ana least_loaded'],
  ])('is first %s', (_, stickyDays, changes, load, expected) => {
    const who = staff([person('ana'), person('ben', changes)], { ana: 1, ben: load });

    expect(chosen(policy(aRoutingRule({ stickyDays })), facts(known), who)).toBe(expected);
  });
});

const anyPerson = fc.record({
  id: fc.uuid(),
  teamIds: fc.subarray(['billing', 'legal']),
  tier: fc.constantFrom(1 as const, 2 as const, 3 as const),
  languages: fc.subarray(['en', 'de', 'ar']),
  networks: fc.subarray(['bluesky', 'mastodon']),
  topics: fc.subarray(['general', 'refunds']),
  capacity: fc.option(fc.integer({ min: 1, max: 12 })),
  isWorking: fc.boolean(),
});
const anyRule = fc.record({
  id: fc.uuid(),
  name: fc.constant('Rule'),
  when: fc.constantFrom<RoutingConditions>({}, { priorities: ['urgent'] }, { languages: ['de'] }, { tiers: [2] }),
  teamId: fc.option(fc.constantFrom('billing', 'legal')),
  tier: fc.option(fc.constantFrom(1 as const, 2 as const, 3 as const)),
  agentIds: fc.constant<string[]>([]),
  topics: fc.subarray(['refunds']),
  method: fc.constantFrom('queue' as const, 'least_loaded' as const, 'round_robin' as const),
  stickyDays: fc.option(fc.constant(7)),
  otherwise: fc.constantFrom('wait' as const, 'next' as const),
});
const anyFacts = fc
  .record({
    language: fc.constantFrom('en', 'de', 'ar', null),
    network: fc.constantFrom('bluesky', 'mastodon'),
    priority: fc.constantFrom('urgent' as const, 'high' as const, 'normal' as const, 'low' as const),
    tier: fc.constantFrom(1 as const, 2 as const, 3 as const),
    category: fc.constantFrom('general', 'refunds', null),
  })
  .map((changes) => facts(changes));
const anyWorld = fc.record({
  people: fc.uniqueArray(anyPerson, { selector: ({ id }) => id, maxLength: 8 }),
  rules: fc.uniqueArray(anyRule, { selector: ({ id }) => id, maxLength: 4 }),
  asked: fc.array(anyFacts, { maxLength: 40 }),
});

function replay(rules: RoutingRules, asked: readonly RoutingFacts[], people: Person[]) {
  const who = staff(people);
  const decisions = asked.map((one) => {
    const found = decide(rules, one, who, at);
    noteTaken(who, found, rules.weights[one.priority]);
    return found;
  });
  return { who, decisions };
}

describe('whatever the rules, the people and the conversations', () => {
  it('the same gives the same, in whatever order the people come', () => {
    fc.assert(
      fc.property(anyWorld, ({ people, rules, asked }) => {
        const once = replay(policy(...rules), asked, people).decisions;
        const again = replay(policy(...rules), asked, people.toReversed()).decisions;
        expect(again).toEqual(once);
      }),
    );
  });

  it('nobody gets more than they can hold, what they lack the skill for, or anything while not at work', () => {
    fc.assert(
      fc.property(anyWorld, ({ people, rules, asked }) => {
        const { who, decisions } = replay(policy(...rules), asked, people);
        const heaviest = Math.max(...Object.values(defaultRouting.weights));
        for (const one of people)
          expect(who.loads.get(one.id) ?? 0).toBeLessThanOrEqual(
            Math.max(one.capacity ?? defaultRouting.capacity, heaviest),
          );
        for (const [n, { choice, teamId, tier }] of decisions.entries()) {
          const taker = people.find(({ id }) => choice.is === 'person' && id === choice.agentId);
          if (choice.is !== 'person') continue;
          const language = asked[n]?.language ?? null;
          expect(taker).toMatchObject({ isWorking: true });
          expect(taker?.tier).toBeGreaterThanOrEqual(tier);
          expect(teamId === null || taker?.teamIds.includes(teamId)).toBe(true);
          expect(language === null || !taker?.languages.length || taker.languages.includes(language)).toBe(true);
        }
      }),
    );
  });

  it('people of one kind hold the same, give or take one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('least_loaded' as const, 'round_robin' as const),
        (count, many, method) => {
          const people = Array.from({ length: count }, (_, n) => person(`p${n}`));
          const { who } = replay(
            policy(aRoutingRule({ method })),
            Array.from({ length: many }, () => facts()),
            people,
          );
          const loads = people.map(({ id }) => who.loads.get(id) ?? 0);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
