import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ClockView } from '#contract/clock.ts';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { ClockTag } from '#web/domain/ClockTag.tsx';
import { Loaded } from '#web/domain/Loaded.tsx';
import { PanelSection } from '#web/features/contact/PanelSection.tsx';
import { duration, exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Tag } from '#web/ui/Tag.tsx';
import { clocksQuery } from './queries.ts';
import { waitsFor } from './waits-for.ts';

const minuteMs = 60_000;

/** What is due in a conversation and when, beside the time as the customer lived it. */
export function ClockPanel({ row }: { row: Pick<ConversationRow, 'id' | 'version'> }) {
  const query = useQuery({ ...clocksQuery(row.id, row.version), placeholderData: keepPreviousData });
  return (
    <PanelSection title={t('clock.title')}>
      <Loaded query={query}>
        {({ clocks }) =>
          clocks.length === 0 ? (
            <p className="text-ink3">{t('clock.none')}</p>
          ) : (
            <ul className="flex flex-col gap-2.5">
              {clocks.map((clock) => (
                <li key={clock.id}>
                  <ClockLine clock={clock} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </PanelSection>
  );
}

const isOn = ({ state }: ClockView) => state === 'running' || state === 'paused';

function ClockLine({ clock }: { clock: ClockView }) {
  const { kind, n, targetMinutes, countedMs, livedMs, pausedBy, calendar } = clock;
  const isLived = livedMs - countedMs >= minuteMs;
  return (
    <>
      <p className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate">
          {t(`clock.kind.${kind}`)}
          {n > 1 && <span className="text-ink3"> {n}</span>}
        </span>
        {isOn(clock) ? <ClockTag clock={clock} /> : <Outcome clock={clock} />}
      </p>
      <p className="text-xs text-ink3">
        {t('clock.promise', { time: duration(targetMinutes * minuteMs), calendar })}
        {pausedBy && ` · ${waitsFor(pausedBy)}`}
      </p>
      <p className="text-xs text-ink3" title={t('clock.since', { when: exactTime(new Date(clock.startedAt)) })}>
        {t('clock.counted', { time: duration(countedMs) })}
        {isLived && <span className="text-ink2"> · {t('clock.lived', { time: duration(livedMs) })}</span>}
      </p>
      <Pauses clock={clock} />
    </>
  );
}

function Outcome({ clock: { state } }: { clock: ClockView }) {
  const tone = state === 'met' ? 'ok' : state === 'late' ? 'late' : 'neutral';
  return <Tag tone={tone}>{t('clock.outcome', { state })}</Tag>;
}

/** How long it stood still for whom, in all; less than a minute is nothing. */
function Pauses({ clock }: { clock: ClockView }) {
  const waits = new Map<string, number>();
  for (const { by, from, to } of clock.pauses) {
    const end = to ? Date.parse(to) : Date.parse(clock.startedAt) + clock.livedMs;
    waits.set(by, (waits.get(by) ?? 0) + end - Date.parse(from));
  }
  return (
    <ul className="mt-0.5 text-xs text-ink3 empty:hidden">
      {[...waits]
        .filter(([, ms]) => ms >= minuteMs)
        .map(([by, ms]) => (
          <li key={by} className="first-letter:uppercase">
            {t('clock.waited', { whom: waitsFor(by), time: duration(ms) })}
          </li>
        ))}
    </ul>
  );
}
