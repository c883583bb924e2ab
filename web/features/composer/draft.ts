import type { Draft } from '#contract/draft.ts';
import type { EnteredPromise } from '#contract/promise.ts';

/** What is being typed in one mode of one conversation. */
export type Typing = {
  text: string;
  attachmentIds: string[];
  /** Bystanders added on purpose. */
  addresseeIds: string[];
  /** Which public post it answers, kept with the draft: chosen, or the one shown at the first letter; null for whichever is shown. */
  postId: string | null;
  /** The saved replies that the text was made from. */
  savedReplyIds: string[];
  /** Money entered beside the text. */
  promised: EnteredPromise[];
  /** What it offers to choose from; empty ones are still to be typed. */
  choices: string[];
  /** It asks the customer to go on in private. */
  invites?: boolean;
  /** Why personal data in exactly these words may be public. */
  publishReason?: string | undefined;
  /** Made with the first letter and kept until the answer is known: a second try is never a second answer. */
  clientKey: string | null;
  /** Version of the conversation when the typing began: an answer by somebody else since then is a collision. */
  seenVersion: number | null;
  /** What the server had when this was last the same: tells our changes from those made elsewhere. */
  base: Kept;
  /** Sent, and the answer not known yet. */
  sending: boolean;
};

export const nothing: Typing = {
  text: '',
  attachmentIds: [],
  addresseeIds: [],
  postId: null,
  savedReplyIds: [],
  promised: [],
  choices: [],
  clientKey: null,
  seenVersion: null,
  base: { text: '', attachmentIds: [], postId: null, savedReplyIds: [], promised: [], choices: [] },
  sending: false,
};

type Kept = Pick<Draft, 'text' | 'attachmentIds' | 'postId' | 'savedReplyIds' | 'promised' | 'choices'>;

export const isEmpty = ({ text, attachmentIds }: Pick<Kept, 'text' | 'attachmentIds'>) =>
  text.trim() === '' && attachmentIds.length === 0;

/** A choice of the post alone is no draft. */
const equal = (a: Kept, b: Kept) =>
  a.text === b.text &&
  a.attachmentIds.join() === b.attachmentIds.join() &&
  (isEmpty(a) || (a.postId === b.postId && JSON.stringify(besides(a)) === JSON.stringify(besides(b))));

const besides = ({ promised, choices }: Kept) => [promised, namedIn(choices)];

/** Those that say something. */
export const namedIn = (choices: readonly string[]): string[] =>
  choices.map((title) => title.trim()).filter((title) => title !== '');

/** True while the server has not got what stands here. */
export const isUnsaved = (typing: Typing) => !typing.sending && !equal(typing, typing.base);

/**
 * What to go on typing with, from what stands here and what the server has. Nothing typed is ever lost: where both
 * changed, both stand, the server's first.
 */
export function mergeDraft(here: Typing, server: Kept | undefined): Typing {
  const there = {
    text: server?.text ?? '',
    attachmentIds: server?.attachmentIds ?? [],
    postId: server?.postId ?? null,
    savedReplyIds: server?.savedReplyIds ?? [],
    promised: server?.promised ?? [],
    choices: server?.choices ?? [],
  };
  // The server forgets the draft of what it has taken: gone means sent. Still there means it never arrived.
  if (here.sending) return isEmpty(there) ? nothing : { ...here, base: there, sending: false };
  if (equal(here, there)) return { ...here, base: there };
  if (!isUnsaved(here)) return { ...here, ...there, base: there, addresseeIds: here.addresseeIds };
  if (equal(there, here.base)) return here;
  return { ...here, ...join(there, here), postId: here.postId ?? there.postId, base: there };
}

/** Both texts, once where one holds the other. */
export function join(first: Kept, second: Kept): Kept {
  const attachmentIds = [...new Set([...first.attachmentIds, ...second.attachmentIds])];
  const postId = first.postId ?? second.postId;
  const savedReplyIds = [...new Set([...first.savedReplyIds, ...second.savedReplyIds])];
  const promised = first.promised.length > 0 ? first.promised : second.promised;
  const choices = first.choices.length > 0 ? first.choices : second.choices;
  const rest = { attachmentIds, postId, savedReplyIds, promised, choices };
  if (first.text.includes(second.text)) return { text: first.text, ...rest };
  if (second.text.includes(first.text)) return { text: second.text, ...rest };
  return { text: `${first.text}\n\n${second.text}`, ...rest };
}

/** The draft after a change by the person; the first one begins an answer of its own. */
export function typed(
  before: Typing,
  change: Partial<
    Pick<
      Typing,
      'text' | 'attachmentIds' | 'addresseeIds' | 'savedReplyIds' | 'promised' | 'choices' | 'invites' | 'publishReason'
    >
  >,
  begin: { newKey: () => string; version: number; postId: string | null },
): Typing {
  const isSame = change.text === undefined && change.attachmentIds === undefined;
  const after = { ...before, ...(isSame ? {} : { publishReason: undefined }), ...change };
  if (isEmpty(after)) return { ...after, savedReplyIds: [], invites: false, clientKey: null, seenVersion: null };
  return {
    ...after,
    postId: before.postId ?? begin.postId,
    clientKey: before.clientKey ?? begin.newKey(),
    seenVersion: before.seenVersion ?? begin.version,
  };
}
