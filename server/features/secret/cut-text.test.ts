import { describe, expect, test } from 'vitest';
import { defaultSecretRules } from '#contract/secret.ts';
import { cutBody, cutText } from './cut-text.ts';
import { earliest, planCuts } from './when.ts';

const card = '4111 1111 1111 1111';
const cards = new Set(['card']);
const cut = (body: string, secrets = [card]) => cutBody(Buffer.from(body), cards, secrets)?.toString('utf8');

describe('what is cut', () => {
  test('goes sign by sign; the rest stays as it was', () => {
    expect(cutText(`My card ${card}, thanks`, cards)).toBe('My card •••• •••• •••• 1111, thanks');
    expect(cutText('Order 4111 is late', cards)).toBeNull();
    expect(cutText(`Password: hunter2!, card ${card}`, new Set(['password']))).toContain(card);
  });

  test('goes from every text of raw bytes, and leaves other messages in them readable', () => {
    const body = JSON.stringify({ items: [{ text: `It is ${card}` }, { text: 'Hello' }], n: 7 });
    expect(cut(body)).toBe(JSON.stringify({ items: [{ text: 'It is •••• •••• •••• 1111' }, { text: 'Hello' }], n: 7 }));
    expect(cut('{"text":"nothing"}')).toBeUndefined();
    expect(cut(`They wrote ${card}`)).toBe('They wrote •••• •••• •••• 1111');
  });

  test('is found through marks of a network; bytes that still hold it are emptied', () => {
    expect(cut('{"content":"<p>4111<br>1111<b>1111</b>&nbsp;1111</p>"}', [])).not.toMatch(/4111/);
    expect(cut(`q=4111111111111111`)).toBe('');
    expect(cut('{"text":"4111\\u00a01111\\u00a01111\\u00a01111"}')).not.toContain('1111 1111');
  });
});

describe('when it is cut', () => {
  const found = new Date('2026-11-26T10:00:00Z');
  const later = (minutes: number) => new Date(found.getTime() + minutes * 60_000);

  test('each kind has its own time; what the policy keeps is never cut', () => {
    expect(planCuts(defaultSecretRules, ['card', 'cvv'], found, found)).toEqual({ due: ['cvv'], next: later(1_440) });
    expect(planCuts(defaultSecretRules, ['card', 'cvv'], found, later(1_440))).toEqual({
      due: ['card', 'cvv'],
      next: null,
    });
    const keeping = { ...defaultSecretRules, after: { ...defaultSecretRules.after, card: null } };
    expect(planCuts(keeping, ['card', 'phone'], found, later(10_000_000))).toEqual({ due: [], next: null });
    expect(earliest(keeping, ['card'], found)).toBeNull();
    expect(earliest(defaultSecretRules, ['card', 'identity_number'], found)).toEqual(later(1_440));
  });
});
