import * as z from 'zod/mini';
import { Empty, Id, Instant, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { LanguageCode } from './language.ts';
import { Email } from './session.ts';
import { AttachmentView } from './timeline.ts';

/** The groups that every workspace starts with; nobody is in them yet. */
export const defaultGroups = ['Legal', 'PR', 'Product', 'Supply chain', 'Executives'] as const;
/** Minutes until a group that has not answered is reminded, unless it says otherwise. */
export const defaultRemindAfterMinutes = 240;
/** How often a group is reminded before whoever asked is told that nobody answered. */
export const mostReminders = 2;

/** Somebody of a group: with an account in this workspace, or with a mail address only. */
const PersonAsked = z.union([
  z.strictObject({ agentId: Id }),
  z.strictObject({ name: Typed(120), email: Email, language: LanguageCode }),
]);
export type PersonAsked = z.output<typeof PersonAsked>;

const GroupPlan = z.object({
  name: Typed(60),
  /** Without an answer; null for never. */
  remindAfterMinutes: z.nullable(z.int().check(z.gte(5), z.lte(14 * 24 * 60))),
  people: z.array(PersonAsked).check(
    z.maxLength(50),
    z.refine(
      (people) =>
        new Set(people.map((one) => ('agentId' in one ? one.agentId : one.email.toLowerCase()))).size === people.length,
    ),
  ),
});
export type GroupPlan = z.output<typeof GroupPlan>;

/** People outside the team who are asked together, and see nothing but what is put to them. */
export const StakeholderGroup = z.object({
  id: Id,
  name: z.string(),
  remindAfterMinutes: z.nullable(z.number()),
  version: z.number(),
  people: z.array(
    z.object({
      id: Id,
      /** Null for somebody without an account. */
      agentId: z.nullable(Id),
      name: z.string(),
      /** Null for somebody with an account, and for readers who may not change groups. */
      email: z.nullable(z.string()),
      language: LanguageCode,
    }),
  ),
});
export type StakeholderGroup = z.output<typeof StakeholderGroup>;

const ofGroup = z.object({ groupId: Id });

export const listStakeholderGroups = endpoint({
  method: 'GET',
  path: '/api/stakeholder-groups',
  permission: 'inbox.read',
  summary: 'The groups that a conversation can be escalated to, by name, with the people in them.',
  reply: z.object({ groups: z.array(StakeholderGroup) }),
});

export const createStakeholderGroup = endpoint({
  method: 'POST',
  path: '/api/stakeholder-groups',
  permission: 'policy.manage',
  summary: 'Makes a group of stakeholders.',
  body: GroupPlan,
  reply: z.object({ groupId: Id }),
});

export const changeStakeholderGroup = endpoint({
  method: 'PUT',
  path: '/api/stakeholder-groups/:groupId',
  permission: 'policy.manage',
  summary: 'Changes a group; who is no longer in it sees nothing any more of what it was asked.',
  params: ofGroup,
  body: z.extend(GroupPlan, { version: z.number() }),
  reply: z.object({ version: z.number() }),
});

export const removeStakeholderGroup = endpoint({
  method: 'PUT',
  path: '/api/stakeholder-groups/:groupId/removed',
  permission: 'policy.manage',
  summary: 'Takes a group away, or brings it back; what it was asked stays.',
  params: ofGroup,
  body: z.object({ removed: z.boolean() }),
  reply: Empty,
});

/** `seen`: one of those asked said that they look at it. */
export const EscalationState = z.enum(['asked', 'seen', 'answered', 'withdrawn']);
export type EscalationState = z.output<typeof EscalationState>;

/** A question put to a group, as the conversation shows it. */
export const Escalation = z.object({
  id: Id,
  group: z.object({ id: Id, name: z.string() }),
  /** Empty when a ladder asked without one. */
  question: z.string(),
  state: EscalationState,
  /** Null when a ladder or a program asked. */
  askedBy: z.nullable(Id),
  askedAt: Instant,
  /** When they are reminded, or who asked is told that nobody answered; null when nothing follows. */
  nextAt: z.nullable(Instant),
  people: z.array(
    z.object({
      name: z.string(),
      agentId: z.nullable(Id),
      seenAt: z.nullable(Instant),
      answeredAt: z.nullable(Instant),
    }),
  ),
});
export type Escalation = z.output<typeof Escalation>;

export const listEscalations = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/escalations',
  permission: 'inbox.read',
  summary: 'What stakeholders were asked about a conversation, newest first.',
  params: z.object({ conversationId: Id }),
  reply: z.object({ escalations: z.array(Escalation) }),
});

const ofEscalation = z.object({ escalationId: Id });

export const withdrawEscalation = endpoint({
  method: 'PUT',
  path: '/api/escalations/:escalationId/withdrawn',
  permission: 'note.write',
  summary: 'Withdraws a question, after which nobody who was asked sees the conversation; or asks it again.',
  params: ofEscalation,
  body: z.object({ withdrawn: z.boolean() }),
  reply: z.object({ escalation: Escalation }),
});

/** What somebody who was asked sees of it in their list. */
export const EscalatedRow = z.object({
  id: Id,
  groupName: z.string(),
  question: z.string(),
  state: EscalationState,
  /** Null when a ladder or a program asked. */
  askedByName: z.nullable(z.string()),
  askedAt: Instant,
  number: z.number(),
  network: z.string(),
  customer: z.string(),
  /** The reader said that they look at it. */
  isSeen: z.boolean(),
  /** Who answered first. */
  answeredByName: z.nullable(z.string()),
});
export type EscalatedRow = z.output<typeof EscalatedRow>;

/** A message as somebody outside the team reads it. */
const EscalatedMessage = z.object({
  id: Id,
  at: Instant,
  direction: z.enum(['in', 'out']),
  isPublic: z.boolean(),
  author: z.string(),
  text: z.string(),
  isDeleted: z.boolean(),
  /** Pictures, films and files that came with it: how many, and of those that the reader may open where they are. */
  files: z.number(),
  attachments: z.array(AttachmentView),
});
export type EscalatedMessage = z.output<typeof EscalatedMessage>;

/** Everything that somebody who was asked sees: the question, the conversation, what was answered. */
export const Escalated = z.object({
  ...EscalatedRow.shape,
  workspaceName: z.string(),
  /** The reader's own name. */
  myName: z.string(),
  /** The newest, oldest first. */
  messages: z.array(EscalatedMessage),
  /** There are older ones than these. */
  hasOlder: z.boolean(),
  answers: z.array(z.object({ id: Id, at: Instant, name: z.string(), isMine: z.boolean(), text: z.string() })),
});
export type Escalated = z.output<typeof Escalated>;

export const listEscalated = endpoint({
  method: 'GET',
  path: '/api/escalated',
  permission: 'escalation.answer',
  summary: 'What I was asked as a stakeholder: open first, then the newest 50 that are answered.',
  reply: z.object({ escalations: z.array(EscalatedRow) }),
});

export const getEscalated = endpoint({
  method: 'GET',
  path: '/api/escalated/:escalationId',
  permission: 'escalation.answer',
  summary: 'A question that I was asked, with the conversation it is about.',
  params: ofEscalation,
  reply: Escalated,
});

export const getEscalatedFile = endpoint({
  method: 'GET',
  path: '/api/escalated/:escalationId/attachments/:attachmentId',
  permission: 'escalation.answer',
  summary: 'A file of a message in a conversation that I was asked about.',
  params: z.object({ escalationId: Id, attachmentId: Id }),
  reply: z.any(),
});

export const seeEscalated = endpoint({
  method: 'PUT',
  path: '/api/escalated/:escalationId/seen',
  permission: 'escalation.answer',
  summary: 'Says that I look at it, so that the others need not; or takes that back.',
  params: ofEscalation,
  body: z.object({ seen: z.boolean() }),
  reply: Escalated,
});

/** By what an answer came. */
export const AnswerWay = z.enum(['account', 'link', 'mail']);
export type AnswerWay = z.output<typeof AnswerWay>;

const AnswerBody = z.object({
  /** Made by the caller: a second try with it finds what the first one wrote. */
  id: Id,
  text: Typed(10_000),
  /** Also when somebody else has answered meanwhile. */
  addition: z._default(z.boolean(), false),
});

export const answerEscalated = endpoint({
  method: 'POST',
  path: '/api/escalated/:escalationId/answers',
  permission: 'escalation.answer',
  summary: 'Answers a question; the answer stands in the conversation as a note.',
  params: ofEscalation,
  body: AnswerBody,
  reply: Escalated,
});

const ofLink = z.object({ token: z.string().check(z.maxLength(200)) });

export const getEscalationLink = endpoint({
  method: 'GET',
  path: '/api/escalation-links/:token',
  permission: 'public',
  summary: 'What the link of a question shows to whom it was sent. It changes nothing.',
  params: ofLink,
  reply: Escalated,
});

export const seeByLink = endpoint({
  method: 'POST',
  path: '/api/escalation-links/:token/seen',
  permission: 'public',
  summary: 'Says that whoever the link was sent to looks at it.',
  params: ofLink,
  reply: Escalated,
});

export const answerByLink = endpoint({
  method: 'POST',
  path: '/api/escalation-links/:token/answers',
  permission: 'public',
  summary: 'Answers as whoever the link was sent to.',
  params: ofLink,
  body: AnswerBody,
  reply: Escalated,
});
