import { describe, expect, test } from 'vitest';
import { defaultGoingPrivate, type GoingPrivate } from '#contract/going-private.ts';
import { codesOf, mostExchanges, proposeStage, type StageFacts } from './propose-stage.ts';

const facts = (change: Partial<StageFacts> = {}): StageFacts => ({
  network: 'sandbox',
  wrote: 'public',
  canPublic: true,
  canPrivate: true,
  window: null,
  words: 'When do you open on Sunday?',
  followers: 120,
  others: 0,
  exchanges: 0,
  ...change,
});
const drawn = (change: Partial<StageFacts>, policy: GoingPrivate = defaultGoingPrivate) => {
  const proposal = proposeStage(facts(change), policy);
  return proposal && `${proposal.stage}${proposal.invites ? ' by invitation' : ''}: ${codesOf(proposal).join(', ')}`;
};

describe('where an answer belongs', () => {
  test.each<[string, Partial<StageFacts>, string | null]>([
    ['a question in public is answered there', {}, 'public: asked_in_public'],
    ['what came in private stays private', { wrote: 'private' }, 'private: wrote_private'],
    [
      'also with a public thread beside it and many readers',
      { wrote: 'private', followers: 90_000 },
      'private: wrote_private',
    ],
    ['many followers are a reason to be seen answering', { followers: 48_000 }, 'public: asked_in_public, many_read'],
    ['so are others in the thread', { others: 3 }, 'public: asked_in_public, many_read'],
    ['personal data leaves the stage', { words: 'Call me: +49 151 23456789' }, 'private by invitation: personal_data'],
    ['so does an account', { words: 'I cannot get into MY ACCOUNT' }, 'private by invitation: topic'],
    ['so does money, in another language', { words: 'Wann kommt meine Erstattung?' }, 'private by invitation: topic'],
    [
      'so does what hurt somebody',
      { words: 'The kettle exploded', others: 5 },
      'private by invitation: topic, many_read',
    ],
    ['so do documents', { words: 'Il est où, mon contrat ?' }, 'private by invitation: topic'],
    ['so does somebody who would buy', { words: 'We need a quote for 300 seats' }, 'private by invitation: topic'],
    ['a third public answer is the last', { exchanges: 3 }, 'private by invitation: exchanges'],
    ['the second is not', { exchanges: 2 }, 'public: asked_in_public'],
    [
      'all reasons are told',
      { words: 'refund to DE89370400440532013000', exchanges: 4 },
      'private by invitation: personal_data, topic, exchanges',
    ],
    [
      'without a private way it is said in public',
      { canPrivate: false, exchanges: 9 },
      'public: no_private_way, exchanges',
    ],
    ['without a public way it is said in private', { canPublic: false }, 'private: no_public_way'],
    ['without any way nothing is proposed', { canPublic: false, canPrivate: false }, null],
    ['words in other words are none', { words: 'The accountant smiled' }, 'public: asked_in_public'],
  ])('%s', (_rule, change, proposal) => {
    expect(drawn(change)).toBe(proposal);
  });

  test('a rule that is off says nothing, and a network may have a limit of its own', () => {
    const policy: GoingPrivate = {
      ...defaultGoingPrivate,
      personalData: false,
      topics: defaultGoingPrivate.topics.map((topic) => ({ ...topic, isOn: false })),
      exchanges: [
        { network: '', most: 3 },
        { network: 'bluesky', most: 6 },
      ],
    };
    expect(drawn({ words: 'refund to DE89370400440532013000' }, policy)).toBe('public: asked_in_public');
    expect([mostExchanges(policy, 'bluesky'), mostExchanges(policy, 'mastodon')]).toEqual([6, 3]);
    expect(drawn({ network: 'bluesky', exchanges: 5 }, policy)).toBe('public: asked_in_public');
  });

  const left = (hours: number, outside: 'template' | 'nothing' = 'nothing') => ({ leftMs: hours * 3_600_000, outside });

  test.each<[string, Partial<StageFacts>, string]>([
    ['a window that is wide open says nothing', { wrote: 'private', window: left(20) }, 'private: wrote_private'],
    ['one that closes soon is told', { wrote: 'private', window: left(2.5) }, 'private: wrote_private, window_soon'],
    [
      'after it a template may still be sent',
      { wrote: 'private', window: left(-1, 'template') },
      'private: wrote_private, window_template',
    ],
    ['else it is said in public', { wrote: 'private', window: left(0) }, 'public: wrote_private, window_closed'],
    [
      'where what is private asks them to write again',
      { wrote: 'private', window: left(-5), words: 'Where is my refund?' },
      'private by invitation: window_closed, topic',
    ],
    [
      'and without a public way waits for them',
      { wrote: 'private', canPublic: false, window: left(-5) },
      'private: no_public_way, window_closed',
    ],
    ['who asks in public is answered there', { window: left(-5) }, 'public: asked_in_public'],
    [
      'and asked in as ever: they write first',
      { words: 'Where is my refund?', window: left(-5) },
      'private by invitation: topic',
    ],
  ])('by the window of the network: %s', (_rule, change, proposal) => {
    expect(drawn(change)).toBe(proposal);
  });

  test('the hours left are counted up', () => {
    const { reasons } = proposeStage(facts({ wrote: 'private', window: left(1.2) }), defaultGoingPrivate) ?? {};
    expect(reasons).toEqual([{ kind: 'wrote_private' }, { kind: 'window_soon', count: 2 }]);
  });

  test('a reason tells what it saw', () => {
    expect(proposeStage(facts({ words: 'I want a refund!' }), defaultGoingPrivate)?.reasons).toEqual([
      { kind: 'topic', name: 'Money', word: 'refund' },
    ]);
  });
});
