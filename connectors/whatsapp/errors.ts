import * as z from 'zod';
import { ConnectorError, type FailureKind } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';

/** An error as the network writes it, in an answer or in the status of a message. */
export const GraphError = z.looseObject({
  code: z.number(),
  message: forgiving(z.string()),
  title: forgiving(z.string()),
  error_data: z
    .looseObject({ details: forgiving(z.string()) })
    .optional()
    .catch(undefined),
  is_transient: forgiving(z.boolean()),
});
export type GraphError = z.output<typeof GraphError>;

type Words = { kind: FailureKind; said: string };

const auth: Words = {
  kind: 'auth_expired',
  said: 'WhatsApp no longer accepts the access token. Connect the number again.',
};
const permission: Words = { kind: 'permission', said: 'WhatsApp does not let this token do that.' };
const slow: Words = { kind: 'rate_limited', said: 'WhatsApp asks us to slow down.' };
const template: Words = { kind: 'invalid_request', said: 'WhatsApp did not accept this template as it was filled in.' };
const wrong: Words = { kind: 'invalid_request', said: 'WhatsApp did not accept the request.' };
const fault: Words = { kind: 'transient', said: 'WhatsApp has a fault.' };
const restricted: Words = { kind: 'policy', said: 'WhatsApp has restricted this business account.' };

/** By the network's codes, on which it asks to build; the texts beside them change. */
const byCode: Readonly<Record<number, Words>> = {
  0: auth,
  190: auth,
  3: permission,
  10: permission,
  131005: permission,
  4: slow,
  80007: slow,
  130429: slow,
  131056: { kind: 'rate_limited', said: 'WhatsApp lets us write to one person only so fast.' },
  131048: { kind: 'rate_limited', said: 'WhatsApp holds us back because customers reported or blocked messages.' },
  131047: {
    kind: 'outside_window',
    said: 'The customer’s last message is more than 24 hours ago. Send an approved template.',
  },
  131026: {
    kind: 'blocked',
    said: 'WhatsApp could not deliver this: no WhatsApp there, an old one, or they blocked us.',
  },
  131049: { kind: 'policy', said: 'WhatsApp chose not to deliver this, to keep people from too many messages.' },
  131050: { kind: 'blocked', said: 'This person has asked WhatsApp for no more advertising from us.' },
  130472: { kind: 'policy', said: 'WhatsApp did not deliver this: the person is part of an experiment.' },
  131021: { kind: 'invalid_request', said: 'A number cannot write to itself.' },
  131008: wrong,
  131009: wrong,
  100: wrong,
  131051: { kind: 'invalid_request', said: 'WhatsApp does not take this kind of message.' },
  131052: { kind: 'invalid_request', said: 'WhatsApp could not read the file.' },
  131053: { kind: 'invalid_request', said: 'WhatsApp did not take the file.' },
  33: { kind: 'gone', said: 'WhatsApp no longer has this number.' },
  133010: {
    kind: 'permission',
    said: 'This number is not registered with the Cloud API. Register it, then connect it again.',
  },
  131031: restricted,
  368: restricted,
  130497: restricted,
  131042: { kind: 'quota_exhausted', said: 'WhatsApp wants a payment method for this business account.' },
  131000: fault,
  131016: fault,
  131057: { kind: 'transient', said: 'WhatsApp is under maintenance.' },
  1: fault,
  2: fault,
};

const firstOfPermissions = 200;
const lastOfPermissions = 299;
const firstOfTemplates = 132000;
const lastOfTemplates = 132099;

function wordsFor({ code, is_transient }: GraphError): Words | undefined {
  if (byCode[code]) return byCode[code];
  if (code >= firstOfPermissions && code <= lastOfPermissions) return permission;
  if (code >= firstOfTemplates && code <= lastOfTemplates) return template;
  return is_transient === true ? fault : undefined;
}

/** What an error means; undefined for a code that is not known. The sentence names the code, for who looks it up. */
export function readGraphError(error: GraphError): { kind: FailureKind; message: string } | undefined {
  const words = wordsFor(error);
  if (!words) return undefined;
  const detail = words.kind === 'invalid_request' ? error.error_data?.details?.trim().replace(/\.$/, '') : undefined;
  return {
    kind: words.kind,
    message: `${words.said}${detail ? ` ${detail}.` : ''} (${error.code}).`.replace('. (', ' ('),
  };
}

/** The failure of an answer that carries an error; undefined where the status has to say it. */
export function failureOf(body: unknown, { write }: { write: boolean }): ConnectorError | undefined {
  const error = z.looseObject({ error: GraphError }).safeParse(body).data?.error;
  const read = error && readGraphError(error);
  if (!read) return undefined;
  // A fault in the middle of a write may have come after it was done.
  const kind = write && read.kind === 'transient' && error.code !== 131057 ? 'unknown_outcome' : read.kind;
  return new ConnectorError(kind, read.message);
}
