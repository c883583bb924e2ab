import { Specimen } from './Specimen.tsx';

const grounds = ['bg', 'panel', 'raise', 'hover', 'press', 'sel'] as const;
const tones = [
  { name: 'public', use: 'Anyone can read it' },
  { name: 'private', use: 'Only the two of us' },
  { name: 'note', use: 'Never leaves the house' },
  { name: 'late', use: 'Late, urgent, dangerous' },
  { name: 'soon', use: 'Soon late, or not real' },
  { name: 'ok', use: 'Done, nothing to mend' },
] as const;
const sizes = [
  { name: 'text-xl', use: 'Titles of pages one reads' },
  { name: 'text-lg', use: 'Titles of dialogs' },
  { name: 'text-base', use: 'Messages, what people wrote' },
  { name: 'text-sm', use: 'Everything else' },
  { name: 'text-xs', use: 'Help, meta' },
  { name: 'text-2xs', use: 'Tags, key caps' },
] as const;

export function Colours() {
  return (
    <>
      <Specimen title="Grounds" className="grid grid-cols-3 gap-2.5 sm:grid-cols-6">
        {grounds.map((name) => (
          <div key={name}>
            <div className="h-12 rounded-md border border-line" style={{ background: `var(--${name})` }} />
            <code className="text-2xs text-ink3">{name}</code>
          </div>
        ))}
      </Specimen>
      <Specimen
        title="Tones"
        note="mean something or are absent"
        className="grid grid-cols-1 gap-2.5 sm:grid-cols-2 lg:grid-cols-3"
      >
        {tones.map(({ name, use }) => (
          <div
            key={name}
            className="rounded-md border px-3 py-2"
            style={{
              background: `var(--${name}-bg)`,
              borderColor: `var(--${name}-line)`,
              color: `var(--${name})`,
            }}
          >
            <p className="font-semibold">{name}</p>
            <p className="text-xs">{use}</p>
          </div>
        ))}
      </Specimen>
      <Specimen title="Type" className="flex flex-col gap-2">
        {sizes.map(({ name, use }) => (
          <p key={name} className="flex flex-wrap items-baseline gap-x-4">
            <code className="w-20 font-mono text-2xs text-ink3">{name}</code>
            <span style={{ fontSize: `var(--${name})` }}>{use}</span>
          </p>
        ))}
      </Specimen>
    </>
  );
}
