import { spell } from '#server/text/spell.ts';

/** Whether something personal by its form is the house's own: a mail address or its domain, a number, an address. Pure. */
export function isOurs(ours: readonly string[], found: string): boolean {
  const plain = compared(found);
  return ours.some((own) => {
    const ourOwn = compared(own);
    return own.startsWith('@') ? plain.endsWith(ourOwn) : plain === ourOwn;
  });
}

const compared = (text: string) => {
  const { text: spelled } = spell(text);
  const bare = spelled.replace(/[\s().\-/]/g, '');
  return /^\+?\d+$/.test(bare) ? bare : spelled.trim();
};
