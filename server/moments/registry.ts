import { fireApprovals } from '../features/approval/fire.ts';
import { fireChannels } from '../features/channel/fire.ts';
import { fireDue } from '../features/clock/fire.ts';
import { fireHandovers } from '../features/handover/fire.ts';
import { tellingMoments } from '../features/notification/leave.ts';
import { firePages } from '../features/page/fire.ts';
import { cutDue } from '../features/secret/cut.ts';
import { fireEscalations } from '../features/stakeholder/fire.ts';
import { fireAdmissions } from '../features/stranger/fire.ts';
import { fireTasks } from '../features/task/fire.ts';
import { fireVanishing } from '../features/vanishing/fire.ts';
import type { Moments } from './moment.ts';

/** Everything that happens at its moment and not at the next sweep. */
export const allMoments: readonly Moments[] = [
  { next: 'find_firings', fire: fireDue },
  { next: 'find_task_moments', fire: fireTasks },
  { next: 'find_approval_moments', fire: fireApprovals },
  tellingMoments,
  { next: 'find_page_firings', fire: firePages },
  { next: 'find_handover_moments', fire: fireHandovers },
  { next: 'find_escalation_moments', fire: fireEscalations },
  { next: 'find_channel_moments', fire: fireChannels },
  { next: 'find_cut_moments', fire: cutDue },
  { next: 'find_admissions', fire: fireAdmissions },
  { next: 'find_vanishings', fire: fireVanishing },
];
