import ImagePlus from 'lucide-react/icons/image-plus';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useRef } from 'react';
import { mostCapturePictures } from '#contract/capture.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { picturesIn } from './pictures.ts';

type PicturesProps = {
  pictures: readonly Blob[];
  onAdd: (files: readonly Blob[]) => void;
  onChange: (pictures: Blob[]) => void;
};

/** Screenshots: chosen, taken with the camera where the device has one, pasted or dropped anywhere in the form. */
export function Pictures({ pictures, onAdd, onChange }: PicturesProps) {
  const input = useRef<HTMLInputElement>(null);
  const addresses = useMemo(() => pictures.map((one) => URL.createObjectURL(one)), [pictures]);
  useEffect(
    () => () => {
      for (const one of addresses) URL.revokeObjectURL(one);
    },
    [addresses],
  );
  return (
    <div className="flex flex-col gap-2">
      {pictures.length > 0 && (
        <ul aria-label={t('capture.pictures')} className="flex flex-wrap gap-2">
          {addresses.map((address, n) => (
            <li key={address} className="relative">
              <img
                src={address}
                alt={t('capture.picture', { n: n + 1 })}
                className="h-24 w-20 rounded-md border border-line object-cover"
              />
              <span className="absolute end-0.5 top-0.5 rounded-[7px] bg-panel">
                <IconButton
                  size="small"
                  label={t('capture.picture.remove', { n: n + 1 })}
                  icon={<X size={13} aria-hidden="true" />}
                  onClick={() => onChange(pictures.filter((_, at) => at !== n))}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      {pictures.length < mostCapturePictures && (
        <Button
          icon={<ImagePlus size={16} aria-hidden="true" />}
          onClick={() => input.current?.click()}
          className="h-11 w-full border-dashed"
        >
          {t('capture.pictures.add')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        multiple
        hidden
        aria-label={t('capture.pictures.add')}
        onChange={({ target }) => {
          onAdd(picturesIn(target.files));
          target.value = '';
        }}
      />
    </div>
  );
}
