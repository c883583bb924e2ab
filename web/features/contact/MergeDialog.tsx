import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactDetail, MergeChoices } from '#contract/contact.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Problem } from '#web/ui/Problem.tsx';
import { useContactCommands } from './commands.ts';
import { MergeFinder } from './MergeFinder.tsx';
import { MergePreview } from './MergePreview.tsx';
import { contactQuery } from './queries.ts';

type DialogProps = { contact: ContactDetail; onClose: () => void };

/** Makes another person part of this one: find them, choose where both differ, see the result, merge. */
export function MergeDialog({ contact, onClose }: DialogProps) {
  const [otherId, setOtherId] = useState<string | null>(null);
  const [choices, setChoices] = useState<MergeChoices>({});
  const other = useQuery({ ...contactQuery(otherId ?? ''), enabled: otherId !== null });
  const { merge } = useContactCommands(contact.id);
  const form = useSubmission(onClose);
  const from = other.data;
  const pick = (id: string | null) => {
    setOtherId(id);
    setChoices({});
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="medium"
      title={t('contact.merge.title', { name: contact.name })}
      description={t('contact.merge.lead')}
      footer={
        otherId !== null && (
          <>
            <Button onClick={() => pick(null)}>{t('contact.merge.pick_other')}</Button>
            <Button
              tone="primary"
              busy={form.isBusy}
              disabled={!from}
              onClick={() => from && form.submit(() => merge(from, choices))}
            >
              {t('contact.merge.run')}
            </Button>
          </>
        )
      }
    >
      {otherId === null ? (
        <MergeFinder contact={contact} onPick={pick} />
      ) : (
        <Loaded query={other}>
          {(person) => <MergePreview into={contact} from={person} choices={choices} onChoose={setChoices} />}
        </Loaded>
      )}
      <Problem>{form.problem}</Problem>
    </Dialog>
  );
}
