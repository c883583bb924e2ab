import ArrowLeft from 'lucide-react/icons/arrow-left';
import PanelRight from 'lucide-react/icons/panel-right';
import { Suspense, useState } from 'react';
import { handleOn } from '#web/domain/networks.ts';
import { Faces } from '#web/features/presence/Faces.tsx';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Actions, type ActionsProps } from './Actions.tsx';
import { Facts } from './Facts.tsx';

const EscalateDialog = lazyPart(() => import('#web/features/page/EscalateDialog.tsx'), 'EscalateDialog', [
  'oncall',
  'danger',
]);
const CallDialog = lazyPart(() => import('#web/features/call/CallDialog.tsx'), 'CallDialog', ['call']);
const TicketFormDialog = lazyPart(() => import('#web/features/ticket-form/TicketFormDialog.tsx'), 'TicketFormDialog', [
  'form',
  'people',
]);
const MailDialog = lazyPart(() => import('#web/features/mail/MailDialog.tsx'), 'MailDialog');
const HistoryDialog = lazyPart(() => import('./HistoryDialog.tsx'), 'HistoryDialog');

type HeaderProps = Omit<
  ActionsProps,
  'onHistory' | 'onEscalate' | 'onAsk' | 'onCall' | 'onForm' | 'onMail' | 'children'
> & {
  onBack: () => void;
  personShown: boolean;
  onTogglePerson: () => void;
};

/** Who this is with and what can be done with it as a whole. */
export function ConversationHeader({ onBack, personShown, onTogglePerson, ...work }: HeaderProps) {
  const { detail } = work;
  const row = detail.conversation;
  const name = row.profile.name || row.profile.handle;
  const { contactId } = row.profile;
  const { permissions } = useSession();
  const mayWrite = permissions.includes('conversation.write');
  const [over, setOver] = useState<'history' | 'escalate' | 'ask' | 'call' | 'form' | 'mail' | null>(null);
  return (
    <header className="@container relative flex min-h-13 shrink-0 items-center gap-2 border-b border-line px-3 py-1.5 sm:px-4">
      <IconButton
        label={t('conversation.back')}
        keys="Escape"
        icon={<ArrowLeft size={17} aria-hidden="true" className="rtl:-scale-x-100" />}
        onClick={onBack}
        className="-ms-1.5 min-[900px]:hidden"
      />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-baseline gap-1.5">
          <h2 className="min-w-0 truncate text-base font-semibold">
            <button type="button" onClick={onTogglePerson} className="max-w-full truncate hover:underline">
              <bdi>{name}</bdi>
            </button>
          </h2>
          <bdi className="min-w-0 shrink-[99999] truncate text-xs text-ink3 max-sm:hidden">
            {row.profile.handle !== name && handleOn(row.profile.network, row.profile.handle)}
          </bdi>
        </div>
        <Facts detail={detail} />
      </div>
      <Faces conversationId={row.id} />
      {mayWrite && (
        <Actions
          {...work}
          onHistory={() => setOver('history')}
          onEscalate={() => setOver('escalate')}
          onAsk={() => setOver('ask')}
          onCall={() => setOver('call')}
          onForm={() => setOver('form')}
          onMail={contactId !== null && permissions.includes('reply.private') ? () => setOver('mail') : null}
        >
          <IconButton
            label={t('conversation.person')}
            keys="i"
            pressed={personShown}
            icon={<PanelRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />}
            onClick={onTogglePerson}
            className="max-sm:hidden"
          />
        </Actions>
      )}
      <Suspense>
        {over === 'history' && <HistoryDialog detail={detail} onClose={() => setOver(null)} />}
        {(over === 'escalate' || over === 'ask') && (
          <EscalateDialog conversationId={row.id} asks={over === 'ask'} onClose={() => setOver(null)} />
        )}
        {over === 'form' && (
          <TicketFormDialog conversationId={row.id} language={row.language} onClose={() => setOver(null)} />
        )}
        {over === 'mail' && contactId !== null && (
          <MailDialog contactId={contactId} name={name} matterId={row.id} onClose={() => setOver(null)} />
        )}
        {over === 'call' && (
          <CallDialog conversationId={row.id} call={null} whom={name} onClose={() => setOver(null)} />
        )}
      </Suspense>
    </header>
  );
}
