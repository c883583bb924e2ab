import type { Stage } from '#contract/common.ts';
import type { SignOffRule, SignOffRules } from '#contract/sign-off.ts';
import { spell } from '#server/text/spell.ts';

const mostInitials = 3;

/** The first letters of a name's words, as people sign. Pure. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu) ?? [];
  return words
    .slice(0, mostInitials)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');
}

/** Whether a text says somebody's full name, however it is written. Nobody is told by one word. Pure. */
export function saysFullName(text: string, name: string): boolean {
  const words = name.match(/[\p{L}\p{M}'’-]{2,}/gu) ?? [];
  if (words.length < 2) return false;
  const said = ` ${spell(text).text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const inFull = words.map((word) =>
    spell(word)
      .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  const [first, last] = [inFull[0], inFull.at(-1)];
  return said.includes(` ${inFull.join(' ')} `) || said.includes(` ${first} ${last} `);
}

export type Signing = { channelId: string; stage: Stage; language: string | null };

/** The rule that says how something is signed; undefined where nothing is. Pure. */
export function ruleFor({ rules }: SignOffRules, { channelId, stage, language }: Signing): SignOffRule | undefined {
  const speaks = (wanted: string) => {
    const [said, asked] = [language?.toLowerCase() ?? '', wanted.toLowerCase()];
    return asked === '' || said === asked || said.startsWith(`${asked}-`);
  };
  const found = rules.find(
    (rule) =>
      (rule.channelId === null || rule.channelId === channelId) &&
      (rule.stage === 'any' || rule.stage === stage) &&
      speaks(rule.language),
  );
  return found?.style === 'none' ? undefined : found;
}

export type Signer = { name: string; signOff: string; isShielded: boolean };
type Account = { spokenBy: string | null; disclosure: string };

const written = { caret: ' ^', dash: ' – ', line: '\n' };

/** What is added under an answer: who signs, and in public from a personal account for whom they speak. Pure. */
export function signOffOf(
  rule: SignOffRule | undefined,
  signer: Signer | null,
  account: Account,
  stage: Stage,
): string {
  const said = signer === null || signer.isShielded ? '' : nameOf(rule, signer);
  const signed = rule && said !== '' ? `${written[rule.written]}${said}` : '';
  const disclosed = account.spokenBy !== null && stage === 'public' && account.disclosure !== '';
  return disclosed ? `${signed}\n${account.disclosure}` : signed;
}

/** An alias that came to be the full name, as after a new name, is not said. */
function nameOf(rule: SignOffRule | undefined, { name, signOff }: Signer): string {
  const alias = rule?.style === 'alias' && !saysFullName(signOff, name) ? signOff : '';
  return alias === '' ? initialsOf(name) : alias;
}
