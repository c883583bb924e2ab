import * as z from 'zod/mini';
import { Id, Instant, Stage, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';

export const mostCapturePictures = 5;
/** A week. */
export const longestShownMinutes = 7 * 24 * 60;

/** What somebody saw in the app of such a network. */
export const CaptureInput = z.object({
  channelId: Id,
  /** Who wrote it, by their name there. */
  who: Typed(100),
  /** To us alone, or a story or post that others see too. */
  stage: Stage,
  /** Empty where a picture says it all. */
  text: z.string().check(z.trim(), z.maxLength(10_000)),
  /** When it was seen; not in the future. */
  at: Instant,
  /** How long from then on the network shows it; null for what stays. */
  shownMinutes: z.nullable(z.int().check(z.minimum(1), z.maximum(longestShownMinutes))),
});
export type CaptureInput = z.output<typeof CaptureInput>;

export const listCaptureAccounts = endpoint({
  method: 'GET',
  path: '/api/captures/accounts',
  permission: 'note.write',
  summary: 'Our accounts on networks that let no program in, where things are written down by hand.',
  reply: z.object({
    accounts: z.array(
      z.object({
        channelId: Id,
        network: z.string(),
        handle: z.string(),
        /** Pictures of what vanishes there may be kept. */
        keepsVanishing: z.boolean(),
      }),
    ),
  }),
});

export const addCapture = endpoint({
  method: 'POST',
  path: '/api/captures',
  permission: 'note.write',
  summary: 'Writes down what the app of a network shows that lets no program in: it becomes a message of the customer.',
  /** The id is made once by the browser: a second try with it writes nothing down twice. */
  body: z.extend(CaptureInput, { id: Id }),
  reply: z.object({ conversationId: Id }),
});

export const addCapturePicture = endpoint({
  method: 'PUT',
  path: '/api/captures/:captureId/pictures/:n',
  permission: 'note.write',
  summary:
    'Adds the nth picture to what was written down; its bytes are the body. Refused for what vanishes where such files are not kept.',
  params: z.object({ captureId: Id, n: z.string().check(z.regex(/^[0-4]$/)) }),
  reply: z.object({ id: Id }),
});

export const logNativeAnswer = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/native-answers',
  permission: 'note.write',
  summary:
    'Writes down an answer that a colleague gave in the app of a network that lets no program in; clocks stop by it.',
  params: z.object({ conversationId: Id }),
  body: z.object({ id: Id, text: Typed(10_000), at: Instant }),
  reply: z.object({ messageId: Id }),
});
