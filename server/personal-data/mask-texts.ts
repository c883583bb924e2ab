import { findSecretData } from './find.ts';
import { mask } from './mask.ts';

/** A text that may hold one at all: it has a digit, or says that a password comes. */
const mayHold =
  /\p{N}|pass|pwd|passwort|kennwort|contrase|mdp|senha|parola|wacht|lösen|hasło|парол|كلمة|密|パス|비밀/iu;
/** Names of what is no text: what a program reads, and what the reader writes at the moment. */
const noText = /(?:^|[a-z])(?:id|ids|Id|Ids|At|Url|Key|cursor|next|older|permalink|seal|token|key|secret)$/;
const ownWords = new Set(['drafts', 'draft']);

/**
 * Whatever is about to be shown, with card numbers, security codes and passwords in its texts hidden sign by sign. Pure;
 * all else stays as it is.
 */
export function maskTexts<T>(value: T): T {
  // The shape stays, only texts become others of the same length.
  return masked(value, { hide: (text) => (mayHold.test(text) ? maskText(text) : text), withPictures: false }) as T;
}

/**
 * The same for links by which a customer shows who they are: nobody on our side is that customer, whatever they may read.
 * Pure.
 */
export function maskLinks<T>(value: T): T {
  return masked(value, { hide: hideLinks, withPictures: true }) as T;
}

/** `withPictures`: pictures of identity documents keep their address. */
type Masking = { hide: (text: string) => string; withPictures: boolean };

function masked(value: unknown, masking: Masking): unknown {
  if (typeof value === 'string') return masking.hide(value);
  if (Array.isArray(value)) return value.map((one) => masked(one, masking));
  if (!isPlain(value)) return value;
  const isHidden = !masking.withPictures && 'identity' in value && value.identity === true;
  const shown = isHidden ? { ...value, url: null, thumbnailUrl: undefined, captionsUrl: null } : value;
  return Object.fromEntries(
    Object.entries(shown).map(([key, one]) => [
      key,
      (typeof one === 'string' && noText.test(key)) || ownWords.has(key) ? one : masked(one, masking),
    ]),
  );
}

const linkForm = /(?<=confirm\/vf_)[\w-]{8,}/g;
const hideLinks = (text: string) =>
  text.includes('confirm/vf_') ? text.replace(linkForm, (token) => '•'.repeat(token.length)) : text;

/** A date, the bytes of a file or a stream of them holds no text to hide. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** One text with its secrets hidden. */
export function maskText(original: string): string {
  const text = hideLinks(original);
  const spans = findSecretData(text);
  return spans.length === 0 ? text : mask(text, spans);
}
