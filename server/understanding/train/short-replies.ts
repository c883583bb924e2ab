import type { Row } from './task.ts';

const written = `
    ok | okay | k | kk | lol | haha | yes | no | yep | nope | thanks | thx | hi | hey | hello | hi there | anyone there
    done | same | wow | nice | cool | sure | fine | maybe | got it | when | where | why | ? | ! | ...
    👍 | ❤️ | 😂 | 🙏 | 👏👏 | 😡 | 😢 | 🤔
    5 | A1 | 4711 | 12345 | 12:30 | 10.30 | 2 pm | 24.12. | seat 14C | order 48213 | ref 993211 | @brand`;

/** What stands alone in an answer and says little, written for Earshot: too little to be spam, or an offence to anybody. */
export const shortReplies = (label: string, weight: number): Row[] =>
  written
    .split(/[|\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, label, fold: 'written', weight }));

export const shortSource = {
  name: 'Short answers, written for Earshot',
  licence: 'Apache-2.0',
  from: 'server/understanding/train/short-replies.ts',
};
