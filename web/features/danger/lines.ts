import { type DangerKind, type DangerSaying, dangerKinds, type Helpline } from '#contract/danger.ts';

/** Pure: helplines as lines of `DE; TelefonSeelsorge; 116 123; suicide`; those of every kind name none. */
export const helplineLines = (helplines: readonly Helpline[]): string =>
  helplines
    .map(({ country, name, phone, kinds }) =>
      [country, name, phone, ...(kinds.length === dangerKinds.length ? [] : [kinds.join(', ')])].join('; '),
    )
    .join('\n');

/** Pure: those lines read back. What is no country or no kind keeps the policy incomplete. */
export const helplinesOf = (text: string): Helpline[] =>
  partsOf(text).map(([country = '', name = '', phone = '', kinds = '']) => ({
    ...{ country: country.toUpperCase(), name, phone },
    kinds: kinds === '' ? [...dangerKinds] : kinds.split(',').map((kind) => kind.trim() as DangerKind),
  }));

/** Pure: approved words as lines of `suicide; de; text`. */
export const sayingLines = (sayings: readonly DangerSaying[]): string =>
  sayings.map(({ kind, language, text }) => [kind, language, text].join('; ')).join('\n');

/** Pure: those lines read back; a semicolon may stand in the text. */
export const sayingsOf = (text: string): DangerSaying[] =>
  partsOf(text).map(([kind = '', language = '', ...words]) => ({
    // What is no kind, the policy's schema refuses.
    kind: kind as DangerKind,
    ...{ language, text: words.join('; ') },
  }));

const partsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(';').map((part) => part.trim()));
