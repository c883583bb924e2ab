/** JSON in which whole numbers too large to be exact stay text; undefined for what is none. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(body),
      exact as (key: string, value: unknown) => unknown,
    );
  } catch {
    return undefined;
  }
}

function exact(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '');
  return isInexact ? source : value;
}
