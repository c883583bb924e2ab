import type { Catalogue } from './catalogue.ts';
import { audit } from './fr/audit.ts';
import { bulk } from './fr/bulk.ts';
import { channel } from './fr/channel.ts';
import { composer } from './fr/composer.ts';
import { contact } from './fr/contact.ts';
import { conversation } from './fr/conversation.ts';
import { entry } from './fr/entry.ts';
import { error } from './fr/error.ts';
import { gallery } from './fr/gallery.ts';
import { inbox } from './fr/inbox.ts';
import { ledger } from './fr/ledger.ts';
import { matter } from './fr/matter.ts';
import { outbox } from './fr/outbox.ts';
import { people } from './fr/people.ts';
import { presence } from './fr/presence.ts';
import { shell } from './fr/shell.ts';
import { ui } from './fr/ui.ts';
import { view } from './fr/view.ts';

export const fr: Catalogue = {
  ...audit,
  ...bulk,
  ...channel,
  ...composer,
  ...contact,
  ...conversation,
  ...entry,
  ...error,
  ...gallery,
  ...inbox,
  ...ledger,
  ...matter,
  ...outbox,
  ...people,
  ...presence,
  ...shell,
  ...ui,
  ...view,
};
