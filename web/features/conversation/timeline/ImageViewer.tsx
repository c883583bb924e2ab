import type { AttachmentView } from '#contract/timeline.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';

/** One picture as large as the window allows, with its author's description. */
export function ImageViewer({ attachment, onClose }: { attachment: AttachmentView; onClose: () => void }) {
  const { url, alt } = attachment;
  if (!url) return null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('timeline.viewer.title')}
      description={alt || t('timeline.viewer.no_alt')}
      size="large"
    >
      <img
        src={url}
        alt={alt || t('timeline.attachment.image')}
        className="mx-auto max-h-[70dvh] rounded-md object-contain"
      />
      <p className="py-3 text-center">
        <a href={url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
          {t('timeline.viewer.original')}
        </a>
      </p>
    </Dialog>
  );
}
