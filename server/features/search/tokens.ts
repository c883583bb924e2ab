import { fold, isAscii } from '#server/text/fold.ts';

const maxTokenLength = 64;

/**
 * What of a text can be searched: folded words, each once, in order of first appearance; handles and hashtags also with
 * their sign, addresses also as host or whole. Text and query go through the same function, so they meet.
 */
export function toTokens(text: string): string[] {
  const tokens = new Set<string>();
  const folded = fold(text);
  const ascii = isAscii(folded);
  for (const [found] of folded.matchAll(ascii ? asciiPieces : pieces)) addPiece(tokens, found, ascii);
  return [...tokens];
}

// In this order: web address up to its path, mail address, handle, hashtag, word (with apostrophes inside).
const asciiPieces =
  /https?:\/\/[^\s/?#]{1,253}|[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}|[@#][a-z0-9_][a-z0-9_.-]*|[a-z0-9]+(?:'[a-z0-9]+)*/g;
const pieces =
  /https?:\/\/[^\s/?#]{1,253}|[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}|[@#][\p{L}\p{N}\p{M}_][\p{L}\p{N}\p{M}_.-]*|[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;
const asciiWords = /[a-z0-9]+/g;
const words = /[\p{L}\p{N}\p{M}]+/gu;

function addPiece(tokens: Set<string>, piece: string, ascii: boolean): void {
  const first = piece.charCodeAt(0);
  const isMarked = first === 0x40 || first === 0x23;
  if (!isMarked && isPlain(piece) && (ascii || !unspaced.test(piece))) {
    add(tokens, piece);
    return;
  }
  const whole = isMarked ? piece.replace(/[.\-_]+$/, '') : piece.replace(/^https?:\/\/(?:www\.)?/, '');
  const joins = isMarked || whole.length !== piece.length || !isPlain(whole);
  if (joins) add(tokens, whole.replaceAll("'", ''));
  for (const [word] of whole.matchAll(ascii ? asciiWords : words)) {
    if (!ascii && unspaced.test(word)) addUnspaced(tokens, word);
    // What an apostrophe cuts off a word ("l", "s", "t") is no word.
    else if (word.length > 1 || !whole.includes("'")) add(tokens, word);
  }
}

/** False for pieces that hold several words. */
function isPlain(piece: string): boolean {
  for (let at = 0; at < piece.length; at += 1) {
    const code = piece.charCodeAt(at);
    // ' . / : @
    if (code === 0x27 || code === 0x2e || code === 0x2f || code === 0x3a || code === 0x40) return false;
  }
  return true;
}

// Thai, Lao, Myanmar, Khmer, kana, Han (also beyond the first plane): scripts that put no space between words.
const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud840-\ud8bf]/;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function addUnspaced(tokens: Set<string>, run: string): void {
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike) add(tokens, segment);
}

function add(tokens: Set<string>, token: string): void {
  tokens.add(token.length > maxTokenLength ? token.slice(0, maxTokenLength) : token);
}
