import * as z from 'zod/mini';
import { Empty, Id, Instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { FillProblem, Variants } from './saved-reply.ts';

/** How a public thread is closed after its matter went on in private. */
export const ClosingWords = z.object({
  /** A reply is drafted then, in the text that fits the network and the customer's language. */
  isDrafted: z.boolean(),
  /** Chosen and filled in like those of a saved reply. */
  texts: Variants,
});
export type ClosingWords = z.output<typeof ClosingWords>;

/** On, with a text to begin with in each language of the screen. */
export const defaultClosing: ClosingWords = {
  isDrafted: true,
  texts: [
    [
      'en',
      'Thank you for going through this with us in a private message. It is settled now. Should anything else come up, we are here.',
    ],
    [
      'de',
      'Danke, dass Sie das mit uns per Direktnachricht geklärt haben. Es ist jetzt erledigt. Sollte noch etwas sein, sind wir gern da.',
    ],
    [
      'es',
      'Gracias por aclararlo con nosotros por mensaje privado. Ya está resuelto. Si surge algo más, aquí estamos.',
    ],
    [
      'fr',
      'Merci d’avoir vu cela avec nous en message privé. C’est réglé à présent. Si autre chose se présente, nous sommes là.',
    ],
    ['ar', 'شكرًا لأنك تابعت الأمر معنا في رسالة خاصة. لقد حُلّ الآن، ونحن هنا إن احتجت إلى أي شيء آخر.'],
  ].map(([language = '', text = '']) => ({ network: '', language, text })),
};

/** What a public post still needs before its conversation is done: an answer, or our word after it went on in private. */
export const PostNeed = z.enum(['answer', 'closing']);
export type PostNeed = z.output<typeof PostNeed>;

/** A customer's public post that does not end with our reply. */
export const WaitingPost = z.object({
  /** The customer and the thread, as `PublicPost.id`. */
  id: z.string(),
  network: z.string(),
  to: z.string(),
  /** Their newest words there, cut. */
  preview: z.string(),
  needs: PostNeed,
});
export type WaitingPost = z.output<typeof WaitingPost>;

/** A question of somebody else in the customer's public thread, asked since the customer came, which nobody of us answered. */
export const OpenQuestion = z.object({
  messageId: Id,
  threadId: Id,
  to: z.string(),
  preview: z.string(),
  at: Instant,
});
export type OpenQuestion = z.output<typeof OpenQuestion>;

/** Why a question of a bystander needs no answer of ours. */
export const questionReasons = ['not_for_us', 'answered_by_others', 'no_answer_needed'] as const;
export const QuestionReason = z.enum(questionReasons);
export type QuestionReason = z.output<typeof QuestionReason>;

/** A post as somebody sees it who has no account: only what is public, and who said it. */
export const SeenPost = z.object({
  messageId: Id,
  depth: z.number(),
  author: z.object({ name: z.string(), handle: z.string(), is: z.enum(['customer', 'us', 'other']) }),
  text: z.string(),
  language: z.nullable(z.string()),
  at: Instant,
  attachments: z.number(),
  /** It is a question that waits for us. */
  asks: z.boolean(),
});
export type SeenPost = z.output<typeof SeenPost>;

export const SeenThread = z.object({
  threadId: Id,
  network: z.string(),
  /** In the order in which the network shows them: each answer under what it answers. */
  posts: z.array(SeenPost),
  /** There are more than these. */
  more: z.boolean(),
});
export type SeenThread = z.output<typeof SeenThread>;

export const Closing = z.object({
  /** The conversation's public threads, the one spoken in last first. */
  threads: z.array(SeenThread),
  waiting: z.array(WaitingPost),
  questions: z.array(OpenQuestion),
  /** Words with which to come back to the first post that went on in private; null when none does. */
  draft: z.nullable(z.object({ postId: z.string(), text: z.string(), problem: z.nullable(FillProblem) })),
});
export type Closing = z.output<typeof Closing>;

const inConversation = z.object({ conversationId: Id });

export const getClosing = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/closing',
  permission: 'inbox.read',
  summary:
    'The public side of a conversation as a stranger sees it who is signed in nowhere, and what is missing before it can be resolved.',
  params: inConversation,
  reply: Closing,
});

export const leaveQuestions = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/questions',
  permission: 'conversation.write',
  summary: 'Sets questions of bystanders aside for a reason that stays in the history; null has them wait again.',
  params: inConversation,
  body: z.object({
    messageIds: z.array(Id).check(z.minLength(1), z.maxLength(100)),
    reason: z.nullable(QuestionReason),
  }),
  reply: Empty,
});

export const takeQuestion = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/questions/:messageId/take',
  permission: 'conversation.write',
  summary: 'Makes a bystander’s question a conversation of its own, where it is answered; the caller gets it.',
  params: z.extend(inConversation, { messageId: Id }),
  reply: z.object({ conversationId: Id }),
});

/** So far back the share of closed posts can be counted. */
export const endingsMaxDays = 92;

const Counted = z.object({ posts: z.number(), answered: z.number() });

export const countEndings = endpoint({
  method: 'GET',
  path: '/api/closing/rate',
  permission: 'inbox.read',
  summary:
    'Of the public posts whose conversations were resolved in a time, how many ended with our reply: in all, by account and by team.',
  query: z.object({ days: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(endingsMaxDays)), 30) }),
  reply: z.object({
    from: Instant,
    all: Counted,
    /** Those that ended otherwise, by reason. */
    reasons: z.array(z.object({ reason: z.string(), posts: z.number() })),
    channels: z.array(z.extend(Counted, { id: Id, network: z.string(), handle: z.string() })),
    teams: z.array(z.extend(Counted, { id: z.nullable(Id), name: z.nullable(z.string()) })),
  }),
});
export type Endings = z.output<typeof countEndings.reply>;
