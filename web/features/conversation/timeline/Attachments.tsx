import FileIcon from 'lucide-react/icons/file';
import ImageOff from 'lucide-react/icons/image-off';
import { Suspense, useState } from 'react';
import type { AttachmentView } from '#contract/timeline.ts';
import { fileSize } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';

const ImageViewer = lazyPart(() => import('./ImageViewer.tsx'), 'ImageViewer');

/** Pictures to look at and files to take; always from our own server, never from the network's. */
export function Attachments({ attachments }: { attachments: readonly AttachmentView[] }) {
  const [viewed, setViewed] = useState<AttachmentView | null>(null);
  if (attachments.length === 0) return null;
  return (
    <ul className="mt-1.5 flex flex-wrap gap-2">
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <Attachment attachment={attachment} onView={() => setViewed(attachment)} />
        </li>
      ))}
      <Suspense>{viewed && <ImageViewer attachment={viewed} onClose={() => setViewed(null)} />}</Suspense>
    </ul>
  );
}

function Attachment({ attachment, onView }: { attachment: AttachmentView; onView: () => void }) {
  const { state, url, kind, alt, sizeBytes } = attachment;
  if (state === 'pending') {
    return (
      <span role="status">
        <Skeleton className="h-32 w-44 rounded-md" />
        <span className="sr-only">{t('timeline.attachment.pending')}</span>
      </span>
    );
  }
  if (state !== 'stored' || !url) {
    return (
      <span className="flex max-w-72 items-center gap-2 rounded-md border border-line bg-bg px-3 py-2 text-xs text-ink2">
        <ImageOff size={15} aria-hidden="true" />
        {t(state === 'gone' ? 'timeline.attachment.gone' : 'timeline.attachment.refused')}
      </span>
    );
  }
  if (kind === 'image') {
    const name = alt || t('timeline.attachment.image');
    return (
      <button
        type="button"
        aria-label={t('timeline.attachment.open', { alt: name })}
        title={name}
        onClick={onView}
        className="block overflow-hidden rounded-md border border-line"
      >
        <img src={url} alt={name} loading="lazy" className="h-36 max-w-72 object-cover" />
      </button>
    );
  }
  return (
    <a
      href={url}
      download
      className="flex items-center gap-2 rounded-md border border-line2 bg-raise px-3 py-2 text-xs hover:bg-hover"
    >
      <FileIcon size={15} aria-hidden="true" />
      {t('timeline.attachment.file', {
        kind: alt || t(`timeline.attachment.kind.${kind}`),
        size: sizeBytes === null ? t('timeline.attachment.size.unknown') : fileSize(sizeBytes),
      })}
    </a>
  );
}
