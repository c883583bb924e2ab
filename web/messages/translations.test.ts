import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { languageCodes } from '#contract/language.ts';
import { catalogues } from './catalogue.ts';
import { en } from './en.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const loaded = await Promise.all(languageCodes.map(async (code) => [code, await catalogues[code]()] as const));
const translated = loaded.flatMap(([code, catalogue]) =>
  Object.entries(catalogue).map(([key, message]) => ({ code, key: key as keyof typeof en, message })),
);

const astOf = (message: string, code: string) => new IntlMessageFormat(message, code).getAst();

/** What a message asks for: its arguments, and its tags as `<b>`. */
function asked(elements: readonly Element[]): string[] {
  const found = elements.flatMap((element): string[] => {
    const inner = 'options' in element ? Object.values(element.options).flatMap(({ value }) => asked(value)) : [];
    if ('children' in element) return [`<${element.value}>`, ...asked(element.children)];
    return 'value' in element && element.type !== 0 ? [element.value, ...inner] : inner;
  });
  return [...new Set(found)].sort();
}

/** The categories a language needs that a plural of the message has no text for. */
function missingPlurals(elements: readonly Element[], code: string): string[] {
  return elements.flatMap((element): string[] => {
    if ('children' in element) return missingPlurals(element.children, code);
    if (!('options' in element)) return [];
    const options = Object.keys(element.options);
    const type = 'pluralType' in element ? element.pluralType : undefined;
    // "many" of Spanish and French is for millions, which no text here counts.
    const needed = type ? new Intl.PluralRules(code, { type }).resolvedOptions().pluralCategories : [];
    const missing = needed.filter((one) => !options.includes(one) && !(one === 'many' && code !== 'ar'));
    return [...missing, ...Object.values(element.options).flatMap(({ value }) => missingPlurals(value, code))];
  });
}

describe('every translation', () => {
  it('asks for the arguments and tags of the English text, no more and no fewer', () => {
    const astray = translated.filter(
      ({ code, key, message }) => asked(astOf(message, code)).join() !== asked(astOf(en[key], 'en')).join(),
    );

    expect(astray.map(({ code, key, message }) => `${code} ${key}: ${message}`)).toEqual([]);
  });

  it('has a text for each plural of its language', () => {
    const lacking = translated.flatMap(({ code, key, message }) =>
      missingPlurals(astOf(message, code), code).map((category) => `${code} ${key}: ${category}`),
    );

    expect(lacking).toEqual([]);
  });

  it('is there: what reads as in English is a name, or the same in both languages', () => {
    for (const [code, catalogue] of loaded) {
      if (catalogue === en) continue;
      const same = Object.entries(en).filter(
        ([key, message]) => /\p{L}{4}/u.test(message) && catalogue[key as keyof typeof en] === message,
      );
      // A catalogue that was copied rather than translated has hundreds.
      expect(same.length, `${code}: ${same.map(([key]) => key).join(' ')}`).toBeLessThan(60);
    }
  });
});
