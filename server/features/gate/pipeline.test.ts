import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultAuthority } from '#contract/authority.ts';
import { measure } from '#contract/measure.ts';
import { type Permission, permissions } from '#contract/permissions.ts';
import { defaultWordRules } from '#contract/words.ts';
import { checks } from './checks/list.ts';
import type { TextFacts } from './facts.ts';
import { makePhrases } from './phrases.ts';
import { checkText } from './pipeline.ts';
import { mayLeave } from './verdict.ts';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const policies: TextFacts['policies'] = {
  authority: { version: 0, body: defaultAuthority },
  words: { version: 0, body: defaultWordRules, phrases: makePhrases(defaultWordRules.rules) },
};

const actor = (held: readonly Permission[]): TextFacts['actor'] => ({
  agentId: 'a',
  apiKeyId: null,
  role: 'agent',
  tier: 1,
  permissions: new Set(held),
});

function facts(change: Partial<TextFacts> = {}): TextFacts {
  return {
    now,
    verb: 'reply',
    actor: actor(permissions),
    withheld: null,
    channel: {
      handle: 'acme',
      network: 'Sandbox',
      state: 'connected',
      pausedUntil: null,
      isOffered: true,
      limit: { max: 500, unit: 'characters' },
      images: { max: 2, maxBytes: 100, mimeTypes: ['image/png'] },
    },
    target: { isOnNetwork: true, isPublic: true, isDeleted: false },
    stage: 'public',
    text: 'It is on its way.',
    attachments: [],
    missingAttachments: 0,
    same: [],
    answers: [],
    addressees: [{ profileId: 'p', handle: 'mila', name: 'Mila' }],
    strangers: [],
    origins: [],
    category: null,
    policies,
    promised: [],
    promisedToday: 0,
    publishReason: undefined,
    ...change,
  };
}

const channel = (change: Partial<NonNullable<TextFacts['channel']>>): TextFacts['channel'] => {
  const { channel: usual } = facts();
  return usual && { ...usual, ...change };
};
const origin = (change: Partial<TextFacts['origins'][number]>): TextFacts['origins'][number] => ({
  title: 'Parcel',
  expiredAt: null,
  isDeleted: false,
  isUnchanged: true,
  blanksLeft: [],
  ...change,
});
const image = { name: 'a.png', state: 'stored', mimeType: 'image/png', sizeBytes: 10, alt: 'A box', sha256: 'aa' };

/** What stands in the way, as `check:verdict:reason`. */
const objections = (change: Partial<TextFacts>) =>
  checkText(facts(change))
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ check, verdict, reason }) => `${check}:${verdict}:${reason}`);

test.each<[string, Partial<TextFacts>, string[]]>([
  ['an ordinary answer', {}, []],
  ['no right to answer in public', { actor: actor(['reply.draft']) }, ['permission:stop:permission_missing']],
  ['a private right only', { actor: actor(['reply.private']), verb: 'direct', stage: 'private', target: null }, []],
  [
    'a matter of another team',
    {
      withheld: {
        right: 'answer',
        hurdle: 'team',
        category: 'Legal',
        teams: ['Legal'],
        tier: 1,
        role: 'agent',
        group: '',
      },
    },
    ['right:stop:not_yours_to_answer'],
  ],
  ['no channel', { channel: null }, ['channel:stop:channel_not_connected']],
  ['a channel to reconnect', { channel: channel({ state: 'reconnect' }) }, ['channel:stop:channel_not_connected']],
  ['a paused channel', { channel: channel({ pausedUntil: minutesAgo(-1) }) }, ['channel:warn:channel_paused']],
  ['a pause that is over', { channel: channel({ pausedUntil: minutesAgo(1) }) }, []],
  ['a verb the network lacks', { channel: channel({ isOffered: false }) }, ['channel:stop:not_offered']],
  [
    'a private way the network lacks',
    { channel: channel({ isOffered: false }), stage: 'private', verb: 'direct', target: null },
    ['channel:stop:not_offered', 'stage:stop:no_private_way'],
  ],
  ['nothing to answer', { target: null }, ['gone:stop:target_gone', 'stage:stop:no_public_message']],
  ['a deleted message', { target: { isOnNetwork: true, isPublic: true, isDeleted: true } }, ['gone:stop:target_gone']],
  [
    'a private message answered in public',
    { target: { isOnNetwork: true, isPublic: false, isDeleted: false } },
    ['stage:stop:no_public_message'],
  ],
  [
    'our own answer that is not out yet',
    { target: { isOnNetwork: false, isPublic: true, isDeleted: false } },
    ['gone:stop:target_not_there_yet'],
  ],
  ['no text', { text: ' \n' }, ['length:stop:text_missing']],
  ['no text but an image', { text: '', attachments: [image] }, []],
  ['too many images', { attachments: [image, image, image] }, ['attachments:stop:too_many_attachments']],
  [
    'a network without images',
    { channel: channel({ images: null }), attachments: [image] },
    ['attachments:stop:too_many_attachments'],
  ],
  ['an image too large', { attachments: [{ ...image, sizeBytes: 101 }] }, ['attachments:stop:attachment_too_large']],
  [
    'an image of another type',
    { attachments: [{ ...image, mimeType: 'image/avif' }] },
    ['attachments:stop:attachment_type_refused'],
  ],
  ['an image that is gone', { missingAttachments: 1 }, ['attachments:stop:attachment_not_ready']],
  ['an image without description', { attachments: [{ ...image, alt: ' ' }] }, ['attachments:warn:alt_text_missing']],
  [
    'the same a minute ago',
    { same: [{ at: minutesAgo(1), isHere: true, attachmentHashes: [] }] },
    ['duplicate:stop:same_just_sent'],
  ],
  [
    'the same an hour ago',
    { same: [{ at: minutesAgo(60), isHere: true, attachmentHashes: [] }] },
    ['duplicate:warn:same_sent_today'],
  ],
  [
    'the same a minute ago in another thread',
    { same: [{ at: minutesAgo(1), isHere: false, attachmentHashes: [] }] },
    ['duplicate:warn:same_sent_today'],
  ],
  ['the same text with another image', { same: [{ at: minutesAgo(1), isHere: true, attachmentHashes: ['bb'] }] }, []],
  [
    'a colleague was faster',
    { answers: [{ agentId: 'b', agentName: 'Ben', text: 'Done', at: minutesAgo(0), state: 'queued' }] },
    ['collision:stop:answered_meanwhile'],
  ],
  ['an expired saved reply', { origins: [origin({ expiredAt: now })] }, ['saved_reply:stop:saved_reply_expired']],
  ['words of its own after one', { origins: [origin({ expiredAt: now, isUnchanged: false })] }, []],
  ['a deleted saved reply', { origins: [origin({ isDeleted: true })] }, ['saved_reply:stop:saved_reply_deleted']],
  ['a blank', { origins: [origin({ blanksLeft: ['[date]'] })] }, ['saved_reply:stop:blanks_left']],
  ['a saved reply that is good', { origins: [origin({})] }, []],
  ['a variable', { text: 'Hi {{ customer.name }}' }, ['saved_reply:stop:variables_left']],
  ['braces of nothing we know', { text: 'Use {{handlebars}}' }, []],
  ['a stranger addressed', { strangers: ['x'] }, ['addressees:stop:unknown_addressee']],
  ['a bystander named in the text', { text: 'Hi @ngozi.eze' }, ['addressees:warn:names_someone_else']],
  ['the customer and us named in the text', { text: '@Mila, @acme here' }, []],
  ['an address of mail in the text', { text: 'Write to help@acme.test' }, []],
])('%s', (_, change, expected) => {
  expect(objections(change)).toEqual(expected);
});

test('everyone addressed is listed', () => {
  const result = checkText(facts()).find(({ check }) => check === 'addressees');

  expect(result?.parameters).toEqual({ addressees: [{ profileId: 'p', handle: 'mila', name: 'Mila' }] });
});

test('both texts are at hand when a colleague was faster', () => {
  const answers = [{ agentId: 'b', agentName: 'Ben', text: 'Theirs', at: now, state: 'sent' }];
  const result = checkText(facts({ answers, text: 'Mine' })).find(({ check }) => check === 'collision');

  expect(result?.parameters).toMatchObject({ answers: [{ text: 'Theirs' }], yours: 'Mine' });
});

test('a text leaves exactly when it is within the limit, in the unit of the network', () => {
  const anyUnit = fc.constantFrom('graphemes', 'characters', 'utf16');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      anyUnit,
      fc.integer({ min: 1, max: 40 }),
      (text, unit, max) => {
        const stopped = objections({ text, channel: channel({ limit: { max, unit } }) }).some((line) =>
          line.startsWith('length:stop'),
        );
        expect(stopped).toBe(text.trim() === '' || measure(text, unit) > max);
      },
    ),
  );
});

const anyChange: fc.Arbitrary<Partial<TextFacts>> = fc.record(
  {
    text: fc.oneof(fc.string({ maxLength: 600 }), fc.constant('Hi @someone')),
    actor: fc.subarray([...permissions]).map(actor),
    missingAttachments: fc.nat({ max: 1 }),
    answers: fc.array(fc.constant({ agentId: 'b', agentName: 'Ben', text: 'x', at: now, state: 'sent' }), {
      maxLength: 1,
    }),
    same: fc.array(
      fc.record({
        at: fc.nat({ max: 2_000 }).map(minutesAgo),
        isHere: fc.boolean(),
        attachmentHashes: fc.constant<string[]>([]),
      }),
    ),
    target: fc.option(fc.record({ isOnNetwork: fc.boolean(), isPublic: fc.boolean(), isDeleted: fc.boolean() })),
  },
  { requiredKeys: [] },
);

test('whatever is accepted, a stop stays a stop, and no check is left out', () => {
  fc.assert(
    fc.property(anyChange, (change) => {
      const results = checkText(facts(change));
      const every = results.map(({ check }) => check);
      expect(new Set(every)).toEqual(new Set(checks.map(({ name }) => name)));
      if (results.some(({ verdict }) => verdict === 'stop')) expect(mayLeave(results, every)).toBe(false);
      if (results.some(({ verdict }) => verdict === 'warn')) expect(mayLeave(results, [])).toBe(false);
    }),
  );
});
