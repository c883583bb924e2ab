import type { Catalogue } from './catalogue.ts';

export const fr: Catalogue = {
  app: () => import('./fr/app.ts'),
  acknowledgement: () => import('./fr/acknowledgement.ts'),
  audit: () => import('./fr/audit.ts'),
  channel: () => import('./fr/channel.ts'),
  clock: () => import('./fr/clock.ts'),
  composer: () => import('./fr/composer.ts'),
  contact: () => import('./fr/contact.ts'),
  entry: () => import('./fr/entry.ts'),
  error: () => import('./fr/error.ts'),
  gallery: () => import('./fr/gallery.ts'),
  ledger: () => import('./fr/ledger.ts'),
  matter: () => import('./fr/matter.ts'),
  notification: () => import('./fr/notification.ts'),
  oncall: () => import('./fr/oncall.ts'),
  people: () => import('./fr/people.ts'),
  policy: () => import('./fr/policy.ts'),
  task: () => import('./fr/task.ts'),
  timeline: () => import('./fr/timeline.ts'),
  wall: () => import('./fr/wall.ts'),
  way: () => import('./fr/way.ts'),
};
