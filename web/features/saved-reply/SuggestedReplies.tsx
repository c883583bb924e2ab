import { useQuery } from '@tanstack/react-query';
import Lightbulb from 'lucide-react/icons/lightbulb';
import type { Mode } from '#web/domain/mode.ts';
import { listed } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { suggestionsQuery } from './queries.ts';
import { type Insertion, useInsertion } from './use-insertion.ts';

type SuggestedProps = {
  conversationId: string;
  version: number;
  mode: Mode;
  replyToId: string | undefined;
  onInsert: (insertion: Insertion) => void;
};

/** A quiet line under an empty composer: saved replies that fit what the customer wrote, each with the words that say so. */
export function SuggestedReplies({ conversationId, version, mode, replyToId, onInsert }: SuggestedProps) {
  const { data } = useQuery(suggestionsQuery(conversationId, version));
  const { insert, filling } = useInsertion({ conversationId, mode, replyToId }, onInsert);
  const replies = data?.replies ?? [];
  if (replies.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 pb-1.5 text-xs text-ink3">
      <span className="flex items-center gap-1">
        <Lightbulb size={13} aria-hidden="true" /> {t('saved_reply.fits')}
      </span>
      {replies.map((reply) => (
        <button
          key={reply.id}
          type="button"
          title={`${reply.opening}\n${t('saved_reply.fits.by', { words: listed(reply.words.slice(0, 4)) })}`}
          aria-busy={filling === reply.id || undefined}
          onClick={() => void insert(reply)}
          className="max-w-56 truncate rounded-sm font-medium text-ink2 underline-offset-2 hover:text-accent hover:underline max-sm:min-h-8"
        >
          <bdi>{reply.title}</bdi>
        </button>
      ))}
    </p>
  );
}
