import type { InboundAttachment, InboundItem, InboundMessage, Profile } from '#connectors/inbound.ts';

/** How far ahead of its arrival a network may date a post; more is a wrong clock there. */
const clockToleranceMs = 5 * 60_000;
const longestText = 200_000;
/** Names, addresses and the like. */
const longestLine = 4_000;
/** More than any sign that people put together. */
const longestSign = 64;
/** What an index holds, in bytes; a mail's own ids have less than this. */
const longestIdBytes = 1_000;

/**
 * Pure: what the database cannot hold is taken out, and a date from the future is moved to the arrival. Null for an item
 * whose ids cannot be kept: cut short it would be another one.
 */
export function cleanItem(item: InboundItem, receivedAt: Date): InboundItem | null {
  if (item.kind === 'message') return cleanMessage(item, receivedAt);
  const externalId = cleanId(item.externalId);
  if (externalId === null) return null;
  switch (item.kind) {
    case 'edit':
      return { ...item, externalId, text: cleanText(item.text), editedAt: clamp(item.editedAt, receivedAt) };
    case 'delete':
      return { ...item, externalId, deletedAt: clamp(item.deletedAt, receivedAt) };
    case 'ad':
      return {
        ...item,
        externalId,
        ...(item.adId === undefined ? {} : { adId: cleanLine(item.adId) }),
        ...(item.name === undefined ? {} : { name: cleanLine(item.name) }),
        ...(item.campaign === undefined ? {} : { campaign: cleanLine(item.campaign) }),
        markets: item.markets.map(cleanLine),
      };
    case 'reaction': {
      const personId = cleanId(item.personId);
      if (personId === null) return null;
      const sign = item.sign === null ? null : cleanText(item.sign, longestSign);
      return { ...item, externalId, personId, sign, at: clamp(item.at, receivedAt) };
    }
    case 'hide':
      return { ...item, externalId, at: clamp(item.at, receivedAt) };
    case 'undelivered': {
      const clientKey = item.clientKey === undefined ? undefined : cleanId(item.clientKey);
      const { clientKey: _, ...rest } = item;
      const at = clamp(item.at, receivedAt);
      return { ...rest, externalId, at, reason: cleanLine(item.reason), ...(clientKey ? { clientKey } : {}) };
    }
  }
}

function cleanMessage(item: InboundMessage, receivedAt: Date): InboundMessage | null {
  const externalId = cleanId(item.externalId);
  const threadId = cleanId(item.thread.externalId);
  const authorId = cleanId(item.author.externalId);
  if (externalId === null || threadId === null || authorId === null) return null;
  const { subject, quoted, choices, chose, editedAt, expiresAt, replyTo, language, permalink, likes, views, ...rest } =
    item;
  const answered = replyTo === undefined ? null : cleanId(replyTo);
  return {
    ...rest,
    externalId,
    thread: { ...item.thread, externalId: threadId },
    author: cleanProfile(item.author, authorId),
    text: cleanText(item.text),
    occurredAt: clamp(item.occurredAt, receivedAt),
    mentions: item.mentions.flatMap((id) => cleanId(id) ?? []),
    attachments: item.attachments.map(cleanAttachment),
    ...(subject === undefined ? {} : { subject: cleanText(subject) }),
    ...(quoted === undefined ? {} : { quoted: cleanText(quoted) }),
    ...(choices === undefined ? {} : { choices: choices.map(cleanLine) }),
    ...(chose === undefined ? {} : { chose: cleanLine(chose) }),
    ...(editedAt === undefined ? {} : { editedAt: clamp(editedAt, receivedAt) }),
    ...(expiresAt === undefined || Number.isNaN(expiresAt.getTime()) ? {} : { expiresAt }),
    ...(answered === null ? {} : { replyTo: answered }),
    ...(language === undefined ? {} : { language: cleanLine(language) }),
    ...(permalink === undefined ? {} : { permalink: cleanLine(permalink) }),
    ...(isCount(likes) ? { likes } : {}),
    ...(isCount(views) ? { views } : {}),
  };
}

function cleanProfile(profile: Profile, externalId: string): Profile {
  const { avatarUrl, followers, createdAt, ...rest } = profile;
  return {
    ...rest,
    externalId,
    handle: cleanLine(profile.handle),
    name: cleanLine(profile.name),
    ...(avatarUrl === undefined ? {} : { avatarUrl: cleanLine(avatarUrl) }),
    ...(isCount(followers) ? { followers } : {}),
    ...(createdAt === undefined || Number.isNaN(createdAt.getTime()) ? {} : { createdAt }),
  };
}

function cleanAttachment(attachment: InboundAttachment): InboundAttachment {
  const { alt, mimeType, captionsUrl, ...rest } = attachment;
  return {
    ...rest,
    externalId: cleanLine(attachment.externalId),
    url: cleanLine(attachment.url),
    ...(alt === undefined ? {} : { alt: cleanText(alt) }),
    ...(mimeType === undefined ? {} : { mimeType: cleanLine(mimeType) }),
    ...(captionsUrl === undefined ? {} : { captionsUrl: cleanLine(captionsUrl) }),
  };
}

/** PostgreSQL's text has no NUL, and half a surrogate pair is no character. */
export function cleanText(text: string, longest = longestText): string {
  return text.slice(0, longest).replaceAll('\u0000', '').toWellFormed();
}

const cleanLine = (text: string) => cleanText(text, longestLine);

/** Null for what is no id, or none that can be kept. */
export function cleanId(id: string): string | null {
  if (id.length > longestIdBytes) return null;
  const cleaned = cleanText(id);
  return cleaned === '' || Buffer.byteLength(cleaned) > longestIdBytes ? null : cleaned;
}

const isCount = (count: number | undefined): count is number => count !== undefined && Number.isSafeInteger(count);

/** The network's time, but never later than 5 minutes after arrival; an unreadable one becomes the arrival. */
export function clamp(moment: Date, receivedAt: Date): Date {
  const time = moment.getTime();
  if (Number.isNaN(time)) return receivedAt;
  return time > receivedAt.getTime() + clockToleranceMs ? receivedAt : moment;
}
