import { useQuery } from '@tanstack/react-query';
import MessageSquareQuote from 'lucide-react/icons/message-square-quote';
import Plus from 'lucide-react/icons/plus';
import { Suspense, useState } from 'react';
import type { SavedReplyRow } from '#contract/saved-reply.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { findReplies } from './find-replies.ts';
import { savedRepliesQuery } from './queries.ts';
import { ReplyRow } from './ReplyRow.tsx';
import { Spreadsheet } from './Spreadsheet.tsx';

const ReleaseDialog = lazyPart(() => import('./ReleaseDialog.tsx'), 'ReleaseDialog');
const ReplyDialog = lazyPart(() => import('./ReplyDialog.tsx'), 'ReplyDialog');

/** So many rows are drawn until somebody asks for more. */
const atOnce = 100;

/** Every saved reply that one sees: found by typing, made, changed, and taken to a spreadsheet and back. */
export function SavedRepliesPage() {
  const [edited, setEdited] = useState<SavedReplyRow | 'new' | null>(null);
  const [read, setRead] = useState<SavedReplyRow | null>(null);
  const query = useQuery(savedRepliesQuery(null));
  const mayImport = useSession().permissions.includes('saved_reply.manage');
  return (
    <SettingsPage
      title={t('settings.saved_replies')}
      permission="reply.draft"
      lead={t('saved_reply.lead')}
      action={
        <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={() => setEdited('new')}>
          {t('saved_reply.new')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ replies }) => (
          <>
            {(replies.length > 0 || mayImport) && <Spreadsheet mayImport={mayImport} />}
            {replies.length > 0 ? (
              <Replies replies={replies} onEdit={setEdited} onRelease={setRead} />
            ) : (
              <EmptyState icon={<MessageSquareQuote size={20} aria-hidden="true" />} title={t('saved_reply.none')}>
                {t('saved_reply.none.here')}
              </EmptyState>
            )}
          </>
        )}
      </Loaded>
      <Suspense>
        {read && <ReleaseDialog row={read} onClose={() => setRead(null)} />}
        {edited && (
          <ReplyDialog
            key={edited === 'new' ? 'new' : edited.id}
            row={edited === 'new' ? null : edited}
            folders={foldersOf(query.data?.replies ?? [])}
            onClose={() => setEdited(null)}
          />
        )}
      </Suspense>
    </SettingsPage>
  );
}

const foldersOf = (replies: readonly SavedReplyRow[]) =>
  [...new Set(replies.map(({ folder }) => folder))].filter(Boolean).toSorted((a, b) => a.localeCompare(b));

type Shown = 'all' | 'mine' | 'waiting' | 'expired' | 'unused' | `in ${string}`;

const fits: Record<
  'all' | 'mine' | 'waiting' | 'expired' | 'unused',
  (reply: SavedReplyRow, agentId: string) => boolean
> = {
  all: () => true,
  mine: ({ ownerId }, agentId) => ownerId === agentId,
  waiting: ({ awaitsRelease }) => awaitsRelease,
  expired: ({ isExpired }) => isExpired,
  unused: ({ uses }) => uses === 0,
};

function isShown(reply: SavedReplyRow, shown: Shown, agentId: string): boolean {
  if (shown === 'all' || shown === 'mine' || shown === 'waiting' || shown === 'expired' || shown === 'unused')
    return fits[shown](reply, agentId);
  return reply.folder === shown.slice(3);
}

type RepliesProps = {
  replies: readonly SavedReplyRow[];
  onEdit: (reply: SavedReplyRow) => void;
  onRelease: (reply: SavedReplyRow) => void;
};

function Replies({ replies, onEdit, onRelease }: RepliesProps) {
  const { agent } = useSession();
  const [words, setWords] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [most, setMost] = useState(atOnce);
  const chosen = replies.filter((reply) => isShown(reply, shown, agent.id));
  const found = words.trim() === '' ? chosen : findReplies(words, chosen);
  return (
    <>
      <div className="mb-3 flex flex-wrap gap-2">
        <Input
          type="search"
          aria-label={t('saved_reply.search')}
          placeholder={t('saved_reply.search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          className="min-w-0 flex-1 basis-56"
        />
        <Select<Shown>
          label={t('saved_reply.show')}
          value={shown}
          onChange={setShown}
          options={[
            ...(['all', 'mine', 'waiting', 'expired', 'unused'] as const).map((value) => ({
              value,
              label: t(`saved_reply.show.${value}`),
            })),
            ...foldersOf(replies).map((folder) => ({ value: `in ${folder}` as const, label: folder })),
          ]}
          className="basis-44"
        />
      </div>
      <p role="status" className="mb-2 text-xs text-ink3">
        {t('saved_reply.found', { count: found.length })}
      </p>
      {found.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line bg-panel">
          {found.slice(0, most).map((reply) => (
            <ReplyRow key={reply.id} reply={reply} onEdit={() => onEdit(reply)} onRelease={() => onRelease(reply)} />
          ))}
        </ul>
      )}
      {found.length > most && (
        <Button onClick={() => setMost(most + atOnce)} className="mt-3">
          {t('saved_reply.more')}
        </Button>
      )}
    </>
  );
}
