import { useId } from 'react';
import { t } from '#web/i18n.ts';
import { Input } from '#web/ui/Input.tsx';
import { hoursProblem } from './hours-text.ts';
import { weekdayNames } from './weekdays.ts';

type WeekProps = {
  legend: string;
  /** A text of hours for each day, Monday first. */
  week: readonly string[];
  /** What is wrong with all of them together. */
  error: string | null;
  onChange: (week: string[]) => void;
};

/** The hours of each day of a week; what is wrong with a day stands below it. */
export function WeekFields({ legend, week, error, onChange }: WeekProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">{legend}</legend>
      <p className="mb-1 text-xs text-ink3">{t('policy.hours.help')}</p>
      {weekdayNames().map((day, n) => (
        <HoursInput
          key={day}
          day={day}
          text={week[n] ?? ''}
          onChange={(text) => onChange(week.map((one, at) => (at === n ? text : one)))}
        />
      ))}
      {error && (
        <p role="alert" className="text-xs text-late">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function HoursInput({ day, text, onChange }: { day: string; text: string; onChange: (text: string) => void }) {
  const id = useId();
  const problem = hoursProblem(text);
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
      <label htmlFor={id}>{day}</label>
      <Input
        id={id}
        value={text}
        placeholder={t('policy.calendar.closed')}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? `${id}-wrong` : undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      {problem && (
        <p id={`${id}-wrong`} role="status" className="col-start-2 text-xs text-late">
          {t('policy.hours.wrong', problem)}
        </p>
      )}
    </div>
  );
}
