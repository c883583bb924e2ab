import CloudOff from 'lucide-react/icons/cloud-off';
import { useConnection } from '#web/connection.ts';
import { accountName } from '#web/domain/networks.ts';
import { ModeIcon } from '#web/domain/VisibilityTag.tsx';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { notice } from '#web/ui/Toast.tsx';
import type { Waiting } from './entry.ts';
import { changeWaiting, keepWaiting, useWaiting } from './outbox.ts';

const grounds = {
  public: 'border-public-line bg-public-bg',
  private: 'border-private-line bg-private-bg',
  note: 'border-note-line bg-note-bg',
};
const tones = { public: 'text-public', private: 'text-private', note: 'text-note' };

/** What the person has sent here and the server has not got: at the end of the timeline, to be changed until it goes. */
export function WaitingEntries({ conversationId, owner }: { conversationId: string; owner: string }) {
  const waiting = useWaiting(conversationId).filter((entry) => entry.owner === owner && entry.state !== 'returned');
  return waiting.map((entry) => (
    <li key={entry.key}>
      <WaitingEntry entry={entry} />
    </li>
  ));
}

function WaitingEntry({ entry }: { entry: Waiting }) {
  const { mode, handle, typing, state } = entry;
  const connection = useConnection();
  // The composer takes it back by itself, with the focus in it.
  const edit = () => void changeWaiting(entry.key, ['waiting'], { state: 'returned' });
  const discard = async () => {
    const gone = await changeWaiting(entry.key, ['waiting'], null);
    if (gone) notice({ title: t('outbox.discarded'), undo: () => void keepWaiting(gone) });
  };
  return (
    <article className={cx('ms-10 max-w-[44rem] rounded-md border border-dashed px-3 py-2', grounds[mode])}>
      <header className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
        <span className={cx('flex items-center gap-1.5 font-semibold', tones[mode])}>
          <ModeIcon mode={mode} size={13} />
          {mode === 'note' ? t('composer.mode.note') : t(`dispatch.stage.${mode}`, { handle: accountName(handle) })}
        </span>
        <RelativeTime at={entry.at} className="text-ink3" />
      </header>
      <p dir="auto" className="break-words whitespace-pre-line">
        {typing.text}
      </p>
      <div role="status" className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
        <p className="flex min-w-0 flex-1 basis-56 items-start gap-1.5 text-ink2 [&>svg]:mt-0.5">
          <CloudOff size={14} aria-hidden="true" />
          <span className="min-w-0">
            {t(
              state === 'sending'
                ? 'dispatch.state.sending'
                : connection === 'offline'
                  ? 'outbox.waits'
                  : 'outbox.again',
            )}
          </span>
        </p>
        {state === 'waiting' && (
          <span className="flex flex-wrap gap-1.5">
            <Button size="small" onClick={edit}>
              {t('outbox.edit')}
            </Button>
            <Button size="small" tone="ghost" onClick={() => void discard()}>
              {t('outbox.discard')}
            </Button>
          </span>
        )}
      </div>
    </article>
  );
}
