const address = /(?:https?:\/\/|hxxps?:\/\/|www\.)\S+/giu;
const name = /(?<![\p{L}\p{N}_@])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]+)?/gu;
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const forwarded = /^RT\s|\bRT(?= @)/gu;

/** The words somebody wrote: without addresses, names of accounts and the sign of a hashtag. */
export function ownWords(text: string): string {
  return text
    .replace(forwarded, ' ')
    .replace(address, ' ')
    .replace(mail, ' ')
    .replace(name, ' ')
    .replaceAll(/[#_]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
