import type { FailureKind } from './connector-error.ts';

/** Who can see a message: anyone, anyone with the link, the author's followers, or only the two of us. */
export type Visibility = 'public' | 'unlisted' | 'followers' | 'private';

/** An account on a network, ours or a customer's, under its stable id there. */
export type Profile = {
  externalId: string;
  handle: string;
  name: string;
  avatarUrl?: string;
  /** The network did not say who it is: the name only stands in for one, and a name known before stays. */
  isUnnamed?: true;
  /** Exact count the network told us; absent when it did not. */
  followers?: number;
  /** When the account was made there, where the network tells; a young one is more often no customer. */
  createdAt?: Date;
};

export type InboundAttachment = {
  externalId: string;
  kind: 'image' | 'video' | 'audio' | 'file';
  /** An address; else `delivery:ID` for `cutAttachment` or `network:ID` for `readFile`. */
  url: string;
  alt?: string;
  mimeType?: string;
  /** What a film or a sound says in writing, as WebVTT. */
  captionsUrl?: string;
};

/** A post, comment or direct message, ours or a customer's, as the network shows it now. */
export type InboundMessage = {
  kind: 'message';
  externalId: string;
  thread: {
    /** Of the stage: the root post with all under it, or the room of a direct conversation. */
    externalId: string;
    kind: 'post' | 'dm' | 'story';
    visibility: 'public' | 'private';
  };
  author: Profile;
  visibility: Visibility;
  text: string;
  /** What it says it is about, where messages have such a line. */
  subject?: string;
  /** What it repeats of earlier messages, and its signature; shown on demand only. */
  quoted?: string;
  /** What it offers to choose from, where we offered it. */
  choices?: string[];
  /** Which of the offered its author chose instead of writing. */
  chose?: string;
  /** A program wrote it (an absence note, a newsletter): it waits for no answer. */
  isAutomatic?: true;
  occurredAt: Date;
  editedAt?: Date;
  /**
   * The moment at which the network makes it vanish, as stories do; for what answers a story or names us in one, when that
   * story goes. It sets the watch that presses before that moment, and keeps its files from being fetched unless the
   * workspace wants them. Absent for what stays.
   */
  expiresAt?: Date;
  /** The network keeps it among the requests of people who have no tie with the account. */
  isRequest?: true;
  replyTo?: string;
  /** External ids of the accounts the text names. */
  mentions: string[];
  /** BCP 47, as declared by the author. */
  language?: string;
  attachments: InboundAttachment[];
  /** Where a person can see it on the network. */
  permalink?: string;
  /** How many like it now; absent when the network does not say. */
  likes?: number;
  /** How often it was seen until now; absent when the network does not say. */
  views?: number;
  /** True when it speaks to us (mention, reply to us, comment on our post, direct message). False: context only. */
  addressed: boolean;
};

/** One thing a delivery told us. Order within a delivery is the network's order. */
export type InboundItem =
  | InboundMessage
  | { kind: 'edit'; externalId: string; text: string; editedAt: Date }
  | { kind: 'delete'; externalId: string; deletedAt: Date; by: 'author' | 'network' }
  | { kind: 'hide'; externalId: string; hidden: boolean; at: Date }
  /**
   * Somebody put a sign at this message, in place of the one they had put there before; null took it back. It asks for
   * nothing and opens no conversation.
   */
  | { kind: 'reaction'; externalId: string; personId: string; sign: string | null; at: Date }
  /**
   * Something of ours that the network had taken came back; `reason` is a sentence for a person, `failure` its kind (else
   * `gone`). `clientKey` where the network gives it back, which is sooner than we know the id.
   */
  | { kind: 'undelivered'; externalId: string; at: Date; reason: string; failure?: FailureKind; clientKey?: string }
  /**
   * The post that this is (by its own id, which is its thread's) is shown as an advertisement; what is not told now may be
   * told later. `markets` are the countries where it is shown, ISO 3166-1; none for not known.
   */
  | { kind: 'ad'; externalId: string; adId?: string; name?: string; campaign?: string; markets: readonly string[] };

/** Something in a delivery that became no item; `reason` names the kind ("unknown kind: poll.vote"). */
export type Skipped = { reason: string; detail?: string };

/** `named`: what a delivery names and does not tell; `readNamed` reads it. */
export type Parsed = { items: InboundItem[]; skipped: Skipped[]; named?: string[] };
