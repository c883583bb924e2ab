import type { Play } from './played.ts';

/** The simulators that a house takes in; each is loaded when it is first asked for. */
export const places = {
  meta: () => import('./meta/practice.ts'),
  threads: () => import('./meta/threads/practice.ts'),
  whatsapp: () => import('./whatsapp/practice.ts'),
  x: () => import('./x/practice.ts'),
  mastodon: () => import('./mastodon/practice.ts'),
} satisfies Record<string, () => Promise<{ play: Play }>>;
export type Place = keyof typeof places;

/** The networks that are played, and where a person is a customer on each, below its place. */
export const practised: readonly { network: string; name: string; place: Place; page: string }[] = [
  { network: 'facebook', name: 'Facebook and Messenger', place: 'meta', page: '' },
  { network: 'instagram', name: 'Instagram', place: 'meta', page: 'instagram' },
  { network: 'threads', name: 'Threads', place: 'threads', page: '' },
  { network: 'whatsapp', name: 'WhatsApp', place: 'whatsapp', page: '' },
  { network: 'x', name: 'X', place: 'x', page: '' },
  { network: 'mastodon', name: 'Mastodon', place: 'mastodon', page: '' },
];
