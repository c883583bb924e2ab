import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { fetchOlder } from '../queries.ts';

/** Loads what came before what is shown of a conversation. */
export function Older({ id }: { id: string }) {
  const client = useQueryClient();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const load = async () => {
    setState('busy');
    try {
      await fetchOlder(client, id);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <li className="flex flex-col items-center gap-1 pb-2">
      {state === 'failed' && (
        <p role="alert" className="text-xs text-late">
          {t('timeline.older.failed')}
        </p>
      )}
      <Button size="small" busy={state === 'busy'} onClick={load}>
        {t('timeline.older')}
      </Button>
    </li>
  );
}
