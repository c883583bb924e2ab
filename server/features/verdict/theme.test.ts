import { describe, expect, it, test } from 'vitest';
import { defaultTaxonomy, Taxonomy } from '#contract/taxonomy.ts';
import { themeByWords, themeOf } from './theme.ts';

describe('the themes that every workspace starts with', () => {
  test.each([
    ['Where is my parcel?', 'delivery'],
    ['Wo bleibt mein Paket?', 'delivery'],
    ['Mi paquete no ha llegado', 'delivery'],
    ['Où est mon colis ?', 'delivery'],
    ['متى يصل طردي؟', 'delivery'],
    ['The kettle stopped working', 'fault'],
    ['You charged me twice', 'billing'],
    ['Ich kann mich nicht anmelden', 'account'],
    ['Je veux annuler ma commande', 'cancellation'],
    ['Nobody answers the phone', 'service'],
    ['Does it come in green?', 'product'],
    ['Hello there', null],
    ['My parcel arrived broken', null],
  ])('“%s” is about %s', (text, theme) => {
    expect(themeByWords(defaultTaxonomy, text).label).toBe(theme);
  });

  it('is a taxonomy as the contract has it', () => {
    expect(Taxonomy.parse(defaultTaxonomy)).toEqual(defaultTaxonomy);
  });
});

describe('a theme that became part of another', () => {
  const [first, second, ...rest] = defaultTaxonomy.themes;
  if (!first || !second) throw new Error('There are no themes.');
  const merged = { themes: [first, { ...second, mergedInto: first.id }, ...rest] };

  it('means that one, and is found no more', () => {
    expect(themeOf(merged, second.id)).toBe(first.id);
    expect(themeByWords(merged, 'It is broken').label).toBeNull();
    expect(themeOf(merged, 'gone')).toBeNull();
  });

  it('cannot lead to one that is none, or became part of another itself', () => {
    expect(Taxonomy.safeParse({ themes: [{ ...first, mergedInto: 'nowhere' }] }).success).toBe(false);
    expect(
      Taxonomy.safeParse({
        themes: [
          { ...first, mergedInto: second.id },
          { ...second, mergedInto: first.id },
        ],
      }).success,
    ).toBe(false);
  });
});
