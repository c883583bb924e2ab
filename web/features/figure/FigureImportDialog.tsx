import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type FigureLine, type FigureProblem, FigureWay, figureProblems, importFigures } from '#contract/figure.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { Dialog } from '#web/ui/Dialog.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { SkeletonRows } from '#web/ui/Skeleton.tsx';
import { Table } from '#web/ui/Table.tsx';
import { Tag, type Tone } from '#web/ui/Tag.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { figuresKey } from './queries.ts';

type DialogProps = { name: string; csv: string; onClose: () => void };

/** What a spreadsheet would change, line by line; nothing is changed before somebody says so. */
export function FigureImportDialog({ name, csv, onClose }: DialogProps) {
  const { data, error } = useQuery({
    queryKey: [...figuresKey, 'import', csv],
    queryFn: ({ signal }) => call(importFigures, { body: { csv }, signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const title = t('figure.import.title', { name });
  if (data) return <Planned title={title} csv={csv} lines={data.lines} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={onClose} title={title}>
      {error ? <FormError error={error} /> : <SkeletonRows count={4} />}
    </Dialog>
  );
}

const tones: Record<FigureLine['becomes'], Tone> = { new: 'ok', changed: 'accent', same: 'neutral', left_out: 'late' };
/** So many lines are shown, the ones with a problem first. */
const mostShown = 200;

type PlannedProps = { title: string; csv: string; lines: readonly FigureLine[]; onClose: () => void };

function Planned({ title, csv, lines, onClose }: PlannedProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const of = (becomes: FigureLine['becomes']) => lines.filter((line) => line.becomes === becomes).length;
  const changes = of('new') + of('changed');
  const shown = [...lines.filter(isLeftOut), ...lines.filter((line) => !isLeftOut(line))].slice(0, mostShown);

  const apply = async () => {
    if (changes === 0) return onClose();
    setBusy(true);
    try {
      await call(importFigures, { body: { csv, apply: true } });
      await client.invalidateQueries({ queryKey: figuresKey });
      notice({ title: t('figure.import.done', { count: changes }), tone: 'ok' });
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={title}
      description={t('figure.import.sum', {
        added: of('new'),
        changed: of('changed'),
        same: of('same'),
        left: of('left_out'),
      })}
      size="large"
      action={changes === 0 ? t('ui.close') : t('figure.import.apply', { count: changes })}
      busy={busy}
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <Table
        caption={t('figure.import.lines')}
        rows={shown}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', header: t('figure.import.line'), numeric: true, cell: ({ line }) => line },
          { key: 'month', header: t('figure.month'), cell: ({ month }) => <bdi>{month}</bdi> },
          { key: 'way', header: t('figure.way'), cell: ({ way }) => wayText(way) },
          {
            key: 'becomes',
            header: t('figure.import.becomes'),
            cell: ({ becomes }) => <Tag tone={tones[becomes]}>{t('figure.import.what', { becomes })}</Tag>,
          },
          { key: 'why', header: t('figure.import.why'), className: 'min-w-48', cell: whyWords },
        ]}
      />
      <FormError error={error} />
    </FormDialog>
  );
}

const isLeftOut = ({ becomes }: FigureLine) => becomes === 'left_out';
const isProblem = (problem: string): problem is FigureProblem =>
  (figureProblems as readonly string[]).includes(problem);

function wayText(way: string) {
  const known = FigureWay.safeParse(way.toLowerCase()).data;
  return known ? t('figure.way.name', { way: known }) : <bdi>{way}</bdi>;
}

function whyWords({ problem, about }: FigureLine): string {
  return problem && isProblem(problem) ? t(`figure.import.problem.${problem}`, { about }) : '';
}
