import { plain } from '#connectors/clean.ts';
import type { Us } from '#connectors/graph/parsed.ts';
import type { InboundAttachment, InboundMessage, Profile } from '#connectors/inbound.ts';

/** People have no handles there: their name stands for it. Whoever Facebook does not name is known by their id alone. */
export function personOf(id: string, name: string | undefined): Profile {
  const shown = plain(name ?? '').trim();
  if (shown !== '') return { externalId: id, handle: shown, name: shown };
  return { externalId: id, handle: 'Facebook user', name: 'Facebook user', isUnnamed: true };
}

type Who = { id: string; name?: string | undefined };

/** Who wrote it. Of whom Facebook shows nothing, because they did not allow it, each message has its own unknown author. */
export function authorOf(from: Who | undefined, us: Us, messageId: string): Profile {
  if (from?.id === us.externalId)
    return { externalId: us.externalId, handle: us.handle, name: plain(from.name ?? '') || us.handle };
  return from ? personOf(from.id, from.name) : personOf(`hidden:${messageId}`, undefined);
}

type Public = {
  id: string;
  rootId: string;
  from: Who | undefined;
  text: string;
  at: Date;
  replyTo?: string | undefined;
  photo?: string | undefined;
  permalink?: string | undefined;
  likes?: number | undefined;
  subject?: string | undefined;
};

/** A post, comment or recommendation; all that others write on or under what is ours, or with our name, is to us. */
export function publicMessage(us: Us, one: Public, names: readonly string[] = []): InboundMessage {
  const author = authorOf(one.from, us, one.id);
  return {
    kind: 'message',
    externalId: one.id,
    thread: { externalId: one.rootId, kind: 'post', visibility: 'public' },
    author,
    visibility: 'public',
    text: plain(one.text),
    occurredAt: one.at,
    mentions: [...names],
    attachments: photoOf(one),
    addressed: author.externalId !== us.externalId,
    ...(one.replyTo !== undefined && { replyTo: one.replyTo }),
    ...(one.permalink !== undefined && URL.canParse(one.permalink) && { permalink: one.permalink }),
    ...(one.likes !== undefined && { likes: one.likes }),
    ...(one.subject !== undefined && { subject: one.subject }),
  };
}

function photoOf({ id, photo }: Public): InboundAttachment[] {
  return photo !== undefined && URL.canParse(photo) ? [{ externalId: `${id}:photo`, kind: 'image', url: photo }] : [];
}
