import IdCard from 'lucide-react/icons/id-card';
import ImageOff from 'lucide-react/icons/image-off';
import { Suspense, useState } from 'react';
import type { AttachmentView } from '#contract/timeline.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { cx } from '#web/ui/cx.ts';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { FileLink } from './FileLink.tsx';
import { Recording } from './Recording.tsx';

const CoveredPicture = lazyPart(() => import('./CoveredPicture.tsx'), 'CoveredPicture', ['timeline', 'form']);
const MediaViewer = lazyPart(() => import('./MediaViewer.tsx'), 'MediaViewer');

/** Pictures to look at, films and sounds to play, files to take; always from our own server, never the network's. */
export function Attachments({ attachments: sent }: { attachments: readonly AttachmentView[] }) {
  const [viewedId, setViewedId] = useState<string | null>(null);
  const [seenIds, setSeenIds] = useState<readonly string[]>([]);
  if (sent.length === 0) return null;
  const attachments = sent.map((one) =>
    one.covered && seenIds.includes(one.id) ? { ...one, covered: false, url: `/api/attachments/${one.id}` } : one,
  );
  const media = attachments.filter(({ kind, url }) => url !== null && (kind === 'image' || kind === 'video'));
  const pictures = media.filter(({ kind }) => kind === 'image');
  return (
    <ul className="mt-1.5 flex flex-wrap gap-2">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="max-w-full">
          <Attachment
            attachment={attachment}
            isOneOfMany={pictures.length > 1}
            onView={() => setViewedId(attachment.id)}
            onSeen={() => setSeenIds([...seenIds, attachment.id])}
          />
        </li>
      ))}
      <Suspense>
        {viewedId !== null && <MediaViewer media={media} firstId={viewedId} onClose={() => setViewedId(null)} />}
      </Suspense>
    </ul>
  );
}

type AttachmentProps = { attachment: AttachmentView; isOneOfMany: boolean; onView: () => void; onSeen: () => void };

function Attachment({ attachment, isOneOfMany, onView, onSeen }: AttachmentProps) {
  const { state, url, thumbnailUrl, kind, alt, identity, covered } = attachment;
  if (state === 'pending') {
    return (
      <span role="status">
        <Skeleton className="h-32 w-44 rounded-md" />
        <span className="sr-only">{t('timeline.attachment.pending')}</span>
      </span>
    );
  }
  if (state === 'stored' && covered && !identity)
    return (
      <Suspense fallback={<Skeleton className="h-36 w-52 rounded-md" />}>
        <CoveredPicture picture={attachment} onSeen={onSeen} />
      </Suspense>
    );
  if (state === 'stored' && identity && !url) {
    return (
      <span className="flex h-32 w-44 flex-col items-center justify-center gap-2 rounded-md border border-line bg-bg px-3 text-center text-xs text-ink2">
        <IdCard size={22} aria-hidden="true" />
        {t('timeline.identity.hidden')}
      </span>
    );
  }
  if (state !== 'stored' || !url) {
    return (
      <span className="flex max-w-72 items-center gap-2 rounded-md border border-line bg-bg px-3 py-2 text-xs text-ink2">
        <ImageOff size={15} aria-hidden="true" />
        {t(`timeline.attachment.${state === 'gone' || state === 'left' ? state : 'refused'}`)}
      </span>
    );
  }
  if (kind === 'video' || kind === 'audio') return <Recording recording={attachment} className="max-h-56 max-w-full" />;
  if (kind === 'file') return <FileLink file={attachment} />;
  const name = alt || t('timeline.attachment.image');
  return (
    <button
      type="button"
      aria-label={t('timeline.attachment.open', { alt: name })}
      title={name}
      onClick={onView}
      className="relative block overflow-hidden rounded-md border border-line"
    >
      <img
        src={thumbnailUrl ?? url}
        alt={name}
        loading="lazy"
        className={cx('object-cover', isOneOfMany ? 'size-32' : 'h-36 max-w-72')}
      />
      {identity && (
        <span className="absolute inset-x-0 bottom-0 flex items-center gap-1.5 bg-panel/90 px-2 py-1 text-xs text-ink">
          <IdCard size={13} aria-hidden="true" />
          {t('timeline.identity')}
        </span>
      )}
    </button>
  );
}
