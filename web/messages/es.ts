import type { Catalogue } from './catalogue.ts';

export const es: Catalogue = {
  app: () => import('./es/app.ts'),
  acknowledgement: () => import('./es/acknowledgement.ts'),
  audit: () => import('./es/audit.ts'),
  channel: () => import('./es/channel.ts'),
  clock: () => import('./es/clock.ts'),
  composer: () => import('./es/composer.ts'),
  contact: () => import('./es/contact.ts'),
  entry: () => import('./es/entry.ts'),
  error: () => import('./es/error.ts'),
  gallery: () => import('./es/gallery.ts'),
  ledger: () => import('./es/ledger.ts'),
  matter: () => import('./es/matter.ts'),
  notification: () => import('./es/notification.ts'),
  oncall: () => import('./es/oncall.ts'),
  people: () => import('./es/people.ts'),
  policy: () => import('./es/policy.ts'),
  task: () => import('./es/task.ts'),
  timeline: () => import('./es/timeline.ts'),
  wall: () => import('./es/wall.ts'),
  way: () => import('./es/way.ts'),
};
