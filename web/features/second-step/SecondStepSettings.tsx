import { useQuery, useQueryClient } from '@tanstack/react-query';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useRef, useState } from 'react';
import { renewRecoveryCodes, turnOffSecondStep } from '#contract/second-step.ts';
import { call } from '#web/api.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { ProofDialog } from './ProofDialog.tsx';
import { readAgain, secondStepQuery } from './queries.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { TurnOn } from './TurnOn.tsx';

/** Below this, somebody is asked to make new ones. */
const fewCodes = 3;

/** The second step of one's own login: on, off, and its recovery codes. */
export function SecondStepSettings() {
  const secondStep = useQuery(secondStepQuery);
  const [isTurningOn, setIsTurningOn] = useState(false);
  const section = useRef<HTMLDivElement>(null);
  const close = () => {
    setIsTurningOn(false);
    // The button that opened it may have gone.
    requestAnimationFrame(() => section.current?.querySelector('button')?.focus());
  };
  return (
    <Loaded query={secondStep}>
      {({ since, recoveryCodesLeft }) => (
        <div ref={section}>
          {since ? (
            <IsOn since={since} left={recoveryCodesLeft} />
          ) : (
            <Button icon={<ShieldCheck size={15} aria-hidden="true" />} onClick={() => setIsTurningOn(true)}>
              {t('second_step.on')}
            </Button>
          )}
          {isTurningOn && <TurnOnDialog onClose={close} />}
        </div>
      )}
    </Loaded>
  );
}

function TurnOnDialog({ onClose }: { onClose: () => void }) {
  const [mayClose, setMayClose] = useState(true);
  return (
    <Dialog open onOpenChange={() => mayClose && onClose()} title={t('second_step.on')}>
      <TurnOn onCodes={() => setMayClose(false)} onDone={onClose} />
    </Dialog>
  );
}

function IsOn({ since, left }: { since: string; left: number }) {
  const { secondStep } = useSession();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'codes' | 'off' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setAsking(null);

  const renew = async (proof: { password: string; code: string }) => {
    const { recoveryCodes } = await call(renewRecoveryCodes, { body: proof });
    setCodes(recoveryCodes);
    close();
    await readAgain(queryClient);
  };
  const turnOff = async (proof: { password: string; code: string }) => {
    await call(turnOffSecondStep, { body: proof });
    notice({ title: t('second_step.off.done'), tone: 'ok' });
    // Where everyone needs one, the person is led to set it up anew.
    if (secondStep.isNeeded) return location.assign('/second-step');
    close();
    await readAgain(queryClient);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Tag tone="ok" filled>
          {t('second_step.is_on')}
        </Tag>
        <span className="text-ink2">{t('second_step.since', { when: exactTime(new Date(since)) })}</span>
      </p>
      <p className={left < fewCodes ? 'text-soon' : 'text-ink2'}>{t('second_step.left', { count: left })}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setAsking('codes')}>{t('second_step.renew')}</Button>
        <Button onClick={() => setAsking('off')}>{t('second_step.off')}</Button>
      </div>
      {asking === 'codes' && (
        <ProofDialog
          title={t('second_step.renew')}
          description={t('second_step.renew.body')}
          action={t('second_step.renew')}
          run={renew}
          onClose={close}
        />
      )}
      {asking === 'off' && (
        <ProofDialog
          title={t('second_step.off')}
          description={t(secondStep.isNeeded ? 'second_step.off.needed' : 'second_step.off.body')}
          action={t('second_step.off')}
          danger
          run={turnOff}
          onClose={close}
        />
      )}
      {codes && (
        <Dialog
          open
          onOpenChange={() => {}}
          title={t('second_step.codes')}
          description={t('second_step.codes.body')}
          footer={
            <Button tone="primary" onClick={() => setCodes(null)}>
              {t('second_step.codes.kept')}
            </Button>
          }
        >
          <RecoveryCodes codes={codes} />
        </Dialog>
      )}
    </div>
  );
}
