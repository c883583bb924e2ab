import { beforeEach, describe, expect, it } from 'vitest';
import { messageWriter, parseMessage } from '#contract/icu.ts';
import { currentDirection, isMessageKey, localeFor, needWords, offeredLanguage, setRegion, t } from './i18n.ts';
import { pseudoMessage } from './messages/pseudo.ts';

beforeEach(() => setRegion({ language: 'en', locale: 'en', timeZone: 'UTC' }));

describe('t', () => {
  it('fills placeholders with numbers as the reader writes them', async () => {
    await setRegion({ locale: 'en-IN' });
    expect(t('ui.progress', { done: 3, total: 1_234_567 })).toBe('3 of 12,34,567');
  });

  it('knows which keys exist', () => {
    expect(isMessageKey('ui.undo')).toBe(true);
    expect(isMessageKey('toString')).toBe(false);
  });
});

describe('the language of a reader', () => {
  it('is the first of theirs that is offered, else English', () => {
    expect(offeredLanguage(['xx-YY', 'fr-CA', 'en-GB'])).toBe('fr');
    expect(offeredLanguage(['xx-YY', 'en-GB'])).toBe('en');
    expect(offeredLanguage(['xx'])).toBe('en');
    expect(offeredLanguage([])).toBe('en');
  });

  it('keeps a locale that speaks it, and of one that does not the region', () => {
    expect(localeFor('en', 'en-IN')).toBe('en-IN');
    expect(localeFor('en', 'de-AT')).toBe('en-AT');
    expect(localeFor('ar', 'en')).toBe('ar');
    expect(localeFor('pseudo', 'en-GB')).toBe('en-GB');
  });
});

describe('switching the language', () => {
  it('fetches its words, its plurals and its direction', async () => {
    await needWords(['people']);
    await setRegion({ language: 'ar', locale: 'ar' });

    expect(t('ui.undo')).toBe('تراجع');
    expect(t('people.team.count', { count: 2 })).toBe('عضوان');
    expect(currentDirection()).toBe('rtl');
  });

  it('follows the last of two quick choices', async () => {
    await Promise.all([setRegion({ language: 'de' }), setRegion({ language: 'es' })]);

    expect(t('ui.undo')).toBe('Deshacer');
  });
});

describe('the words of an area', () => {
  it('are there once they were needed, in the language that is shown by then', async () => {
    expect(isMessageKey('ledger.lead')).toBe(false);

    await Promise.all([needWords(['ledger']), setRegion({ language: 'de' })]);

    expect(t('ledger.title')).toBe('Eingangsbuch');
    expect(isMessageKey('ledger.lead')).toBe(true);
  });

  it('include refusals for those who do not read the server’s English', async () => {
    expect(isMessageKey('error.not_found')).toBe(false);

    await setRegion({ language: 'fr' });

    expect(isMessageKey('error.not_found')).toBe(true);
  });
});

describe('the pseudo language', () => {
  it('adds accents, length and brackets, and keeps placeholders', async () => {
    await setRegion({ language: 'pseudo' });
    const text = t('shell.account', { name: 'Ana' });

    expect(text).toMatch(/^\[.*Ana\]$/u);
    expect(text.length).toBeGreaterThan('Your account: Ana'.length * 1.15);
    expect(t('ui.undo')).toBe('[Ûñððö]');
  });

  it('reaches the text inside plurals', () => {
    const message = pseudoMessage(parseMessage('{count, plural, one {# message} other {# messages}}'));
    expect(messageWriter('en')(message, { count: 2 })).toContain('š');
  });

  it('runs from right to left in its mirrored form', async () => {
    await setRegion({ language: 'pseudo-rtl' });
    expect(currentDirection()).toBe('rtl');
  });
});
