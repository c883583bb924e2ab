import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const plain = 'acdegilnorstuyzACDEINOSTUY';
const accented = 'áçðéğíļñöřšţüýžÅČÐÉÎÑØŠŢÛÝ';
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]));

/**
 * An English message as a language nobody speaks: accents show text that bypassed the catalogue,
 * 30 % more letters show what does not fit, brackets show what is cut off or glued together.
 */
export function pseudoMessage(message: string): Element[] {
  const elements = new IntlMessageFormat(message, 'en').getAst().map(pseudoElement);
  return [literal('['), ...elements, literal(']')];
}

function pseudoElement(element: Element): Element {
  // Options first: only plural and select elements have them.
  if ('options' in element) {
    const options = Object.entries(element.options).map(([key, option]) => [
      key,
      { ...option, value: option.value.map(pseudoElement) },
    ]);
    return { ...element, options: Object.fromEntries(options) } as Element;
  }
  if ('children' in element) return { ...element, children: element.children.map(pseudoElement) };
  return element.type === 0 ? literal(lengthen(element.value)) : element;
}

function literal(value: string): Element {
  return { type: 0, value } as Element;
}

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
