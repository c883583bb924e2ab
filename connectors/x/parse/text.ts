type Link = { url: string; expanded_url?: string | undefined; media_key?: string | undefined };

const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
/** Where X shows what is attached to a post. */
const attachedHere = /^https:\/\/(?:x|twitter)\.com\/\w+\/status\/\d+\/(?:photo|video)\/\d+/;

/**
 * As a reader sees it: addresses in full instead of t.co, none for what is shown as an attachment, and no HTML signs.
 * Addresses are found by their words: where they stand is told in units on which X's own pages differ.
 */
export function readableText(text: string, links: readonly Link[]): string {
  let whole = text;
  for (const { url, expanded_url: expanded, media_key: media } of links) {
    const isAttached = media !== undefined || (expanded !== undefined && attachedHere.test(expanded));
    whole = whole.replaceAll(url, () => (isAttached ? '' : (expanded ?? url)));
  }
  return whole.replace(/&(?:amp|lt|gt);/g, (sign) => signs[sign] ?? sign).trim();
}

/** An answer begins with whom it is for; that is the address on the letter, and the screen shows it as such. */
export function withoutAddress(text: string, start: number | undefined): string {
  if (start === undefined || start === 0) return text;
  const signsOfText = [...text];
  const isAddress = /^(?:@\w+\s+)+$/.test(signsOfText.slice(0, start).join(''));
  return isAddress ? signsOfText.slice(start).join('') : text;
}
