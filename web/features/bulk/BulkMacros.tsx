import { useQuery } from '@tanstack/react-query';
import Zap from 'lucide-react/icons/zap';
import { useState } from 'react';
import type { BulkChange, BulkSet } from '#contract/bulk.ts';
import type { Macro } from '#contract/macro.ts';
import { macrosQuery } from '#web/features/macro/queries.ts';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Picker } from '#web/ui/Picker.tsx';
import { BulkMacroDialog } from './BulkMacroDialog.tsx';

type MacrosProps = { set: BulkSet; onRun: (change: BulkChange) => void; onClose: () => void };

/** Chooses a macro for all that is chosen, and shows what it would do there before it is run. */
export function BulkMacros({ set, onRun, onClose }: MacrosProps) {
  const macros = useQuery(macrosQuery).data?.macros ?? [];
  const [macro, setMacro] = useState<Macro | null>(null);
  if (macro) return <BulkMacroDialog macro={macro} set={set} onRun={onRun} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={t('macro.title')} size="small">
      <Picker
        label={t('macro.find')}
        groups={[
          {
            label: t('macro.title'),
            options: macros.map(({ id, name }) => ({ id, label: name, icon: <Zap size={15} aria-hidden="true" /> })),
          },
        ]}
        onPick={(id) => setMacro(macros.find((one) => one.id === id) ?? null)}
        empty={t('macro.none.body')}
      />
    </Dialog>
  );
}
