import { bulk } from './bulk.ts';
import { conversationRow } from './conversation-row.ts';
import { inbox } from './inbox.ts';
import { outbox } from './outbox.ts';
import { presence } from './presence.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';
import { view } from './view.ts';

/** What is said around every page and in the inbox: it comes with the app. */
export const app = {
  ...ui,
  ...shell,
  ...inbox,
  ...view,
  ...conversationRow,
  ...bulk,
  ...outbox,
  ...presence,
} as const;
