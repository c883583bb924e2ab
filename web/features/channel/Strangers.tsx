import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askProof, type ChannelHealth } from '#contract/channel-health.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { isProofOld } from './health.ts';
import { channelHealthQuery } from './page-queries.ts';

/** Whether people without a tie to an account can write to it in private; where nobody knows, how to prove it. */
export function Strangers({ health: { channelId, admitsStrangers, proof } }: { health: ChannelHealth }) {
  const { permissions } = useSession();
  const isOld = useFromNow((now) => isProofOld(proof.provenAt, now));
  if (admitsStrangers !== null) return <p>{t(`channel.strangers.${admitsStrangers}`)}</p>;
  return (
    <div className="flex flex-col items-start gap-2">
      {proof.provenAt === null ? (
        <p>{t('channel.strangers.unknown')}</p>
      ) : (
        <p className={isOld ? 'text-soon' : undefined}>
          {t('channel.strangers.true')} {t('channel.proof.since')} <RelativeTime at={proof.provenAt} />.
          {isOld && ` ${t('channel.proof.old')}`}
        </p>
      )}
      {proof.word !== null && <Steps word={proof.word} />}
      {proof.word === null && permissions.includes('channel.manage') && (
        <Ask channelId={channelId} isAgain={proof.provenAt !== null} />
      )}
    </div>
  );
}

function Steps({ word }: { word: string }) {
  return (
    <ol className="ms-4 flex list-decimal flex-col gap-1">
      <li>{t('channel.proof.account')}</li>
      <li>
        {t('channel.proof.write')}{' '}
        <bdi dir="ltr" className="font-mono font-semibold select-all">
          {word}
        </bdi>
      </li>
      <li>{t('channel.proof.wait')}</li>
    </ol>
  );
}

function Ask({ channelId, isAgain }: { channelId: string; isAgain: boolean }) {
  const queryClient = useQueryClient();
  const ask = useMutation({
    mutationFn: () => call(askProof, { params: { channelId } }),
    onError: (error) => notice({ title: errorMessage(error), tone: 'error' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: channelHealthQuery.queryKey }),
  });
  return (
    <Button size="small" busy={ask.isPending} onClick={() => ask.mutate()}>
      {t(isAgain ? 'channel.proof.again' : 'channel.proof.ask')}
    </Button>
  );
}
