import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import type { OutboundAttachment } from '../outbound.ts';
import type { Session } from '../session.ts';
import { callerOf, callWhole } from './api.ts';

const Uploaded = z.looseObject({ id: z.string().min(1) });
const longestDescription = 1500;
/** How often a file that is worked on is asked for, and how often at most. */
const askEveryMs = 500;
const mostAsks = 40;

/** Brings files there, each with its description, and waits until the server has worked them through. Answers their ids. */
export async function uploadAll(session: Session, attachments: readonly OutboundAttachment[]): Promise<string[]> {
  const ids: string[] = [];
  for (const attachment of attachments) ids.push(await upload(session, attachment));
  return ids;
}

/** A file that no status names is seen by nobody, so a lost answer is a try that did nothing. */
async function upload(session: Session, { name, mimeType, bytes, alt }: OutboundAttachment): Promise<string> {
  const form = new FormData();
  form.set('file', new File([Uint8Array.from(bytes)], name, { type: mimeType }));
  if (alt.trim() !== '') form.set('description', [...alt].slice(0, longestDescription).join(''));
  const encoded = new Response(form);
  const body = new Uint8Array(await encoded.arrayBuffer());
  const type = encoded.headers.get('content-type') ?? 'multipart/form-data';
  const wanted = { method: 'POST' as const, path: '/api/v2/media', bytes: { body, mimeType: type }, reply: Uploaded };
  try {
    const { status, body: media } = await callWhole(callerOf(session), { ...wanted, timeoutMs: 60_000 });
    if (status === 202) await untilReady(session, media.id);
    return media.id;
  } catch (error) {
    if (!(error instanceof ConnectorError && error.kind === 'unknown_outcome')) throw error;
    throw new ConnectorError('transient', `${name} did not reach the Mastodon server.`, { cause: error });
  }
}

/** 206 while it is worked on. */
async function untilReady(session: Session, id: string): Promise<void> {
  const path = `/api/v1/media/${encodeURIComponent(id)}`;
  for (let asked = 0; asked < mostAsks; asked += 1) {
    await sleep(askEveryMs);
    const { status } = await callWhole(callerOf(session), { method: 'GET', path, reply: Uploaded });
    if (status !== 206) return;
  }
  throw new ConnectorError('transient', 'The Mastodon server is still working on a file.');
}
