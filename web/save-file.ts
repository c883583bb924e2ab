/** Gives the browser a text to save under that name; a table gets the mark by which spreadsheets know it as UTF-8. */
export function saveFile(name: string, text: string): void {
  const isTable = name.endsWith('.csv');
  const type = isTable ? 'text/csv' : 'text/plain';
  const href = URL.createObjectURL(new Blob([isTable ? `\uFEFF${text}` : text], { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
