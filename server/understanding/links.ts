const address =
  /(?:https?|hxxps?):\/\/(?:(?!\]\()[^\s<>"'“”«»])+|(?<![\p{L}\p{N}@._/-])(?:www\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:com|net|org|info|biz|io|co|me|ly|gl|app|dev|xyz|top|shop|online|site|club|live|link|click|icu|ru|cn|de|fr|es|uk|it|nl|eu|us|tk|ml|ga|cf|gq|cc|tv|br|in|id)(?![\p{L}\p{N}-])(?:[:/?#][^\s<>"'“”«»]*)?/giu;
/** Quicker to look for, and in every text with an address: no blank beside a dot, or what stands before a host. */
const mayHold = /\S\.\S|:\/\//;
const closing = /[.,;:!?)\]}*…]+$/u;

/** The addresses of web pages in a text, as typed, in order, each once. Pure. */
export function findLinks(text: string): string[] {
  if (!mayHold.test(text)) return [];
  const found = [...text.matchAll(address)].map(([url]) => trim(url));
  return [...new Set(found)].filter((url) => url.length > 3);
}

/** Without what the sentence around it closes with; a bracket that the address opened stays. */
function trim(url: string): string {
  const [end = ''] = closing.exec(url) ?? [];
  const kept = url.slice(0, url.length - end.length);
  return end.startsWith(')') && kept.includes('(') ? `${kept})` : kept;
}
