import ArrowUp from 'lucide-react/icons/arrow-up';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Calendar, Calendars } from '#contract/calendar.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { listOf } from '#web/format.ts';
import { currentRegion, t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { CalendarDialog } from './CalendarDialog.tsx';
import { hoursText } from './hours-text.ts';
import { weekdayNames } from './weekdays.ts';

/** When teams work: the hours in which clocks run. */
export function CalendarsPage() {
  return (
    <SettingsPage title={t('policy.calendars')} permission="policy.manage" lead={t('policy.calendars.lead')}>
      <PolicyEditor kind="calendars">{(body, change) => <List body={body} onChange={change} />}</PolicyEditor>
    </SettingsPage>
  );
}

type ListProps = { body: Calendars; onChange: (body: Calendars) => void };

function List({ body: { calendars }, onChange }: ListProps) {
  const [edited, setEdited] = useState<Calendar | null>(null);
  const put = (next: Calendar[]) => onChange({ calendars: next });
  const rest = calendars.at(-1);
  const save = (calendar: Calendar) => {
    setEdited(null);
    const isNew = !calendars.some(({ id }) => id === calendar.id);
    put(isNew ? [calendar, ...calendars] : calendars.map((one) => (one.id === calendar.id ? calendar : one)));
  };
  const up = (calendar: Calendar) => {
    const at = calendars.indexOf(calendar);
    const others = calendars.filter((one) => one !== calendar);
    put([...others.slice(0, at - 1), calendar, ...others.slice(at - 1)]);
  };
  return (
    <>
      <div className="mb-3">
        <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited(newCalendar(calendars))}>
          {t('policy.calendar.new')}
        </Button>
      </div>
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        {calendars.map((calendar, n) => (
          <li key={calendar.id} className="flex items-start gap-3 px-3.5 py-3">
            <Says calendar={calendar} isRest={calendar === rest} />
            <span className="flex">
              {calendar !== rest && (
                <IconButton
                  label={t('policy.category.up', { name: calendar.name })}
                  size="small"
                  disabled={n === 0}
                  icon={<ArrowUp size={15} aria-hidden="true" />}
                  onClick={() => up(calendar)}
                />
              )}
              <IconButton
                label={t(calendar === rest ? 'policy.calendar.rest.title' : 'policy.category.edit', {
                  name: calendar.name,
                })}
                size="small"
                icon={<Pencil size={15} aria-hidden="true" />}
                onClick={() => setEdited(calendar)}
              />
              {calendar !== rest && (
                <IconButton
                  label={t('policy.category.remove', { name: calendar.name })}
                  size="small"
                  icon={<Trash2 size={15} aria-hidden="true" />}
                  onClick={() => put(calendars.filter((one) => one !== calendar))}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {edited && (
        <CalendarDialog
          calendar={edited}
          takesRest={edited.id === rest?.id}
          onSave={save}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

/** A calendar as a sentence: for whom it counts, where it lies, and its hours. */
function Says({ calendar, isRest }: { calendar: Calendar; isRest: boolean }) {
  const { teamNameOf } = usePeople();
  const { name, timeZone, always, week, days, teamIds, networks } = calendar;
  const whom = [
    teamIds.length > 0 &&
      t('policy.when.teams', {
        teams: listOf(
          teamIds.flatMap((id) => teamNameOf(id) ?? []),
          'or',
        ),
      }),
    networks.length > 0 && t('policy.when.networks', { networks: listOf(networks.map(networkName), 'or') }),
  ].filter((part) => typeof part === 'string');
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium">
        <bdi>{name}</bdi> {isRest && <Tag>{t('policy.calendar.rest.tag')}</Tag>}
      </p>
      <p className="text-ink2">{isRest ? t('policy.calendar.rest') : whom.join(' · ')}</p>
      {always ? (
        <p className="text-ink3">{t('policy.calendar.always')}</p>
      ) : (
        <>
          <dl className="mt-1 grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2 text-xs text-ink3">
            {weekdayNames().map((day, n) => (
              <Day key={day} day={day} hours={hoursText(week[n] ?? [])} />
            ))}
          </dl>
          <p className="mt-1 text-xs text-ink3">
            {t('policy.calendar.zone', { zone: timeZone.replaceAll('_', ' '), days: days.length })}
          </p>
        </>
      )}
    </div>
  );
}

function Day({ day, hours }: { day: string; hours: string }) {
  return (
    <>
      <dt>{day}</dt>
      <dd className="tabular-nums">{hours || t('policy.calendar.closed')}</dd>
    </>
  );
}

function newCalendar(calendars: readonly Calendar[]): Calendar {
  let n = calendars.length + 1;
  while (calendars.some(({ id }) => id === `calendar_${n}`)) n += 1;
  const office = [{ from: '09:00', to: '17:00' }];
  return {
    id: `calendar_${n}`,
    name: '',
    timeZone: currentRegion().timeZone,
    always: false,
    week: [office, office, office, office, office, [], []],
    days: [],
    teamIds: [],
    networks: [],
  };
}
