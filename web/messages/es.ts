import type { Catalogue } from './catalogue.ts';
import { audit } from './es/audit.ts';
import { bulk } from './es/bulk.ts';
import { channel } from './es/channel.ts';
import { composer } from './es/composer.ts';
import { contact } from './es/contact.ts';
import { conversation } from './es/conversation.ts';
import { entry } from './es/entry.ts';
import { error } from './es/error.ts';
import { gallery } from './es/gallery.ts';
import { inbox } from './es/inbox.ts';
import { ledger } from './es/ledger.ts';
import { matter } from './es/matter.ts';
import { outbox } from './es/outbox.ts';
import { people } from './es/people.ts';
import { presence } from './es/presence.ts';
import { shell } from './es/shell.ts';
import { ui } from './es/ui.ts';
import { view } from './es/view.ts';

export const es: Catalogue = {
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
