import { createHash } from 'node:crypto';
import { fold } from '#server/text/fold.ts';

/** An address as people write it in a text, its host apart. */
const link = /\b(?:https?:\/\/(?:www\.)?|www\.)([\p{L}\p{N}.-]+\.[\p{L}\p{N}-]{2,})\S*/giu;
const mention = /@[\p{L}\p{N}_.@-]+/gu;
/** Shorter texts are the same by chance ("Hello!"), in letters and figures. */
const leastSigns = 20;

/** Pure: the hosts of the links in a text, in order, without those at or below the domains that are our own. */
export function linkedHosts(text: string, ours: readonly string[]): string[] {
  const own = ours.map((domain) =>
    domain
      .trim()
      .toLowerCase()
      .replace(/^www\./, ''),
  );
  return [...text.matchAll(link)]
    .map(([, host = '']) => host.toLowerCase())
    .filter((host) => !own.some((domain) => host === domain || host.endsWith(`.${domain}`)));
}

/**
 * Pure: a digest that texts share which say the same, whatever their case, accents, signs, links and the names in them;
 * null for a text that is too short to tell.
 */
export function digestOf(text: string): string | null {
  const bare = fold(text.replace(link, ' ').replace(mention, ' ')).replace(/[^\p{L}\p{N}]+/gu, '');
  return [...bare].length < leastSigns ? null : createHash('sha256').update(bare).digest('base64url');
}
