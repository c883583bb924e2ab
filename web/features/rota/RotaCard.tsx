import CalendarDays from 'lucide-react/icons/calendar-days';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Pencil from 'lucide-react/icons/pencil';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Rota } from '#contract/rota.ts';
import { LinkDialog } from '#web/domain/LinkDialog.tsx';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { Button } from '#web/ui/Button.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';
import { CoverList } from './CoverList.tsx';
import { useRotaCommands } from './commands.ts';
import { Gaps } from './Gaps.tsx';
import { shiftMoment } from './moment-text.ts';
import { OverrideDialog } from './OverrideDialog.tsx';
import { SwapDialog } from './SwapDialog.tsx';
import { Timeline } from './Timeline.tsx';

type CardProps = { rota: Rota; until: string; onEdit: () => void };
type Stretch = { from: Date; to: Date };

/** A rota: who is on call, who follows, gaps ahead, and its four weeks. */
export function RotaCard({ rota, until, onEdit }: CardProps) {
  const { me } = usePeople();
  const [cover, setCover] = useState<Stretch | 'open' | null>(null);
  const [isSwapping, setSwapping] = useState(false);
  const mine = rota.shifts.filter(({ agentId }) => agentId === me.id);
  return (
    <section aria-labelledby={rota.id} className="rounded-lg border border-line bg-panel px-4 py-3.5">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id={rota.id} className="text-base font-semibold">
            <bdi>{rota.name}</bdi>
          </h2>
          <Now rota={rota} until={until} />
        </div>
        <div className="flex gap-1.5">
          {mine.length > 0 && <Button onClick={() => setSwapping(true)}>{t('oncall.swap')}</Button>}
          <Button onClick={() => setCover('open')}>{t('oncall.stand_in')}</Button>
          <More rota={rota} onEdit={onEdit} hasShifts={mine.length > 0} />
        </div>
      </header>
      <Gaps rota={rota} onFill={setCover} />
      <CoverList rota={rota} />
      <div className="mt-3">
        <Timeline rota={rota} until={until} />
      </div>
      {cover && <OverrideDialog rota={rota} stretch={cover === 'open' ? null : cover} onClose={() => setCover(null)} />}
      {isSwapping && <SwapDialog rota={rota} onClose={() => setSwapping(false)} />}
    </section>
  );
}

function Now({ rota: { now, shifts }, until }: { rota: Rota; until: string }) {
  const { nameOf } = usePeople();
  const next = shifts.find(({ agentId, from }) => agentId !== now?.agentId && (!now || from >= now.until));
  const then = next && t('oncall.next', { name: nameOf(next.agentId) ?? '', when: shiftMoment(next.from) });
  if (!now)
    return (
      <p className="mt-1 text-ink2">
        <b className="font-semibold text-late">{t('oncall.now.nobody')}</b> {then}
      </p>
    );
  const name = nameOf(now.agentId) ?? '';
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
      <Avatar name={name} seed={now.agentId} size="small" />
      {/* Who is on call to the end of what is looked at may be on call longer. */}
      <span>
        {now.until < until ? t('oncall.now', { name, when: shiftMoment(now.until) }) : t('oncall.now.on', { name })}
      </span>
      <span className="text-ink3">{then}</span>
    </p>
  );
}

function More({ rota, onEdit, hasShifts }: { rota: Rota; onEdit: () => void; hasShifts: boolean }) {
  const { permissions } = useSession();
  const { remove, makeFeed } = useRotaCommands();
  const [address, setAddress] = useState<string | null>(null);
  const mayManage = permissions.includes('policy.manage');
  if (!mayManage && !hasShifts) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton
            tone="secondary"
            label={t('oncall.more', { name: rota.name })}
            icon={<Ellipsis size={16} aria-hidden="true" />}
          />
        }
      >
        {hasShifts && (
          <MenuItem
            icon={<CalendarDays size={15} aria-hidden="true" />}
            onSelect={() => void makeFeed(rota.id).then(setAddress)}
          >
            {t('oncall.feed')}
          </MenuItem>
        )}
        {mayManage && (
          <>
            <MenuItem icon={<Pencil size={15} aria-hidden="true" />} onSelect={onEdit}>
              {t('oncall.edit')}
            </MenuItem>
            <MenuItem danger icon={<Trash2 size={15} aria-hidden="true" />} onSelect={() => void remove(rota)}>
              {t('oncall.remove')}
            </MenuItem>
          </>
        )}
      </Menu>
      {address && (
        <LinkDialog
          title={t('oncall.feed')}
          description={t('oncall.feed.lead')}
          label={t('oncall.feed.address')}
          value={address}
          onClose={() => setAddress(null)}
        />
      )}
    </>
  );
}
