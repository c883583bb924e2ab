/** A text as it was typed: numbered entities become signs, the mark of a repeated post goes. */
export function readText(text: string | undefined): string {
  return (text ?? '')
    .replace(/&#(\d+);/g, (_found, digits) => sign(Number(digits)))
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/^[!"\s]*RT\s(?=@)/, '');
}

/** Some sets kept only halves of emoji: those say nothing. */
function sign(code: number): string {
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return isHalf || code > 0x10ffff ? ' ' : String.fromCodePoint(code);
}
