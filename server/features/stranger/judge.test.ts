import { expect, test } from 'vitest';
import {
  defaultStrangerRules,
  SpamRule as Schema,
  type SpamRule,
  type StrangerRules,
} from '#contract/stranger-policy.ts';
import { judge, type Newcomer } from './judge.ts';
import { digestOf, linkedHosts } from './said.ts';

const now = new Date('2026-11-26T12:00:00Z');
const aStranger = (change: Partial<Newcomer> = {}): Newcomer => ({
  ...{ text: 'Where is my order?', isPrivate: true, handle: 'maren', channelId: 'c1', isRequest: false },
  ...{ followers: null, madeAt: null, isKnown: false, sameFrom: 0, spamSurely: null },
  ...change,
});
const aRule = (change: Partial<SpamRule> = {}): SpamRule => ({
  ...{ id: 'r', name: 'Rule', isOn: true, stage: 'any', words: [], links: null, sameFrom: null },
  ...{ followersAtMost: null, youngerThanDays: null },
  ...change,
});
const rules = (change: Partial<StrangerRules> = {}): StrangerRules => ({ ...defaultStrangerRules, ...change });
const offer = { text: 'Double your money today https://win.example/x', followers: 3 };

test.each([
  ['a stranger in private', {}, null],
  ['a stranger in public', { isPrivate: false }, null],
  ['what the network keeps as a request', { isRequest: true }, 'request'],
  ['a request of somebody we know', { isRequest: true, isKnown: true }, null],
  ['a public post that the network marks', { isRequest: true, isPrivate: false }, null],
  ['the offer of an account that few follow', offer, 'spam'],
  ['the same offer of a request', { ...offer, isRequest: true }, 'spam'],
  ['the same offer of somebody many follow', { ...offer, followers: 4_000 }, null],
  ['the same offer where nobody tells who follows', { ...offer, followers: null }, null],
  ['a word of an offer without a link', { text: 'Is your bitcoin wallet safe?', followers: 0 }, null],
  ['the same link of five others', { text: 'Look: https://a.example', sameFrom: 5 }, 'spam'],
  ['what was understood as spam surely enough', { spamSurely: 0.98 }, 'spam'],
  ['what was understood as spam less surely', { spamSurely: 0.979 }, null],
  ['the same complaint of a hundred others', { text: 'Bring back the old flavour', sameFrom: 100 }, null],
] as const)('by the rules of a new workspace: %s', (_, change, kind) => {
  expect(judge(rules(), aStranger(change), now)?.kind ?? null).toBe(kind);
});

test.each<[string, Partial<SpamRule>, Partial<Newcomer>, boolean]>([
  ['a rule that is off', { isOn: false, words: ['order'] }, {}, false],
  ['its words', { words: ['order'] }, {}, true],
  ['words that are not said', { words: ['casino'] }, {}, false],
  ['its stage', { words: ['order'], stage: 'private' }, {}, true],
  ['another stage', { words: ['order'], stage: 'public' }, {}, false],
  ['links enough', { links: 2 }, { text: 'www.a.example and http://b.example/c' }, true],
  ['too few links', { links: 2 }, { text: 'http://b.example/c' }, false],
  ['a young account', { youngerThanDays: 7 }, { madeAt: new Date('2026-11-20T12:00:00Z') }, true],
  ['an account of exactly that age', { youngerThanDays: 7 }, { madeAt: new Date('2026-11-19T12:00:00Z') }, false],
  ['an account whose age nobody tells', { youngerThanDays: 7 }, {}, false],
  ['as many followers', { followersAtMost: 5 }, { followers: 5 }, true],
  ['one of two conditions', { followersAtMost: 5, words: ['casino'] }, { followers: 5 }, false],
])('a rule looks at %s', (_, change, stranger, isSpam) => {
  const verdict = judge(rules({ spam: [aRule(change)] }), aStranger(stranger), now);
  expect(verdict?.kind === 'spam').toBe(isSpam);
});

test('whom we trust, by whatever way the handle is written, is never set aside', () => {
  const trusted = { accounts: ['@Maren'], domains: [] };
  expect(judge(rules({ trusted }), aStranger({ ...offer, isRequest: true }), now)).toBeNull();
});

test('an account for which requests are switched on has strangers wait in private alone', () => {
  const requests = { ...defaultStrangerRules.requests, channelIds: ['c1'] };
  expect(judge(rules({ requests }), aStranger(), now)).toMatchObject({ kind: 'request', reason: 'account' });
  expect(judge(rules({ requests }), aStranger({ isPrivate: false }), now)).toBeNull();
  expect(judge(rules({ requests }), aStranger({ channelId: 'c2' }), now)).toBeNull();
});

test('a rule without any condition would fit everybody, so it is none', () => {
  expect(Schema.safeParse(aRule()).success).toBe(false);
  expect(Schema.safeParse(aRule({ links: 1 })).success).toBe(true);
});

test.each([
  ['https://Shop.example/a?b', ['shop.example']],
  ['see www.shop.example, or http://www.b.example.', ['shop.example', 'b.example.'.slice(0, -1)]],
  ['our page https://help.acme.example/x and https://acme.example', []],
  ['not ours: https://badacme.example', ['badacme.example']],
  ['https://xn--bcher-kva.example https://bücher.example', ['xn--bcher-kva.example', 'bücher.example']],
  ['nothing at all, e.g. v1.2', []],
])('the links of %j', (text, hosts) => {
  expect(linkedHosts(text, ['www.Acme.example'])).toEqual(hosts);
});

test('the same words have one digest whatever their case, accents, signs, links and names', () => {
  const one = digestOf('Hola @acme, gana DINERO fácil aquí mismo: https://a.example/1 !!!');
  expect(one).not.toBeNull();
  expect(digestOf('hola @otra gana dinero facil aqui mismo http://b.example/2')).toBe(one);
  expect(digestOf('hola @otra gana dinero facil aqui ahora http://b.example/2')).not.toBe(one);
  expect(digestOf('Hello there! https://a.example/very/long/path')).toBeNull();
});
