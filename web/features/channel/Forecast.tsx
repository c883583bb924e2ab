import type { Channel } from '#contract/channel.ts';
import type { ChannelHealth } from '#contract/channel-health.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { pressOf } from './health.ts';

const grounds = { soon: 'bg-soon-bg text-soon', late: 'bg-late-bg text-late' };

/** What will or cannot be: credentials that end, and rights that were not given. Nothing while there is neither. */
export function Forecast({ channel, health }: { channel: Channel; health: ChannelHealth }) {
  const { endsAt, lacks } = health;
  const press = useFromNow((now) => pressOf(endsAt, now) ?? '');
  return (
    <>
      {endsAt !== null && press !== '' && channel.state === 'connected' && (
        <p className={cx('mx-4 mt-3 rounded-md px-3 py-2', grounds[press])}>
          {t('channel.ends.note')} <RelativeTime at={endsAt} className="font-semibold" />. {t('channel.ends.remedy')}
        </p>
      )}
      {lacks.length > 0 && (
        <div className={cx('mx-4 mt-3 rounded-md px-3 py-2', grounds.soon)}>
          <p className="font-semibold">{t('channel.lacks')}</p>
          <ul className="ms-4 list-disc">
            {lacks.map(({ scope, asks }) => (
              <li key={scope}>
                {t(`channel.asks.${asks}`)}{' '}
                <bdi dir="ltr" className="font-mono text-xs">
                  {scope}
                </bdi>
              </li>
            ))}
          </ul>
          <p>{t('channel.lacks.remedy')}</p>
        </div>
      )}
    </>
  );
}
