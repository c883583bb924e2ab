import { describe, expect, test } from 'vitest';
import type { Connector } from '#connectors/connector.ts';
import { standardRoles } from '#contract/permissions.ts';
import { bystandersOf, type Reached, type StageFacts, stagesOf } from './stages.ts';

const never = () => Promise.reject(new Error('Stages are told without calling a network.'));
const network: Connector = {
  network: 'alpha',
  label: 'Alpha',
  mark: { letters: 'A', color: '#000' },
  settings: [],
  text: { public: { max: 300, unit: 'graphemes' }, private: { max: 1_000, unit: 'characters' } },
  images: { max: 4, maxBytes: 1, mimeTypes: [] },
  connect: never,
  parse: () => ({ items: [], skipped: [] }),
  reply: never,
  direct: never,
  like: never,
  hide: never,
  delete: never,
};
const heardAt = new Date('2026-03-01T12:00:00Z');
const footing = (changes: Partial<Reached> = {}): Reached => ({
  stage: 'public',
  postId: 't1 p1',
  messageId: 'm1',
  channelId: 'c1',
  handle: 'acme',
  accountId: 'us',
  network: 'alpha',
  settings: {},
  isConnected: true,
  mentions: [],
  toHandle: 'mila',
  heardAt,
  ...changes,
});
const facts = (changes: Partial<StageFacts> = {}): StageFacts => ({
  lastStage: 'public',
  footings: [footing()],
  people: [],
  permissions: new Set(standardRoles.owner),
  ...changes,
});
const stages = (changes: Partial<StageFacts>, connector: Connector = network) =>
  stagesOf(facts(changes), () => connector);

test('a public message can be answered where it stands, and in private', () => {
  expect(stages({})).toEqual({
    initial: 'public',
    public: {
      postId: 't1 p1',
      channelId: 'c1',
      handle: 'acme',
      replyToId: 'm1',
      max: 300,
      unit: 'graphemes',
      images: 4,
    },
    private: { channelId: 'c1', handle: 'acme', max: 1_000, unit: 'characters', images: 4 },
    bystanders: [],
    can: ['like', 'hide', 'delete_own'],
  });
});

test('a private conversation never opens in public, whatever else is possible', () => {
  const both = [footing({ stage: 'private', messageId: 'm2', channelId: 'c2' }), footing()];

  expect(stages({ lastStage: 'private', footings: both })).toMatchObject({
    initial: 'private',
    private: { channelId: 'c2' },
  });
  const { direct: _, ...mute } = network;
  expect(stages({ lastStage: 'private', footings: both }, mute)).toMatchObject({ initial: null, private: null });
});

test.each<[string, Partial<StageFacts>, Connector]>([
  ['the account was disconnected', { footings: [footing({ isConnected: false })] }, network],
  ['the network takes no replies', {}, { ...network, reply: undefined } as unknown as Connector],
  ['the network says no length', {}, { ...network, text: {} }],
  ['nothing of the customer stands any more', { footings: [] }, network],
])('there is no public stage when %s', (_, changes, connector) => {
  expect(stages(changes, connector)).toMatchObject({ initial: null, public: null });
});

test('nobody is offered what their permissions do not allow', () => {
  expect(stages({ permissions: new Set(standardRoles.agent) }).can).toEqual(['like', 'hide']);
  expect(stages({ permissions: new Set(standardRoles.auditor) }).can).toEqual([]);
});

test('bystanders are those of the thread that is answered, without the customer who is answered', () => {
  const people = ['nora', 'timo', 'lea'].map((profileId, n) => ({
    profileId,
    handle: profileId,
    name: profileId,
    threadIds: n < 2 ? ['t1'] : ['t2'],
  }));

  expect(bystandersOf('t1 nora', people).map(({ handle }) => handle)).toEqual(['timo']);
  expect(bystandersOf('t2 lea', people)).toEqual([]);
});

test('what fits hangs on the account and on whom an answer must name', () => {
  const strict: Connector = {
    ...network,
    limitsFor: ({ most }, readers) => {
      const text = { max: Number(most) - readers.join('').length, unit: 'characters' as const };
      return { text: { public: text, private: text } };
    },
  };
  const footings = [footing({ settings: { most: '5000' } })];

  expect(stages({ footings }, strict)).toMatchObject({ public: { max: 4996, images: 0 }, private: { max: 4996 } });
});

describe('where an account may answer only who named it', () => {
  const picky: Connector = {
    ...network,
    refuses: ({ level }, { verb, accountId, mentions }) => {
      if (verb === 'like') return level === 'high' ? null : 'access_level';
      return verb === 'reply' && mentions?.includes(accountId) === false ? 'not_summoned' : null;
    },
  };

  test('who did not is answered in private, and it is said why', () => {
    expect(stages({}, picky)).toMatchObject({ initial: null, public: null, private: {}, refused: 'not_summoned' });
  });

  test('who did is answered where they stand', () => {
    const found = stages({ footings: [footing({ mentions: ['us'] })] }, picky);

    expect(found).toMatchObject({ initial: 'public', public: {} });
    expect(found.refused).toBeUndefined();
  });

  test.each(['high', 'low'])('a like is offered where the %s level has it', (level) => {
    const { can } = stages({ footings: [footing({ settings: { level } })] }, picky);

    expect(can.includes('like')).toBe(level === 'high');
  });
});

test.each<[string, Connector['window'], Partial<Reached>, unknown]>([
  ['no window', undefined, { stage: 'private' }, undefined],
  ['hours for all', { hours: 24, outside: 'template' }, { stage: 'private' }, ['2026-03-02T12:00:00.000Z', 'template']],
  [
    'longer for a person, who reads this',
    { hours: 24, hoursForPeople: 168, outside: 'nothing' },
    { stage: 'private' },
    ['2026-03-08T12:00:00.000Z', 'nothing'],
  ],
  ['nothing private was said', { hours: 24, outside: 'template' }, {}, [null, 'template']],
  ['nothing private was said, and we may begin', { hours: 24, outside: 'nothing', mayBegin: true }, {}, undefined],
])('the private stage says until when it is open: %s', (_, window, changes, told) => {
  const found = stages({ footings: [footing(changes)] }, { ...network, ...(window ? { window } : {}) }).private?.window;
  expect(found && [found.closesAt, found.outside]).toEqual(told);
});
