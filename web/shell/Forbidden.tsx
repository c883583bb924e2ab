import Lock from 'lucide-react/icons/lock';
import type { Permission } from '#contract/permissions.ts';
import { t } from '../i18n.ts';
import { EmptyState } from '../ui/states.tsx';

/** Stands where a page would stand that is not for this role. */
export function Forbidden({ permission }: { permission: Permission }) {
  return (
    <EmptyState icon={<Lock size={20} aria-hidden="true" />} title={t('settings.forbidden.title')}>
      {t('settings.forbidden.body', { permission: t(`permission.${permission}`) })}
    </EmptyState>
  );
}
