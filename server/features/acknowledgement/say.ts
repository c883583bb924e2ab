import {
  type AcknowledgementText,
  type AcknowledgementVariable,
  acknowledgementVariables,
} from '#contract/out-of-hours.ts';
import { speaks } from '#server/features/priority/queries.ts';

const minuteMs = 60_000;

/** Pure: the text for an account and a customer’s language, else the first for the account; null when there is none. */
export function textFor(
  texts: readonly AcknowledgementText[],
  { channelId, language }: { channelId: string; language: string | null },
): AcknowledgementText | null {
  const here = texts.filter(({ channelIds }) => channelIds.length === 0 || channelIds.includes(channelId));
  // What was written for this account wins over what is for any.
  const own = [
    ...here.filter(({ channelIds }) => channelIds.length > 0),
    ...here.filter(({ channelIds }) => channelIds.length === 0),
  ];
  return own.find((one) => language !== null && speaks(language, one.language)) ?? own[0] ?? null;
}

/** Pure: a text with its variables filled in. */
export function fill(text: string, values: Record<AcknowledgementVariable, string>): string {
  return acknowledgementVariables.reduce((said, name) => said.replaceAll(`{${name}}`, values[name]), text);
}

/**
 * Pure: a moment as a customer reads it, in their language and the zone of the team’s calendar, which it names; rounded up
 * to the minute, so that it is never too early.
 */
export function whenWords(due: Date, language: string, timeZone: string): string {
  const at = new Date(Math.ceil(due.getTime() / minuteMs) * minuteMs);
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(at);
}
