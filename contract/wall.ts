import * as z from 'zod/mini';
import { ClockKind } from './clock.ts';
import { Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Priority } from './filter.ts';
import { WorkState } from './work.ts';

/** What somebody or a team holds: open, of those waiting for us, and of those close to their deadline or past it. */
export const WallLoad = z.object({ open: z.number(), waiting: z.number(), atRisk: z.number(), late: z.number() });
export type WallLoad = z.output<typeof WallLoad>;

/** A clock that runs out next. It names the conversation by its number only: the page hangs in a room. */
export const WallClock = z.object({
  conversationId: Id,
  number: z.number(),
  network: z.string(),
  priority: Priority,
  kind: ClockKind,
  dueAt: Instant,
  warnAt: z.nullable(Instant),
  teamId: z.nullable(Id),
  assigneeId: z.nullable(Id),
});
export type WallClock = z.output<typeof WallClock>;

export const WallRota = z.object({
  id: Id,
  name: z.string(),
  /** Names of ours; null for nobody. */
  now: z.nullable(z.object({ name: z.string(), until: Instant })),
  next: z.nullable(z.object({ name: z.string(), at: Instant })),
});
export type WallRota = z.output<typeof WallRota>;

/** So many clocks and people are shown. */
export const wallClocks = 8;
export const wallPeople = 12;

export const Wall = z.object({
  total: WallLoad,
  /** `id` null: of no team. */
  teams: z.array(z.object({ ...WallLoad.shape, id: z.nullable(Id), name: z.nullable(z.string()) })),
  /** Who is there or holds something, those with the most pressing first. */
  people: z.array(z.object({ ...WallLoad.shape, id: Id, name: z.string(), state: WorkState })),
  /** How many more people there are. */
  morePeople: z.number(),
  clocks: z.array(WallClock),
  rotas: z.array(WallRota),
});
export type Wall = z.output<typeof Wall>;

export const getWall = endpoint({
  method: 'GET',
  path: '/api/wall',
  permission: 'people.read',
  summary:
    'What hangs on the wall: the load of teams and people, the clocks that run out next, and who is on call. No customer is named.',
  reply: Wall,
});
