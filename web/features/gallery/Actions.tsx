import Globe from 'lucide-react/icons/globe';
import Lock from 'lucide-react/icons/lock';
import Plus from 'lucide-react/icons/plus';
import Star from 'lucide-react/icons/star';
import StickyNote from 'lucide-react/icons/sticky-note';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Switch } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Row, Specimen } from './Specimen.tsx';

export function Actions() {
  const [starred, setStarred] = useState(true);
  const [on, setOn] = useState(true);
  const [checked, setChecked] = useState(true);
  return (
    <>
      <Specimen title="Button" note="<Button tone icon keys busy>">
        <Row>
          <Button tone="primary" keys="e">
            Resolve
          </Button>
          <Button keys="s">Snooze</Button>
          <Button tone="ghost" icon={<Plus size={15} aria-hidden="true" />}>
            Add
          </Button>
          <Button tone="danger" icon={<Trash2 size={15} aria-hidden="true" />}>
            Delete
          </Button>
          <Button busy>Busy</Button>
          <Button disabled>Disabled</Button>
        </Row>
      </Specimen>
      <Specimen title="Three stages never look alike">
        <Row>
          <Button tone="public" icon={<Globe size={15} aria-hidden="true" />} keys="mod+Enter">
            Reply in public as @acme
          </Button>
          <Button tone="private" icon={<Lock size={15} aria-hidden="true" />} keys="mod+Enter">
            Send privately
          </Button>
          <Button tone="note" icon={<StickyNote size={15} aria-hidden="true" />} keys="mod+Enter">
            Add note
          </Button>
        </Row>
      </Specimen>
      <Specimen title="Small, icon only, toggle" note="<IconButton label keys pressed>">
        <Row>
          <Button size="small">Small</Button>
          <Button size="small" tone="primary">
            Small
          </Button>
          <IconButton label="New conversation" keys="c" icon={<Plus size={16} aria-hidden="true" />} />
          <IconButton
            label="Star"
            keys="shift+s"
            icon={<Star size={16} aria-hidden="true" />}
            pressed={starred}
            onClick={() => setStarred(!starred)}
          />
          <Kbd keys="j" />
          <Kbd keys="mod+k" />
          <Kbd keys="g i" />
        </Row>
      </Specimen>
      <Specimen title="Switch, Checkbox" className="grid gap-3 sm:grid-cols-2">
        <Switch checked={on} onChange={setOn} label="Sound for urgent ones" help="Takes effect at once." />
        <Switch checked={false} onChange={() => {}} label="Not possible here" disabled />
        <Checkbox checked={checked} onChange={setChecked} label="Bystanders" help="Everyone else in the thread." />
        <Checkbox checked={false} mixed onChange={() => {}} label="Some of twelve" />
      </Specimen>
    </>
  );
}
