import X from 'lucide-react/icons/x';
import { useState } from 'react';
import type { ContactDetail, ContactNote } from '#contract/contact.ts';
import { usePeople } from '#web/domain/people.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { Card } from './Card.tsx';
import { useContactCommands } from './commands.ts';

/** What colleagues should know about the person. */
export function ContactNotes({ contact }: { contact: ContactDetail }) {
  const { permissions } = useSession();
  const { removeNote } = useContactCommands(contact.id);
  const mayWrite = permissions.includes('contact.write');
  return (
    <Card title={t('contact.notes')} lead={t('contact.notes.hint')}>
      {mayWrite && <NewNote contact={contact} />}
      {contact.notes.length === 0 && <p className="text-ink3">{t('contact.notes.none')}</p>}
      <ul className="flex flex-col gap-2">
        {contact.notes.map((note) => (
          <li key={note.id} className="flex items-start gap-2 rounded-md border border-note-line bg-note-bg px-3 py-2">
            <NoteText note={note} />
            {mayWrite && (
              <IconButton
                label={t('contact.notes.remove')}
                size="small"
                icon={<X size={14} aria-hidden="true" />}
                onClick={() => removeNote(note.id)}
                className="-me-1.5"
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** One note with who wrote it and when. */
export function NoteText({ note }: { note: ContactNote }) {
  const { nameOf } = usePeople();
  const author = nameOf(note.agentId);
  return (
    <div className="min-w-0 flex-1">
      <p dir="auto" className="text-start break-words whitespace-pre-wrap">
        {note.text}
      </p>
      <p className="text-xs text-ink2">
        <bdi>{author ?? t('contact.notes.by_nobody')}</bdi> · <RelativeTime at={note.at} />
      </p>
    </div>
  );
}

export function NewNote({ contact }: { contact: Pick<ContactDetail, 'id' | 'name'> }) {
  const { addNote } = useContactCommands(contact.id);
  const [text, setText] = useState('');
  const form = useSubmission(() => setText(''));
  const submit = () => {
    const wanted = text.trim();
    if (wanted !== '') form.submit(() => addNote(wanted));
  };
  return (
    <Form busy={form.isBusy} onSubmit={submit} className="mb-3 flex flex-col gap-2">
      <Field label={<span className="sr-only">{t('contact.notes.label')}</span>} error={form.problem}>
        <Textarea
          rows={2}
          maxLength={5000}
          placeholder={t('contact.notes.placeholder', { name: contact.name })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {text.trim() !== '' && (
        <Button type="submit" size="small" tone="note" busy={form.isBusy} className="self-start">
          {t('contact.notes.add')}
        </Button>
      )}
    </Form>
  );
}
