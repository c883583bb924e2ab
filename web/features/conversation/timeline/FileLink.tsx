import FileIcon from 'lucide-react/icons/file';
import type { AttachmentView } from '#contract/timeline.ts';
import { fileSize } from '#web/format.ts';
import { t } from '#web/i18n.ts';

/** A file to take. */
export function FileLink({ file: { url, kind, name, alt, sizeBytes, problem } }: { file: AttachmentView }) {
  if (!url) return null;
  return (
    <a
      href={url}
      download
      className="flex items-center gap-2 rounded-md border border-line2 bg-raise px-3 py-2 text-xs hover:bg-hover"
    >
      <FileIcon size={15} aria-hidden="true" />
      {t(`timeline.attachment.${problem ?? 'file'}`, {
        kind: alt || name || t(`timeline.attachment.kind.${kind}`),
        size: sizeBytes === null ? t('timeline.attachment.size.unknown') : fileSize(sizeBytes),
      })}
    </a>
  );
}
