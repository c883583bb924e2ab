import { t } from '#web/i18n.ts';
import { EntryPage } from '#web/shell/EntryPage.tsx';
import { leave, moveTo, useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { TurnOn } from './TurnOn.tsx';

/** Where somebody stands who has no second step and whose workspace asks everyone for one. */
export function RequiredPage() {
  const { workspace, workspaces } = useSession();
  return (
    <EntryPage
      title={t('second_step.required.title')}
      lead={t('second_step.required.body', { workspace: workspace.name })}
      foot={
        <div className="flex flex-wrap gap-2">
          {workspaces
            .filter(({ id }) => id !== workspace.id)
            .map(({ id, name }) => (
              <Button key={id} onClick={() => void moveTo(id)}>
                {t('second_step.required.other', { workspace: name })}
              </Button>
            ))}
          <Button onClick={() => void leave()}>{t('account.session.end')}</Button>
        </div>
      }
    >
      {/* Everything in memory was read without rights. */}
      <TurnOn onDone={() => location.assign('/')} />
    </EntryPage>
  );
}
