import * as z from 'zod/mini';
import { Id, Instant, Key, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What a text may name: when the customer hears from a person, what the customer is called, and our account. */
export const acknowledgementVariables = ['when', 'name', 'brand'] as const;
export type AcknowledgementVariable = (typeof acknowledgementVariables)[number];

/** Variables that a text names, known or not. */
export const namedIn = (text: string): string[] => [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name);

/** Tags that always keep a program silent. They cannot be taken off the list, only others added. */
export const silencingTags = ['danger', 'press', 'crisis'] as const;

/** Why nothing was said although the team was closed. `gate`: the gate refused it. */
export const withheldReasons = ['tag', 'category', 'press', 'words', 'blocked', 'gate'] as const;
export const WithheldReason = z.enum(withheldReasons);
export type WithheldReason = z.output<typeof WithheldReason>;

export const AcknowledgementText = z.object({
  /** BCP 47; `pt` is read to whoever writes `pt-BR` too. */
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  /** It counts for these accounts of ours; none named means any. */
  channelIds: z.array(Id).check(z.maxLength(50)),
  /** It says by when: `{when}` stands in it. */
  text: Typed(1_000).check(
    z.refine((text) => namedIn(text).includes('when')),
    z.refine((text) => namedIn(text).every((name) => acknowledgementVariables.some((known) => known === name))),
  ),
});
export type AcknowledgementText = z.output<typeof AcknowledgementText>;

/** What customers are told who write while nobody is there. It speaks in the brand’s name, so it is off until somebody wants it. */
export const OutOfHours = z.object({
  isOn: z.boolean(),
  /** Where a program may speak. In public everybody reads it. */
  stages: z.object({ private: z.boolean(), public: z.boolean() }),
  /** The first that fits the account and the customer’s language is said; where none does, the first that fits the account. */
  texts: z.array(AcknowledgementText).check(z.minLength(1), z.maxLength(200)),
  /** Never to conversations with these tags or categories, or where the customer says one of these words. */
  never: z.object({
    tags: z.array(Typed(40)).check(z.maxLength(50)),
    categories: z.array(Key).check(z.maxLength(100)),
    words: z.array(Typed(60)).check(z.maxLength(300)),
  }),
});
export type OutOfHours = z.output<typeof OutOfHours>;

/** Off, with a text to begin with in each language of the screen. */
export const defaultOutOfHours: OutOfHours = {
  isOn: false,
  stages: { private: true, public: false },
  texts: [
    [
      'en',
      'Hello {name}, thank you for your message. We are closed right now and will answer you by {when}. This is an automatic reply.',
    ],
    [
      'de',
      'Hallo {name}, danke für Ihre Nachricht. Wir haben gerade geschlossen und antworten Ihnen spätestens {when}. Dies ist eine automatische Antwort.',
    ],
    [
      'es',
      'Hola, {name}: gracias por su mensaje. Ahora estamos cerrados y le responderemos a más tardar el {when}. Esta es una respuesta automática.',
    ],
    [
      'fr',
      'Bonjour {name}, merci de votre message. Nous sommes fermés pour le moment et vous répondrons au plus tard {when}. Ceci est une réponse automatique.',
    ],
    ['ar', 'مرحبًا {name}، شكرًا على رسالتك. نحن مغلقون الآن وسنرد عليك في موعد أقصاه {when}. هذا رد آلي.'],
  ].map(([language = '', text = '']) => ({ language, channelIds: [], text })),
  never: {
    tags: [],
    categories: [],
    words: [
      ...['suicid*', 'kill myself', 'self-harm', 'journalist*', 'reporter*', 'press inquiry', 'died', 'death'],
      ...['selbstmord', 'suizid*', 'umbringen', 'presseanfrage', 'redaktion', 'gestorben'],
      ...['suicidio', 'matarme', 'periodista*', 'fallecid*', 'suicide*', 'me tuer', 'décédé*'],
      ...['انتحار', 'صحفي', 'صحفية', 'توفي'],
    ],
  },
};

export const previewOutOfHours = endpoint({
  method: 'POST',
  path: '/api/out-of-hours/preview',
  permission: 'policy.manage',
  summary: 'How each text of a policy for out of hours would read at the next moment at which the team is closed.',
  body: z.object({ policy: OutOfHours }),
  reply: z.object({
    /** One a text, in order; null where the calendar that counts never closes, so that nothing would be said. */
    samples: z.array(z.nullable(z.object({ at: Instant, text: z.string() }))),
  }),
});
