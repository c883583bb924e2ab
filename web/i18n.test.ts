import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, it } from 'vitest';
import { currentDirection, isMessageKey, rich, setRegion, t } from './i18n.ts';
import { en } from './messages/en.ts';
import { pseudoMessage } from './messages/pseudo.ts';

afterEach(() => setRegion({ language: 'en', locale: 'en', timeZone: 'UTC' }));

describe('the English catalogue', () => {
  it.each(Object.entries(en))('%s is a valid message, in pseudo too', (_, message) => {
    expect(() => new IntlMessageFormat(message, 'en').getAst()).not.toThrow();
    expect(() => new IntlMessageFormat(pseudoMessage(message), 'en')).not.toThrow();
  });
});

describe('t', () => {
  it('fills placeholders with numbers as the reader writes them', () => {
    setRegion({ locale: 'en-IN' });
    expect(t('ui.progress', { done: 3, total: 1_234_567 })).toBe('3 of 12,34,567');
  });

  it('knows which keys exist', () => {
    expect(isMessageKey('ui.undo')).toBe(true);
    expect(isMessageKey('toString')).toBe(false);
  });
});

describe('rich', () => {
  it('leaves plain messages alone', () => {
    expect(rich('ui.undo', {})).toBe('Undo');
  });
});

describe('the pseudo language', () => {
  it('adds accents, length and brackets, and keeps placeholders', () => {
    setRegion({ language: 'pseudo' });
    const text = t('shell.account', { name: 'Ana' });

    expect(text).toMatch(/^\[.*Ana\]$/u);
    expect(text.length).toBeGreaterThan('Your account: Ana'.length * 1.15);
    expect(t('ui.undo')).toBe('[Ûñððö]');
  });

  it('reaches the text inside plurals', () => {
    const ast = pseudoMessage('{count, plural, one {# message} other {# messages}}');
    expect(new IntlMessageFormat(ast, 'en').format({ count: 2 })).toContain('š');
  });

  it('runs from right to left in its mirrored form', () => {
    setRegion({ language: 'pseudo-rtl' });
    expect(currentDirection()).toBe('rtl');
  });
});
