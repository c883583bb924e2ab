import Copy from 'lucide-react/icons/copy';
import Pencil from 'lucide-react/icons/pencil';
import Stamp from 'lucide-react/icons/stamp';
import Trash2 from 'lucide-react/icons/trash-2';
import type { SavedReplyRow } from '#contract/saved-reply.ts';
import { networkName } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { languageName, relativeTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useReplyCommands } from './commands.ts';

type RowProps = { reply: SavedReplyRow; onEdit: () => void; onRelease: () => void };

/** One saved reply in the list of the settings. */
export function ReplyRow({ reply, onEdit, onRelease }: RowProps) {
  const { remove, duplicate } = useReplyCommands();
  const { title, editable } = reply;
  return (
    <li className="flex items-start gap-2 px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-center gap-1.5">
          <button type="button" onClick={onEdit} className="min-w-0 text-start font-medium hover:underline">
            <bdi className="break-words">{title}</bdi>
          </button>
          <Tags reply={reply} />
        </p>
        <bdi className="mt-0.5 line-clamp-1 text-ink2">{reply.opening}</bdi>
        <Facts reply={reply} />
        {reply.mayRelease && (
          <Button size="small" icon={<Stamp size={14} aria-hidden="true" />} onClick={onRelease} className="mt-1.5">
            {t('saved_reply.release.read')}
          </Button>
        )}
      </div>
      <div className="flex shrink-0">
        {editable && (
          <IconButton
            size="small"
            label={t('saved_reply.edit', { title })}
            icon={<Pencil size={15} aria-hidden="true" />}
            onClick={onEdit}
          />
        )}
        <IconButton
          size="small"
          label={t('saved_reply.duplicate', { title })}
          icon={<Copy size={15} aria-hidden="true" />}
          onClick={() => duplicate(reply)}
        />
        {editable && (
          <IconButton
            size="small"
            label={t('saved_reply.delete', { title })}
            icon={<Trash2 size={15} aria-hidden="true" />}
            onClick={() => remove(reply)}
          />
        )}
      </div>
    </li>
  );
}

function Tags({ reply }: { reply: SavedReplyRow }) {
  const { teamNameOf } = usePeople();
  return (
    <>
      {reply.isExpired && <Tag tone="late">{t('saved_reply.expired')}</Tag>}
      {reply.awaitsRelease && <Tag tone="soon">{t('saved_reply.awaits')}</Tag>}
      {reply.folder && (
        <Tag>
          <bdi>{reply.folder}</bdi>
        </Tag>
      )}
      {reply.audience !== 'everyone' && (
        <Tag tone="accent">
          {reply.audience === 'me' ? t('saved_reply.for.me') : (teamNameOf(reply.teamId) ?? t('saved_reply.for.team'))}
        </Tag>
      )}
    </>
  );
}

/** Languages, networks, owner, end and use, in one quiet line. */
function Facts({ reply }: { reply: SavedReplyRow }) {
  const { nameOf } = usePeople();
  const now = new Date();
  const facts = [
    ...reply.languages.filter(Boolean).map(languageName),
    ...reply.networks.filter(Boolean).map(networkName),
    nameOf(reply.ownerId),
    reply.releasedBy && t('saved_reply.released_by', { name: nameOf(reply.releasedBy) ?? '' }),
    reply.expiresAt &&
      !reply.isExpired &&
      t('saved_reply.until', { when: relativeTime(new Date(reply.expiresAt), now) }),
    t('saved_reply.uses', { count: reply.uses }),
    reply.lastUsedAt && t('saved_reply.last_used', { when: relativeTime(new Date(reply.lastUsedAt), now) }),
  ];
  return <p className="mt-0.5 text-xs text-ink3">{facts.filter(Boolean).join(' · ')}</p>;
}
