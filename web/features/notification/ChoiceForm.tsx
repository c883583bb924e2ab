import { priorities } from '#contract/filter.ts';
import type { Choice, OwnKind, Reach } from '#contract/own-way.ts';
import { digestMinutes } from '#contract/way.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Select } from '#web/ui/Select.tsx';
import { QuietHours } from './QuietHours.tsx';
import { useReachCommands } from './reach-commands.ts';

const kinds: readonly OwnKind[] = ['push', 'mail', 'sms', 'chat'];
const rows = ['page', 'now', 'digest'] as const;

/** By which ways, how pressing, how often, and when not; each change holds at once. */
export function ChoiceForm({ reach: { choice } }: { reach: Reach }) {
  const { choose } = useReachCommands();
  const change = (part: Partial<Choice>) => choose({ ...choice, ...part });
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <Ways choice={choice} onChange={change} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('notification.at_once')} help={t('notification.at_once.help')}>
          <Select
            value={choice.atOnce}
            options={priorities.map((value) => ({ value, label: t(`notification.at_once.${value}`) }))}
            onChange={(atOnce) => change({ atOnce })}
          />
        </Field>
        <Field label={t('notification.every')} help={t('notification.every.help')}>
          <Select
            value={String(choice.digestMinutes)}
            options={digestMinutes.map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? t('notification.every.never') : t('notification.every.minutes', { minutes }),
            }))}
            onChange={(value) => change({ digestMinutes: digestMinutes.find((one) => String(one) === value) ?? 0 })}
          />
        </Field>
      </div>
      <QuietHours quiet={choice.quiet} onChange={(quiet) => change({ quiet })} />
    </div>
  );
}

type WaysProps = { choice: Choice; onChange: (part: Partial<Choice>) => void };

/** A table of what and by which way. */
function Ways({ choice, onChange }: WaysProps) {
  return (
    <section
      aria-label={t('notification.ways')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-x-auto rounded-md border border-line bg-panel"
    >
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('notification.ways')}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink3">
            <td className="px-3.5 py-2" />
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="px-2 py-2 text-center font-medium max-sm:px-1 max-sm:align-bottom">
                {t(`way.kind.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} className="border-b border-line last:border-0">
              <th scope="row" className="px-3.5 py-2.5 text-start font-normal sm:min-w-44">
                <span className="block font-medium">{t(`notification.row.${row}`)}</span>
                <span className="block text-xs text-ink3">{t(`notification.row.${row}.help`)}</span>
              </th>
              {kinds.map((kind) => (
                <td key={kind} className="px-2 py-2.5 max-sm:px-1">
                  {row === 'digest' && kind === 'sms' ? null : (
                    <span className="flex justify-center">
                      <Checkbox
                        label={
                          <span className="sr-only">
                            {t('notification.row_by', {
                              row: t(`notification.row.${row}`),
                              way: t(`way.kind.${kind}`),
                            })}
                          </span>
                        }
                        checked={choice[row].includes(kind)}
                        disabled={row === 'page' && choice.page.length === 1 && choice.page[0] === kind}
                        onChange={(isOn) =>
                          onChange({ [row]: kinds.filter((one) => (one === kind ? isOn : choice[row].includes(one))) })
                        }
                      />
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
