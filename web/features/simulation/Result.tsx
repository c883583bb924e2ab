import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { clockKinds } from '#contract/clock.ts';
import {
  type Simulation,
  type SimulationGroup,
  type SimulationResult,
  simulationGroups,
} from '#contract/simulation.ts';
import { t } from '#web/i18n.ts';
import { saveFile } from '#web/save-file.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { Select } from '#web/ui/Select.tsx';
import { toCsv } from './csv.ts';
import { DaysChart } from './DaysChart.tsx';
import { Examples } from './Examples.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { Line, Lines } from './Lines.tsx';
import { type NameOf, useNames } from './names.ts';
import { RoutingResult } from './RoutingResult.tsx';

type ResultProps = { simulation: Simulation; result: SimulationResult };

/** What came out of a simulation, side by side, with the conversations behind it. */
export function Result({ simulation, result }: ResultProps) {
  const nameOf = useNames(result);
  const save = () => saveFile(`simulation-${simulation.from.slice(0, 10)}.csv`, toCsv(result, nameOf));
  return (
    <>
      <Proof result={result} />
      {result.routing && <RoutingResult routing={result.routing} />}
      <Figures result={result} nameOf={nameOf} />
      <div className="-mt-5 mb-8 flex justify-end">
        <Button size="small" icon={<Download size={14} aria-hidden="true" />} onClick={save}>
          {t('simulation.csv')}
        </Button>
      </div>
      {result.days.length > 1 && (
        <SettingsSection title={t('simulation.days')} lead={t('simulation.days.lead')}>
          <DaysChart days={result.days} />
        </SettingsSection>
      )}
      <SettingsSection title={t('simulation.turns')}>
        <Lines empty={t('simulation.turns.none')}>
          {result.turns.map(({ kind, becomes, count, examples }) => (
            <Line key={`${kind} ${becomes}`} examples={examples} count={count}>
              {t('simulation.turn', { kind: t(`clock.kind.${kind}`), becomes, count })}
            </Line>
          ))}
        </Lines>
      </SettingsSection>
      <SettingsSection title={t('simulation.moves')}>
        <Lines empty={t('simulation.moves.none')}>
          {result.moves.map(({ from, to, count, examples }) => (
            <Line key={`${from} ${to}`} examples={examples} count={count}>
              {t('simulation.move', { from: nameOf('category', from), to: nameOf('category', to), count })}
            </Line>
          ))}
        </Lines>
      </SettingsSection>
    </>
  );
}

/** How far the replay of what held is what was written: what makes the rest worth believing. */
function Proof({ result: { conversations, alike, different, unwritten } }: { result: SimulationResult }) {
  return (
    <p className="mb-4 text-ink2">
      {t('simulation.count', { count: conversations })}{' '}
      {different.count === 0 && unwritten === 0
        ? t('simulation.alike.all')
        : t('simulation.alike', { count: alike, total: conversations })}{' '}
      {unwritten > 0 && t('simulation.unwritten', { count: unwritten })}{' '}
      {different.count > 0 && (
        <>
          {t('simulation.different', { count: different.count })} <Examples {...different} />
        </>
      )}
    </p>
  );
}

function Figures({ result, nameOf }: { result: SimulationResult; nameOf: NameOf }) {
  const [by, setBy] = useState<SimulationGroup>('all');
  const [kind, setKind] = useState<(typeof clockKinds)[number]>('first_response');
  const rows = result.rows.filter((row) => row.by === by && (by === 'all' || row.kind === kind));
  return (
    <SettingsSection title={t('simulation.figures')} lead={t('simulation.figures.lead')}>
      <div className="mb-3 flex flex-wrap gap-2">
        <Select
          label={t('simulation.by')}
          value={by}
          options={simulationGroups.map((value) => ({ value, label: t(`simulation.by.${value}`) }))}
          onChange={setBy}
          className="w-auto"
        />
        {by !== 'all' && (
          <Select
            label={t('simulation.by.all')}
            value={kind}
            options={clockKinds.map((value) => ({ value, label: t(`clock.kind.${value}`) }))}
            onChange={setKind}
            className="w-auto"
          />
        )}
      </div>
      <FiguresTable
        caption={t('simulation.figures')}
        header={t(`simulation.by.${by}`)}
        rows={rows}
        name={(row) => <bdi>{by === 'all' ? t(`clock.kind.${row.kind}`) : nameOf(by, row.key)}</bdi>}
      />
    </SettingsSection>
  );
}
