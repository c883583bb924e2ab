import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { findTooLarge, fits } from '../measure.ts';
import type { Outbound, PublicReply, Sent } from '../outbound.ts';
import type { Session } from '../session.ts';
import { postCollection, postPermalink, postUri, readAtUri } from './at-uri.ts';
import { findFacets } from './facets.ts';
import { isFilm, uploadFilm } from './film.ts';
import { imageSize } from './image-size.ts';
import { files, imageLimit, textLimit } from './limits.ts';
import { getPosts } from './poll/posts.ts';
import { deleteRecord, putRecord } from './record.ts';
import { PostRecord, PostView, type StrongRef } from './shapes.ts';
import { nextTid, tidAt, tidTime } from './tid.ts';
import { call } from './tokens.ts';

const likeCollection = 'app.bsky.feed.like';
const OwnPost = z.looseObject({ cid: z.string(), value: PostRecord });
const Uploaded = z.looseObject({ blob: z.unknown() });

/** Answers a post. The record's key and time come from the id chosen before, so a second try writes the very same post. */
export async function reply(session: Session, message: PublicReply): Promise<Sent> {
  checkLength(message);
  const place = await replyPlace(session, message.replyTo.externalId);
  const rkey = message.chosenId ?? nextTid(session.now());
  const sentAt = tidTime(rkey) ?? session.now();
  const [facets, embed] = await Promise.all([
    findFacets(session, message.text, message.addressees),
    upload(session, message.attachments),
  ]);
  const record = {
    $type: postCollection,
    text: message.text,
    createdAt: sentAt.toISOString(),
    ...(message.language && { langs: [message.language] }),
    ...(facets.length > 0 && { facets }),
    ...(embed && { embed }),
    reply: place,
  };
  const { uri } = await putRecord(session, postCollection, rkey, record);
  return { externalId: uri, threadExternalId: place.root.uri, sentAt, permalink: postPermalink(uri) };
}

/** Likes a post, or takes the like back, wherever it was given. Doing either twice changes nothing. */
export async function like(session: Session, externalId: string, on: boolean): Promise<void> {
  const { cid, viewer } = await getPost(session, externalId);
  if (on) {
    if (viewer?.like !== undefined) return;
    const record = { $type: likeCollection, subject: { uri: externalId, cid }, createdAt: session.now().toISOString() };
    await putRecord(session, likeCollection, likeKey(externalId), record);
    return;
  }
  await deleteRecord(session, likeCollection, likeKey(externalId));
  const elsewhere = readAtUri(viewer?.like ?? '')?.rkey;
  if (elsewhere !== undefined) await deleteRecord(session, likeCollection, elsewhere);
}

/** Deletes a post of ours. */
export async function deletePost(session: Session, externalId: string): Promise<void> {
  const parts = readAtUri(externalId);
  if (parts === null) {
    throw new ConnectorError(
      'policy',
      'Bluesky deletes direct messages only for the one who asks; the customer would keep it.',
    );
  }
  if (parts.repo !== session.account.externalId) {
    throw new ConnectorError('permission', 'Bluesky lets only its author delete a post.');
  }
  await deleteRecord(session, parts.collection, parts.rkey);
}

function checkLength({ text, attachments }: Outbound): void {
  if (!fits(text, textLimit.public)) {
    throw new ConnectorError('too_long', `A post on Bluesky has at most ${textLimit.public.max} characters.`);
  }
  if (attachments.length > imageLimit.max) {
    throw new ConnectorError('invalid_request', `A post on Bluesky has at most ${imageLimit.max} images.`);
  }
  if (attachments.length > 1 && attachments.some(isFilm)) {
    throw new ConnectorError('invalid_request', 'A post on Bluesky has a film alone.');
  }
  const large = findTooLarge(attachments, { text: textLimit, images: imageLimit, files });
  if (large !== undefined) {
    throw new ConnectorError('too_long', `${large.name} is larger than the ${large.maxBytes} bytes Bluesky allows.`);
  }
}

/** Where an answer hangs: the post it answers and the root above, both with the hash of their content. */
async function replyPlace(session: Session, uri: string): Promise<{ root: StrongRef; parent: StrongRef }> {
  if (readAtUri(uri)?.repo === session.account.externalId) return ownPlace(session, uri);
  const { cid, record, viewer } = await getPost(session, uri);
  if (viewer?.replyDisabled) {
    throw new ConnectorError(
      'policy',
      'The author of this thread lets only some people answer, and our account is not among them.',
    );
  }
  const parent = { uri, cid };
  const root = record.reply ? { uri: record.reply.root.uri, cid: record.reply.root.cid } : parent;
  return { root, parent };
}

/** Our own server knows a post of ours at once; the AppView would lag behind the parts of a thread. */
async function ownPlace(session: Session, uri: string): Promise<{ root: StrongRef; parent: StrongRef }> {
  const { rkey } = readAtUri(uri) ?? { rkey: '' };
  const params = { repo: session.account.externalId, collection: postCollection, rkey };
  const { cid, value } = await call(session, { method: 'com.atproto.repo.getRecord', params, reply: OwnPost });
  const parent = { uri, cid };
  return { root: value.reply?.root ?? parent, parent };
}

async function getPost(session: Session, uri: string): Promise<PostView> {
  const [post] = await getPosts(session, [uri]);
  const read = PostView.safeParse(post).data;
  if (read === undefined)
    throw new ConnectorError('gone', 'This post no longer stands on Bluesky, or its author hides it from us.');
  return read;
}

async function upload(session: Session, attachments: Outbound['attachments']) {
  const [film] = attachments;
  if (film === undefined) return undefined;
  if (isFilm(film)) return { $type: 'app.bsky.embed.video', video: await uploadFilm(session, film), alt: film.alt };
  const images = await Promise.all(
    attachments.map(async ({ bytes, mimeType, alt }) => {
      const aspectRatio = imageSize(bytes);
      const image = await uploadImage(session, bytes, mimeType);
      return { image, alt, ...(aspectRatio && { aspectRatio }) };
    }),
  );
  return { $type: 'app.bsky.embed.images', images };
}

/** An upload shows nowhere until a post names it, so a lost answer is a try that did nothing. */
async function uploadImage(session: Session, data: Uint8Array, mimeType: string): Promise<unknown> {
  try {
    const request = { method: 'com.atproto.repo.uploadBlob', bytes: { data, mimeType }, reply: Uploaded };
    return (await call(session, request)).blob;
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'unknown_outcome') throw error;
    throw new ConnectorError('transient', 'An image did not reach Bluesky.', { cause: error });
  }
}

/** Always the same key for the same post, so that a like cannot stand twice: the post's own time, told apart by its address. */
function likeKey(uri: string): string {
  const hash = createHash('sha256').update(uri).digest();
  const postedMs = tidTime(readAtUri(uri)?.rkey ?? '')?.getTime() ?? hash.readUInt32BE(4);
  return tidAt(postedMs * 1000 + (hash.readUInt16BE(2) % 1000), hash.readUInt16BE(0) % 1024);
}

/** Address of the post that a reply with this id became, or would become. */
export function chosenUri(session: Session, chosenId: string): string {
  return postUri(session.account.externalId, chosenId);
}
