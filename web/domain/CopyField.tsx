import Copy from 'lucide-react/icons/copy';
import { useRef } from 'react';
import { t } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { notice } from '../ui/Toast.tsx';

/** A text to be taken elsewhere, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const box = useRef<HTMLDivElement>(null);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notice({ title: t('ui.copied'), tone: 'ok' });
    } catch {
      // Without https the clipboard is closed to pages: the text is selected, so that the person can copy it.
      box.current?.querySelector('input')?.select();
    }
  };

  return (
    <div ref={box} className="flex items-end gap-2">
      <Field label={label} className="flex-1">
        <Input readOnly dir="ltr" value={value} onFocus={(event) => event.target.select()} />
      </Field>
      <Button icon={<Copy size={14} aria-hidden="true" />} onClick={copy} className="mb-0">
        {t('people.link.copy')}
      </Button>
    </div>
  );
}
