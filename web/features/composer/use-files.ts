import { useRef, useState } from 'react';
import { maxPictureBytes, maxUploadBytes } from '#contract/attachment.ts';
import { errorMessage } from '#web/api.ts';
import { fileSize } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';

type FilesOptions = {
  /** Adds a file and answers with its id. */
  addFile: (file: File) => Promise<string>;
  /** Files that the network takes with a text. */
  max: number;
  attachmentIds: readonly string[];
  onChange: (attachmentIds: string[]) => void;
};

/** Takes files into the answer, as many as its network carries, and says which could not be taken. */
export function useFiles({ addFile, max, attachmentIds, onChange }: FilesOptions) {
  const [uploading, setUploading] = useState<string[]>([]);
  // Several uploads end at different times; each adds to what stands there then.
  const latest = useRef({ attachmentIds, onChange });
  latest.current = { attachmentIds, onChange };

  const add = async (files: readonly File[]) => {
    const room = max - attachmentIds.length - uploading.length;
    if (files.length > room) notice({ title: t('composer.file.too_many', { max }) });
    for (const file of files.slice(0, Math.max(0, room))) void upload(file);
  };

  const upload = async (file: File) => {
    const title = t('composer.file.failed', { name: file.name });
    const mostBytes = file.type.startsWith('image/') ? maxPictureBytes : maxUploadBytes;
    if (file.size > mostBytes) {
      notice({ title, description: t('composer.file.too_large', { max: fileSize(mostBytes) }), tone: 'error' });
      return;
    }
    setUploading((names) => [...names, file.name]);
    try {
      const id = await addFile(file);
      latest.current.onChange([...latest.current.attachmentIds, id]);
    } catch (error) {
      notice({ title, description: errorMessage(error), tone: 'error' });
    }
    setUploading((names) => names.toSpliced(names.indexOf(file.name), 1));
  };

  return { uploading, add: (files: readonly File[]) => void add(files) };
}
