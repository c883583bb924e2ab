import type { RefObject } from 'react';
import { usePeople } from '#web/domain/people.ts';
import { announceRest } from '#web/features/presence/announce.ts';
import { isEmpty } from './draft.ts';
import { draftAt } from './draft-store.ts';
import { mentionedIn } from './mention.ts';
import { useSend } from './use-send.ts';
import type { Writing } from './use-writing.ts';

/**
 * Sends what stands in the composer; warnings that nobody has read yet are shown instead. `publishReason`: why personal data
 * in it may be public. `onLeave` gives the focus back.
 */
export function useSubmit(
  { detail, mode, place, typing, stage, length, parts, answer, verdict, goTo }: Writing,
  field: RefObject<HTMLTextAreaElement | null>,
  onLeave: () => void,
): (publishReason?: string) => Promise<void> {
  const { agents } = usePeople();
  const { send, note } = useSend(place, (taken) => field.current && goTo(taken));

  return async (publishReason) => {
    if (isEmpty(typing)) return;
    if (mode === 'note') {
      announceRest();
      onLeave();
      await note(detail, typing.text.trim(), mentionedIn(typing.text, agents));
      return;
    }
    if (!answer || !stage || (length > stage.max && !parts)) return;
    const accepted = verdict.readWarnings();
    if (!accepted) return;
    announceRest();
    // The next key undoes, resolves or goes on. In the empty field it would be typed, and the key after it would send it.
    onLeave();
    const refused = await send({
      detail,
      handle: stage.handle,
      answer: publishReason ? { ...answer, publishReason } : answer,
      accepted,
    });
    // What could not be sent stands in the field again, to be mended.
    if (refused || !isEmpty(draftAt(place))) field.current?.focus();
    verdict.refuse(refused);
  };
}
