import { firstDate, plain } from '#connectors/clean.ts';
import { htmlToText } from '#connectors/html.ts';
import type { InboundAttachment, InboundItem, InboundMessage, Profile, Skipped } from '#connectors/inbound.ts';
import { roomOf, webAddress, wholeHandle } from '../handle.ts';
import type { Account as AccountShape, Media, Status } from '../shapes.ts';
import { visibilityOf } from '../visibility.ts';

/** Whose eyes a delivery is read with. */
export type Account = { externalId: string; handle: string };
/** What one entry of a delivery became. */
export type Outcome = InboundItem | Skipped;

/** A status as a message; `rootId` is the top of its thread where that is known. */
export function statusMessage(
  status: Status,
  { account, rootId, addressed }: { account: Account; rootId: string | undefined; addressed: boolean },
): InboundMessage | Skipped {
  const visibility = visibilityOf(status);
  const partner = visibility === 'private' ? partnerOf(status, account) : null;
  if (visibility === 'private' && partner === null) return { reason: 'a note to ourselves', detail: status.id };
  const author = profileOf(status.account, account);
  const editedAt = firstDate(status.edited_at);
  return {
    kind: 'message',
    externalId: status.id,
    thread:
      partner === null
        ? publicThread(status, rootId)
        : { externalId: roomOf(partner), kind: 'dm', visibility: 'private' },
    author,
    visibility,
    text: textOf(status, account),
    occurredAt: firstDate(status.created_at) ?? new Date(0),
    ...(editedAt && { editedAt }),
    ...(status.in_reply_to_id && { replyTo: status.in_reply_to_id }),
    mentions: status.mentions.map(({ id }) => id),
    ...(status.language && { language: status.language }),
    attachments: status.media_attachments.flatMap(attachmentOf),
    permalink: webAddress(status.url),
    ...(status.favourites_count === undefined ? {} : { likes: status.favourites_count }),
    addressed: addressed && author.externalId !== account.externalId,
  };
}

function publicThread(status: Status, rootId: string | undefined): InboundMessage['thread'] {
  return { externalId: rootId ?? status.in_reply_to_id ?? status.id, kind: 'post', visibility: 'public' };
}

/** With whom a direct status is spoken: its author, or of ours whom it answers or names first. */
function partnerOf(
  { account: author, mentions, in_reply_to_account_id: answered }: Status,
  { externalId }: Account,
): string | null {
  if (author.id !== externalId) return author.id;
  const named = mentions.map(({ id }) => id).filter((id) => id !== externalId);
  return named.find((id) => id === answered) ?? named[0] ?? null;
}

export function profileOf(
  { id, acct, display_name, avatar, followers_count, created_at }: AccountShape,
  ours: Account,
): Profile {
  const madeAt = firstDate(created_at);
  const handle = wholeHandle(acct, ours.handle);
  const name = plain(display_name).trim();
  return {
    externalId: id,
    handle,
    name: name === '' ? handle : name,
    ...(isPicture(avatar) && { avatarUrl: webAddress(avatar) }),
    ...(followers_count !== undefined && { followers: followers_count }),
    ...(madeAt && { createdAt: madeAt }),
  };
}

/** Who has no picture is given the server's own. */
const isPicture = (avatar: string | undefined): boolean =>
  webAddress(avatar) !== undefined && !/\/missing\.\w+$/.test(avatar ?? '');

/**
 * What was said, with its content warning before it and the choices of a poll after it. In private, and before what we
 * say ourselves, the names are but the address on the letter.
 */
export function textOf(status: Status, account: Account): string {
  const isOurs = status.account.id === account.externalId;
  const whole = htmlToText(status.content);
  const body = isOurs || visibilityOf(status) === 'private' ? withoutNames(whole, status) : whole;
  const choices = (status.poll?.options ?? []).map(({ title }) => `• ${plain(title)}`);
  // An answer of ours repeats the warning of what it answers.
  const warning = isOurs && status.in_reply_to_id !== undefined ? '' : plain(status.spoiler_text).trim();
  return [...(warning === '' ? [] : [`CW: ${warning}`, '']), body, ...choices].join('\n').trim();
}

/** The names of those it is for, at its beginning. */
function withoutNames(text: string, { mentions }: Status): string {
  const names = new Set(mentions.flatMap(({ username, acct }) => [username.toLowerCase(), acct.toLowerCase()]));
  const isName = (word: string) => word.startsWith('@') && names.has(word.slice(1).toLowerCase());
  let rest = text;
  for (let word = firstWord(rest); isName(word); word = firstWord(rest)) rest = rest.slice(word.length).trimStart();
  return rest;
}

const firstWord = (text: string): string => /^\S+/.exec(text)?.[0] ?? '';

const kinds = new Map<string, InboundAttachment['kind']>(
  Object.entries({
    image: 'image',
    gifv: 'video',
    video: 'video',
    audio: 'audio',
  }),
);

function attachmentOf({ id, type, url, remote_url, description }: Media): InboundAttachment[] {
  const address = webAddress(url) ?? webAddress(remote_url);
  if (address === undefined) return [];
  const alt = plain(description ?? '').trim();
  return [{ externalId: id, kind: kinds.get(type) ?? 'file', url: address, ...(alt !== '' && { alt }) }];
}
