import { useQuery } from '@tanstack/react-query';
import Pencil from 'lucide-react/icons/pencil';
import { useState } from 'react';
import type { Alert, Alerts } from '#contract/alerts.ts';
import { type Priority, priorities } from '#contract/filter.ts';
import { PriorityIcon } from '#web/domain/PriorityTag.tsx';
import { usePeople } from '#web/domain/people.ts';
import { PolicyEditor } from '#web/features/policy/PolicyEditor.tsx';
import { rotasQuery } from '#web/features/rota/queries.ts';
import { waysQuery } from '#web/features/way/queries.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { AlertDialog } from './AlertDialog.tsx';
import { type AlertNames, alertSentence } from './alert-sentence.ts';

/** Whom each priority tells, beside whoever holds the conversation; read as sentences. */
export function AlertsTab() {
  const names = useAlertNames();
  const [edited, setEdited] = useState<Priority | null>(null);
  return (
    <SettingsSection title={t('alert.title')} lead={t('alert.lead')}>
      <PolicyEditor kind="alerts">
        {(alerts, change) => (
          <>
            <List alerts={alerts} names={names} onEdit={setEdited} />
            {edited && (
              <AlertDialog
                priority={edited}
                alert={alerts[edited]}
                names={names}
                onClose={() => setEdited(null)}
                onSave={(alert) => {
                  change({ ...alerts, [edited]: alert });
                  setEdited(null);
                }}
              />
            )}
          </>
        )}
      </PolicyEditor>
    </SettingsSection>
  );
}

type ListProps = { alerts: Alerts; names: AlertNames; onEdit: (priority: Priority) => void };

function List({ alerts, names, onEdit }: ListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-panel">
      {priorities.map((priority) => (
        <li key={priority} className="flex items-center gap-3 px-3.5 py-2.5">
          <span className="flex w-24 sm:w-28 shrink-0 items-center gap-1.5 font-medium">
            <PriorityIcon priority={priority} />
            {t(`conversation.priority.${priority}`)}
          </span>
          <Sentence alert={alerts[priority]} names={names} />
          <IconButton
            size="small"
            label={t('alert.edit', { priority: t(`conversation.priority.${priority}`) })}
            icon={<Pencil size={15} aria-hidden="true" />}
            onClick={() => onEdit(priority)}
          />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ alert, names }: { alert: Alert; names: AlertNames }) {
  const words = alertSentence(alert, names);
  return <p className={`min-w-0 flex-1 ${words === null ? 'text-ink3' : ''}`}>{words ?? t('alert.nobody')}</p>;
}

/** What an alert can name, by its names. */
function useAlertNames(): AlertNames {
  const { teams } = usePeople();
  const rotas = useQuery(rotasQuery).data?.rotas ?? [];
  const ways = useQuery(waysQuery).data?.ways ?? [];
  return {
    teams,
    rotas: rotas.map(({ id, name }) => ({ id, name })),
    rooms: ways.filter(({ kind }) => kind === 'chat' || kind === 'webhook').map(({ id, name }) => ({ id, name })),
  };
}
