import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { SettingsPage } from '#web/shell/SettingsFrame.tsx';
import { Cards } from './Cards.tsx';
import { Corrections } from './Corrections.tsx';
import { DriftTable } from './DriftTable.tsx';
import { OwnModel } from './OwnModel.tsx';
import { modelsQuery } from './queries.ts';
import { Reruns } from './Reruns.tsx';

/** What judges messages: what the team taught, what changed lately, the models that come with Earshot, and the past anew. */
export function ModelsPage() {
  const query = useQuery(modelsQuery);
  return (
    <SettingsPage title={t('model.title')} permission="policy.manage" lead={t('model.lead')}>
      <Loaded query={query}>
        {({ model, cards, own, drift, rerun }) => (
          <>
            <OwnModel own={own} />
            <Reruns rerun={rerun} />
            <DriftTable drift={drift} />
            <Corrections count={own.corrections} />
            <Cards model={model} cards={cards} />
          </>
        )}
      </Loaded>
    </SettingsPage>
  );
}
