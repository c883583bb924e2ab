import { audit } from './ar/audit.ts';
import { bulk } from './ar/bulk.ts';
import { channel } from './ar/channel.ts';
import { composer } from './ar/composer.ts';
import { contact } from './ar/contact.ts';
import { conversation } from './ar/conversation.ts';
import { entry } from './ar/entry.ts';
import { error } from './ar/error.ts';
import { gallery } from './ar/gallery.ts';
import { inbox } from './ar/inbox.ts';
import { ledger } from './ar/ledger.ts';
import { matter } from './ar/matter.ts';
import { outbox } from './ar/outbox.ts';
import { people } from './ar/people.ts';
import { presence } from './ar/presence.ts';
import { shell } from './ar/shell.ts';
import { ui } from './ar/ui.ts';
import { view } from './ar/view.ts';
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = {
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
