import { Link } from '@tanstack/react-router';
import Trash from 'lucide-react/icons/trash-2';
import { type ReactNode, useState } from 'react';
import type { OwnKind, OwnWay, Reach } from '#contract/own-way.ts';
import { WayIcon } from '#web/features/way/WayIcon.tsx';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { OwnWayDialog } from './OwnWayDialog.tsx';
import { useReachCommands } from './reach-commands.ts';
import { TestOwn } from './TestOwn.tsx';
import { canPush, usePush } from './use-push.ts';

/** Where this person is reached: their mail address, browsers, telephones and chats; more can be added. */
export function OwnWays({ reach }: { reach: Reach }) {
  const { agent } = useSession();
  const { remove } = useReachCommands();
  const { enable, isBusy } = usePush(reach.pushKey);
  const [adding, setAdding] = useState<'sms' | 'chat' | null>(null);
  const hasAny = reach.hasMail || reach.ways.length > 0;
  return (
    <>
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        <Line kind="mail" name={agent.email} note={reach.hasMail ? null : <NoMail />} />
        {reach.ways.map((way) => (
          <Line
            key={way.id}
            kind={way.kind}
            name={way.label}
            note={way.kind === 'sms' && !reach.hasSms ? t('notification.no_sms') : null}
          >
            <Remove way={way} onRemove={() => void remove(way.id)} />
          </Line>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {canPush() && (
          <Button busy={isBusy} onClick={enable}>
            {t('notification.push.add')}
          </Button>
        )}
        {reach.hasSms && <Button onClick={() => setAdding('sms')}>{t('notification.sms.add')}</Button>}
        <Button onClick={() => setAdding('chat')}>{t('notification.chat.add')}</Button>
        {hasAny && <TestOwn />}
      </div>
      {!canPush() && <p className="mt-2 max-w-prose text-xs text-ink3">{t('notification.push.unsupported')}</p>}
      {adding && <OwnWayDialog kind={adding} onClose={() => setAdding(null)} />}
    </>
  );
}

type LineProps = { kind: OwnKind; name: string; note: ReactNode; children?: ReactNode };

function Line({ kind, name, note, children }: LineProps) {
  return (
    <li className="flex min-h-11 items-center gap-3 px-3.5 py-2">
      <span className="text-ink3">
        <WayIcon kind={kind} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <span className="font-medium">{t(`way.kind.${kind}`)}</span> <bdi className="text-ink2">{name}</bdi>
        </span>
        {note && <span className="block text-xs text-soon">{note}</span>}
      </span>
      {children}
    </li>
  );
}

function Remove({ way, onRemove }: { way: OwnWay; onRemove: () => void }) {
  return (
    <IconButton
      label={t('notification.way.remove', { name: way.label })}
      icon={<Trash size={15} aria-hidden="true" />}
      size="small"
      onClick={onRemove}
    />
  );
}

function NoMail() {
  const { permissions } = useSession();
  if (!permissions.includes('workspace.manage')) return t('notification.no_mail');
  return (
    <>
      {t('notification.no_mail')}{' '}
      <Link to="/settings/notifications" search={{ tab: 'ways' }} className="underline underline-offset-2">
        {t('notification.no_mail.add')}
      </Link>
    </>
  );
}
