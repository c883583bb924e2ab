import { describe, expect, it } from 'vitest';
import { namesOf, phrasesOf } from './phrases.ts';

const names = namesOf(['@AcmeCare', 'Acme Home']);

describe('the phrases of a message', () => {
  it.each([
    ['My card was declined at checkout!', ['card', 'declined', 'checkout']],
    ['Card declined again', ['card', 'card declined', 'declined']],
    [
      '@AcmeCare the Acme Home app keeps crashing https://x.test/1',
      ['app', 'app keeps', 'crashing', 'keeps', 'keeps crashing'],
    ],
    ['call me on 555 1234567 or mail a.b@example.org', ['call', 'mail']],
    ['Fehler 503, Zahlung-Seite', ['fehler', 'seite', 'zahlung', 'zahlung-seite']],
    ['التطبيق لا يعمل', ['التطبيق', 'يعمل']],
    ['', []],
    ['!!! 123 456', []],
  ])('of “%s”', (text, expected) => {
    expect(phrasesOf(text, names).toSorted()).toEqual(expected.toSorted());
  });

  it('are found in scripts without spaces', () => {
    expect(phrasesOf('支払いができません', names)).toContain('支払い');
    expect(phrasesOf('แอปใช้งานไม่ได้', names).length).toBeGreaterThan(0);
  });

  it('are each told once, and never more than forty', () => {
    const words = Array.from({ length: 100 }, (_, n) => `w${String.fromCharCode(97 + (n % 26))}${'x'.repeat(n % 7)}`);
    const found = phrasesOf(words.join(' '), names);
    expect(found.length).toBeLessThanOrEqual(40);
    expect(new Set(found).size).toBe(found.length);
  });

  it('do not depend on sentences that are not one: a comma parts them', () => {
    expect(phrasesOf('refund, broken', names)).not.toContain('refund, broken');
  });
});
