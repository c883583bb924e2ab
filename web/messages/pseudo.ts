import type { Message, Piece } from '#contract/icu.ts';

const plain = 'acdegilnorstuyzACDEINOSTUY';
const accented = 'áçðéğíļñöřšţüýžÅČÐÉÎÑØŠŢÛÝ';
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]));

/**
 * An English message as a language nobody speaks: accents show text that bypassed the catalogue,
 * 30 % more letters show what does not fit, brackets show what is cut off or glued together.
 */
export function pseudoMessage(message: Message): Message {
  return [text('['), ...message.map(pseudoPiece), text(']')];
}

function pseudoPiece(piece: Piece): Piece {
  if (piece.kind === 'text') return text(lengthen(piece.text));
  if (!('options' in piece)) return piece;
  const options = Object.entries(piece.options).map(([name, message]) => [name, message.map(pseudoPiece)]);
  return { ...piece, options: Object.fromEntries(options) };
}

const text = (text: string): Piece => ({ kind: 'text', text });

/** Accents on what has one, and every third letter twice. */
function lengthen(text: string): string {
  let letters = 0;
  let longer = '';
  for (const letter of text) {
    const shown = accents.get(letter) ?? letter;
    longer += shown;
    if (/\p{L}/u.test(letter) && ++letters % 3 === 0) longer += shown;
  }
  return longer;
}
