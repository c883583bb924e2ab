import type { ReactNode } from 'react';
import { networkName } from '#web/domain/networks.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { dayHeading } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { useFromNow } from '#web/ui/use-now.ts';

const line = 'before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line';

type StageProps = {
  stage: 'public' | 'private';
  network: string | null;
  at: string;
  name: string;
  /** What can be done with the thread that begins here. */
  children?: ReactNode;
};

/** Where another stage begins: who can read what follows, where and since when. */
export function StageSeparator({ stage, network, at, name, children }: StageProps) {
  const day = useFromNow((now) => dayHeading(new Date(at), now));
  return (
    <div>
      <div className={cx('flex items-center gap-2.5 text-xs text-ink3', line)}>
        <h3
          className={cx(
            'flex min-w-0 items-center gap-1.5 rounded-full border px-2.5 py-0.5 font-semibold',
            stage === 'public'
              ? 'border-public-line bg-public-bg text-public'
              : 'border-private-line bg-private-bg text-private',
          )}
        >
          <ModeIcon mode={stage} size={13} />
          <span className="min-w-0">
            {stage === 'public' ? t('timeline.stage.public') : t('timeline.stage.private', { name })}
          </span>
        </h3>
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          {network && <NetworkMark network={network} label={networkName(network)} />}
          {day}
        </span>
      </div>
      {children && <div className="mt-1 flex justify-center text-xs text-ink3">{children}</div>}
    </div>
  );
}

export function DaySeparator({ at }: { at: string }) {
  const day = useFromNow((now) => dayHeading(new Date(at), now));
  return <h3 className={cx('flex items-center gap-2.5 text-xs font-normal text-ink3', line)}>{day}</h3>;
}
