import type { Check } from '../check.ts';
import { accessible } from './accessible.ts';
import { addressees } from './addressees.ts';
import { attachments } from './attachments.ts';
import { authority } from './authority.ts';
import { channel } from './channel.ts';
import { choices } from './choices.ts';
import { collision } from './collision.ts';
import { consent } from './consent.ts';
import { danger } from './danger.ts';
import { duplicate } from './duplicate.ts';
import { gone } from './gone.ts';
import { length } from './length.ts';
import { permission } from './permission.ts';
import { personalData } from './personal-data.ts';
import { preference } from './preference.ts';
import { quietHours } from './quiet-hours.ts';
import { right } from './right.ts';
import { savedReply } from './saved-reply.ts';
import { speaker } from './speaker.ts';
import { stage } from './stage.ts';
import { verification } from './verification.ts';
import { window } from './window.ts';
import { words } from './words.ts';

/** Everything the gate asks, in the order in which it is answered. A new check is a file here and a line below. */
export const checks: readonly Check[] = [
  permission,
  right,
  danger,
  channel,
  speaker,
  gone,
  stage,
  window,
  length,
  attachments,
  choices,
  duplicate,
  collision,
  addressees,
  savedReply,
  personalData,
  consent,
  quietHours,
  preference,
  verification,
  authority,
  words,
  accessible,
];
