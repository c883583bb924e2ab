import { type ReactNode, useState } from 'react';
import type { AttachmentView } from '#contract/timeline.ts';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { FileLink } from './FileLink.tsx';

/** A film or a sound with the browser's own controls, and what is said in it where its author wrote that down. */
export function Recording({ recording, className }: { recording: AttachmentView; className?: string }) {
  const [isUnplayable, setUnplayable] = useState(false);
  const { kind, url, alt, captionsUrl } = recording;
  if (!url || isUnplayable) return <FileLink file={recording} />;
  const props = {
    src: url,
    controls: true,
    preload: 'metadata',
    'aria-label': alt || t(`timeline.recording.${kind === 'audio' ? 'audio' : 'video'}`),
    // What this browser cannot play can still be taken.
    onError: () => setUnplayable(true),
  };
  const captions: ReactNode = captionsUrl && (
    <track kind="captions" src={captionsUrl} label={t('timeline.recording.captions')} default />
  );
  return kind === 'audio' ? (
    <span className="flex max-w-full flex-col gap-1">
      <audio {...props} className={cx('max-w-full', className)}>
        {captions}
      </audio>
      {alt && <span className="text-xs text-ink2">{alt}</span>}
    </span>
  ) : (
    <video {...props} playsInline className={cx('rounded-md bg-black', className)}>
      {captions}
    </video>
  );
}
