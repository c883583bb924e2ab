import { useQueryClient } from '@tanstack/react-query';
import X from 'lucide-react/icons/x';
import { useState } from 'react';
import { errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { describeImage, imageOf, removeImage } from './images.ts';

type TrayProps = {
  /** Of the query that says what the gate thinks of it. */
  checksKey: readonly unknown[];
  attachmentIds: readonly string[];
  /** Names of files on their way. */
  uploading: readonly string[];
  onChange: (attachmentIds: string[]) => void;
};

/** The images of an answer, each with its description for those who cannot see it. */
export function AttachmentTray({ checksKey, attachmentIds, uploading, onChange }: TrayProps) {
  if (attachmentIds.length + uploading.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 border-t border-line py-2">
      {attachmentIds.map((id) => (
        <Image
          key={id}
          id={id}
          checksKey={checksKey}
          onRemove={() => {
            onChange(attachmentIds.filter((one) => one !== id));
            removeImage(id);
          }}
        />
      ))}
      {uploading.map((name) => (
        <li key={name} role="status" className="flex items-center gap-3 text-xs text-ink2">
          <Skeleton className="size-12 rounded-sm" />
          {t('composer.image.uploading', { name })}
        </li>
      ))}
    </ul>
  );
}

type ImageProps = { id: string; checksKey: readonly unknown[]; onRemove: () => void };

function Image({ id, checksKey, onRemove }: ImageProps) {
  const client = useQueryClient();
  const image = imageOf(id);
  const [alt, setAlt] = useState(image.alt);

  const save = async () => {
    if (alt.trim() === imageOf(id).alt) return;
    try {
      await describeImage(id, alt);
      // The gate may have warned of a missing description.
      await client.invalidateQueries({ queryKey: checksKey });
    } catch (error) {
      notice({ title: t('composer.image.alt.failed'), description: errorMessage(error), tone: 'error' });
    }
  };

  return (
    <li className="flex items-center gap-3">
      <img src={image.url} alt={alt} className="size-12 shrink-0 rounded-sm border border-line object-cover" />
      <Input
        className="flex-1"
        aria-label={t('composer.image.alt')}
        placeholder={t('composer.image.alt')}
        value={alt}
        maxLength={2000}
        onChange={(event) => setAlt(event.target.value)}
        onBlur={save}
      />
      <IconButton
        size="small"
        label={t('composer.image.remove')}
        icon={<X size={14} aria-hidden="true" />}
        onClick={onRemove}
      />
    </li>
  );
}
