import Ellipsis from 'lucide-react/icons/ellipsis';
import Pencil from 'lucide-react/icons/pencil';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { TimelineCall } from '#contract/timeline.ts';
import { t } from '#web/i18n.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';
import { CallDialog } from './CallDialog.tsx';
import { useCallCommands } from './commands.ts';

/** Corrects or takes back what was written down about a call. */
export function CallActions({ call, conversationId }: { call: TimelineCall; conversationId: string }) {
  const [isOpen, setOpen] = useState(false);
  const { remove } = useCallCommands(conversationId);
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton label={t('call.actions')} size="small" icon={<Ellipsis size={15} aria-hidden="true" />} />}
      >
        <MenuItem icon={<Pencil size={15} aria-hidden="true" />} onSelect={() => setOpen(true)}>
          {t('call.change')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={15} aria-hidden="true" />} onSelect={() => void remove(call)}>
          {t('call.remove')}
        </MenuItem>
      </Menu>
      {isOpen && <CallDialog conversationId={conversationId} call={call} whom="" onClose={() => setOpen(false)} />}
    </>
  );
}
