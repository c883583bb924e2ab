import { useQuery, useQueryClient } from '@tanstack/react-query';
import History from 'lucide-react/icons/history';
import { useState } from 'react';
import * as z from 'zod/mini';
import { EngagementPolicy } from '#contract/triage-policy.ts';
import { cancelTriageTrial, startTriageTrial, type TriageTrial } from '#contract/triage-trial.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Progress } from '#web/ui/Progress.tsx';
import { Select } from '#web/ui/Select.tsx';
import { isUnderWay, triageTrialKey, triageTrialQuery } from './queries.ts';
import { Tried } from './Tried.tsx';

const periods = ['1', '7', '28', '90'] as const;

/** Has the rules as they stand on the page decide on what customers wrote, beside those that hold; nothing changes. */
export function TryPolicy({ policy }: { policy: EngagementPolicy }) {
  const query = useQuery(triageTrialQuery);
  const { start, cancel } = useTrialCommands();
  const [days, setDays] = useState<(typeof periods)[number]>('7');
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await start(Number(days), policy);
    setBusy(false);
  };
  return (
    <div className="mt-8">
      <SettingsSection title={t('triage.try')} lead={t('triage.try.lead')}>
        <Loaded query={query}>
          {({ trial }) =>
            trial && isUnderWay(trial) ? (
              <div className="rounded-lg border border-line bg-panel p-4">
                <Progress
                  label={t('triage.try.running', { state: trial.state })}
                  done={trial.done}
                  total={trial.total}
                  onCancel={trial.state === 'cancelling' ? undefined : () => void cancel(trial)}
                />
              </div>
            ) : (
              <>
                <div className="flex flex-wrap items-end gap-2">
                  <Select
                    label={t('triage.try.period')}
                    value={days}
                    onChange={setDays}
                    options={periods.map((value) => ({ value, label: t('triage.try.days', { days: Number(value) }) }))}
                    className="w-44"
                  />
                  <Button
                    busy={isBusy}
                    disabled={!z.safeParse(EngagementPolicy, policy).success}
                    icon={<History size={15} aria-hidden="true" />}
                    onClick={() => void run()}
                  >
                    {t('triage.try.run')}
                  </Button>
                </div>
                {trial && <Tried trial={trial} isStale={!isSame(trial.policy, policy)} />}
              </>
            )
          }
        </Loaded>
      </SettingsSection>
    </div>
  );
}

/** Whether two policies say the same, in whatever order their parts were written. */
function isSame(tried: EngagementPolicy, shown: EngagementPolicy): boolean {
  const read = z.safeParse(EngagementPolicy, shown);
  return read.success && JSON.stringify(read.data) === JSON.stringify(z.parse(EngagementPolicy, tried));
}

function useTrialCommands() {
  const client = useQueryClient();
  const act = async (work: () => Promise<unknown>) => {
    await attempt(work, t('triage.try.failed'));
    await client.invalidateQueries({ queryKey: triageTrialKey });
  };
  return {
    start: (days: number, policy: EngagementPolicy) => act(() => call(startTriageTrial, { body: { days, policy } })),
    cancel: ({ id }: TriageTrial) => act(() => call(cancelTriageTrial, { params: { trialId: id } })),
  };
}
