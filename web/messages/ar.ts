import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = {
  app: () => import('./ar/app.ts'),
  acknowledgement: () => import('./ar/acknowledgement.ts'),
  audit: () => import('./ar/audit.ts'),
  channel: () => import('./ar/channel.ts'),
  clock: () => import('./ar/clock.ts'),
  composer: () => import('./ar/composer.ts'),
  contact: () => import('./ar/contact.ts'),
  entry: () => import('./ar/entry.ts'),
  error: () => import('./ar/error.ts'),
  gallery: () => import('./ar/gallery.ts'),
  ledger: () => import('./ar/ledger.ts'),
  matter: () => import('./ar/matter.ts'),
  notification: () => import('./ar/notification.ts'),
  oncall: () => import('./ar/oncall.ts'),
  people: () => import('./ar/people.ts'),
  policy: () => import('./ar/policy.ts'),
  task: () => import('./ar/task.ts'),
  timeline: () => import('./ar/timeline.ts'),
  wall: () => import('./ar/wall.ts'),
  way: () => import('./ar/way.ts'),
};
