/** Pure: what was typed one a line, or several with commas between; trimmed, each once, without the empty. */
export function linesOf(text: string): string[] {
  const words = text.split(/[\n,;،]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
