import Timer from 'lucide-react/icons/timer';
import { workStates } from '#contract/work.ts';
import { t } from '#web/i18n.ts';
import { MenuGroup, MenuItem, MenuRadio, MenuSeparator, Submenu } from '#web/ui/Menu.tsx';
import { attendanceIcons, attendanceWords, awayMinutes, useAttendance } from './attendance.ts';

/** The same in the menu of the own account, with every choice. */
export function AttendanceItems() {
  const { attendance, set } = useAttendance();
  if (!attendance) return null;
  return (
    <>
      <MenuGroup label={t('work.title')}>
        <MenuRadio
          value={attendance.state}
          onChange={(state) => set(state)}
          options={workStates.map((state) => {
            const Icon = attendanceIcons[state];
            const label = attendance.state === state ? attendanceWords(attendance) : t(`work.state.${state}`);
            return { value: state, label, icon: <Icon size={15} aria-hidden="true" /> };
          })}
        />
        <Submenu label={t('work.away')} icon={<Timer size={15} aria-hidden="true" />}>
          {awayMinutes.map((minutes) => (
            <MenuItem key={minutes} onSelect={() => set('away', minutes)}>
              {t('work.away_for', { minutes })}
            </MenuItem>
          ))}
        </Submenu>
      </MenuGroup>
      <MenuSeparator />
    </>
  );
}
