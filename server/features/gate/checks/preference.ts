import type { Check } from '../check.ts';
import { hint } from '../verdict.ts';

/** How the person wants to be written to, where this would be otherwise. */
export const preference: Check = {
  name: 'preference',
  of: 'texts',
  look({ wishes, verb, language }) {
    if (wishes === null || verb === 'edit') return [];
    const { way, wayName, network } = wishes;
    const other = way !== null && way !== network;
    const speaks = wishes.language !== null && baseOf(wishes.language) !== baseOf(language ?? '');
    return [
      ...(other ? [hint('prefers_way', `They prefer to hear from us by ${wayName}.`, { way: wayName })] : []),
      ...(speaks
        ? [
            hint('prefers_language', `They prefer ${named('en', wishes.language)}.`, {
              language: named(wishes.language, wishes.language),
            }),
          ]
        : []),
    ];
  },
};

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0];

/** A language by its name in another one, or in itself. */
function named(reader: string | null, tag: string | null): string {
  return new Intl.DisplayNames([reader ?? 'en'], { type: 'language' }).of(tag ?? 'en') ?? tag ?? '';
}
