import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import ShieldX from 'lucide-react/icons/shield-x';
import type { AsideItem } from '#contract/stranger.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { PreviewWords } from '#web/domain/PreviewWords.tsx';
import type { People } from '#web/domain/people.ts';
import { compactCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { ComesIn } from './AsideStrip.tsx';
import { whyAside } from './aside-words.ts';

export const asideElementId = ({ conversation }: AsideItem) => `aside-${conversation.id}`;

type RowProps = {
  item: AsideItem;
  people: Pick<People, 'nameOf'>;
  /** The one to which Tab leads. */
  tabbable: boolean;
  mayWrite: boolean;
  onFocus: () => void;
  /** Enter on the row itself. */
  onOpen: () => void;
  onBack: () => void;
  onDecline: () => void;
  onSpam: () => void;
};

/** One conversation that is set aside: who, what they said, why, and what can be done. */
export function AsideRow({ item, people, tabbable, mayWrite, ...on }: RowProps) {
  const { conversation, aside } = item;
  const { profile } = conversation;
  const name = profile.name || profile.handle;
  const isRequest = aside.kind === 'request';
  return (
    <li
      id={asideElementId(item)}
      tabIndex={tabbable ? 0 : -1}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3.5 py-3 -outline-offset-2"
      onFocus={on.onFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        on.onOpen();
      }}
    >
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex min-w-0 items-center gap-1.5">
          <NetworkMark network={profile.network} label={networkName(profile.network)} />
          <button type="button" onClick={on.onOpen} className="min-w-0 truncate font-medium hover:underline">
            <bdi>{name}</bdi>
          </button>
          <bdi className="min-w-0 shrink-[9] truncate text-xs text-ink3">
            {profile.handle !== name && handleOn(profile.network, profile.handle)}
          </bdi>
          {profile.followers !== null && (
            <span className="shrink-0 text-xs text-ink3">
              {t('stranger.followers', { count: profile.followers, short: compactCount(profile.followers) })}
            </span>
          )}
          <RelativeTime at={conversation.lastMessageAt} className="ms-auto shrink-0 text-xs text-ink3" />
        </p>
        <p dir="auto" className="mt-0.5 line-clamp-2">
          <PreviewWords row={conversation} none={t('stranger.no_text')} />
        </p>
        <p className="mt-1 text-xs text-ink3">
          {whyAside(aside, people)}
          {aside.admitAt && (
            <>
              {' · '}
              <ComesIn at={aside.admitAt} />
            </>
          )}
        </p>
      </div>
      {mayWrite && (
        <div className="flex flex-wrap gap-1.5">
          <Button
            size="small"
            icon={isRequest ? <Check size={14} aria-hidden="true" /> : <RotateCcw size={14} aria-hidden="true" />}
            onClick={on.onBack}
          >
            {t(isRequest ? 'aside.accept' : 'stranger.restore')}
          </Button>
          {isRequest && (
            <Button size="small" tone="ghost" icon={<Ban size={14} aria-hidden="true" />} onClick={on.onDecline}>
              {t('stranger.decline')}
            </Button>
          )}
          {aside.kind !== 'spam' && (
            <Button size="small" tone="ghost" icon={<ShieldX size={14} aria-hidden="true" />} onClick={on.onSpam}>
              {t('stranger.spam')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
