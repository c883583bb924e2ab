import { Checkbox } from '#web/ui/Checkbox.tsx';

type CheckGroupProps<V extends string> = {
  legend: string;
  /** Said while none is chosen. */
  none: string;
  options: readonly { id: V; name: string }[];
  chosen: readonly string[];
  onChange: (chosen: V[]) => void;
};

/** Any of several. */
export function CheckGroup<V extends string>({ legend, none, options, chosen, onChange }: CheckGroupProps<V>) {
  if (options.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">
        {legend}
        {chosen.length === 0 && <span className="ms-1.5 font-normal text-ink3">{none}</span>}
      </legend>
      <div className="grid max-h-52 gap-1.5 overflow-y-auto sm:grid-cols-2">
        {options.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(isOn) =>
              onChange(options.flatMap((one) => ((one.id === id ? isOn : chosen.includes(one.id)) ? [one.id] : [])))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
