/** A word that nothing else says, of letters alone: with digits it is once in some thousand runs the number of an account. */
export const newWord = (): string => crypto.randomUUID().replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
