import { useQuery, useQueryClient } from '@tanstack/react-query';
import Unlink from 'lucide-react/icons/unlink';
import { linkAccounts, listLinkedAccounts } from '#contract/approval.ts';
import type { Agent } from '#contract/people.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Combobox } from '#web/ui/Combobox.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { agentsQuery } from './queries.ts';

/** Which other accounts are the same person's, who then never approves their own answers by one of them. */
export function SamePersonDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const client = useQueryClient();
  const key = ['people', 'same-person', agent.id];
  const linked = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listLinkedAccounts, { params: { agentId: agent.id }, signal }),
  });
  const agents = useQuery(agentsQuery).data?.agents ?? [];
  const nameOf = (id: string) => agents.find((one) => one.id === id)?.name ?? t('people.same.unknown');

  const set = (otherId: string, isSame: boolean): Promise<boolean> =>
    attempt(async () => {
      const reply = await call(linkAccounts, { params: { agentId: agent.id, otherId }, body: { isSame } });
      client.setQueryData(key, reply);
    }, t('people.same.failed'));
  const change = async (otherId: string, isSame: boolean) => {
    if (!(await set(otherId, isSame))) return;
    const title = t('people.same.done', { name: agent.name, other: nameOf(otherId), same: String(isSame) });
    notice({ title, undo: () => void set(otherId, !isSame) });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('people.same.title', { name: agent.name })}
      description={t('people.same.body')}
      footer={<Button onClick={onClose}>{t('ui.close')}</Button>}
    >
      <Loaded query={linked}>
        {({ others }) => (
          <div className="flex flex-col gap-4 pb-4">
            {others.length > 0 && (
              <ul aria-label={t('people.same.linked')} className="flex flex-col">
                {others.map((id) => (
                  <li key={id} className="flex min-h-11 items-center gap-2.5 border-b border-line last:border-0">
                    <Avatar name={nameOf(id)} seed={id} size="small" />
                    <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
                    <IconButton
                      size="small"
                      label={t('people.same.unlink', { name: nameOf(id) })}
                      icon={<Unlink size={15} aria-hidden="true" />}
                      onClick={() => void change(id, false)}
                    />
                  </li>
                ))}
              </ul>
            )}
            <Field label={t('people.same.add')}>
              <Combobox
                value={null}
                placeholder={t('people.same.choose')}
                options={agents
                  .filter(({ id }) => id !== agent.id && !others.includes(id))
                  .map(({ id, name, email }) => ({ value: id, label: email ? `${name} · ${email}` : name }))}
                onChange={(id) => id && void change(id, true)}
              />
            </Field>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
