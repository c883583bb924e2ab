import type { Catalogue } from './catalogue.ts';

export const de: Catalogue = {
  app: () => import('./de/app.ts'),
  acknowledgement: () => import('./de/acknowledgement.ts'),
  audit: () => import('./de/audit.ts'),
  channel: () => import('./de/channel.ts'),
  clock: () => import('./de/clock.ts'),
  composer: () => import('./de/composer.ts'),
  contact: () => import('./de/contact.ts'),
  entry: () => import('./de/entry.ts'),
  error: () => import('./de/error.ts'),
  gallery: () => import('./de/gallery.ts'),
  ledger: () => import('./de/ledger.ts'),
  matter: () => import('./de/matter.ts'),
  notification: () => import('./de/notification.ts'),
  oncall: () => import('./de/oncall.ts'),
  people: () => import('./de/people.ts'),
  policy: () => import('./de/policy.ts'),
  task: () => import('./de/task.ts'),
  timeline: () => import('./de/timeline.ts'),
  wall: () => import('./de/wall.ts'),
  way: () => import('./de/way.ts'),
};
