import type { ReactNode } from 'react';
import { t } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CopyField } from './CopyField.tsx';

type LinkDialogProps = { title: string; description: ReactNode; label: string; value: string; onClose: () => void };

/** Shows a link or key this once, ready to be copied. */
export function LinkDialog({ title, description, label, value, onClose }: LinkDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <Button tone="primary" onClick={onClose}>
          {t('people.link.done')}
        </Button>
      }
    >
      <CopyField label={label} value={value} />
    </Dialog>
  );
}
