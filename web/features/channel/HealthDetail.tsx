import type { ReactNode } from 'react';
import type { ChannelHealth, Trouble } from '#contract/channel-health.ts';
import { clockTime, count, percent } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Meter } from '#web/ui/Progress.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { cureOf } from './health.ts';
import { Strangers } from './Strangers.tsx';

/** Below this share of a limit it is worth a look, and below the second it is urgent. */
const scarce = 0.25;
const nearlyNone = 0.1;

type DetailProps = { id: string; health: ChannelHealth; label: string };

/** What the network still lets us do, and what went wrong of late with what to do about it. */
export function HealthDetail({ id, health, label }: DetailProps) {
  const { headroom, troubles } = health;
  return (
    <section
      id={id}
      aria-label={label}
      className="grid gap-x-8 gap-y-5 border-t border-line px-4 py-3.5 md:grid-cols-2"
    >
      <Part title={t('channel.limits')}>
        {headroom.length === 0 ? (
          <p className="text-ink3">{t('channel.limits.none')}</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {headroom.map((limit) => (
              <Limit key={limit.of} {...limit} />
            ))}
          </ul>
        )}
        <h3 className="mt-4 mb-1 text-xs font-semibold text-ink2">{t('channel.strangers')}</h3>
        <Strangers health={health} />
      </Part>
      <Part title={t('channel.troubles')}>
        {troubles.length === 0 ? (
          <p className="text-ink3">{t('channel.troubles.none')}</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {troubles.map((trouble) => (
              <Spell key={trouble.id} trouble={trouble} />
            ))}
          </ul>
        )}
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 text-xs font-semibold text-ink2">{title}</h3>
      {children}
    </div>
  );
}

function Limit({ of, share, left, resetsAt, at }: ChannelHealth['headroom'][number]) {
  const words = left === undefined ? percent(share) : count(left);
  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span dir="auto" className="min-w-0 break-words">
          {of}
        </span>
        <span className="text-ink2 tabular-nums">{t('channel.limit.left', { left: words })}</span>
      </div>
      <Meter
        label={of}
        share={share}
        words={t('channel.limit.left', { left: words })}
        tone={share < nearlyNone ? 'late' : share < scarce ? 'soon' : 'neutral'}
        className="my-1.5"
      />
      <p className="text-xs text-ink3">
        {resetsAt && <>{t('channel.limit.resets', { time: clockTime(new Date(resetsAt)) })} · </>}
        {t('channel.limit.said')} <RelativeTime at={at} />
      </p>
    </li>
  );
}

function Spell({ trouble: { kind, message, times, lastAt, healedAt } }: { trouble: Trouble }) {
  return (
    <li className="border-s-2 border-line2 ps-3">
      <p className="break-words">
        <bdi>{message}</bdi>
      </p>
      <p className="text-ink2">{t(`channel.cure.${cureOf(kind)}`)}</p>
      <p className="mt-0.5 text-xs text-ink3">
        {t('channel.trouble.times', { times })} · <RelativeTime at={lastAt} /> ·{' '}
        <span className={healedAt === null ? 'text-late' : 'text-ok'}>
          {t(healedAt === null ? 'channel.trouble.lasts' : 'channel.trouble.over')}
        </span>
      </p>
    </li>
  );
}
