import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { ChoiceForm } from './ChoiceForm.tsx';
import { OwnWays } from './OwnWays.tsx';
import { Reached } from './Reached.tsx';
import { reachQuery } from './reach-commands.ts';

/** Where this person is reached, by what, and when. */
export function MineTab() {
  const query = useQuery(reachQuery);
  return (
    <Loaded query={query}>
      {(reach) => (
        <>
          <SettingsSection title={t('notification.reach')} lead={t('notification.reach.lead')}>
            <OwnWays reach={reach} />
            <Reached reach={reach} />
          </SettingsSection>
          <SettingsSection title={t('notification.choice')} lead={t('notification.choice.lead')}>
            <ChoiceForm reach={reach} />
          </SettingsSection>
        </>
      )}
    </Loaded>
  );
}
