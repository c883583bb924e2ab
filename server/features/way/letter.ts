import type { LanguageCode } from '#contract/language.ts';
import type { TellingReason, WaySettings } from '#contract/way.ts';
import type { Context } from '#server/context.ts';

/** What became of one try. `isFinal`: another try would end the same. */
export type Outcome =
  | { state: 'sent' }
  | { state: 'failed'; reason: TellingReason; isFinal: boolean; retryAfterMs?: number }
  | { state: 'unknown' };

/** What a message says. */
export type Composed = {
  title: string;
  /** Each thing once, the newest first. */
  lines: string[];
  /** "and 37 more"; null for none. */
  more: string | null;
  open: string;
  why: string;
  /** Null for somebody who has nothing to set. */
  settings: string | null;
  /** Where it leads on this server. */
  path: string;
};

/** One message on its way, the same in every try. */
export type Letter = {
  /** Of the telling: where a way can tell one try from the next, it does so by this. */
  id: string;
  composed: Composed;
  isPage: boolean;
  language: LanguageCode;
  /** Where it leads, as a whole address. */
  url: string;
  /** Where the reader changes how they are told. */
  settingsUrl: string;
  /** Names whoever reads it in the address of an answer by mail; null for what asks nothing. 52 small letters and digits. */
  replyToken: string | null;
  /** Where an answer by mail is read; null where it is read nowhere but by the sender. */
  replyTo: string | null;
  /** For programs that read it. */
  data: {
    purpose: string;
    notices: { id: string; kind: string; conversationId: string | null; number: number | null; detail: object }[];
  };
};

export type Outside = Pick<Context, 'http' | 'config' | 'secretBox' | 'now'>;

/** Settings of a service with its secrets in place. */
export type Opened<S extends WaySettings['service']> = Extract<WaySettings, { service: S }>;
