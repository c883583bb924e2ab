import * as z from 'zod/mini';
import { WallTime } from './calendar.ts';
import { Empty, Id, Instant, Key, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { TimeZone } from './session.ts';

/** ISO: Monday is 1, Sunday 7. */
const Weekdays = z.array(z.int().check(z.gte(1), z.lte(7))).check(
  z.minLength(1),
  z.refine((days) => new Set(days).size === days.length),
);

/** Hours of some days, on the wall of the layer's zone; past midnight when `to` is not after `from`. */
export const LayerHours = z
  .object({ days: Weekdays, from: WallTime, to: WallTime })
  .check(z.refine(({ from, to }) => from !== to && from !== '24:00'));
export type LayerHours = z.output<typeof LayerHours>;

/** People who take turns; of several layers, the first that covers a moment counts. */
export const Layer = z.object({
  id: Key,
  /** In the order of their turns. */
  agentIds: z.array(Id).check(z.minLength(1), z.maxLength(50)),
  turnDays: z.int().check(z.gte(1), z.lte(90)),
  /** The day on which the first person begins, at the hour of the hand-over. */
  startsOn: z.iso.date(),
  handover: WallTime.check(z.refine((time) => time !== '24:00')),
  timeZone: TimeZone,
  /** Null: all day, every day. */
  hours: z.nullable(LayerHours),
});
export type Layer = z.output<typeof Layer>;

const RotaPlan = z.object({
  name: Typed(60),
  /** Whose conversations its hand-over notes tell of; null for everybody's. */
  teamId: z.nullable(Id),
  /** The calendar in whose hours somebody must be on call; null: always. */
  calendarId: z.nullable(Key),
  layers: z.array(Layer).check(
    z.minLength(1),
    z.maxLength(12),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  ),
});
export type RotaPlan = z.output<typeof RotaPlan>;

/** Who is on call from when to when; `to` is not part of it. `layerId` null: by an override. */
export const Shift = z.object({ agentId: Id, layerId: z.nullable(Key), from: Instant, to: Instant });
export type Shift = z.output<typeof Shift>;

/** Nobody is on call although somebody must be. `gone`: it would be somebody who works here no more. */
export const Gap = z.object({ from: Instant, to: Instant, gone: z.nullable(Id) });
export type Gap = z.output<typeof Gap>;

export const Override = z.object({
  id: Id,
  agentId: Id,
  from: Instant,
  to: Instant,
  createdBy: z.nullable(Id),
  /** The swap it came of. */
  swapId: z.nullable(Id),
});
export type Override = z.output<typeof Override>;

const swapStates = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
/** Somebody asks another to take a shift, perhaps for one of the other's own. */
export const Swap = z.object({
  id: Id,
  rotaId: Id,
  askedBy: Id,
  askedOf: Id,
  from: Instant,
  to: Instant,
  /** What the asker would take in return. */
  back: z.nullable(z.object({ from: Instant, to: Instant })),
  state: z.enum(swapStates),
});
export type Swap = z.output<typeof Swap>;

export const Rota = z.object({
  ...RotaPlan.shape,
  id: Id,
  version: z.number(),
  /** Who is on call now, until when. */
  now: z.nullable(z.object({ agentId: Id, until: Instant })),
  /** The next four weeks, in order and apart. */
  shifts: z.array(Shift),
  gaps: z.array(Gap),
  /** Those that still count for something. */
  overrides: z.array(Override),
  /** Those that wait for an answer. */
  swaps: z.array(Swap),
});
export type Rota = z.output<typeof Rota>;

/** How far a rota is looked at ahead. */
export const rotaDays = 28;

const ofRota = z.object({ rotaId: Id });

export const listRotas = endpoint({
  method: 'GET',
  path: '/api/rotas',
  permission: 'people.read',
  summary: 'The rotas with who is on call, the shifts of four weeks and the gaps in them.',
  reply: z.object({ rotas: z.array(Rota), until: Instant }),
});

export const createRota = endpoint({
  method: 'POST',
  path: '/api/rotas',
  permission: 'policy.manage',
  summary: 'Makes a rota.',
  body: RotaPlan,
  reply: z.object({ rotaId: Id }),
});

export const changeRota = endpoint({
  method: 'PUT',
  path: '/api/rotas/:rotaId',
  permission: 'policy.manage',
  summary: 'Changes a rota; refused as stale_version when somebody else changed it meanwhile.',
  params: ofRota,
  body: z.object({ ...RotaPlan.shape, version: z.int() }),
  reply: z.object({ version: z.number() }),
});

export const removeRota = endpoint({
  method: 'PUT',
  path: '/api/rotas/:rotaId/removed',
  permission: 'policy.manage',
  summary: 'Takes a rota away, or brings it back.',
  params: ofRota,
  body: z.object({ removed: z.boolean() }),
  reply: Empty,
});

const stretch = { from: Instant, to: Instant };

export const overrideRota = endpoint({
  method: 'POST',
  path: '/api/rotas/:rotaId/overrides',
  permission: 'people.read',
  summary: 'Puts somebody on call for a time whatever the turns say: oneself, or anybody with policy.manage.',
  params: ofRota,
  body: z.object({ agentId: Id, ...stretch }),
  reply: z.object({ overrideId: Id }),
});

export const removeOverride = endpoint({
  method: 'PUT',
  path: '/api/rotas/:rotaId/overrides/:overrideId/removed',
  permission: 'people.read',
  summary: 'Takes an override away, or brings it back: by who made it, who it is, or with policy.manage.',
  params: z.object({ rotaId: Id, overrideId: Id }),
  body: z.object({ removed: z.boolean() }),
  reply: Empty,
});

export const askSwap = endpoint({
  method: 'POST',
  path: '/api/rotas/:rotaId/swaps',
  permission: 'people.read',
  summary: 'Asks a colleague to take a shift of one’s own, perhaps for one of theirs; it moves when they agree.',
  params: ofRota,
  body: z.object({ askedOf: Id, ...stretch, back: z.nullable(z.object(stretch)) }),
  reply: z.object({ swapId: Id }),
});

export const answerSwap = endpoint({
  method: 'PUT',
  path: '/api/rotas/:rotaId/swaps/:swapId',
  permission: 'people.read',
  summary: 'Agrees to a swap or not, by who was asked; or withdraws it, by who asked.',
  params: z.object({ rotaId: Id, swapId: Id }),
  body: z.object({ state: z.enum(['accepted', 'declined', 'withdrawn']) }),
  reply: Empty,
});

export const createRotaFeed = endpoint({
  method: 'POST',
  path: '/api/rotas/:rotaId/feed',
  permission: 'people.read',
  summary: 'Makes an address under which calendar programs read one’s own shifts, and ends the one before.',
  params: ofRota,
  reply: z.object({ path: z.string() }),
});

export const getRotaFeed = endpoint({
  method: 'GET',
  path: '/api/rota-feeds/:token',
  permission: 'public',
  summary: 'A person’s shifts of the coming year as iCalendar, under an address of createRotaFeed.',
  params: z.object({ token: z.string().check(z.maxLength(200)) }),
  reply: z.unknown(),
});
