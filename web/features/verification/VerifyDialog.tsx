import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { VerificationView, VerificationWay } from '#contract/verification.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { cx } from '#web/ui/cx.ts';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useVerificationCommands } from './commands.ts';
import { verificationQuery } from './queries.ts';

type DialogProps = { row: Pick<ConversationRow, 'id' | 'version'>; onClose: () => void };

/** By which way the customer shows who they are, with what each shows and what stands in its way. */
export function VerifyDialog({ row, onClose }: DialogProps) {
  const query = useQuery(verificationQuery(row.id, row.version));
  const { start } = useVerificationCommands(row.id);
  const [chosen, setChosen] = useState<VerificationWay | null>(null);
  const ways = query.data?.ways ?? [];
  const way = chosen ?? bestOf(query.data);
  return (
    <FormDialog
      title={t('verification.start')}
      description={t('verification.dialog.lead')}
      action={t('verification.start')}
      busy={start.isPending}
      disabled={way === null}
      startsOnAction
      onSubmit={() => way && start.mutate(way, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Loaded query={query}>
        {() => (
          <fieldset className="flex flex-col gap-1">
            <legend className="sr-only">{t('verification.way')}</legend>
            {ways.map((one) => (
              <WayChoice key={one.way} choice={one} chosen={one.way === way} onChoose={() => setChosen(one.way)} />
            ))}
          </fieldset>
        )}
      </Loaded>
      <FormError error={start.error} />
    </FormDialog>
  );
}

type ChoiceProps = { choice: VerificationView['ways'][number]; chosen: boolean; onChoose: () => void };

function WayChoice({ choice: { way, level, hurdle }, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cx(
        'flex items-start gap-2.5 rounded-md border px-3 py-2',
        chosen ? 'border-accent bg-sel' : 'border-line',
        hurdle && 'text-ink3',
      )}
    >
      <input
        id={id}
        type="radio"
        name="way"
        className="mt-1"
        checked={chosen}
        disabled={hurdle !== null}
        onChange={onChoose}
        aria-describedby={`${id}-help`}
      />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-1.5 font-medium">
          {t(`verification.way.${way}`)}
          <Tag>{t(`verification.level.${level}`)}</Tag>
        </span>
        <span id={`${id}-help`} className="block text-xs text-ink3">
          {hurdle ? t(`verification.hurdle.${hurdle}`) : t(`verification.way.${way}.help`)}
        </span>
      </span>
    </label>
  );
}

/** The easiest way that shows what the matter needs; null when none is open. */
function bestOf(view: VerificationView | undefined): VerificationWay | null {
  const open = view?.ways.filter(({ hurdle }) => hurdle === null) ?? [];
  return (open.find(({ level }) => level === view?.needed) ?? open[0])?.way ?? null;
}
