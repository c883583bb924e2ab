import { useQuery } from '@tanstack/react-query';
import Zap from 'lucide-react/icons/zap';
import { useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Macro } from '#contract/macro.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { Picker } from '#web/ui/Picker.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { MacroDialog } from './MacroDialog.tsx';
import { macrosQuery } from './queries.ts';

type MacrosProps = {
  row: ConversationRow;
  /** The list of all is open. */
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
};

/** The macros of a conversation: in the palette, by their figure key, and in a list to choose from. */
export function ConversationMacros({ row, choosing, onChoosing }: MacrosProps) {
  const macros = useQuery(macrosQuery).data?.macros ?? [];
  const [open, setOpen] = useState<Macro | null>(null);
  const show = (macro: Macro | undefined) => {
    onChoosing(false);
    setOpen(macro ?? null);
  };
  const keyed = new Map(
    macros.toReversed().flatMap((macro) => (macro.shortcut === null ? [] : [[String(macro.shortcut), macro]])),
  );
  usePaletteActions(
    macros
      .filter((macro) => keyed.get(String(macro.shortcut)) !== macro)
      .map((macro) => ({
        id: `macro-${macro.id}`,
        label: t('macro.palette', { name: macro.name }),
        icon: <Zap size={16} aria-hidden="true" />,
        run: () => show(macro),
      })),
  );
  useShortcuts(
    Object.fromEntries(
      [...keyed].map(([key, macro]) => [
        key,
        { run: () => show(macro), label: t('macro.palette', { name: macro.name }) },
      ]),
    ),
    { group: t('conversation.group') },
  );
  return (
    <>
      <Dialog open={choosing} onOpenChange={onChoosing} title={t('macro.title')} size="small">
        <Picker
          label={t('macro.find')}
          groups={[
            {
              label: t('macro.title'),
              options: macros.map(({ id, name, shortcut }) => ({
                id,
                label: name,
                icon: <Zap size={15} aria-hidden="true" />,
                hint: shortcut !== null && keyed.get(String(shortcut))?.id === id && <Kbd keys={String(shortcut)} />,
              })),
            },
          ]}
          onPick={(id) => show(macros.find((macro) => macro.id === id))}
          empty={t('macro.none.body')}
        />
      </Dialog>
      {open && <MacroDialog key={open.id} macro={open} row={row} onClose={() => setOpen(null)} />}
    </>
  );
}
