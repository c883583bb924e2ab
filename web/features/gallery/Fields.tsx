import Search from 'lucide-react/icons/search';
import { useState } from 'react';
import { Combobox } from '../../ui/Combobox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Textarea } from '../../ui/Textarea.tsx';
import { Specimen } from './Specimen.tsx';

const priorities = [
  { value: 'urgent', label: 'Urgent', hint: '15 min' },
  { value: 'high', label: 'High', hint: '1 h' },
  { value: 'normal', label: 'Normal', hint: '4 h' },
  { value: 'low', label: 'Low', hint: '1 d' },
];
const people = [
  'Amara Osei',
  'Ines Rocha',
  'Jonas Keller',
  'Lena Marsh',
  'Noor Haddad',
  'Priya Nair',
  'Tomasz Król',
].map((name) => ({ value: name, label: name }));

export function Fields() {
  const [priority, setPriority] = useState<string | null>('high');
  const [person, setPerson] = useState<string | null>('Priya Nair');
  const [text, setText] = useState('It grows\nwith every line.');
  const [tab, setTab] = useState<'history' | 'files' | 'empty'>('history');
  return (
    <>
      <Specimen
        title="Field with its control"
        note="<Field label help error><Input/></Field>"
        className="grid gap-4 sm:grid-cols-2"
      >
        <Field label="Name" help="Shown to customers as “Acme, by Jonas”.">
          <Input defaultValue="Jonas" />
        </Field>
        <Field label="Service address" error="This address does not answer. Check it and try again.">
          <Input defaultValue="https://bsky.invalid" />
        </Field>
        <Field label="Priority">
          <Select value={priority} onChange={setPriority} options={priorities} />
        </Field>
        <Field label="Assignee" optional>
          <Combobox value={person} onChange={setPerson} options={people} placeholder="Nobody" />
        </Field>
        <Field label="Note" className="sm:col-span-2">
          <Textarea value={text} onChange={(event) => setText(event.target.value)} rows={2} />
        </Field>
        <Input
          aria-label="Search"
          placeholder="Search"
          icon={<Search size={15} aria-hidden="true" />}
          trailing={<Kbd keys="/" />}
          quiet
        />
        <Input aria-label="Disabled" disabled defaultValue="Disabled" />
      </Specimen>
      <Specimen title="Tabs" bare className="px-4 py-2">
        <Tabs
          label="Parts of a contact"
          value={tab}
          onChange={setTab}
          tabs={[
            {
              value: 'history',
              label: 'History',
              content: <p className="text-ink2">Four conversations, two about this.</p>,
            },
            { value: 'files', label: 'Files', content: <p className="text-ink2">One photo of a label.</p> },
            { value: 'empty', label: 'Consent', content: <p className="text-ink2">Nothing recorded.</p> },
          ]}
        />
      </Specimen>
    </>
  );
}
