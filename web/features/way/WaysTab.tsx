import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { kindOfService, type Service, services, type Way } from '#contract/way.ts';
import { LinkDialog } from '#web/domain/LinkDialog.tsx';
import { Loaded } from '#web/domain/Loaded.tsx';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { ConfirmDialog } from '#web/ui/Dialog.tsx';
import { Menu, MenuItem } from '#web/ui/Menu.tsx';
import { useRemoveWay } from './commands.ts';
import { Failures } from './Failures.tsx';
import { waysQuery } from './queries.ts';
import { WayCard, WayLine } from './WayCard.tsx';
import { WayDialog } from './WayDialog.tsx';
import { WayIcon } from './WayIcon.tsx';

type Open = { service: Service; way: Way | null };

/** By which ways the workspace tells anybody, how each fares, and what did not get through. */
export function WaysTab() {
  const query = useQuery(waysQuery);
  const { permissions } = useSession();
  const [open, setOpen] = useState<Open | null>(null);
  const [removed, setRemoved] = useState<Way | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  useAnyChange(() => void query.refetch());
  const has = (service: Service) => query.data?.ways.some(({ kind }) => kind === kindOfService[service]) ?? false;
  const offered = services.filter((one) => !(['mail', 'sms'].includes(kindOfService[one]) && has(one)));
  return (
    <>
      <SettingsSection title={t('way.title')} lead={t('way.lead')}>
        <Loaded query={query}>
          {({ ways, push }) => (
            <ul className="divide-y divide-line rounded-md border border-line bg-panel">
              <WayLine kind="push" name={t('way.push')} about={t('way.push.about')} health={push} isOn />
              {ways.map((way) => (
                <WayCard
                  key={way.id}
                  way={way}
                  onEdit={() => setOpen({ service: way.service, way })}
                  onRemove={() => setRemoved(way)}
                />
              ))}
            </ul>
          )}
        </Loaded>
        {permissions.includes('workspace.manage') && (
          <div className="mt-3">
            <Menu trigger={<Button icon={<Plus size={15} aria-hidden="true" />}>{t('way.add')}</Button>}>
              {offered.map((service) => (
                <MenuItem
                  key={service}
                  icon={<WayIcon kind={kindOfService[service]} />}
                  onSelect={() => setOpen({ service, way: null })}
                >
                  {t(`way.service.${service}`)}
                </MenuItem>
              ))}
            </Menu>
          </div>
        )}
      </SettingsSection>
      {query.data && <Failures failures={query.data.failures} ways={query.data.ways} />}
      {open && <WayDialog {...open} onSecret={setSecret} onClose={() => setOpen(null)} />}
      {removed && <RemoveDialog way={removed} onClose={() => setRemoved(null)} />}
      {secret && (
        <LinkDialog
          title={t('way.secret')}
          description={t('way.secret.once')}
          label={t('way.secret.label')}
          value={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  );
}

function RemoveDialog({ way, onClose }: { way: Way; onClose: () => void }) {
  const remove = useRemoveWay(onClose);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('way.remove.title', { name: way.name })}
      description={t('way.remove.body')}
      action={t('way.remove')}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate(way)}
    />
  );
}
