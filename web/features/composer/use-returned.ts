import { useEffect, useEffectEvent } from 'react';
import type { Mode } from '#web/domain/mode.ts';
import type { Waiting } from '#web/features/outbox/entry.ts';
import { changeWaiting, useWaiting } from '#web/features/outbox/outbox.ts';
import { backFromSending, type Place } from './draft-store.ts';

/**
 * Takes what waited in this browser back into the composer: because the person wants to change it, or because the
 * server refused it. Of several tabs that show the conversation, one takes it.
 */
export function useReturned(placeOf: (mode: Mode) => Place, onBack: (entry: Waiting) => void): void {
  const { owner, conversationId } = placeOf('note');
  const returned = useWaiting(conversationId).filter((entry) => entry.owner === owner && entry.state === 'returned');
  const keys = returned.map(({ key }) => key).join(' ');
  const take = useEffectEvent(async () => {
    for (const { key } of returned) {
      const entry = await changeWaiting(key, ['returned'], null);
      if (!entry) continue;
      backFromSending(placeOf(entry.mode), entry.typing);
      onBack(entry);
    }
  });
  useEffect(() => {
    if (keys !== '' && document.visibilityState === 'visible') void take();
  }, [keys]);
}
