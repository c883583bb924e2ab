import { describe, expect, it, test } from 'vitest';
import { type Entry, Taxonomy } from '#contract/taxonomy.ts';
import { defaultTaxonomy } from '#contract/taxonomy-defaults.ts';
import { understand } from '#server/understanding/understand.ts';
import type { Understanding } from '#server/understanding/verdict.ts';
import { entryByWords, entryOf } from './entry.ts';
import { foundOf } from './found.ts';

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
    expect(entryByWords(defaultTaxonomy, 'theme', text).label).toBe(theme);
  });

  it('is a taxonomy as the contract has it', () => {
    expect(Taxonomy.parse(defaultTaxonomy)).toEqual(defaultTaxonomy);
  });
});

describe('a theme that became part of another', () => {
  const [first, second, ...rest] = defaultTaxonomy.entries;
  if (!first || !second) throw new Error('There are no themes.');
  const merged = { entries: [first, { ...second, mergedInto: first.id }, ...rest] };

  it('means that one, and is found no more', () => {
    expect(entryOf(merged, second.id)).toBe(first.id);
    expect(entryByWords(merged, 'theme', 'It is broken').label).toBeNull();
    expect(entryOf(merged, 'gone')).toBeNull();
  });

  it('cannot lead to one that is none, or became part of another itself, or be called as none is', () => {
    expect(Taxonomy.safeParse({ entries: [{ ...first, mergedInto: 'nowhere' }] }).success).toBe(false);
    expect(Taxonomy.safeParse({ entries: [{ ...first, id: 'not-theme' }] }).success).toBe(false);
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

const blank = { description: '', words: [], examples: [], mergedInto: null, splitFrom: null };
const products: Entry[] = [
  { ...blank, id: 'drill', kind: 'product', name: 'Drill' },
  { ...blank, id: 'cordless', kind: 'product', name: 'Cordless drill', words: ['Akkuschrauber', 'مثقاب لاسلكي'] },
  { ...blank, id: 'app', kind: 'product', name: 'App', words: ['apps'] },
];
const whole = { entries: [...defaultTaxonomy.entries, ...products] };
/** As the shipped models and rules say it, with what was taught. */
const foundIn = (text: string, taught: Partial<Understanding> = {}) => {
  const [understanding] = understand([{ id: '', text }]);
  if (!understanding) throw new Error('Nothing was understood.');
  return foundOf({ ...understanding, ...taught }, text, whole);
};

describe('the intents that every workspace starts with', () => {
  test.each([
    ['I want to cancel my contract', 'cancel'],
    ['Ich möchte meinen Vertrag kündigen', 'cancel'],
    ['Please send me a new invoice', 'request'],
    ['Necesito ayuda con mi pedido', 'request'],
    ['Mon modem ne marche plus', 'report'],
    ['الإنترنت لا يعمل', 'report'],
    ['This is unacceptable, the worst shop ever', 'complaint'],
    ['Still waiting for hours, nobody answers. Are you kidding me?', 'complaint'],
    ['When do you open on Sunday?', 'question'],
    ['Paket ne zaman gelecek?', 'question'],
    ['You guys are great, I am so happy with it', 'praise'],
    ['Merci beaucoup pour votre aide', 'praise'],
    ['WINNER!! You have won a 1000 pound prize. Call 09061701461 to claim.', 'offer'],
    ['Paketim bugün geldi', null],
    ['ok', null],
  ])('“%s” is %s', (text, intent) => {
    expect(foundIn(text).intent?.label ?? null).toBe(intent);
  });

  it('of several counts the one that stands first, and what was learned before all', () => {
    const text = 'It is broken and the worst I ever had, so I want to cancel my order';
    expect(foundIn(text).intent).toMatchObject({ label: 'cancel', words: ['cancel my'] });
    const learned = { label: 'complaint', confidence: 0.9, words: ['worst'] };
    expect(foundIn(text, { intent: learned }).intent).toEqual(learned);
  });

  it('are none where that was learned, as surely as words are', () => {
    const text = 'I want to cancel my contract';
    const none = (confidence: number) => ({ intent: { label: 'not-intent', confidence, words: [] } });
    expect(foundIn(text, none(0.7)).intent).toEqual({ label: null, confidence: 0, words: [] });
    expect(foundIn(text, none(0.5)).intent?.label).toBe('cancel');
  });

  it('are told by signs only as long as the team keeps them', () => {
    const [understanding] = understand([{ id: '', text: 'When do you open on Sunday?' }]);
    const without = { entries: whole.entries.filter(({ id }) => id !== 'question') };
    expect(foundOf(understanding as Understanding, '', without).intent?.label).toBeNull();
    const merged = {
      entries: whole.entries.map((one) => (one.id === 'question' ? { ...one, mergedInto: 'request' } : one)),
    };
    expect(foundOf(understanding as Understanding, '', merged).intent?.label).toBe('request');
  });
});

describe('products', () => {
  test.each([
    ['My app crashed', 'app'],
    ['mein AKKUSCHRAUBER lädt nicht', 'cordless'],
    ['مثقاب لاسلكي جديد', 'cordless'],
    ['the cordless drill is loud', 'cordless'],
    ['the drill is loud', 'drill'],
    ['I was happy', null],
    ['The app says that my drill has arrived', null],
  ])('“%s” is about %s', (text, product) => {
    expect(foundIn(text).product?.label ?? null).toBe(product);
  });

  it('are told by what was learned where none is named and it is sure, or to choose between those that are', () => {
    const said = (label: string, confidence: number) => ({ product: { label, confidence, words: ['battery'] } });
    expect(foundIn('The battery is dead', said('cordless', 0.7)).product).toMatchObject({ label: 'cordless' });
    expect(foundIn('The battery is dead', said('cordless', 0.5)).product?.label).toBeNull();
    expect(foundIn('The battery is dead', said('gone', 0.9)).product?.label).toBeNull();
    expect(foundIn('The app says drill', said('drill', 0.4)).product?.label).toBe('drill');
    expect(foundIn('The app is open', said('drill', 0.9)).product?.label).toBe('app');
    expect(foundIn('The app is open', said('not-product', 0.9)).product?.label).toBe('app');
    expect(foundIn('The app says drill', said('not-product', 0.9)).product?.label).toBeNull();
  });

  it('are no themes and no intents, and cannot become part of one', () => {
    expect(foundIn('My app').theme?.label).toBeNull();
    const [drill, ...others] = products;
    if (!drill) throw new Error('There are no products.');
    expect(Taxonomy.safeParse({ entries: [{ ...drill, mergedInto: 'app' }, ...others] }).success).toBe(true);
    expect(
      Taxonomy.safeParse({ entries: [...whole.entries, { ...drill, id: 'x', mergedInto: 'delivery' }] }).success,
    ).toBe(false);
  });
});
