const address = /(?:https?:\/\/|hxxps?:\/\/|www\.)\S+/giu;
/** What is quicker to look for, and stands in every text in which the longer pattern does. */
const beginsBare = /www\./i;
const beginsMail = /@[^\s@.]+\./;
const name = /(?<![\p{L}\p{N}_@])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]+)?/gu;
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const forwarded = /^RT\s|\bRT(?= @)/gu;

/** The words somebody wrote: without addresses, names of accounts and the sign of a hashtag. */
export function ownWords(text: string): string {
  let own = text.includes('RT') ? text.replace(forwarded, ' ') : text;
  if (own.includes('://') || beginsBare.test(own)) own = own.replace(address, ' ');
  if (beginsMail.test(own)) own = own.replace(mail, ' ');
  if (own.includes('@')) own = own.replace(name, ' ');
  return own.replaceAll(/[#_]/g, ' ').replaceAll(/\s+/g, ' ').trim();
}
