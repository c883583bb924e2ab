import { ar } from './ar.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { sv } from './sv.ts';
import { tr } from './tr.ts';
import type { DangerWords } from './words.ts';
import { zh } from './zh.ts';

/** All of them are asked of every message: whoever is in danger writes in any language, and programs err about which. */
export const shippedWords: Readonly<Record<string, DangerWords>> = {
  ...{ en, de, es, fr, ar, pt, it, nl, pl, ru, tr, sv, da, zh, ja },
};
