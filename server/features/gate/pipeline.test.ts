import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileLimits } from '#connectors/limits.ts';
import { defaultAuthority } from '#contract/authority.ts';
import { measure } from '#contract/measure.ts';
import { type Permission, permissions } from '#contract/permissions.ts';
import { defaultSignOff } from '#contract/sign-off.ts';
import { defaultVerification } from '#contract/verification-policy.ts';
import { defaultWordRules } from '#contract/words.ts';
import { unverified } from '#server/features/verification/queries.ts';
import { checks } from './checks/list.ts';
import type { TextFacts } from './facts.ts';
import { makePhrases } from './phrases.ts';
import { checkText } from './pipeline.ts';
import { tellings } from './policies.ts';
import { mayLeave } from './verdict.ts';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const policies: TextFacts['policies'] = {
  authority: { version: 0, body: defaultAuthority },
  words: { version: 0, body: defaultWordRules, phrases: makePhrases(defaultWordRules.rules) },
  verification: { version: 0, body: defaultVerification, phrases: tellings(defaultVerification) },
  signOff: { version: 0, body: defaultSignOff },
};

const nothingSaid = { service: null, survey: null, marketing: null, publication: null };
const consent: TextFacts['consent'] = {
  heardAt: minutesAgo(5),
  askedAt: null,
  windowMs: 30 * 86_400_000,
  last: { direct_message: nothingSaid, public_reply: nothingSaid },
};
const shown: TextFacts['shown'] = { level: 'account', until: minutesAgo(-30), sign: null };

const actor = (held: readonly Permission[]): TextFacts['actor'] => ({
  agentId: 'a',
  apiKeyId: null,
  role: 'agent',
  tier: 1,
  permissions: new Set(held),
  name: 'Ben Adler',
  signOff: '',
  isShielded: false,
});

const offering = (...titles: string[]): Partial<TextFacts> => ({
  choices: {
    titles,
    forms: [
      { form: 'buttons', max: 2, titleMax: 5, text: { max: 20, unit: 'characters' } },
      { form: 'list', max: 3, titleMax: 8, text: { max: 40, unit: 'characters' } },
    ],
  },
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
      isHalted: false,
      isOffered: true,
      refusal: null,
      hasThreads: true,
      limit: { max: 500, unit: 'characters' },
      images: { max: 2, maxBytes: 100, mimeTypes: ['image/png'] },
      files: { types: [{ mimeType: 'video/mp4', maxBytes: 500 }] },
      choices: null,
      spokenBy: null,
      disclosure: '',
    },
    target: { isOnNetwork: true, isPublic: true, isDeleted: false },
    stage: 'public',
    text: 'It is on its way.',
    signOff: '',
    isSigned: false,
    parts: null,
    attachments: [],
    missingAttachments: 0,
    same: [],
    answers: [],
    addressees: [{ profileId: 'p', handle: 'mila', name: 'Mila' }],
    strangers: [],
    choices: { titles: [], forms: null },
    origins: [],
    category: null,
    policies,
    promised: [],
    promisedToday: 0,
    wishes: null,
    language: null,
    publishReason: undefined,
    customerId: 'p',
    matter: { category: null, priority: 'normal', tags: [], said: '' },
    shown: unverified,
    consent,
    purpose: undefined,
    window: null,
    isTemplate: false,
    carries: null,
    danger: null,
    ...change,
  };
}

const channel = (change: Partial<NonNullable<TextFacts['channel']>>): TextFacts['channel'] => {
  const { channel: usual } = facts();
  return usual && { ...usual, ...change };
};
const closing = (closesAt: Date | null, closesForPeopleAt = closesAt): TextFacts['window'] => ({
  closesAt,
  closesForPeopleAt,
  outside: 'nothing',
});
const origin = (change: Partial<TextFacts['origins'][number]>): TextFacts['origins'][number] => ({
  title: 'Parcel',
  expiredAt: null,
  isDeleted: false,
  awaitsRelease: false,
  isUnchanged: true,
  blanksLeft: [],
  ...change,
});
const unmeasured = { width: null, height: null, frames: null };
const film = {
  ...{ name: 'b.mp4', state: 'stored', mimeType: 'video/mp4', sizeBytes: 10, alt: '', sha256: 'bb' },
  ...unmeasured,
};
const mixed: FileLimits = { types: [{ mimeType: 'video/mp4', maxBytes: 500 }], mixes: true };
const image = {
  ...{ name: 'a.png', state: 'stored', mimeType: 'image/png', sizeBytes: 10, alt: 'A box', sha256: 'aa' },
  ...{ width: 10, height: 10, frames: 1 },
};
const jpegs = { max: 2, maxBytes: 100, mimeTypes: ['image/jpeg'] };

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
  ['an account that a person paused', { channel: channel({ isHalted: true }) }, ['channel:warn:channel_paused']],
  ['a pause that is over', { channel: channel({ pausedUntil: minutesAgo(1) }) }, []],
  [
    'who did not call on us, where only such are answered',
    { channel: channel({ refusal: 'not_summoned' }) },
    ['channel:stop:not_summoned'],
  ],
  ['what the access level lacks', { channel: channel({ refusal: 'access_level' }) }, ['channel:stop:access_level']],
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
  [
    'an image that is made smaller',
    { channel: channel({ images: jpegs }), attachments: [{ ...image, sizeBytes: 101 }] },
    ['attachments:hint:picture_made_to_fit'],
  ],
  [
    'a moving image that would no longer move',
    { channel: channel({ images: jpegs }), attachments: [{ ...image, mimeType: 'image/gif', frames: 2 }] },
    ['attachments:stop:attachment_type_refused'],
  ],
  ['a film', { attachments: [film] }, []],
  ['choices that fit', offering('Yes', 'No'), []],
  ['choices that fit only the roomier form', offering('Yes', 'Perhaps', 'No'), []],
  ['choices where none can be', { choices: { titles: ['Yes'], forms: null } }, ['choices:stop:choices_not_offered']],
  ['choices beside an image', { ...offering('Yes'), attachments: [image] }, ['choices:stop:choices_with_files']],
  ['the same twice', offering('Yes', 'yes '), ['choices:stop:choices_alike']],
  ['too many choices', offering('1', '2', '3', '4'), ['choices:stop:too_many_choices']],
  ['a choice too long', offering('Certainly not'), ['choices:stop:choice_too_long']],
  [
    'too many words beside choices',
    { ...offering('Yes'), text: 'a'.repeat(41) },
    ['choices:stop:choices_text_too_long'],
  ],
  ['a film beside an image', { attachments: [film, image] }, ['attachments:stop:file_goes_alone']],
  ['two films', { attachments: [film, film] }, ['attachments:stop:file_goes_alone']],
  ['a film too large', { attachments: [{ ...film, sizeBytes: 501 }] }, ['attachments:stop:attachment_too_large']],
  [
    'a document',
    { attachments: [{ ...film, mimeType: 'application/pdf' }] },
    ['attachments:stop:attachment_type_refused'],
  ],
  [
    'a film where only images go',
    { channel: channel({ files: null }), attachments: [film] },
    ['attachments:stop:attachment_type_refused'],
  ],
  ['files where they mix', { channel: channel({ files: mixed }), attachments: [film, image] }, []],
  [
    'more files than mix',
    { channel: channel({ files: mixed }), attachments: [film, image, film] },
    ['attachments:stop:too_many_attachments'],
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
  [
    'a saved reply that nobody has released',
    { origins: [origin({ awaitsRelease: true })] },
    ['saved_reply:stop:saved_reply_unreleased'],
  ],
  ['a life in danger, answered by a person', { danger: { isHere: true, isBegun: false } }, []],
  [
    'a life in danger, answered by a program',
    { danger: { isHere: true, isBegun: false }, actor: { ...actor(permissions), agentId: null } },
    ['danger:stop:danger_automatic'],
  ],
  [
    'a survey where a life is in danger',
    { danger: { isHere: false, isBegun: false }, purpose: 'survey', stage: 'private', verb: 'direct' },
    ['danger:stop:danger_automatic', 'consent:stop:consent_missing'],
  ],
  [
    'something that nobody asked for while a life is in danger elsewhere',
    { danger: { isHere: false, isBegun: true } },
    ['danger:stop:danger_begun'],
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

const inPrivate = { stage: 'private' as const, verb: 'direct' as const, target: null };
const needed = ['verification:stop:verification_needed'];
const lastWord = (purpose: keyof typeof nothingSaid, given: boolean, at: Date): Partial<TextFacts> => ({
  consent: { ...consent, last: { ...consent.last, direct_message: { ...nothingSaid, [purpose]: { given, at } } } },
});
const silentFor = (days: number): Partial<TextFacts> => ({
  consent: { ...consent, heardAt: minutesAgo(days * 24 * 60) },
});

test.each<[string, Partial<TextFacts>, string[]]>([
  ['a payout in public', { text: 'We refund 20 €.' }, needed],
  ['a payout in private', { ...inPrivate, text: 'We refund 20 €.' }, needed],
  ['a payout in words', { text: 'We will refund twenty euros.' }, needed],
  ['a payout in other digits', { text: 'سنعيد المبلغ ٢٠ يورو' }, needed],
  ['a payout in borrowed letters', { text: 'We will rеfund 20 €.' }, needed],
  ['a payout in the description of an image', { attachments: [{ ...image, alt: 'We refund 20 €.' }] }, needed],
  [
    'a payout among the choices',
    { ...inPrivate, ...offering('We refund 20 €.') },
    ['choices:stop:choice_too_long', ...needed],
  ],
  ['a payout beside the text', { promised: [{ kind: 'credit', amount: 100, currency: 'EUR' }] }, needed],
  ['a payout in a correction', { verb: 'edit', text: 'We refund 20 €.' }, needed],
  ['a payout without an amount', { text: 'We will refund you.' }, [...needed, 'authority:warn:amount_unnamed']],
  ['the number of an order', { text: 'Order 20 is on its way.' }, []],
  ['account data by its form', { ...inPrivate, text: 'We have DE89 3704 0044 0532 0130 00.' }, needed],
  ['account data by its words', { ...inPrivate, text: 'Your balance is fine.' }, needed],
  ['the same in Arabic', { ...inPrivate, text: 'رصيدك ممتاز' }, needed],
  ['a change', { ...inPrivate, text: 'We have changed your order.' }, needed],
  ['the same in German', { ...inPrivate, text: 'Die Bestellung wurde storniert.' }, needed],
  ['with nothing seen between the letters', { ...inPrivate, text: 'We ch\u200banged your order.' }, needed],
  ['once the account is shown', { ...inPrivate, text: 'We refund 20 €.', shown }, []],
  [
    'after a sign of a takeover',
    { ...inPrivate, text: 'We refund 20 €.', shown: { ...unverified, sign: 'handle' } },
    ['verification:stop:verification_void'],
  ],
  [
    'a code asked for in public',
    { text: 'What is the verification code?' },
    ['verification:stop:verification_in_public'],
  ],
  [
    'the same in French',
    { text: 'Quelle est votre date de naissance ?' },
    ['verification:stop:verification_in_public'],
  ],
  ['a code asked for in private', { ...inPrivate, text: 'What is the verification code?' }, []],
  ['that nobody asks for a code', { text: 'We never ask for your verification code.' }, []],
  ['a way into private', { text: 'Please send us your order number by private message.' }, []],
  [
    'a link by hand in public',
    { text: 'https://acme.test/confirm/vf_0123456789abc' },
    ['verification:stop:verification_by_hand'],
  ],
  [
    'a link by hand in private',
    { ...inPrivate, text: 'https://acme.test/confirm/vf_0123456789abc' },
    ['verification:stop:verification_by_hand'],
  ],
  [
    'the program’s own link in private',
    { ...inPrivate, text: 'https://acme.test/confirm/vf_0123456789abc', carries: 'verification_link' },
    [],
  ],
  [
    'the program’s own link in public',
    { text: 'https://acme.test/confirm/vf_0123456789abc', carries: 'verification_link' },
    ['verification:stop:verification_in_public'],
  ],

  ['a private answer within the window', { ...inPrivate, ...silentFor(29) }, []],
  ['a private text after it', { ...inPrivate, ...silentFor(31) }, ['consent:stop:consent_missing']],
  [
    'a private text to somebody who never wrote',
    { ...inPrivate, consent: { ...consent, heardAt: null } },
    ['consent:stop:consent_missing'],
  ],
  [
    'the same with consent',
    {
      ...inPrivate,
      consent: {
        ...consent,
        heardAt: null,
        last: { ...consent.last, direct_message: { ...nothingSaid, service: { given: true, at: minutesAgo(9) } } },
      },
    },
    [],
  ],
  ['a public answer after the window', silentFor(400), []],
  [
    'an answer to who said STOP after all else',
    { ...inPrivate, ...lastWord('service', false, minutesAgo(2)) },
    ['consent:stop:consent_withdrawn'],
  ],
  ['an answer to who wrote again after STOP', { ...inPrivate, ...lastWord('service', false, minutesAgo(9)) }, []],
  ['a public answer after STOP', lastWord('service', false, minutesAgo(2)), []],
  [
    'the word that STOP was heard',
    { ...inPrivate, ...lastWord('service', false, minutesAgo(2)), carries: 'stop_confirmation' },
    [],
  ],
  ['a survey without consent', { ...inPrivate, purpose: 'survey' }, ['consent:stop:consent_missing']],
  ['a survey with it', { ...inPrivate, purpose: 'survey', ...lastWord('survey', true, minutesAgo(9)) }, []],
  [
    'a survey with consent to advertising',
    { ...inPrivate, purpose: 'survey', ...lastWord('marketing', true, minutesAgo(9)) },
    ['consent:stop:consent_missing'],
  ],
  [
    'advertising after STOP, although they wrote since',
    { ...inPrivate, purpose: 'marketing', ...lastWord('marketing', false, minutesAgo(9)) },
    ['consent:stop:consent_withdrawn'],
  ],
  ['advertising in public without consent', { purpose: 'marketing' }, ['consent:stop:consent_missing']],

  ['a window that is open', { ...inPrivate, window: closing(minutesAgo(-1)) }, []],
  ['one that closes now', { ...inPrivate, window: closing(now) }, ['window:stop:outside_window']],
  ['one that was never opened', { ...inPrivate, window: closing(null) }, ['window:stop:outside_window']],
  [
    'a template outside',
    { ...inPrivate, window: { closesAt: null, closesForPeopleAt: null, outside: 'template' }, isTemplate: true },
    [],
  ],
  [
    'one where nothing may be sent',
    { ...inPrivate, window: closing(now), isTemplate: true },
    ['window:stop:outside_window'],
  ],
  ['longer for a person', { ...inPrivate, window: closing(minutesAgo(5), minutesAgo(-5)) }, []],
  [
    'longer for a person, and a program asks',
    { ...inPrivate, actor: { ...actor(permissions), agentId: null }, window: closing(minutesAgo(5), minutesAgo(-5)) },
    ['window:stop:outside_window'],
  ],
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

test('from a colleague’s own account only they speak, and in public say for whom', () => {
  const own = channel({ spokenBy: 'a', disclosure: 'I work for Acme' });
  expect(objections({ channel: own })).toEqual([]);
  expect(objections({ channel: channel({ spokenBy: 'b', disclosure: 'Acme' }) })).toEqual([
    'speaker:stop:not_your_account',
  ]);
  expect(objections({ channel: channel({ spokenBy: 'a' }) })).toEqual(['speaker:stop:disclosure_missing']);
  expect(objections({ actor: { ...actor(permissions), isShielded: true } })).toEqual(['speaker:stop:shielded']);
});

test('where answers are signed nobody is named in full, however it is written; the sign-off counts in the length', () => {
  for (const text of ['Yours, Ben Adler', 'BEN ADLER', 'B\u200ben Аdler'])
    expect(objections({ text, isSigned: true, signOff: ' ^BA' })).toEqual(['speaker:stop:own_name']);
  expect(objections({ text: 'Yours, Ben', isSigned: true, signOff: ' ^BA' })).toEqual([]);
  const text = 'x'.repeat(497);
  expect(objections({ text, signOff: ' ^B' })).toEqual([]);
  expect(objections({ text, signOff: ' ^BA' })).toEqual(['length:stop:text_too_long']);
});
