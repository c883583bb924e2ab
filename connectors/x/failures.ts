import * as z from 'zod';
import { ConnectorError, type FailureKind } from '../connector-error.ts';
import { failureFor } from '../failure.ts';
import { forgiving, readable } from '../forgiving.ts';
import type { HttpReply } from '../session.ts';
import { readJson } from './json.ts';

const network = 'X';
/** When X names no time. */
const defaultPauseMs = 60_000;

const Part = z.looseObject({ message: forgiving(z.string()), detail: forgiving(z.string()), code: forgiving(z.int()) });
/** A problem of the API, an error of its sign-in, or the older list of numbered errors. */
const Told = z.looseObject({
  type: z.string().catch(''),
  title: z.string().catch(''),
  detail: z.string().catch(''),
  error: z.string().catch(''),
  error_description: z.string().catch(''),
  errors: readable(Part),
});

type Rule = { kind: FailureKind; when: RegExp; codes?: readonly number[]; said: string };

/** What the status alone does not tell, by the words of the refusal or its older number. The first that fits holds. */
const refusals: readonly Rule[] = [
  {
    kind: 'duplicate',
    when: /duplicate content|status is a duplicate/i,
    codes: [187],
    said: 'already has the same from us',
  },
  {
    kind: 'too_long',
    when: /too long|bit shorter|exceeds? .*(length|characters)|weighted length/i,
    codes: [186, 354],
    said: 'finds the text too long',
  },
  {
    kind: 'policy',
    when: /mentioned or quoted|reply to this (conversation|post|tweet) is not allowed|been mentioned|summon/i,
    said: 'lets our access answer only who named or quoted the account',
  },
  {
    kind: 'blocked',
    when: /you (have been|are) blocked|blocked from/i,
    codes: [136],
    said: 'says that we are blocked',
  },
  {
    kind: 'blocked',
    when: /permission to (dm|send)|cannot send (direct )?messages?|not (allow|accept)\w* (direct )?messages?/i,
    codes: [349, 150],
    said: 'says that this person takes no direct messages from us',
  },
  {
    kind: 'permission',
    when: /suspended|temporarily locked/i,
    codes: [64, 326],
    said: 'has locked or suspended our account',
  },
];

/** What a refusal of X means. */
export function refusalOf(
  { status, headers, body }: HttpReply,
  { write, now }: { write: boolean; now: Date },
): ConnectorError {
  const told = readTold(body);
  const parts = told.errors.map(({ message, detail }) => message ?? detail ?? '');
  const said = [told.detail || told.error_description, ...parts].filter(Boolean).join(' ').slice(0, 300);
  const all = `${told.type} ${told.title} ${said}`;
  if (status === 429 && /usage-capped|usagecap|credits/i.test(all))
    return new ConnectorError('quota_exhausted', sentence('says that the paid use is used up', status, said));
  if (status === 429) return limited(headers, now, said);
  const isRefused = status >= 400 && status < 500 && status !== 401;
  const codes = told.errors.flatMap(({ code }) => code ?? []);
  const rule = refusals.find(
    (one) => isRefused && (one.when.test(all) || one.codes?.some((code) => codes.includes(code))),
  );
  if (rule) return new ConnectorError(rule.kind, sentence(rule.said, status, said));
  return failureFor(status, headers, { write, now, network, ...(said && { detail: said }) });
}

function limited(headers: Record<string, string>, now: Date, said: string): ConnectorError {
  const failure = failureFor(429, headers, { write: false, now, network, ...(said && { detail: said }) });
  const retryAt = failure.retryAt ?? new Date(now.getTime() + defaultPauseMs);
  return new ConnectorError('rate_limited', failure.message, { retryAt });
}

const sentence = (said: string, status: number, detail: string) =>
  `${network} ${said} (${status})${detail ? `: ${detail.replace(/\.$/, '')}` : ''}.`;

function readTold(body: Uint8Array): z.output<typeof Told> {
  try {
    return Told.parse(readJson(new TextDecoder().decode(body)));
  } catch {
    return Told.parse({});
  }
}
