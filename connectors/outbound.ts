import type { Profile } from './inbound.ts';

/** Everything that can leave Earshot for a network. */
export type Verb =
  | 'reply'
  | 'direct'
  | 'like'
  | 'unlike'
  | 'hide'
  | 'unhide'
  | 'edit'
  | 'delete'
  | 'block'
  | 'unblock'
  | 'mute'
  | 'unmute';

/**
 * Why a network would not take something whatever is said: the account's access has none of it, or only for who named or
 * quoted us.
 */
export type Refusal = 'access_level' | 'not_summoned';

/** What is to be done by which account of ours, and whom the message names that it is about, if it is about one. */
export type RefusalAsked = { verb: Verb; accountId: string; mentions?: readonly string[] };

/** A text that the network has approved beforehand; what may be sent outside of the window. */
export type Template = {
  name: string;
  /** As the network writes it. */
  language: string;
  /** Lower case; `marketing` needs the consent of the person. */
  category: string;
  /** As it will stand, with `{{place}}` where something is filled in. */
  text: string;
  /** What stands on its buttons. */
  buttons: string[];
  /** In the order of the text. */
  places: { name: string; example: string }[];
};

/** A template with all its places filled. */
export type FilledTemplate = { name: string; language: string; values: Record<string, string> };

export type OutboundAttachment = {
  name: string;
  mimeType: string;
  bytes: Uint8Array;
  alt: string;
  /** For a network that fetches files: where it can fetch this one for an hour. */
  address?: string;
};

/** A reply or direct message that passed the gate. */
export type Outbound = {
  text: string;
  attachments: OutboundAttachment[];
  /** The id chosen with `chooseId` before the first try; the same in every try. */
  chosenId?: string;
  /** Same in every try; for networks that offer an idempotency key. */
  clientKey: string;
  /** BCP 47. */
  language?: string;
  /** Accounts the text may name; everyone else who is in the thread is left out. */
  addressees: Profile[];
  /** A program says it, not a person. */
  isAutomatic?: true;
};

export type PublicReply = Outbound & { replyTo: { externalId: string; threadExternalId: string } };

export type DirectMessage = Outbound & {
  to: Profile;
  threadExternalId?: string;
  /** External id of the message it answers; absent for what begins or for a room where nothing is answered in particular. */
  answers?: string;
  /** External ids of what they said in public, the newest first, where they never wrote to us in private. */
  follows?: readonly string[];
  /** What it is about, as the thread began, where messages have such a line. */
  subject?: string;
  /** It leaves after the hours that hold for everything, because a person wrote it (`MessagingWindow.hoursForPeople`). */
  isLate?: true;
  /** What the reader may choose from, beside the text. */
  choices?: readonly string[];
  /** What is sent in place of the text, which says the same as it will stand. */
  template?: FilledTemplate;
};

/** What now stands on the network. `body` is a delivery that `parse` turns into the message itself. */
export type Sent = { externalId: string; threadExternalId: string; sentAt: Date; permalink?: string };

/** What the network answers when asked whether a try whose outcome is unknown went through. */
export type FoundSent = { state: 'found'; sent: Sent } | { state: 'absent' } | { state: 'cannot_tell' };
