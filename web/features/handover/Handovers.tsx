import { useQuery, useQueryClient } from '@tanstack/react-query';
import { confirmHandover, type Handover } from '#contract/handover.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { usePeople } from '#web/domain/people.ts';
import { useAnyChange } from '#web/domain/use-any-change.ts';
import { shiftMoment } from '#web/features/rota/moment-text.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { Items } from './Items.tsx';
import { handoversQuery } from './queries.ts';

/** What the next shift takes over; what nobody has confirmed yet stays in sight. Nothing where no shift changes soon. */
export function Handovers() {
  const client = useQueryClient();
  const query = useQuery(handoversQuery);
  useAnyChange(() => void client.invalidateQueries({ queryKey: handoversQuery.queryKey }));
  const handovers = query.data?.handovers ?? [];
  if (handovers.length === 0) return null;
  return (
    <section aria-labelledby="handovers" className="mb-6">
      <h2 id="handovers" className="mb-2 text-base font-semibold">
        {t('handover.title')}
      </h2>
      <ul className="flex flex-col gap-3">
        {handovers.map((handover) => (
          <li key={handover.id} className="rounded-lg border border-line bg-panel px-4 py-3">
            <Note handover={handover} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Note({ handover }: { handover: Handover }) {
  const { nameOf } = usePeople();
  const confirm = useConfirm();
  const { rotaName, fromAgentId, toAgentId, at, confirmedAt, confirmedBy, mayConfirm, items } = handover;
  const isLate = confirmedAt === null && new Date(at) < new Date();
  const from = nameOf(fromAgentId) ?? '';
  const says = { from, to: nameOf(toAgentId) ?? '', when: shiftMoment(at) };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <bdi className="font-medium">{rotaName}</bdi>
            {confirmedAt ? (
              <Tag tone="ok">{t('handover.confirmed', { name: nameOf(confirmedBy) ?? '' })}</Tag>
            ) : (
              <Tag tone={isLate ? 'late' : 'soon'} filled={isLate}>
                {t('handover.waits')}
              </Tag>
            )}
          </p>
          <p className="mt-0.5 text-ink2">{t(toAgentId ? 'handover.says' : 'handover.says.nobody', says)}</p>
        </div>
        {!confirmedAt && mayConfirm && (
          <Button tone="primary" onClick={() => void confirm(handover, true)}>
            {t('handover.confirm')}
          </Button>
        )}
      </div>
      {items && <Items items={items} />}
    </>
  );
}

function useConfirm() {
  const client = useQueryClient();
  return async function confirm({ id: handoverId }: Pick<Handover, 'id'>, confirmed: boolean): Promise<void> {
    await attempt(async () => {
      await call(confirmHandover, { params: { handoverId }, body: { confirmed } });
      if (confirmed)
        notice({
          title: t('handover.done'),
          tone: 'ok',
          undo: () => void confirm({ id: handoverId }, false),
        });
    });
    await client.invalidateQueries({ queryKey: handoversQuery.queryKey });
  };
}
