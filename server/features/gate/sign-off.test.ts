import { describe, expect, test } from 'vitest';
import type { SignOffRule } from '#contract/sign-off.ts';
import { initialsOf, ruleFor, saysFullName, signOffOf } from './sign-off.ts';

const rule = (change: Partial<SignOffRule> = {}): SignOffRule => ({
  id: 'one',
  channelId: null,
  language: '',
  stage: 'any',
  style: 'initials',
  written: 'caret',
  ...change,
});
const ben = { name: 'Ben Adler', signOff: 'Team Ben', isShielded: false };
const brand = { spokenBy: null, disclosure: '' };

describe('who signs how', () => {
  test('initials of at most three words, in any script', () => {
    expect(['Ben Adler', 'María José de la Cruz', 'أمل منصور', 'olga'].map(initialsOf)).toEqual([
      'BA',
      'MJD',
      'أم',
      'O',
    ]);
  });

  test('the first rule that fits counts; a language fits its regions', () => {
    const rules = [
      rule({ id: 'quiet', channelId: 'a', style: 'none' }),
      rule({ id: 'german', language: 'de', style: 'alias' }),
      rule({ id: 'public', stage: 'public' }),
    ];
    const named = (channelId: string, stage: 'public' | 'private', language: string | null) =>
      ruleFor({ rules }, { channelId, stage, language })?.id;
    expect(named('a', 'public', 'de')).toBeUndefined();
    expect(named('b', 'private', 'de-AT')).toBe('german');
    expect(named('b', 'public', 'den')).toBe('public');
    expect(named('b', 'private', null)).toBeUndefined();
  });

  test('an alias where one was chosen, else initials; nobody who is shielded, and no program', () => {
    expect(signOffOf(rule({ style: 'alias' }), ben, brand, 'public')).toBe(' ^Team Ben');
    expect(signOffOf(rule({ style: 'alias' }), { ...ben, signOff: '' }, brand, 'public')).toBe(' ^BA');
    expect(signOffOf(rule({ written: 'line' }), ben, brand, 'public')).toBe('\nBA');
    expect(signOffOf(rule(), { ...ben, isShielded: true }, brand, 'public')).toBe('');
    expect(signOffOf(rule(), null, brand, 'public')).toBe('');
  });

  test('an alias never says the full name, however it is written', () => {
    for (const signOff of [
      'Ben Adler',
      'BEN  ADLER',
      'Bеn Adler',
      'B\u200ben Ad\u00adler',
      'Adler: Ben Adler',
      'ben.adler',
    ])
      expect(signOffOf(rule({ style: 'alias' }), { ...ben, signOff }, brand, 'public')).toBe(' ^BA');
  });

  test('a personal account says for whom it speaks, in public', () => {
    const own = { spokenBy: 'ben', disclosure: 'I work for Acme' };
    expect(signOffOf(rule(), ben, own, 'public')).toBe(' ^BA\nI work for Acme');
    expect(signOffOf(undefined, ben, own, 'private')).toBe('');
  });
});

test('a full name is told through look-alikes and what nobody sees; one word tells nobody', () => {
  expect(saysFullName('Greetings, BEN   ADLER!', 'Ben Adler')).toBe(true);
  expect(saysFullName('Your Maria Cruz', 'Maria de la Cruz')).toBe(true);
  expect(saysFullName('Ben', 'Ben')).toBe(false);
  expect(saysFullName('Bend Adlers', 'Ben Adler')).toBe(false);
});
