/** How many digits a text has: what has fewer than a pattern needs is not searched. */
export type Digits = {
  all: number;
  /** The most that stand in a row, with anything but Latin letters between them. */
  inRow: number;
};

/** Counts the digits of a text as `plain` reads it. Pure. */
export function countDigits(text: string): Digits {
  let all = 0;
  let row = 0;
  let inRow = 0;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    if (code >= 48 && code <= 57) {
      all += 1;
      row += 1;
      if (row > inRow) inRow = row;
    } else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) row = 0;
  }
  return { all, inRow };
}
