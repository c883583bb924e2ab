import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import Ellipsis from 'lucide-react/icons/ellipsis';
import KeyRound from 'lucide-react/icons/key-round';
import PenLine from 'lucide-react/icons/pen-line';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import ShieldCheck from 'lucide-react/icons/shield-check';
import ShieldOff from 'lucide-react/icons/shield-off';
import UserCheck from 'lucide-react/icons/user-check';
import UserX from 'lucide-react/icons/user-x';
import UsersRound from 'lucide-react/icons/users-round';
import { useState } from 'react';
import { listApiKeys } from '#contract/api-key.ts';
import { type Agent, createPasswordReset, deactivateAgent, reactivateAgent } from '#contract/people.ts';
import { resetSecondStep } from '#contract/second-step.ts';
import { unshieldAgent } from '#contract/sign-off.ts';
import { call } from '../../api.ts';
import { LinkDialog } from '../../domain/LinkDialog.tsx';
import { exactTime } from '../../format.ts';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { rolesQuery, usePeopleChange } from './queries.ts';
import { isWithin } from './rank.ts';
import { SamePersonDialog } from './SamePersonDialog.tsx';
import { ShieldDialog } from './ShieldDialog.tsx';
import { SignOffDialog } from './SignOffDialog.tsx';

/** What can be done with a colleague, for those above them. */
export function AgentActions({ agent }: { agent: Agent }) {
  const { permissions, agent: me } = useSession();
  const roles = useQuery(rolesQuery).data?.roles ?? [];
  const [asking, setAsking] = useState<'deactivate' | 'second_step' | 'same_person' | 'sign_off' | 'shield' | null>(
    null,
  );
  const navigate = useNavigate();
  const { shield } = useSearch({ from: '/frame/settings/people' });
  const isToShield = shield === agent.id && !agent.isShielded;
  const close = () => {
    setAsking(null);
    if (isToShield) void navigate({ to: '/settings/people', replace: true });
  };
  const params = { agentId: agent.id };
  const { name } = agent;

  const reset = usePeopleChange<void>({ run: () => call(createPasswordReset, { params }).then(setLink) });
  const [link, setLink] = useState<{ path: string; expiresAt: string } | null>(null);
  const unshield = usePeopleChange<void>({
    run: () => call(unshieldAgent, { params }),
    done: () => t('people.unshield.done', { name }),
  });
  const reactivate = usePeopleChange<void>({
    run: () => call(reactivateAgent, { params }),
    done: () => t('people.reactivate.done', { name }),
  });

  if (!isWithin(permissions, roles, agent.role)) return null;
  const trigger = (
    <IconButton label={t('people.actions', { name })} icon={<Ellipsis size={16} aria-hidden="true" />} size="small" />
  );
  return (
    <>
      <Menu trigger={trigger} align="end">
        {agent.state === 'active' ? (
          <>
            <MenuItem icon={<KeyRound size={15} aria-hidden="true" />} onSelect={() => reset.mutate()}>
              {t('people.reset')}
            </MenuItem>
            <MenuItem icon={<PenLine size={15} aria-hidden="true" />} onSelect={() => setAsking('sign_off')}>
              {t('people.sign_off')}
            </MenuItem>
            <MenuItem icon={<UsersRound size={15} aria-hidden="true" />} onSelect={() => setAsking('same_person')}>
              {t('people.same')}
            </MenuItem>
            {agent.hasSecondStep && agent.id !== me.id && permissions.includes('workspace.manage') && (
              <MenuItem icon={<ShieldOff size={15} aria-hidden="true" />} onSelect={() => setAsking('second_step')}>
                {t('people.second_step.reset')}
              </MenuItem>
            )}
            {agent.isShielded ? (
              <MenuItem icon={<ShieldCheck size={15} aria-hidden="true" />} onSelect={() => unshield.mutate()}>
                {t('people.unshield')}
              </MenuItem>
            ) : (
              <MenuItem icon={<ShieldAlert size={15} aria-hidden="true" />} onSelect={() => setAsking('shield')}>
                {t('people.shield')}
              </MenuItem>
            )}
            {agent.id !== me.id && (
              <MenuItem icon={<UserX size={15} aria-hidden="true" />} danger onSelect={() => setAsking('deactivate')}>
                {t('people.deactivate')}
              </MenuItem>
            )}
          </>
        ) : (
          <MenuItem icon={<UserCheck size={15} aria-hidden="true" />} onSelect={() => reactivate.mutate()}>
            {t('people.reactivate')}
          </MenuItem>
        )}
      </Menu>
      {/* The cell around it aligns its text to the end. */}
      <div className="text-start">
        {asking === 'deactivate' && <DeactivateDialog agent={agent} onClose={close} />}
        {asking === 'same_person' && <SamePersonDialog agent={agent} onClose={close} />}
        {asking === 'sign_off' && <SignOffDialog agent={agent} onClose={close} />}
        {(asking === 'shield' || isToShield) && <ShieldDialog agent={agent} onClose={close} />}
        {asking === 'second_step' && <SecondStepDialog agent={agent} onClose={close} />}
        {link && (
          <LinkDialog
            title={t('people.reset.title', { name })}
            description={t('people.reset.body', { name, until: exactTime(new Date(link.expiresAt)) })}
            label={t('people.link')}
            value={`${location.origin}${link.path}`}
            onClose={() => setLink(null)}
          />
        )}
      </div>
    </>
  );
}

function SecondStepDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { name } = agent;
  const reset = usePeopleChange<void>({
    run: () => call(resetSecondStep, { params: { agentId: agent.id } }).finally(onClose),
    done: () => t('people.second_step.done', { name }),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('people.second_step.title', { name })}
      description={t('people.second_step.body', { name })}
      action={t('people.second_step.reset')}
      danger
      busy={reset.isPending}
      onConfirm={() => reset.mutate()}
    />
  );
}

function DeactivateDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { permissions } = useSession();
  const { name } = agent;
  const keys = useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => call(listApiKeys, { signal }),
    enabled: permissions.includes('api_key.manage'),
  }).data?.apiKeys;
  const count = keys?.filter((key) => key.createdById === agent.id && key.revokedAt === null).length ?? 0;
  const deactivate = usePeopleChange<void>({
    run: () => call(deactivateAgent, { params: { agentId: agent.id } }).finally(onClose),
    done: () => t('people.deactivate.done', { name }),
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('people.deactivate.title', { name })}
      description={t('people.deactivate.body', { name })}
      action={t('people.deactivate')}
      danger
      busy={deactivate.isPending}
      onConfirm={() => deactivate.mutate()}
    >
      {count > 0 && <p className="text-soon">{t('people.deactivate.keys', { count })}</p>}
    </ConfirmDialog>
  );
}
