import { useState } from 'react';
import { type DismissalReason, dismissalReasons, type Emerging } from '#contract/emerging.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useEmergingCommands } from './commands.ts';

/** Asks why an issue is none; what it says stays quiet then. */
export function DismissDialog({ issue, onClose }: { issue: Emerging; onClose: () => void }) {
  const [reason, setReason] = useState<DismissalReason>('known');
  const { dismiss } = useEmergingCommands(issue);
  return (
    <FormDialog
      size="small"
      title={t('emerging.dismiss.title')}
      description={t('emerging.dismiss.body')}
      action={t('emerging.dismiss')}
      startsOnAction
      onSubmit={() => {
        void dismiss(reason);
        onClose();
      }}
      onClose={onClose}
    >
      <Field label={t('emerging.reason')} help={t(`emerging.reason.${reason}.help`)}>
        <Select
          value={reason}
          onChange={setReason}
          options={dismissalReasons.map((value) => ({ value, label: t(`emerging.reason.${value}`) }))}
        />
      </Field>
    </FormDialog>
  );
}
