import { SecondStepSettings } from '#web/features/second-step/SecondStepSettings.tsx';
import { OwnWork } from '#web/features/work/OwnWork.tsx';
import { t } from '../../i18n.ts';
import { SettingsPage, SettingsSection } from '../../shell/SettingsFrame.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { Sessions } from './Sessions.tsx';

/** What belongs to the person: profile, password, second step, browsers. */
export function AccountPage() {
  return (
    <SettingsPage title={t('settings.account')}>
      <SettingsSection title={t('account.profile')}>
        <ProfileForm />
      </SettingsSection>
      <SettingsSection title={t('account.work')} lead={t('account.work.body')}>
        <OwnWork />
      </SettingsSection>
      <SettingsSection title={t('account.password')} lead={t('account.password.body')}>
        <PasswordForm />
      </SettingsSection>
      <SettingsSection title={t('second_step.title')} lead={t('second_step.body')}>
        <SecondStepSettings />
      </SettingsSection>
      <SettingsSection title={t('account.sessions')}>
        <Sessions />
      </SettingsSection>
    </SettingsPage>
  );
}
