import { createHmac, createPublicKey, timingSafeEqual, verify as verifySignature } from 'node:crypto';
import type { RawRequest } from '../connector.ts';
import { readFields } from './form-data.ts';
import type { Delivery } from './parse/parse.ts';

/** Under which the known services send a mail as it was written: Mailgun, SendGrid, Postmark, and what others call it. */
const rawFields = ['body-mime', 'email', 'RawEmail', 'raw', 'message', 'mime'];

/**
 * Pure: a mail that a service delivers by HTTP, as it is journalled; null for what holds none. Its body is the mail itself,
 * or a form or JSON with it in a field.
 */
export function unwrap(
  request: RawRequest,
  { settings, now }: { settings: Record<string, string>; now: Date },
): Uint8Array | null {
  const raw = findRaw(request);
  if (raw === null || !looksLikeMail(raw)) return null;
  const delivery: Delivery = {
    kind: 'mail',
    folder: 'inbox',
    receivedAt: now.toISOString(),
    replyPattern: settings.replyPattern ?? '',
    raw: raw.toString('base64'),
  };
  return new TextEncoder().encode(JSON.stringify(delivery));
}

function findRaw(request: RawRequest): Buffer | null {
  const fields = readFields(request);
  if (fields === null) return Buffer.from(request.body);
  const found = rawFields.map((name) => fields.get(name)).find((value) => value !== undefined);
  return found ?? null;
}

/** It begins with a line of a head, or with the separator of a mailbox file. */
const looksLikeMail = (raw: Buffer): boolean =>
  /^\s*(?:From |[\x21-\x39\x3b-\x7e]{1,100}:)/.test(raw.subarray(0, 400).toString('latin1'));

/**
 * Whether a delivery is genuine: without a key the secret address alone says so; with one also a signature of Mailgun or
 * SendGrid, or the key as the password of a plain HTTP sign-in, as Postmark is told in the address.
 */
export function verify(request: RawRequest, secrets: readonly string[]): boolean {
  if (secrets.length === 0) return true;
  return secrets.some((key) => isSignedIn(request, key) || isOfMailgun(request, key) || isOfSendGrid(request, key));
}

function isSignedIn({ headers }: RawRequest, key: string): boolean {
  const [, encoded] = /^basic ([a-z0-9+/=]+)$/i.exec(headers.authorization ?? '') ?? [];
  if (encoded === undefined) return false;
  const said = Buffer.from(encoded, 'base64').toString();
  return said.includes(':') && isSame(said.slice(said.indexOf(':') + 1), key);
}

function isOfMailgun(request: RawRequest, key: string): boolean {
  const fields = readFields(request);
  const [timestamp, token, signature] = ['timestamp', 'token', 'signature'].map((name) =>
    fields?.get(name)?.toString(),
  );
  if (!timestamp || !token || !signature) return false;
  return isSame(signature, createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex'));
}

const sendGrid = 'x-twilio-email-event-webhook-';

function isOfSendGrid({ headers, body }: RawRequest, key: string): boolean {
  const [signature, timestamp] = [headers[`${sendGrid}signature`], headers[`${sendGrid}timestamp`]];
  if (!signature || !timestamp) return false;
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    return verifySignature('sha256', signed, publicKey, Buffer.from(signature, 'base64'));
  } catch {
    // Another service's key.
    return false;
  }
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
