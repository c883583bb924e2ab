import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { cx } from '#web/ui/cx.ts';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { Tooltip } from '#web/ui/Tooltip.tsx';
import { attendanceIcons, attendanceWords, awayMinutes, useAttendance } from './attendance.ts';

const tones = { working: 'text-ok', away: 'text-soon', off_shift: 'text-ink3' };

/** Whether one works; one press says away, or back again. */
export function AttendanceButton() {
  const { attendance, set } = useAttendance();
  const state = attendance?.state ?? 'working';
  const next = state === 'working' ? 'away' : 'working';
  const toggle = () => set(next);
  useShortcuts(
    { 'shift+w': { run: toggle, label: t('work.set', { state: next }) } },
    { group: t('shell.group.everywhere'), active: attendance !== null },
  );
  usePaletteActions([
    { id: 'work-off_shift', label: t('work.set', { state: 'off_shift' }), run: () => set('off_shift') },
    ...awayMinutes.map((minutes) => ({
      id: `work-away-${minutes}`,
      label: t('work.away_for', { minutes }),
      run: () => set('away', minutes),
    })),
  ]);
  if (!attendance) return null;
  const Icon = attendanceIcons[state];
  const label = `${attendanceWords(attendance)} · ${t('work.set', { state: next })}`;
  return (
    <Tooltip label={label} keys="shift+w" side="inline-end">
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts="Shift+W"
        onClick={toggle}
        className={cx(
          'grid size-9 shrink-0 place-items-center rounded-[9px] transition-colors duration-100 hover:bg-hover',
          tones[state],
        )}
      >
        <Icon size={18} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
