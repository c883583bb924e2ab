import type { Lack } from '../connecting.ts';

/** What cannot be done without a scope, by how its name begins. */
const uses: readonly (readonly [string, Lack['asks']])[] = [
  ['read:', 'read'],
  ['write:favourites', 'like'],
  ['write:blocks', 'restrain'],
  ['write:mutes', 'restrain'],
  ['write:', 'write'],
];

/** The setting in which the scopes stand that the server, or the person, did not grant. */
export const lacksSetting = 'lacks';

/** Pure: the scopes that were asked for and not granted, as they were kept at signing in. */
export const lacks = (settings: Record<string, string>): Lack[] =>
  (settings[lacksSetting] ?? '').split(' ').flatMap((scope) => {
    const use = uses.find(([beginning]) => scope.startsWith(beginning));
    return use ? [{ scope, asks: use[1] }] : [];
  });
