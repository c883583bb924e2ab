import type { ReactNode } from 'react';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Form } from '#web/ui/Form.tsx';

type FormProps = { busy: boolean; onSubmit: () => void; onClose: () => void; children: ReactNode };

/** A form of one field where its value stood: Enter saves, Escape leaves it. */
export function InPlaceForm({ busy, onSubmit, onClose, children }: FormProps) {
  return (
    <Form
      busy={busy}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      className="flex flex-col gap-2"
    >
      {children}
      <div className="flex gap-2">
        <Button type="submit" size="small" tone="primary" busy={busy}>
          {t('ui.save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Form>
  );
}
