import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CirclePause from 'lucide-react/icons/circle-pause';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Pencil from 'lucide-react/icons/pencil';
import Power from 'lucide-react/icons/power';
import Send from 'lucide-react/icons/send';
import Trash from 'lucide-react/icons/trash-2';
import { type ReactNode, useState } from 'react';
import type { Health, Way, WayKind } from '#contract/way.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useSwitchWay, useTestWay } from './commands.ts';
import { NumberDialog } from './NumberDialog.tsx';
import { WayIcon } from './WayIcon.tsx';

type CardProps = { way: Way; onEdit: () => void; onRemove: () => void };

/** One way: what it is, how it fares, and what can be done about it. */
export function WayCard({ way, onEdit, onRemove }: CardProps) {
  const { permissions } = useSession();
  const test = useTestWay(way);
  const turn = useSwitchWay();
  const [isAsking, setIsAsking] = useState(false);
  const tryIt = () => (way.kind === 'sms' ? setIsAsking(true) : test.mutate(undefined));
  return (
    <WayLine
      kind={way.kind}
      name={way.name}
      about={t('way.about', { service: t(`way.service.${way.service}`), carrier: way.carrier })}
      health={way.health}
      isOn={way.isOn}
    >
      {permissions.includes('workspace.manage') && (
        <>
          <Button size="small" busy={test.isPending} icon={<Send size={13} aria-hidden="true" />} onClick={tryIt}>
            {t('way.test')}
          </Button>
          <Menu
            align="end"
            trigger={
              <IconButton
                size="small"
                label={t('way.actions', { name: way.name })}
                icon={<Ellipsis size={16} aria-hidden="true" />}
              />
            }
          >
            <MenuItem icon={<Pencil size={15} aria-hidden="true" />} onSelect={onEdit}>
              {t('way.change')}
            </MenuItem>
            <MenuItem
              icon={<Power size={15} aria-hidden="true" />}
              onSelect={() => turn.mutate({ way, isOn: !way.isOn })}
            >
              {t(way.isOn ? 'way.switch_off' : 'way.switch_on')}
            </MenuItem>
            <MenuItem danger icon={<Trash size={15} aria-hidden="true" />} onSelect={onRemove}>
              {t('way.remove')}
            </MenuItem>
          </Menu>
        </>
      )}
      {isAsking && (
        <NumberDialog
          onClose={() => setIsAsking(false)}
          onNumber={(number) => {
            setIsAsking(false);
            test.mutate(number);
          }}
        />
      )}
    </WayLine>
  );
}

type LineProps = { kind: WayKind; name: string; about: string; health: Health; isOn: boolean; children?: ReactNode };

/** A way with its health, as a line of the list. */
export function WayLine({ kind, name, about, health, isOn, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3.5 py-3">
      <span className="text-ink3">
        <WayIcon kind={kind} />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium">{name}</bdi>
          <State health={health} isOn={isOn} />
        </p>
        <p className="truncate text-xs text-ink2">{about}</p>
        <p className="text-xs text-ink3">
          <Fare health={health} />
        </p>
      </div>
      <div className="flex items-center gap-1.5">{children}</div>
    </li>
  );
}

/** It fails when the last thing that happened to it was a failure. */
function State({ health: { lastSentAt, lastFailedAt }, isOn }: { health: Health; isOn: boolean }) {
  if (!isOn)
    return (
      <Tag filled icon={<CirclePause size={11} aria-hidden="true" />}>
        {t('way.is.off')}
      </Tag>
    );
  if (lastFailedAt !== null && (lastSentAt === null || lastSentAt < lastFailedAt))
    return (
      <Tag filled tone="late" icon={<CircleAlert size={11} aria-hidden="true" />}>
        {t('way.is.failing')}
      </Tag>
    );
  if (lastSentAt === null) return <Tag>{t('way.is.untried')}</Tag>;
  return (
    <Tag filled tone="ok" icon={<CircleCheck size={11} aria-hidden="true" />}>
      {t('way.is.well')}
    </Tag>
  );
}

function Fare({ health: { sent, failed, lastSentAt, lastFailedAt, lastReason } }: { health: Health }) {
  return (
    <>
      {t('way.day', { sent, failed })}
      {lastSentAt && (
        <>
          {' · '}
          {t('way.last_sent')} <RelativeTime at={lastSentAt} />
        </>
      )}
      {lastFailedAt && (
        <>
          {' · '}
          {t('way.last_failed')} <RelativeTime at={lastFailedAt} />
          {lastReason && `: ${t(`way.reason.${lastReason}`)}`}
        </>
      )}
    </>
  );
}
