import { useState } from 'react';
import type { TimelineMessage } from '#contract/timeline.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { ChangedText } from './ChangedText.tsx';
import { RichText } from './RichText.tsx';

/** "edited": opens what it said before, and what each edit changed. */
export function Versions({ message }: { message: TimelineMessage }) {
  const [open, setOpen] = useState(false);
  const last = message.versions.at(-1);
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
          {message.versions.map((version, place) => (
            <li key={version.at} className="border-s-2 border-line2 ps-3">
              <p className="text-xs text-ink3">{exactTime(new Date(version.at))}</p>
              <VersionText before={message.versions[place - 1]?.text} text={version.text} />
            </li>
          ))}
          <li className="border-s-2 border-accent ps-3">
            <p className="text-xs text-ink3">
              {[t('timeline.versions.now'), message.editedAt && exactTime(new Date(message.editedAt))]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <VersionText before={last?.text} text={message.text} />
          </li>
        </ol>
      </Dialog>
    </>
  );
}

/** The first version has nothing to be compared with. */
function VersionText({ before, text }: { before: string | undefined; text: string }) {
  return before === undefined ? <RichText text={text} /> : <ChangedText before={before} text={text} />;
}
