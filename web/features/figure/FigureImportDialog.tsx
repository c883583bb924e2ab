import { type FigureLine, type FigureProblem, FigureWay, figureProblems, importFigures } from '#contract/figure.ts';
import { call } from '#web/api.ts';
import { becomesTones, ImportDialog } from '#web/domain/ImportDialog.tsx';
import { t } from '#web/i18n.ts';
import { Tag } from '#web/ui/Tag.tsx';
import { figuresKey } from './queries.ts';

type DialogProps = { name: string; csv: string; onClose: () => void };

/** What a spreadsheet of figures would change, by month and way. */
export function FigureImportDialog({ name, csv, onClose }: DialogProps) {
  return (
    <ImportDialog
      csv={csv}
      queryKey={figuresKey}
      plan={(signal) => call(importFigures, { body: { csv }, signal })}
      apply={() => call(importFigures, { body: { csv, apply: true } })}
      words={{
        title: t('figure.import.title', { name }),
        lines: t('figure.import.lines'),
        sum: (sum) => t('figure.import.sum', sum),
        action: (count) => t('figure.import.apply', { count }),
        done: (count) => t('figure.import.done', { count }),
        rest: (count) => t('figure.import.rest', { count }),
      }}
      columns={[
        { key: 'line', header: t('figure.import.line'), numeric: true, cell: ({ line }) => line },
        { key: 'month', header: t('figure.month'), cell: ({ month }) => <bdi>{month}</bdi> },
        { key: 'way', header: t('figure.way'), cell: ({ way }) => wayText(way) },
        {
          key: 'becomes',
          header: t('figure.import.becomes'),
          cell: ({ becomes }) => <Tag tone={becomesTones[becomes]}>{t('figure.import.what', { becomes })}</Tag>,
        },
        { key: 'why', header: t('figure.import.why'), className: 'min-w-48', cell: whyWords },
      ]}
      onClose={onClose}
    />
  );
}

const isProblem = (problem: string): problem is FigureProblem =>
  (figureProblems as readonly string[]).includes(problem);

function wayText(way: string) {
  const known = FigureWay.safeParse(way.toLowerCase()).data;
  return known ? t('figure.way.name', { way: known }) : <bdi>{way}</bdi>;
}

function whyWords({ problem, about }: FigureLine): string {
  return problem && isProblem(problem) ? t(`figure.import.problem.${problem}`, { about }) : '';
}
