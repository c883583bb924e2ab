import { audit } from './en/audit.ts';
import { bulk } from './en/bulk.ts';
import { channel } from './en/channel.ts';
import { composer } from './en/composer.ts';
import { contact } from './en/contact.ts';
import { conversation } from './en/conversation.ts';
import { entry } from './en/entry.ts';
import { error } from './en/error.ts';
import { gallery } from './en/gallery.ts';
import { inbox } from './en/inbox.ts';
import { ledger } from './en/ledger.ts';
import { matter } from './en/matter.ts';
import { outbox } from './en/outbox.ts';
import { people } from './en/people.ts';
import { presence } from './en/presence.ts';
import { shell } from './en/shell.ts';
import { ui } from './en/ui.ts';
import { view } from './en/view.ts';

/** The English catalogue: the source of every key. A feature keeps its keys in en/<noun>.ts and is named here. */
export const en = {
  ...ui,
  ...shell,
  ...gallery,
  ...inbox,
  ...view,
  ...contact,
  ...conversation,
  ...bulk,
  ...composer,
  ...outbox,
  ...presence,
  ...entry,
  ...people,
  ...matter,
  ...audit,
  ...channel,
  ...ledger,
  ...error,
} as const;
