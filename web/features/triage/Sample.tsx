import { useQuery, useQueryClient } from '@tanstack/react-query';
import Scale from 'lucide-react/icons/scale';
import { judgeTriageSample, type TriageSampleItem } from '#contract/triage-sample.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { EmptyState } from '#web/ui/states.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { triageSampleQuery, triageSamplesKey } from './queries.ts';

/** One after the other of the sample; nothing says what was decided. */
export function Sample() {
  return (
    <Loaded query={useQuery(triageSampleQuery)}>
      {({ items }) =>
        items[0] ? (
          <One key={items[0].id} item={items[0]} left={items.length} />
        ) : (
          <EmptyState icon={<Scale size={20} aria-hidden="true" />} title={t('triage.sample.empty')}>
            {t('triage.sample.empty.body')}
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function One({ item, left }: { item: TriageSampleItem; left: number }) {
  const judge = useJudge();
  useShortcuts(
    {
      a: { label: t('triage.sample.needs'), run: () => judge(item, true) },
      n: { label: t('triage.sample.needs_none'), run: () => judge(item, false) },
    },
    { group: t('settings.triage') },
  );
  return (
    <div className="max-w-2xl">
      <p className="mb-3 text-ink2">{t('triage.sample.lead')}</p>
      <article aria-labelledby="sample-left" className="rounded-md border border-line bg-panel px-4 py-3.5">
        <header className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink3">
          <NetworkMark network={item.network} />
          <span>{networkName(item.network)}</span>
          <RelativeTime at={item.at} />
          <span id="sample-left" className="ms-auto">
            {t('triage.sample.left', { count: left })}
          </span>
        </header>
        <p dir="auto" className="min-h-12 break-words whitespace-pre-wrap">
          {item.text || t('triage.sample.no_text')}
        </p>
      </article>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button keys="a" onClick={() => judge(item, true)}>
          {t('triage.sample.needs')}
        </Button>
        <Button keys="n" onClick={() => judge(item, false)}>
          {t('triage.sample.needs_none')}
        </Button>
      </div>
    </div>
  );
}

function useJudge() {
  const client = useQueryClient();
  const say = async (messageId: string, needsAnswer: boolean | null): Promise<void> => {
    await attempt(async () => {
      await call(judgeTriageSample, { params: { messageId }, body: { needsAnswer } });
      if (needsAnswer !== null)
        notice({
          title: t(needsAnswer ? 'triage.sample.said.needs' : 'triage.sample.said.needs_none'),
          undo: () => void say(messageId, null),
          id: `triage-sample-${messageId}`,
        });
    }, t('triage.sample.failed'));
    void client.invalidateQueries({ queryKey: triageSamplesKey });
  };
  return (item: TriageSampleItem, needsAnswer: boolean) => void say(item.id, needsAnswer);
}
