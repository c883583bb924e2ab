import { gallery } from './en/gallery.ts';
import { shell } from './en/shell.ts';
import { ui } from './en/ui.ts';

/** The English catalogue: the source of every key. A feature keeps its keys in en/<noun>.ts and is named here. */
export const en = {
  ...ui,
  ...shell,
  ...gallery,
} as const;
