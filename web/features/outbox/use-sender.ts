import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useConnection } from '#web/connection.ts';
import { useSession } from '#web/shell/session.ts';

/** Sends what waits while somebody is signed in, on whichever page; loaded apart, because mostly nothing waits. */
export function useSender(waits: boolean): void {
  const { agent, workspace } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const connection = useConnection();
  const owner = `${workspace.id} ${agent.id}`;
  const onOpen = useEffectEvent(
    (conversationId: string) =>
      void navigate({ to: '/inbox/$view/$conversationId', params: { view: 'all', conversationId } }),
  );
  useEffect(() => {
    if (!waits || connection === 'offline') return;
    let stop: (() => void) | undefined;
    let left = false;
    import('./sender.ts').then(
      ({ startSender }) => {
        if (!left) stop = startSender({ owner, client, onOpen: (id) => onOpen(id) });
      },
      () => {
        // The code itself could not be loaded: the next change of the connection tries again.
      },
    );
    return () => {
      left = true;
      stop?.();
    };
  }, [waits, connection, owner, client]);
}
