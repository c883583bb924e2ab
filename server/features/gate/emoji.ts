const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const picture = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/u;
/** So many in a row are read out one by one. */
const most = 3;

export type EmojiRun = { from: number; to: number; count: number; first: string };

/** Rows of more emoji than anybody wants to hear, white space between them aside. Pure. */
export function findEmojiRuns(text: string): EmojiRun[] {
  const runs: EmojiRun[] = [];
  let run: EmojiRun | null = null;
  for (const { segment, index } of graphemes.segment(text)) {
    if (picture.test(segment)) {
      if (run === null) {
        run = { from: index, to: index, count: 0, first: segment };
        runs.push(run);
      }
      run.count += 1;
      run.to = index + segment.length;
    } else if (!/^\s+$/u.test(segment)) run = null;
  }
  return runs.filter(({ count }) => count > most);
}
