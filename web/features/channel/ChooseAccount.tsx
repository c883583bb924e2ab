import ChevronRight from 'lucide-react/icons/chevron-right';
import type { AccountChoice } from '#contract/channel-connect.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { useFinishSignIn } from './commands.ts';

/** The accounts for which the person may speak; the chosen one is connected at once. */
export function ChooseAccount({ choice, onClose }: { choice: AccountChoice; onClose: () => void }) {
  const finish = useFinishSignIn(onClose);
  return (
    <Dialog open onOpenChange={onClose} title={t('channel.pick.title')} description={t('channel.pick.body')}>
      <ul className="-mx-2 flex flex-col" aria-busy={finish.isPending}>
        {choice.accounts.map(({ externalId, name, detail }) => (
          <li key={externalId}>
            <button
              type="button"
              disabled={finish.isPending}
              onClick={() => finish.mutate({ state: choice.state, code: externalId })}
              className="flex w-full items-center gap-3 rounded-md px-2 py-2.5 text-start hover:bg-hover disabled:opacity-60"
            >
              <Avatar name={name} seed={externalId} imageUrl={null} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">
                  <bdi>{name}</bdi>
                </span>
                {detail && <span className="block text-xs text-ink2">{detail}</span>}
              </span>
              <ChevronRight size={16} className="text-ink3 rtl:-scale-x-100" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      <FormError error={finish.error} />
    </Dialog>
  );
}
