import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { type Message, type MessageValues, messageWriter, parseMessage } from '#contract/icu.ts';
import { languageCodes } from '#contract/language.ts';
import { catalogues } from './catalogues.ts';

type Words = Readonly<Record<string, string>>;

const loaded = await Promise.all(
  languageCodes.map(async (code) => {
    const areas = await Promise.all(Object.values(catalogues[code]).map((fetch) => fetch()));
    return [code, Object.assign({}, ...areas.flatMap((area) => Object.values(area))) as Words] as const;
  }),
);
const english = loaded.find(([code]) => code === 'en')?.[1] ?? {};
const translated = loaded.flatMap(([code, words]) =>
  Object.entries(words).map(([key, message]) => ({ code, key, message: parseMessage(message), source: message })),
);

/** What a message asks for, with the choices it makes by it. */
function asked(message: Message): string[] {
  const found = message.flatMap((piece) => {
    const inner = 'options' in piece ? Object.values(piece.options).flatMap(asked) : [];
    return 'name' in piece ? [piece.name, ...inner] : inner;
  });
  return [...new Set(found)].sort();
}

/** The categories a language needs that a plural of the message has no text for. */
function missingPlurals(message: Message, code: string): string[] {
  return message.flatMap((piece) => {
    if (!('options' in piece)) return [];
    const options = Object.keys(piece.options);
    const needed = piece.kind === 'plural' ? new Intl.PluralRules(code).resolvedOptions().pluralCategories : [];
    // "many" of Spanish and French is for millions, which no text here counts.
    const missing = needed.filter((one) => !options.includes(one) && !(one === 'many' && code !== 'ar'));
    return [...missing, ...Object.values(piece.options).flatMap((inner) => missingPlurals(inner, code))];
  });
}

/** Values that take each way through a message once. */
function samples(message: Message): MessageValues[] {
  const ways = new Map<string, (string | number)[]>();
  const collect = (pieces: Message): void => {
    for (const piece of pieces) {
      if (!('name' in piece)) continue;
      const options = 'options' in piece ? Object.keys(piece.options) : [];
      if (piece.kind === 'plural') ways.set(piece.name, [0, 1, 2, 3, 11, 100, 1_234.5]);
      else if (!ways.has(piece.name)) ways.set(piece.name, piece.kind === 'number' ? [7_654_321] : [...options, 'Ana']);
      if ('options' in piece) Object.values(piece.options).forEach(collect);
    }
  };
  collect(message);
  const most = Math.max(1, ...[...ways.values()].map((values) => values.length));
  return Array.from({ length: most }, (_, way) =>
    Object.fromEntries([...ways].map(([name, values]) => [name, values[way % values.length]])),
  );
}

describe('every message', () => {
  it('says what it says by the whole of ICU', () => {
    const wrong = translated.flatMap(({ code, key, message, source }) => {
      const write = messageWriter(code);
      const whole = new IntlMessageFormat(source, code);
      return samples(message)
        .filter((values) => write(message, values) !== String(whole.format({ ...values })))
        .map((values) => `${code} ${key}: ${write(message, values)}`);
    });

    expect(wrong).toEqual([]);
  });
});

describe('every translation', () => {
  it('asks for the arguments of the English text, no more and no fewer', () => {
    const astray = translated.filter(
      ({ key, message }) => asked(message).join() !== asked(parseMessage(english[key] ?? '')).join(),
    );

    expect(astray.map(({ code, key, source }) => `${code} ${key}: ${source}`)).toEqual([]);
  });

  it('has a text for each plural of its language', () => {
    const lacking = translated.flatMap(({ code, key, message }) =>
      missingPlurals(message, code).map((category) => `${code} ${key}: ${category}`),
    );

    expect(lacking).toEqual([]);
  });

  it('is there: what reads as in English is a name, or the same in both languages', () => {
    for (const [code, words] of loaded) {
      if (code === 'en') continue;
      const same = Object.entries(english).filter(
        ([key, message]) => /\p{L}{4}/u.test(message) && words[key] === message,
      );
      // A catalogue that was copied rather than translated has hundreds.
      expect(same.length, `${code}: ${same.map(([key]) => key).join(' ')}`).toBeLessThan(80);
    }
  });
});
