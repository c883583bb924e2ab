import { useQueryClient } from '@tanstack/react-query';
import File from 'lucide-react/icons/file';
import Film from 'lucide-react/icons/film';
import Music from 'lucide-react/icons/music';
import X from 'lucide-react/icons/x';
import { useEffect, useEffectEvent, useState } from 'react';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Skeleton } from '#web/ui/Skeleton.tsx';
import { type DraftFile, describeFile, fileOf, removeFile } from './files.ts';

type TrayProps = {
  /** Of the query that says what the gate thinks of it. */
  checksKey: readonly unknown[];
  attachmentIds: readonly string[];
  /** Names of files on their way. */
  uploading: readonly string[];
  onChange: (attachmentIds: string[]) => void;
};

/** The files of an answer, each with its description for those who cannot see or hear it. */
export function AttachmentTray({ checksKey, attachmentIds, uploading, onChange }: TrayProps) {
  if (attachmentIds.length + uploading.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 border-t border-line py-2">
      {attachmentIds.map((id) => (
        <Row
          key={id}
          id={id}
          checksKey={checksKey}
          onRemove={() => {
            onChange(attachmentIds.filter((one) => one !== id));
            removeFile(id);
          }}
        />
      ))}
      {uploading.map((name) => (
        <li key={name} role="status" className="flex items-center gap-3 text-xs text-ink2">
          <Skeleton className="size-12 rounded-sm" />
          {t('composer.file.uploading', { name })}
        </li>
      ))}
    </ul>
  );
}

/** How long, in ms, nothing is typed before a description is kept. */
const restMs = 350;

type RowProps = { id: string; checksKey: readonly unknown[]; onRemove: () => void };

function Row({ id, checksKey, onRemove }: RowProps) {
  const client = useQueryClient();
  const file = fileOf(id);
  const [alt, setAlt] = useState(file.alt);
  const describe = t(file.kind === 'image' ? 'composer.image.alt' : 'composer.file.alt');

  const save = async () => {
    if (alt.trim() === fileOf(id).alt) return;
    await attempt(async () => {
      await describeFile(id, alt);
      // The gate may have warned of a missing description.
      await client.invalidateQueries({ queryKey: checksKey });
    }, t('composer.file.alt.failed'));
  };
  // Whoever goes on to send it finds the warning gone.
  const onRest = useEffectEvent(save);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the wait anew.
  useEffect(() => {
    const timer = setTimeout(onRest, restMs);
    return () => clearTimeout(timer);
  }, [alt]);

  return (
    <li className="flex items-center gap-3">
      <Thumbnail file={file} alt={alt} />
      <Input
        className="flex-1"
        aria-label={describe}
        placeholder={describe}
        value={alt}
        maxLength={2000}
        onChange={(event) => setAlt(event.target.value)}
        onBlur={save}
      />
      <IconButton
        size="small"
        label={t('composer.file.remove')}
        icon={<X size={14} aria-hidden="true" />}
        onClick={onRemove}
      />
    </li>
  );
}

const icons = { video: Film, audio: Music, file: File };

function Thumbnail({ file: { kind, name, url }, alt }: { file: DraftFile; alt: string }) {
  if (kind === 'image')
    return <img src={url} alt={alt} className="size-12 shrink-0 rounded-sm border border-line object-cover" />;
  const Icon = icons[kind];
  return (
    <span className="flex min-w-0 max-w-40 items-center gap-2 text-xs text-ink2">
      <Icon size={15} aria-hidden="true" className="shrink-0" />
      <bdi className="truncate">{name}</bdi>
    </span>
  );
}
