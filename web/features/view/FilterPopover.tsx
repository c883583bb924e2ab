import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Attribute, ViewFilter } from '#contract/filter.ts';
import { compactCount, duration } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Picker, type PickerOption } from '#web/ui/Picker.tsx';
import { Popover } from '#web/ui/Popover.tsx';
import { groups, kinds, otherNames, readAmount, readMinutes } from './attributes.ts';
import { chosenIds, pick, withValue } from './change.ts';
import { useChoices } from './use-choices.tsx';

type FilterPopoverProps = {
  trigger: ReactElement<Record<string, unknown>>;
  filter: ViewFilter;
  onFilter: (filter: ViewFilter) => void;
  /** What is edited; without it the popover asks first. */
  attribute?: Attribute;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const amounts = [100, 1_000, 10_000, 100_000, 1_000_000];
const minuteMs = 60_000;
const spans = [15, 60, 4 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60, 30 * 24 * 60];

/** Chooses an attribute and its values, all by typing. */
export function FilterPopover({ trigger, filter, onFilter, attribute: fixed, open, onOpenChange }: FilterPopoverProps) {
  const [asked, setAsked] = useState<Attribute | null>(null);
  const attribute = fixed ?? asked;
  const body = useRef<HTMLDivElement>(null);

  // A picker that takes another's place takes its focus.
  useEffect(() => {
    if (open && attribute) body.current?.querySelector('input')?.focus();
  }, [open, attribute]);

  // It asks anew with each opening, not at closing: what has the focus must last until the browser gives it back.
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setAsked(null);
  }
  return (
    <Popover trigger={trigger} open={open} onOpenChange={onOpenChange} title={t('view.filter.add')} className="p-1.5">
      <div ref={body}>
        {attribute ? (
          <Values key={attribute} {...{ attribute, filter, onFilter }} onDone={() => onOpenChange(false)} />
        ) : (
          <Picker
            label={t('view.filter.find')}
            onPick={(id) => setAsked(id as Attribute)}
            groups={groups.map((group) => ({
              label: t(`view.filter.group.${group.key}`),
              options: group.attributes.map((id) => ({
                id,
                label: t(`view.attribute.${id}`),
                words: otherNames(t(`view.words.${id}`)),
                checked: filter[id] !== undefined,
              })),
            }))}
          />
        )}
      </div>
    </Popover>
  );
}

type ValuesProps = Pick<FilterPopoverProps, 'filter' | 'onFilter'> & { attribute: Attribute; onDone: () => void };

function Values({ attribute, filter, onFilter, onDone }: ValuesProps) {
  const choices = useChoices(attribute);
  const kind = kinds[attribute];
  const name = t(`view.attribute.${attribute}`);
  const chosen = chosenIds(filter, attribute);
  if (kind === 'some' || kind === 'either') {
    const several = kind === 'some';
    return (
      <Picker
        label={name}
        empty={t('view.filter.none')}
        onPick={(id) => {
          onFilter(pick(filter, attribute, id, several));
          if (!several) onDone();
        }}
        groups={[
          { label: name, options: choices.map((choice) => ({ ...choice, checked: chosen.includes(choice.id) })) },
        ]}
      />
    );
  }
  const isTime = kind === 'minutes';
  const read = isTime ? readMinutes : readAmount;
  const words = (amount: number) => (isTime ? duration(amount * minuteMs) : compactCount(amount));
  const options: PickerOption[] = (isTime ? spans : amounts).map((amount) => ({
    id: String(amount),
    label: words(amount),
    checked: chosen.includes(String(amount)),
  }));
  const set = (amount: number | null) => {
    if (amount === null) return;
    onFilter(withValue(filter, attribute, amount));
    onDone();
  };
  return (
    <Picker
      label={t(isTime ? 'view.filter.type.time' : 'view.filter.type.number')}
      onPick={(id) => set(Number(id))}
      create={{
        label: (typed) => {
          const amount = read(typed);
          return amount === null ? t('ui.no_match', { query: typed }) : `${name} ${words(amount)}`;
        },
        run: (typed) => set(read(typed)),
      }}
      groups={[{ label: name, options }]}
    />
  );
}
