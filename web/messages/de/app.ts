import type { Translation } from '../catalogue.ts';
import type { app as english } from '../en/app.ts';
import { bulk } from './bulk.ts';
import { conversationRow } from './conversation-row.ts';
import { inbox } from './inbox.ts';
import { outbox } from './outbox.ts';
import { presence } from './presence.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';
import { view } from './view.ts';

export const app: Translation<typeof english> = {
  ...ui,
  ...shell,
  ...inbox,
  ...view,
  ...conversationRow,
  ...bulk,
  ...outbox,
  ...presence,
};
