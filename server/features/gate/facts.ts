import type { Connector } from '#connectors/connector.ts';
import type { ChoiceForm, FileLimits, TextLimit } from '#connectors/limits.ts';
import type { Refusal, Verb } from '#connectors/outbound.ts';
import type { OpenWindow } from '#connectors/window.ts';
import type { Stage } from '#contract/common.ts';
import type { ConsentPurpose } from '#contract/consent.ts';
import type { Permission } from '#contract/permissions.ts';
import type { EnteredPromise } from '#contract/promise.ts';
import type { ConsentStanding, Wishes } from '#server/features/contact/queries.ts';
import type { DangerStanding } from '#server/features/danger/queries.ts';
import type { Withheld } from '#server/features/priority/queries.ts';
import type { Origin } from '#server/features/saved-reply/queries.ts';
import type { Matter, Standing } from '#server/features/verification/queries.ts';
import type { GatePolicies } from './policies.ts';

/** Everything the checks may know. It is gathered first, so that the checks are pure and can be asked again later. */
export type Facts = {
  now: Date;
  verb: Verb;
  actor: ActorFacts;
  /** The priority matrix lets others answer this; null where who asks may, and for what is no answer. */
  withheld: Withheld | null;
  /** The account that would speak; null when the conversation has none. */
  channel: ChannelFacts | null;
  /** The message answered or acted on; null when there is none in this conversation. */
  target: TargetFacts | null;
};

/** Who asks; both ids are null for the program itself. */
export type ActorFacts = {
  agentId: string | null;
  apiKeyId: string | null;
  /** Null for an API key. */
  role: string | null;
  tier: number;
  permissions: ReadonlySet<Permission>;
  /** Empty for an API key. */
  name: string;
  /** The alias they sign with; empty for their initials. */
  signOff: string;
  /** Threatened: out of sight. */
  isShielded: boolean;
};

export type ChannelFacts = {
  handle: string;
  network: string;
  state: string;
  pausedUntil: Date | null;
  /** A person paused it. */
  isHalted: boolean;
  /** Whether the connector has this verb. */
  isOffered: boolean;
  /** Why the network would not take it from this account all the same; null when nothing is known against it. */
  refusal: Refusal | null;
  /** Whether a long answer may stand as several. */
  hasThreads: boolean;
  limit: TextLimit | null;
  images: Connector['images'] | null;
  /** What a message in an open room may offer to choose from. */
  choices: readonly ChoiceForm[] | null;
  /** Films, sounds and documents that may go out on this stage. */
  files: FileLimits | null;
  /** Whose own account it is, and how it says for whom it speaks; null for an account of the brand. */
  spokenBy: string | null;
  disclosure: string;
};

export type TargetFacts = {
  /** False while the network has not given it an id (an answer of ours that is not sent yet). */
  isOnNetwork: boolean;
  isPublic: boolean;
  isDeleted: boolean;
};

/** A reply or a direct message. */
export type TextFacts = Facts & {
  stage: Stage;
  /** As it was typed. */
  text: string;
  /** What is added under it. */
  signOff: string;
  /** A rule has answers like it signed, so nobody is named in full. */
  isSigned: boolean;
  /** The posts of the thread that it leaves as; null for one post, `too_many` where even a thread is too short. */
  parts: readonly string[] | 'too_many' | null;
  attachments: AttachmentFacts[];
  /** Attachments that were asked for and are not this conversation's, or belong to something sent already. */
  missingAttachments: number;
  /** What is offered to choose from, and what forms the network has for it there; null for none. */
  choices: { titles: readonly string[]; forms: readonly ChoiceForm[] | null };
  /** What left, or is leaving, for the same person from the same account with the same text, newest first; `isHere`: in this conversation. */
  same: { at: Date; isHere: boolean; attachmentHashes: string[] }[];
  /** What others of us answered since the person at the screen looked, oldest first. */
  answers: Answer[];
  addressees: Addressee[];
  /** Asked for, but not in this thread. */
  strangers: string[];
  /** The saved replies that the text comes from. */
  origins: Origin[];
  /** The category of the matrix that was recognised; null for none. */
  category: string | null;
  policies: GatePolicies;
  /** Money entered beside the text. */
  promised: readonly EnteredPromise[];
  /** Promised by the same person in the last 24 hours, in the smallest coin of the policy's currency. */
  promisedToday: number;
  /** Why personal data may be published, as the person says. */
  publishReason: string | undefined;
  /** The customer it is for. */
  customerId: string;
  matter: Matter;
  /** What the customer has shown here. */
  shown: Standing;
  consent: ConsentStanding;
  /** How the customer wants to be written to; null when nothing is known. */
  wishes: (Wishes & { wayName: string }) | null;
  /** In which the conversation is held, as far as it is known. */
  language: string | null;
  /** What it is said for, when it is not simply an answer. */
  purpose: ConsentPurpose | undefined;
  /** Until when the network lets this customer be written to in private; null where none holds. */
  window: OpenWindow | null;
  /** It is a template that the network has approved. */
  isTemplate: boolean;
  /** A text that the program itself writes for a purpose of its own; null for every other. */
  carries: Carried | null;
  /** A life of this customer's is in danger; null for none. */
  danger: DangerStanding | null;
};

/** The link by which a customer is verified; the word that a STOP was heard. */
export type Carried = 'verification_link' | 'stop_confirmation';

export type AttachmentFacts = {
  name: string;
  state: string;
  mimeType: string;
  sizeBytes: number;
  /** In pixels, and how many pictures follow one another; null where it was never measured. */
  width: number | null;
  height: number | null;
  frames: number | null;
  alt: string;
  sha256: string;
};

export type Answer = {
  agentId: string | null;
  agentName: string | null;
  text: string;
  at: Date;
  state: string;
};

export type Addressee = { profileId: string; handle: string; name: string };
