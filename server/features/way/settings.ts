import type { Service, WaySettings } from '#contract/way.ts';

/** What is sealed of each service. */
const sealed: Record<Service, readonly string[]> = {
  smtp: ['password'],
  twilio: ['authToken'],
  http_sms: ['authorization'],
  slack: ['url'],
  teams: ['url'],
  webhook: ['secret'],
};

/** What the secrets are sealed for: they open only in their own row. */
export const wayPurpose = (workspaceId: string, wayId: string) => `way ${workspaceId} ${wayId}`;

type Values = Record<string, string | number>;

/** Pure: settings that may be shown again, and secrets that may not. */
export function splitSettings(settings: WaySettings): { settings: Values; secrets: Values } {
  const entries = Object.entries(settings).filter(([, value]) => value !== undefined && value !== '');
  const isSealed = ([name]: [string, unknown]) => sealed[settings.service].includes(name);
  // An empty user stands for none, so it stays.
  const open = Object.entries(settings).filter((entry) => entry[1] !== undefined && !isSealed(entry));
  return { settings: Object.fromEntries(open), secrets: Object.fromEntries(entries.filter(isSealed)) };
}

/** Pure: the host that carries it: two ways with one host fail together. */
export function carrierOf(settings: WaySettings): string {
  switch (settings.service) {
    case 'smtp':
      return settings.host.toLowerCase();
    case 'twilio':
      return hostOf(settings.apiUrl);
    default:
      return settings.url === undefined ? '' : hostOf(settings.url);
  }
}

/** Pure: the name that answers behind an address, its port aside. */
export function hostOf(address: string): string {
  return new URL(address).hostname;
}
