import { useQuery, useQueryClient } from '@tanstack/react-query';
import CircleCheck from 'lucide-react/icons/circle-check';
import Coffee from 'lucide-react/icons/coffee';
import MoonStar from 'lucide-react/icons/moon-star';
import { type Attendance, setOwnAttendance, type WorkState } from '#contract/work.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { clockTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { notice } from '#web/ui/Toast.tsx';
import { ownWorkQuery } from './queries.ts';

export const attendanceIcons = { working: CircleCheck, away: Coffee, off_shift: MoonStar };
/** For how long one may say to be away, in minutes. */
export const awayMinutes = [15, 30, 60, 120] as const;

type Wanted = Pick<Attendance, 'state' | 'backAt'>;

/** Whether one works oneself, and saying so: shown at once, with the way back. Null until it is known. */
export function useAttendance() {
  const client = useQueryClient();
  const enabled = useSession().permissions.includes('inbox.read');
  const attendance = useQuery({ ...ownWorkQuery, enabled }).data?.member.attendance ?? null;

  async function put(wanted: Wanted, before: Wanted | null): Promise<void> {
    await attempt(async () => {
      const reply = await call(setOwnAttendance, { body: wanted });
      client.setQueryData(ownWorkQuery.queryKey, reply);
      const undo = before ? () => void put(stillToCome(before), null) : undefined;
      if (before) notice({ id: 'attendance', title: attendanceWords(wanted), undo });
    });
  }

  return {
    attendance,
    set: (state: WorkState, minutes?: number) => {
      const backAt = minutes === undefined ? null : new Date(Date.now() + minutes * 60_000).toISOString();
      void put({ state, backAt }, attendance);
    },
  };
}

/** Being away until a moment that has passed is working. */
const stillToCome = ({ state, backAt }: Wanted): Wanted =>
  backAt !== null && Date.parse(backAt) <= Date.now() ? { state: 'working', backAt: null } : { state, backAt };

export function attendanceWords({ state, backAt }: Wanted): string {
  return backAt === null ? t(`work.state.${state}`) : t('work.away_until', { when: clockTime(new Date(backAt)) });
}
