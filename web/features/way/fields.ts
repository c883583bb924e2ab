import { languageCodes } from '#contract/language.ts';
import { digestMinutes, mailSecurities, type Service } from '#contract/way.ts';

/** One line of the form of a service. `secret` is never shown again and stays when it is left empty. */
export type WayField = {
  name: string;
  kind: 'text' | 'secret' | 'number' | 'long' | 'choice';
  initial: string;
  options?: readonly string[];
  isOptional?: boolean;
};

const text = (name: string, initial = ''): WayField => ({ name, kind: 'text', initial });
const secret = (name: string, isOptional = false): WayField => ({ name, kind: 'secret', initial: '', isOptional });
const choice = (name: string, options: readonly string[], initial: string): WayField => ({
  name,
  kind: 'choice',
  options,
  initial,
});
const room = [
  secret('url'),
  choice('digestMinutes', digestMinutes.map(String), '0'),
  choice('language', languageCodes, 'en'),
];

/** What each service is asked for, in the order of its form. */
export const fieldsOf: Record<Service, readonly WayField[]> = {
  smtp: [
    text('host'),
    { name: 'port', kind: 'number', initial: '587' },
    choice('security', mailSecurities, 'starttls'),
    { ...text('user'), isOptional: true },
    secret('password', true),
    text('from'),
  ],
  twilio: [text('accountSid'), secret('authToken'), text('from'), text('apiUrl', 'https://api.twilio.com')],
  http_sms: [
    text('url'),
    choice('format', ['json', 'form'], 'json'),
    { name: 'body', kind: 'long', initial: '{"to": "{to}", "text": "{text}"}' },
    secret('authorization', true),
  ],
  slack: room,
  teams: room,
  webhook: [text('url')],
};

const numbers = new Set(['port', 'digestMinutes']);

/** What was typed as the endpoint takes it; an empty secret is left out, so that the stored one stays. */
export function settingsFrom(service: Service, typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const entries = fieldsOf[service].flatMap(({ name, kind }) => {
    const value = (typed[name] ?? '').trim();
    if (kind === 'secret' && value === '') return [];
    return [[name, numbers.has(name) ? Number(value) : value] as const];
  });
  return { service, ...Object.fromEntries(entries) };
}
