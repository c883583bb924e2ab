import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import X from 'lucide-react/icons/x';
import { EventTypeName } from '#contract/audit.ts';
import { t } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { typeOf } from './filter.ts';
import { agentsQuery } from './queries.ts';
import { AuditSearch } from './search.ts';

const any = '';

/** What is shown of the log; every choice stands in the address, so that it can be passed on. */
export function AuditFilters({ search, onClear }: { search: AuditSearch; onClear: () => void }) {
  const navigate = useNavigate();
  const agents = useQuery(agentsQuery).data?.agents ?? [];
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/settings/audit', search: AuditSearch.parse({ ...search, ...part }), replace: true });
  const chosen = (value: string) => (value === any ? undefined : value);

  const types = EventTypeName.options.map((type) => ({ value: type as string, label: type }));
  const people = agents.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <fieldset className="mb-4 flex flex-wrap items-end gap-3">
      <legend className="sr-only">{t('audit.filters')}</legend>
      <Field label={t('audit.type')} className="w-56 max-sm:w-full">
        <Select
          value={typeOf(search.type) ?? any}
          options={[{ value: any, label: t('audit.type.any') }, ...types]}
          onChange={(type) => change({ type: chosen(type) })}
        />
      </Field>
      <Field label={t('audit.agent')} className="w-44 max-sm:w-full">
        <Select
          value={search.agent ?? any}
          options={[{ value: any, label: t('audit.agent.any') }, ...people]}
          onChange={(agent) => change({ agent: chosen(agent) })}
        />
      </Field>
      <Field label={t('audit.from')}>
        <Input
          type="date"
          value={search.from ?? ''}
          max={search.to}
          onChange={({ target }) => change({ from: chosen(target.value) })}
        />
      </Field>
      <Field label={t('audit.to')}>
        <Input
          type="date"
          value={search.to ?? ''}
          min={search.from}
          onChange={({ target }) => change({ to: chosen(target.value) })}
        />
      </Field>
      {search.conversation && (
        <Button icon={<X size={14} aria-hidden="true" />} onClick={() => change({ conversation: undefined })}>
          {t('audit.of_conversation')}
        </Button>
      )}
      {isFiltered && (
        <Button tone="ghost" onClick={onClear}>
          {t('audit.clear')}
        </Button>
      )}
    </fieldset>
  );
}
