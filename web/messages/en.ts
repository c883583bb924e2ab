import { app } from './en/app.ts';

/**
 * English, the source of every key. A feature keeps its words in en/<noun>.ts: those of the inbox are named in en/app.ts,
 * all others here, and fetched by the pages that say them (web/lazy.tsx).
 */
export const en = {
  app: async () => ({ app }),
  acknowledgement: () => import('./en/acknowledgement.ts'),
  approval: () => import('./en/approval.ts'),
  audit: () => import('./en/audit.ts'),
  authority: () => import('./en/authority.ts'),
  call: () => import('./en/call.ts'),
  channel: () => import('./en/channel.ts'),
  closing: () => import('./en/closing.ts'),
  clock: () => import('./en/clock.ts'),
  composer: () => import('./en/composer.ts'),
  contact: () => import('./en/contact.ts'),
  correction: () => import('./en/correction.ts'),
  entry: () => import('./en/entry.ts'),
  error: () => import('./en/error.ts'),
  gallery: () => import('./en/gallery.ts'),
  ledger: () => import('./en/ledger.ts'),
  macro: () => import('./en/macro.ts'),
  matter: () => import('./en/matter.ts'),
  notification: () => import('./en/notification.ts'),
  oncall: () => import('./en/oncall.ts'),
  people: () => import('./en/people.ts'),
  policy: () => import('./en/policy.ts'),
  replies: () => import('./en/saved-reply.ts'),
  stakeholder: () => import('./en/stakeholder.ts'),
  task: () => import('./en/task.ts'),
  simulation: () => import('./en/simulation.ts'),
  routing: () => import('./en/routing.ts'),
  timeline: () => import('./en/timeline.ts'),
  trace: () => import('./en/trace.ts'),
  wall: () => import('./en/wall.ts'),
  way: () => import('./en/way.ts'),
} as const;
