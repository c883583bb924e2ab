import { useQuery } from '@tanstack/react-query';
import MailPlus from 'lucide-react/icons/mail-plus';
import X from 'lucide-react/icons/x';
import { Email } from '#contract/session.ts';
import type { PersonAsked } from '#contract/stakeholder.ts';
import { newId } from '#web/domain/new-id.ts';
import { agentsQuery } from '#web/features/people/queries.ts';
import { currentRegion, languages, t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

/** Somebody of a group while it is edited. */
export type Entry = { key: string; name: string; person: PersonAsked };

/** Whether they can be asked: an account, or a name and a whole address. */
export function isWhole({ person }: Entry): boolean {
  return 'agentId' in person || (person.name.trim() !== '' && Email.safeParse(person.email).success);
}

type FieldsProps = { people: readonly Entry[]; onChange: (people: Entry[]) => void; touched: boolean };

/** Who is in a group: people with an account, and people with a mail address only. */
export function PeopleFields({ people, onChange, touched }: FieldsProps) {
  const agents = useQuery(agentsQuery).data?.agents ?? [];
  const others = agents.filter(
    ({ id, state }) => state === 'active' && !people.some(({ person }) => 'agentId' in person && person.agentId === id),
  );
  const put = (key: string, person: PersonAsked) =>
    onChange(people.map((one) => (one.key === key ? { ...one, person } : one)));
  const drop = (key: string) => onChange(people.filter((one) => one.key !== key));
  const language = languages.find(({ code }) => code === currentRegion().language)?.code ?? 'en';
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{t('stakeholder.group.people')}</legend>
      <ul className="flex flex-col gap-2">
        {people.map((entry) => (
          <li key={entry.key} className="flex items-center gap-2">
            {'agentId' in entry.person ? (
              <span className="flex min-w-0 flex-1 items-center gap-2">
                <Avatar name={entry.name} seed={entry.person.agentId} size="small" />
                <bdi className="truncate">{entry.name}</bdi>
              </span>
            ) : (
              <ByMail person={entry.person} onChange={(person) => put(entry.key, person)} />
            )}
            <IconButton
              size="small"
              label={t('stakeholder.person.remove', {
                name: 'agentId' in entry.person ? entry.name : entry.person.name || entry.person.email,
              })}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => drop(entry.key)}
            />
          </li>
        ))}
      </ul>
      {touched && !people.every(isWhole) && (
        <p role="alert" className="mt-1 text-xs text-late">
          {t('stakeholder.person.missing')}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {others.length > 0 && (
          <Select
            className="sm:max-w-60"
            label={t('stakeholder.person.add')}
            value={null}
            placeholder={t('stakeholder.person.add')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(agentId) => {
              const name = others.find(({ id }) => id === agentId)?.name ?? '';
              onChange([...people, { key: agentId, name, person: { agentId } }]);
            }}
          />
        )}
        <Button
          icon={<MailPlus size={15} aria-hidden="true" />}
          onClick={() => onChange([...people, { key: newId(), name: '', person: { name: '', email: '', language } }])}
        >
          {t('stakeholder.person.add_mail')}
        </Button>
      </div>
      <p className="mt-1.5 text-xs text-ink3">{t('stakeholder.person.help')}</p>
    </fieldset>
  );
}

type MailPerson = Exclude<PersonAsked, { agentId: string }>;

function ByMail({ person, onChange }: { person: MailPerson; onChange: (person: MailPerson) => void }) {
  return (
    <span className="grid min-w-0 flex-1 gap-1.5 sm:grid-cols-[1fr_1.4fr_auto]">
      <Input
        aria-label={t('stakeholder.person.name')}
        placeholder={t('stakeholder.person.name')}
        value={person.name}
        maxLength={120}
        onChange={({ target }) => onChange({ ...person, name: target.value })}
      />
      <Input
        type="email"
        dir="ltr"
        aria-label={t('stakeholder.person.email')}
        placeholder={t('stakeholder.person.email')}
        value={person.email}
        maxLength={254}
        onChange={({ target }) => onChange({ ...person, email: target.value })}
      />
      <Select
        label={t('stakeholder.person.language')}
        value={person.language}
        options={languages.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(language) => onChange({ ...person, language })}
      />
    </span>
  );
}
