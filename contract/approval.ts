import * as z from 'zod/mini';
import { ApprovalList } from './approval-list.ts';
import { Id, Instant, Stage } from './common.ts';
import { CheckResult } from './dispatch.ts';
import { endpoint } from './endpoint.ts';
import { TimelineDispatch } from './timeline.ts';

/** `void`: its words were taken back or changed. */
export const ApprovalState = z.enum(['asked', 'given', 'refused', 'void', 'expired']);
export type ApprovalState = z.output<typeof ApprovalState>;

/** Why the reader may not let it through: it is their own, they lack the right, or it is above their own limit. */
export const Unfit = z.enum(['author', 'permission', 'limit']);

export const Approval = z.object({
  id: Id,
  state: ApprovalState,
  /** Names exactly these words, targets and pictures, of a thread in all its posts; a decision is about them only. */
  seal: z.string(),
  conversation: z.object({ id: Id, number: z.number(), name: z.string(), network: z.string() }),
  /** Of a thread its first post. */
  dispatch: TimelineDispatch,
  /** What leaves, in order: the posts of a thread; one for everything else. */
  posts: z.array(z.string()),
  /** What the customer wrote that it answers; empty when there is none. */
  question: z.string(),
  /** To whom it goes, by handle. */
  to: z.array(z.string()),
  reasons: z.array(CheckResult),
  /** What is promised, in the smallest coin; null when money is not the reason. */
  amount: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  askedBy: z.nullable(Id),
  askedAt: Instant,
  /** By when somebody decides, and when who can is reminded; null for no reminder. */
  dueAt: Instant,
  warnAt: z.nullable(Instant),
  expiresAt: Instant,
  decidedBy: z.nullable(Id),
  decidedAt: z.nullable(Instant),
  comment: z.string(),
  /** Null: the reader may decide. */
  unfit: z.nullable(Unfit),
});
export type Approval = z.output<typeof Approval>;

export const listApprovals = endpoint({
  method: 'GET',
  path: '/api/approvals',
  permission: 'reply.draft',
  summary:
    'Answers that need a second person: those that wait for me, that I asked for, or that are done; at most 100.',
  query: z.object({ list: z._default(ApprovalList, 'waiting') }),
  reply: z.object({ approvals: z.array(Approval) }),
});

const DecisionInput = z.object({
  decision: z.enum(['given', 'refused']),
  /** Of the words that were read. */
  seal: z.string().check(z.length(64)),
  comment: z._default(z.string().check(z.trim(), z.maxLength(500)), ''),
});

export const decideApproval = endpoint({
  method: 'POST',
  path: '/api/approvals/:approvalId/decision',
  permission: 'reply.approve',
  summary: 'Lets an answer through or refuses it with a comment; it is bound to exactly the words with this seal.',
  params: z.object({ approvalId: Id }),
  body: DecisionInput,
  reply: z.object({ approval: Approval }),
});

/** What a link shows to whom it was sent to. */
export const LinkedApproval = z.object({
  workspaceName: z.string(),
  state: ApprovalState,
  seal: z.string(),
  conversation: z.object({ number: z.number(), name: z.string(), network: z.string() }),
  question: z.string(),
  text: z.string(),
  /** The text in the posts that it leaves as, in order; one for everything but a thread. */
  posts: z.array(z.string()),
  stage: Stage,
  channelHandle: z.string(),
  to: z.array(z.string()),
  /** How many pictures go along; with some it is only let through by who is signed in and sees them. */
  pictures: z.number(),
  reasons: z.array(z.string()),
  amount: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  askedByName: z.nullable(z.string()),
  dueAt: Instant,
  expiresAt: Instant,
  comment: z.string(),
  unfit: z.nullable(Unfit),
});
export type LinkedApproval = z.output<typeof LinkedApproval>;

const ofLink = z.object({ token: z.string().check(z.maxLength(200)) });

export const getLinkedApproval = endpoint({
  method: 'GET',
  path: '/api/approval-links/:token',
  permission: 'public',
  summary:
    'What the link of a mail asks approval for. It changes nothing, so that programs which look at links decide nothing.',
  params: ofLink,
  reply: LinkedApproval,
});

export const decideByLink = endpoint({
  method: 'POST',
  path: '/api/approval-links/:token/decision',
  permission: 'public',
  summary: 'Decides as the person whom the link was sent to, with the rights that they have now; once.',
  params: ofLink,
  body: DecisionInput,
  reply: LinkedApproval,
});

export const linkAccounts = endpoint({
  method: 'PUT',
  path: '/api/agents/:agentId/same-person/:otherId',
  permission: 'people.manage',
  summary: 'Says that two accounts are one person’s, who then never approves their own answers, or takes that back.',
  params: z.object({ agentId: Id, otherId: Id }),
  body: z.object({ isSame: z.boolean() }),
  reply: z.object({ others: z.array(Id) }),
});

export const listLinkedAccounts = endpoint({
  method: 'GET',
  path: '/api/agents/:agentId/same-person',
  permission: 'people.manage',
  summary: 'Accounts that are the same person’s as this one.',
  params: z.object({ agentId: Id }),
  reply: z.object({ others: z.array(Id) }),
});
