import { useQuery, useQueryClient } from '@tanstack/react-query';
import Scale from 'lucide-react/icons/scale';
import { judgeSample, type SampleItem } from '#contract/stranger.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { networkName } from '#web/domain/networks.ts';
import { compactCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { asideKey, sampleQuery } from './queries.ts';

/** One after the other of the week's sample; nothing says what Earshot made of it. */
export function Sample() {
  return (
    <Loaded query={useQuery(sampleQuery)}>
      {({ items }) =>
        items[0] ? (
          <One key={items[0].id} item={items[0]} left={items.length} />
        ) : (
          <EmptyState icon={<Scale size={20} aria-hidden="true" />} title={t('stranger.sample.empty')}>
            {t('stranger.sample.empty.body')}
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function One({ item, left }: { item: SampleItem; left: number }) {
  const judge = useJudge();
  useShortcuts(
    {
      c: { label: t('stranger.sample.customer'), run: () => judge(item, true) },
      s: { label: t('stranger.sample.spam'), run: () => judge(item, false) },
    },
    { group: t('stranger.title') },
  );
  return (
    <div className="max-w-2xl">
      <p className="mb-3 text-ink2">{t('stranger.sample.lead')}</p>
      <article aria-labelledby="sample-left" className="rounded-md border border-line bg-panel px-4 py-3.5">
        <header className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink3">
          <NetworkMark network={item.network} />
          <span>{networkName(item.network)}</span>
          {item.followers !== null && (
            <span>{t('stranger.followers', { count: item.followers, short: compactCount(item.followers) })}</span>
          )}
          <RelativeTime at={item.at} />
          <span id="sample-left" className="ms-auto">
            {t('stranger.sample.left', { count: left })}
          </span>
        </header>
        <p dir="auto" className="min-h-12 break-words whitespace-pre-wrap">
          {item.text || t('stranger.no_text')}
        </p>
      </article>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button keys="c" onClick={() => judge(item, true)}>
          {t('stranger.sample.customer')}
        </Button>
        <Button keys="s" onClick={() => judge(item, false)}>
          {t('stranger.sample.spam')}
        </Button>
      </div>
    </div>
  );
}

function useJudge() {
  const client = useQueryClient();
  const say = async (id: string, isCustomer: boolean | null): Promise<void> => {
    await attempt(async () => {
      await call(judgeSample, { params: { sampleId: id }, body: { isCustomer } });
      if (isCustomer !== null)
        notice({
          title: t(isCustomer ? 'stranger.sample.said.customer' : 'stranger.sample.said.spam'),
          undo: () => void say(id, null),
          id: `sample-${id}`,
        });
    }, t('stranger.sample.failed'));
    void client.invalidateQueries({ queryKey: asideKey });
  };
  return (item: SampleItem, isCustomer: boolean) => void say(item.id, isCustomer);
}
