import { type Place, places } from '#simulators/practised.ts';

/** Where this program serves the networks that it plays. */
export const practisedMount = '/sandbox/networks';

/** No resolver knows a name under `.invalid` (RFC 2606): who is not let in by us cannot mean us by it. */
const domain = 'practice.invalid';

/** What connectors are told to be a network's address; it stays when the program moves. */
export const practisedBase = (place: Place): string => `https://${place}.${domain}`;

const names = Object.keys(places) as Place[];

/** Pure: a network's path below the mount, or null for every other address. */
function pathOf(address: string): string | null {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') return null;
  const place = names.find((one) => url.origin === practisedBase(one));
  return place === undefined ? null : `${practisedMount}/${place}${url.pathname}${url.search}`;
}

/** Pure: whether it could only mean a network that we play. */
export const isPractisedName = (address: string): boolean =>
  URL.parse(address)?.hostname.endsWith(`.${domain}`) ?? false;

/** Pure: where a network that we play is reached from within; null for every other address. */
export function insideOf(address: string, port: number): string | null {
  const path = pathOf(address);
  return path === null ? null : `http://127.0.0.1:${port}${path}`;
}

/** Pure: where a browser that has Earshot at `origin` finds it; every other address as it is. */
export function seenFrom(address: string, origin: string): string {
  const path = pathOf(address);
  return path === null ? address : new URL(path, origin).href;
}
