import type { Address, Header, Mailbox } from 'postal-mime';

/** The first header of that name (lower case), as it was sent; null when there is none. */
export const headerOf = ({ headers }: { headers: readonly Header[] }, name: string): string | null =>
  headers.find(({ key }) => key === name)?.value ?? null;

/** Without line breaks and other signs that steer a terminal or another header. */
export const oneLine = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out.
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** An address as we may write to it: no spaces, one @, a name of a host behind it. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"',;:()[\]\\\p{Cc}]{1,64}@[^\s@<>"',;:()[\]\\\p{Cc}]{1,189}$/u.test(text);

/** Whom we may write to of those named, members of groups included, in lower case. */
export function mailboxesOf(addresses: readonly (Address | undefined)[]): Mailbox[] {
  return addresses
    .flatMap((one) => one?.group ?? (one?.address === undefined ? [] : [one]))
    .map(({ name, address }) => ({ name: oneLine(name).slice(0, 200), address: address.trim().toLowerCase() }))
    .filter(({ address }) => isAddress(address));
}
