import * as z from 'zod/mini';
import { Empty, Id, Instant, Key, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';

/** How deep a matter goes, and who can go as deep: 1 answers first, 3 knows most. */
export const tiers = [1, 2, 3] as const;
export const Tier = z.literal(tiers);
export type Tier = z.output<typeof Tier>;

/** Only who works is given something; who is away is soon back, who is off shift is not. */
export const workStates = ['working', 'away', 'off_shift'] as const;
export const WorkState = z.enum(workStates);
export type WorkState = z.output<typeof WorkState>;

/** Whether somebody is there. */
export const Attendance = z.object({
  state: WorkState,
  since: Instant,
  /** When being away ends by itself; null for not. */
  backAt: z.nullable(Instant),
});
export type Attendance = z.output<typeof Attendance>;

/** The most conversations' weight that one person holds. */
export const Capacity = z.int().check(z.gte(1), z.lte(10_000));

/** What somebody can do; a list that names nothing takes everything. */
export const Skills = z.object({
  tier: Tier,
  /** BCP 47; `pt` takes `pt-BR` too. */
  languages: z.array(Typed(35)).check(z.maxLength(50)),
  networks: z.array(Typed(40)).check(z.maxLength(50)),
  /** Topics of the routing policy, and categories of the priority matrix. */
  topics: z.array(Key).check(z.maxLength(100)),
  /** Null: what the routing policy says. */
  capacity: z.nullable(Capacity),
});
export type Skills = z.output<typeof Skills>;

/** One of our people at work. */
export const StaffMember = z.object({
  agentId: Id,
  skills: Skills,
  attendance: Attendance,
  /** Open conversations, what they weigh, and what they may weigh at most. */
  open: z.number(),
  load: z.number(),
  most: z.number(),
});
export type StaffMember = z.output<typeof StaffMember>;

const member = z.object({ member: StaffMember });
const attendance = z.object({
  state: WorkState,
  /** With `away`: when it ends by itself, later than now. */
  backAt: z.optional(z.nullable(Instant)),
});

export const listStaff = endpoint({
  method: 'GET',
  path: '/api/staff',
  permission: 'people.read',
  summary: 'Everybody who can sign in, with their skills, whether they are there, and what they hold.',
  reply: z.object({ staff: z.array(StaffMember) }),
});

export const getOwnWork = endpoint({
  method: 'GET',
  path: '/api/staff/me',
  permission: 'inbox.read',
  summary: 'The same of oneself.',
  reply: member,
});

export const setOwnAttendance = endpoint({
  method: 'PUT',
  path: '/api/staff/me/attendance',
  permission: 'inbox.read',
  summary: 'Says whether one works, is away for a while, or is off shift.',
  body: attendance,
  reply: member,
});

export const setAttendance = endpoint({
  method: 'PUT',
  path: '/api/staff/:agentId/attendance',
  permission: 'people.manage',
  summary: 'Says the same of a colleague.',
  params: z.object({ agentId: Id }),
  body: attendance,
  reply: member,
});

export const setSkills = endpoint({
  method: 'PATCH',
  path: '/api/staff',
  permission: 'people.manage',
  summary: 'Changes what these people can do; what is not named stays.',
  body: z.object({
    agentIds: z.array(Id).check(z.minLength(1), z.maxLength(1000)),
    skills: z.partial(Skills),
  }),
  reply: Empty,
});
