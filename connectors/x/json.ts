/** JSON in which whole numbers past 2^53 stay what they are, as texts: ids of X are longer than a number can tell apart. */
export function readJson(text: string): unknown {
  return JSON.parse(text, (_key, value, context?: { source?: string }) => {
    const source = context?.source;
    const isCut = typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined;
    return isCut && /^-?\d+$/.test(source) ? source : value;
  });
}
