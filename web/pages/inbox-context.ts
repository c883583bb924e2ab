import { createContext, use } from 'react';
import type { PersonBeside } from './use-person.ts';

export type InboxContext = {
  /** The view in the address. */
  view: string;
  /** Back to the list, with the focus on the row that was open. */
  close: () => void;
  /** On to what stands next to the open conversation, or back to the list when it was the last. */
  advance: () => void;
  /** Conversations are chosen in the list, so that the keys are for those. */
  choosing: boolean;
  person: PersonBeside;
};

export const Inbox = createContext<InboxContext | null>(null);

/** The list around an open conversation. */
export function useInbox(): InboxContext {
  const inbox = use(Inbox);
  if (!inbox) throw new Error('A conversation is drawn inside the inbox page.');
  return inbox;
}
