import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenessNeeded, likenessOf, numbersDiffer, shareOf } from './likeness.ts';

const likenessBetween = (a: string, b: string): number | null => {
  const [one, other] = [likenessOf(a), likenessOf(b)];
  return one && other ? shareOf(one.pairs, other.pairs) : null;
};

describe('near-identical complaints, whatever the language', () => {
  test.each([
    [
      'English',
      '@acme my parcel 77120 was promised for Monday and still nothing has arrived, nobody answers the phone',
      'My parcel 77120 was promised for Monday and still nothing arrived. Nobody answers the phone!! @acmehelp',
    ],
    [
      'German',
      'Seit drei Wochen warte ich auf meine Rückerstattung und niemand meldet sich bei mir, unmöglich!',
      '@acme seit drei Wochen warte ich auf meine Rückerstattung und niemand meldet sich. Unmöglich!',
    ],
    [
      'Chinese',
      '我上个星期在你们的网站上买的咖啡机到现在还没有送到，客服电话也打不通',
      '@acme 我上个星期在你们的网站上买的咖啡机现在还没有送到，客服电话也打不通！',
    ],
    [
      'Thai',
      'ฉันสั่งซื้อเครื่องชงกาแฟตั้งแต่สัปดาห์ที่แล้วแต่ยังไม่ได้รับของและไม่มีใครรับโทรศัพท์เลย',
      'ฉันสั่งซื้อเครื่องชงกาแฟตั้งแต่สัปดาห์ที่แล้วแต่ยังไม่ได้รับของ ไม่มีใครรับโทรศัพท์เลย',
    ],
    [
      'Arabic',
      'طلبت ماكينة القهوة قبل أسبوعين ولم تصل حتى الآن ولا أحد يرد على الهاتف',
      '@acme طلبت ماكينة القهوة قبل أسبوعين ولم تصل حتى الآن ولا أحد يرد على هاتفكم',
    ],
  ])('in %s', (_, one, other) => {
    expect(likenessBetween(one, other)).toBeGreaterThanOrEqual(likenessNeeded);
  });

  test.each([
    [
      'My parcel is lost and the shop says to wait another week for it.',
      'The app logs me out each morning since the update came.',
    ],
    [
      'My order has not arrived and I want my money back today.',
      'My order has the wrong colour and I would like an exchange please.',
    ],
    ['我上个星期买的咖啡机还没有送到，客服电话也打不通', '请问你们在上海的门店周末几点开门，可以退换商品吗'],
  ])('different complaints are not: %s', (one, other) => {
    expect(likenessBetween(one, other)).toBeLessThan(likenessNeeded);
  });

  test('what everybody says is too short to count', () => {
    expect(likenessOf('@acme where is my order?')).toBeNull();
  });

  test('two order numbers are two matters, one number is not two', () => {
    const [a, b, c] = [
      likenessOf('Order 100234 was promised for Monday and has not come'),
      likenessOf('Order 100777 was promised for Monday and has not come'),
      likenessOf('My order 100234 was promised for Monday, it has not come'),
    ];

    expect(numbersDiffer(a?.numbers ?? [], b?.numbers ?? [])).toBe(true);
    expect(numbersDiffer(a?.numbers ?? [], c?.numbers ?? [])).toBe(false);
  });
});

/** Words of an invented language, so that no language is favoured. */
const word = fc.string({ unit: fc.constantFrom(...'aeioumnrstkl'), minLength: 3, maxLength: 9 });
const sentence = fc.uniqueArray(word, { minLength: 14, maxLength: 40 });

describe('likeness', () => {
  test('is symmetric, one for the same words, and blind to case, signs and whom it addresses', () => {
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const [one, other] = [a.join(' '), b.join(' ')];

        expect(likenessBetween(one, other)).toBe(likenessBetween(other, one));
        expect(likenessBetween(one, `@somebody ${one.toUpperCase()}!!`)).toBe(1);
      }),
    );
  });

  test('of a text with one word in fifteen changed is enough, of two unrelated texts it is not', () => {
    fc.assert(
      fc.property(sentence, sentence, fc.infiniteStream(fc.nat()), (a, b, where) => {
        const changed = [...a];
        for (let n = 0; n < Math.floor(a.length / 15); n += 1)
          changed[where.next().value % a.length] = `changed${n}qqq`;

        expect(likenessBetween(a.join(' '), changed.join(' '))).toBeGreaterThanOrEqual(likenessNeeded);
        expect(likenessBetween(a.join(' '), b.join(' '))).toBeLessThan(likenessNeeded);
      }),
    );
  });

  test('the bands find nearly every pair that counts and few that do not', () => {
    const found = { alike: 0, alikeMet: 0, unlike: 0, unlikeMet: 0 };
    for (const [a, b, drop] of fc.sample(fc.tuple(sentence, sentence, fc.nat(6)), 1_500)) {
      const one = likenessOf(a.join(' '));
      const others = [likenessOf(a.slice(0, a.length - drop).join(' ')), likenessOf(b.join(' '))];
      for (const other of others) {
        if (!one || !other) continue;
        const counts = shareOf(one.pairs, other.pairs) >= likenessNeeded;
        const meets = one.bands.some((band) => other.bands.includes(band));
        found[counts ? 'alike' : 'unlike'] += 1;
        if (meets) found[counts ? 'alikeMet' : 'unlikeMet'] += 1;
      }
    }

    expect(found.alike).toBeGreaterThan(1_000);
    expect(found.alikeMet / found.alike).toBeGreaterThan(0.99);
    expect(found.unlikeMet / found.unlike).toBeLessThan(0.1);
  });
});
