import type { Catalogue } from './catalogue.ts';
import { audit } from './de/audit.ts';
import { bulk } from './de/bulk.ts';
import { channel } from './de/channel.ts';
import { composer } from './de/composer.ts';
import { contact } from './de/contact.ts';
import { conversation } from './de/conversation.ts';
import { entry } from './de/entry.ts';
import { error } from './de/error.ts';
import { gallery } from './de/gallery.ts';
import { inbox } from './de/inbox.ts';
import { ledger } from './de/ledger.ts';
import { matter } from './de/matter.ts';
import { outbox } from './de/outbox.ts';
import { people } from './de/people.ts';
import { presence } from './de/presence.ts';
import { shell } from './de/shell.ts';
import { ui } from './de/ui.ts';
import { view } from './de/view.ts';

export const de: Catalogue = {
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
