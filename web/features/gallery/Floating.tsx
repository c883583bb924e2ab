import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Trash2 from 'lucide-react/icons/trash-2';
import UserPlus from 'lucide-react/icons/user-plus';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Input } from '../../ui/Input.tsx';
import { Menu, MenuCheck, MenuGroup, MenuItem, MenuRadio, MenuSeparator, Submenu } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useNotice } from '../../ui/Toast.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { Row, Specimen } from './Specimen.tsx';

export function Floating() {
  const [open, setOpen] = useState<'dialog' | 'confirm' | null>(null);
  const notice = useNotice();
  return (
    <>
      <Specimen title="Menu, Popover, Tooltip">
        <Row>
          <ActionMenu />
          <Popover trigger={<Button>Snooze until…</Button>} title="Snooze until" heading>
            <Field label="Date and time">
              <Input type="datetime-local" />
            </Field>
          </Popover>
          <Tooltip label="Answers on the stage of the customer’s last message" keys="r">
            <Button>Has a tooltip</Button>
          </Tooltip>
        </Row>
      </Specimen>
      <Specimen title="Dialog, ConfirmDialog">
        <Row>
          <Button onClick={() => setOpen('dialog')}>Open a dialog</Button>
          <Button onClick={() => setOpen('confirm')}>Ask before deleting</Button>
        </Row>
      </Specimen>
      <Specimen title="Notice" note="notice({ title, undo })">
        <Row>
          <Button onClick={() => notice({ title: 'Conversation resolved', undo: () => {} })}>With undo</Button>
          <Button onClick={() => notice({ title: 'Reply sent', tone: 'ok' })}>It worked</Button>
          <Button onClick={() => notice(refusal)}>It did not</Button>
        </Row>
      </Specimen>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={() => setOpen(null)}
        title="Invite a colleague"
        description="They get a link that works once, for seven days."
        footer={
          <>
            <Button onClick={() => setOpen(null)}>Cancel</Button>
            <Button tone="primary" onClick={() => setOpen(null)}>
              Make the link
            </Button>
          </>
        }
      >
        <Field label="Mail address">
          <Input type="email" placeholder="ana@example.com" />
        </Field>
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        onOpenChange={() => setOpen(null)}
        title="Delete this reply on Bluesky?"
        description="People who have seen it may have kept it. It cannot be brought back."
        action="Delete reply"
        danger
        onConfirm={() => setOpen(null)}
      />
    </>
  );
}

const refusal = {
  title: 'The reply did not leave',
  description: 'Bluesky refused the token. Your text is kept as a draft.',
  tone: 'error',
  action: { label: 'Reconnect', run: () => {} },
} as const;

function ActionMenu() {
  const [sort, setSort] = useState<'urgent' | 'newest'>('urgent');
  const [quiet, setQuiet] = useState(false);
  return (
    <>
      <Menu trigger={<IconButton label="More" icon={<Ellipsis size={16} aria-hidden="true" />} tone="secondary" />}>
        <MenuItem icon={<UserPlus size={15} aria-hidden="true" />} keys="a" onSelect={() => {}}>
          Assign to me
        </MenuItem>
        <Submenu label="Snooze" icon={<Clock size={15} aria-hidden="true" />}>
          <MenuItem hint="17:00" onSelect={() => {}}>
            Later today
          </MenuItem>
          <MenuItem hint="09:00" onSelect={() => {}}>
            Tomorrow
          </MenuItem>
        </Submenu>
        <MenuItem icon={<Check size={15} aria-hidden="true" />} keys="e" disabled onSelect={() => {}}>
          Resolve
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Trash2 size={15} aria-hidden="true" />} danger onSelect={() => {}}>
          Delete on the network
        </MenuItem>
      </Menu>
      <Menu trigger={<Button>View</Button>}>
        <MenuGroup label="Order">
          <MenuRadio
            value={sort}
            onChange={setSort}
            options={[
              { value: 'urgent', label: 'Most urgent first' },
              { value: 'newest', label: 'Newest first' },
            ]}
          />
        </MenuGroup>
        <MenuSeparator />
        <MenuCheck checked={quiet} onChange={setQuiet}>
          Hide what is snoozed
        </MenuCheck>
      </Menu>
    </>
  );
}
