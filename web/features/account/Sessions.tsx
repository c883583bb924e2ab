import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import MonitorSmartphone from 'lucide-react/icons/monitor-smartphone';
import { useState } from 'react';
import { endSession, listSessions, type OpenSession, signOutEverywhere } from '#contract/session.ts';
import { call, errorMessage } from '../../api.ts';
import { Loaded } from '../../domain/Loaded.tsx';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { notice } from '../../ui/Toast.tsx';
import { readUserAgent } from './user-agent.ts';

const complain = (error: unknown) => notice({ title: errorMessage(error), tone: 'error' });

/** Every browser that is signed in with this login. */
export function Sessions() {
  const queryClient = useQueryClient();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => call(listSessions, { signal }) });
  const [isAsking, setIsAsking] = useState(false);
  const end = useMutation({
    mutationFn: (sessionId: string) => call(endSession, { params: { sessionId } }),
    onSuccess: () => notice({ title: t('account.session.ended'), tone: 'ok' }),
    onError: complain,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const endAll = useMutation({
    mutationFn: () => call(signOutEverywhere),
    onSuccess: () => location.assign('/sign-in'),
    onError: complain,
  });
  return (
    <Loaded query={sessions}>
      {(data) => (
        <>
          <ul className="max-w-xl divide-y divide-line rounded-md border border-line bg-panel">
            {data.sessions.map((session) => (
              <Row key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
            ))}
          </ul>
          <Button className="mt-3" onClick={() => setIsAsking(true)}>
            {t('account.everywhere')}
          </Button>
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setIsAsking}
            title={t('account.everywhere.title')}
            description={t('account.everywhere.body')}
            action={t('account.everywhere')}
            danger
            busy={endAll.isPending}
            onConfirm={() => endAll.mutate()}
          />
        </>
      )}
    </Loaded>
  );
}

function Row({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const { browser, system } = readUserAgent(session.userAgent);
  const name = browser ? t('account.session.on', { browser, system }) : t('account.session.unknown');
  return (
    <li className="flex items-center gap-3 px-3.5 py-2.5">
      <MonitorSmartphone size={18} className="shrink-0 text-ink3" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium" title={session.userAgent}>
          {name}
          {session.isThis && (
            <Tag tone="ok" filled>
              {t('account.session.this')}
            </Tag>
          )}
        </p>
        <p className="text-xs text-ink3">
          <RelativeTime at={session.lastSeenAt} />
        </p>
      </div>
      {!session.isThis && (
        <Button size="small" aria-label={t('account.session.end_one', { browser: name })} onClick={onEnd}>
          {t('account.session.end')}
        </Button>
      )}
    </li>
  );
}
