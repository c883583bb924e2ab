import { useState } from 'react';
import type { TimelineMessage } from '#contract/conversation.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { RichText } from './RichText.tsx';

/** "edited": opens what it said before. */
export function Versions({ message }: { message: TimelineMessage }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        title={t('timeline.edited.show')}
        onClick={() => setOpen(true)}
        className="rounded-sm text-xs text-ink3 underline decoration-dotted underline-offset-2 hover:text-ink"
      >
        {t('timeline.edited')}
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={t('timeline.versions.title')}>
        <ol className="flex flex-col gap-3 pb-4">
          {message.versions.map((version) => (
            <li key={version.at} className="border-s-2 border-line2 ps-3">
              <p className="text-xs text-ink3">{exactTime(new Date(version.at))}</p>
              <RichText text={version.text} className="text-ink2" />
            </li>
          ))}
          <li className="border-s-2 border-accent ps-3">
            <p className="text-xs text-ink3">{t('timeline.versions.now')}</p>
            <RichText text={message.text} />
          </li>
        </ol>
      </Dialog>
    </>
  );
}
