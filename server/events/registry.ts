import { followFirstResponses } from '../features/acknowledgement/subscribers.ts';
import { tagAds } from '../features/ad/subscribers.ts';
import { findProofs } from '../features/channel/subscribers.ts';
import { moveClocks } from '../features/clock/subscribers.ts';
import { comeBack } from '../features/closing/subscribers.ts';
import { honourStops } from '../features/contact/subscribers.ts';
import { watchDanger } from '../features/danger/subscribers.ts';
import { countMessages } from '../features/emerging/subscribers.ts';
import { watchEscalations } from '../features/escalation/subscribers.ts';
import { awaitInvited } from '../features/going-private/subscribers.ts';
import { planHandovers } from '../features/handover/subscribers.ts';
import { proposeMatters } from '../features/matter/subscribers.ts';
import { learnOnCorrection } from '../features/model/subscribers.ts';
import { tellPeople } from '../features/notification/subscribers.ts';
import { followRouting } from '../features/routing/subscribers.ts';
import { findSecrets } from '../features/secret/subscribers.ts';
import { acceptAnswered, lookAtUnderstood, lookBackAtSame } from '../features/stranger/subscribers.ts';
import { followTriage } from '../features/triage/subscribers.ts';
import { watchVanishing } from '../features/vanishing/subscribers.ts';
import { awaitUnderstanding } from '../features/verdict/subscribers.ts';
import { watchTakeovers } from '../features/verification/subscribers.ts';
import type { Subscriber } from './subscriber.ts';

/** Everything that follows from events beside their own transaction. */
export const subscribers: readonly Subscriber[] = [
  watchDanger,
  moveClocks,
  proposeMatters,
  followRouting,
  honourStops,
  watchTakeovers,
  tellPeople,
  followFirstResponses,
  watchEscalations,
  planHandovers,
  comeBack,
  findSecrets,
  awaitInvited,
  findProofs,
  tagAds,
  awaitUnderstanding,
  acceptAnswered,
  lookBackAtSame,
  lookAtUnderstood,
  watchVanishing,
  learnOnCorrection,
  countMessages,
  followTriage,
];
