import { plain } from '#connectors/clean.ts';
import type { Us } from '#connectors/graph/parsed.ts';
import type { InboundAttachment, InboundMessage, Profile } from '#connectors/inbound.ts';
import { isUs, type Who } from '../ids.ts';

/**
 * Who wrote it. Who names us elsewhere is told by the username alone, which stands for the id then; of whom Instagram tells
 * nothing each message has its own unknown author.
 */
export function authorOf({ id, username }: Who, us: Us, messageId: string): Profile {
  const shown = plain(username ?? '').trim();
  if (isUs({ id, username: shown }, us)) return { externalId: us.externalId, handle: us.handle, name: us.handle };
  const externalId = id ?? (shown === '' ? `hidden:${messageId}` : `@${shown}`);
  if (shown !== '') return { externalId, handle: shown, name: shown };
  return { externalId, handle: 'Instagram user', name: 'Instagram user', isUnnamed: true };
}

/** Our own name in a text, as Instagram knows names. */
export function namesUs(text: string, { handle }: Us): boolean {
  const names: string[] = text.toLowerCase().match(/@[a-z0-9_](?:[a-z0-9._]*[a-z0-9_])?/g) ?? [];
  return names.includes(`@${handle.toLowerCase()}`);
}

type Public = {
  id: string;
  rootId: string;
  from: Who;
  text: string;
  at: Date;
  replyTo?: string | undefined;
  picture?: string | undefined;
  permalink?: string | undefined;
  likes?: number | undefined;
  isMention?: boolean;
};

/** A post or comment; all that others write under what is ours, or with our name, is to us. */
export function publicMessage(us: Us, one: Public): InboundMessage {
  const author = authorOf(one.from, us, one.id);
  const { picture, permalink } = one;
  return {
    kind: 'message',
    externalId: one.id,
    thread: { externalId: one.rootId, kind: 'post', visibility: 'public' },
    author,
    visibility: 'public',
    text: plain(one.text),
    occurredAt: one.at,
    mentions: one.isMention || namesUs(one.text, us) ? [us.externalId] : [],
    attachments: pictureOf(one.id, picture),
    addressed: author.externalId !== us.externalId,
    ...(one.replyTo !== undefined && { replyTo: one.replyTo }),
    ...(permalink !== undefined && URL.canParse(permalink) && { permalink }),
    ...(one.likes !== undefined && { likes: one.likes }),
  };
}

function pictureOf(id: string, url: string | undefined): InboundAttachment[] {
  return url !== undefined && URL.canParse(url) ? [{ externalId: `${id}:picture`, kind: 'image', url }] : [];
}
