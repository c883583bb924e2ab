/** The same token or signature but for one sign, five before its end: the last one may stand for bits that nobody reads. */
export function tampered(token: string): string {
  const at = token.length - 5;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
