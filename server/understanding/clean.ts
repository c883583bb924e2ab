const address = /(?:https?:\/\/|hxxps?:\/\/|www\.)\S+/giu;
/** What is quicker to look for, and stands in every text in which the longer pattern does. */
const beginsBare = /www\./i;
const beginsMail = /@[^\s@.]+\./;
/** It looks behind its first sign, so that only an @ is looked at twice. */
const name = /@(?<![\p{L}\p{N}_@]@)[\p{L}\p{N}_.-]*[\p{L}\p{N}_](?:@[\p{L}\p{N}.-]+)?/gu;
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** What blanks there are but single spaces. */
const otherBlanks = /\s\s|[^\S ]/;
const forwarded = /^RT\s|\bRT(?= @)/gu;

/** The words somebody wrote: without addresses, names of accounts and the sign of a hashtag. */
export function ownWords(text: string): string {
  let own = text.includes('RT') ? text.replace(forwarded, ' ') : text;
  if (own.includes('://') || beginsBare.test(own)) own = own.replace(address, ' ');
  if (beginsMail.test(own)) own = own.replace(mail, ' ');
  if (own.includes('@')) own = own.replace(name, ' ');
  if (own.includes('#') || own.includes('_')) own = own.replaceAll(/[#_]/g, ' ');
  return (otherBlanks.test(own) ? own.replaceAll(/\s+/g, ' ') : own).trim();
}
