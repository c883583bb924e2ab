import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import { currentRegion, languages, pseudoLanguages, setRegion, t } from '../../i18n.ts';
import { Mark } from '../../shell/Mark.tsx';
import { setThemeChoice, themeChoices, useThemeChoice } from '../../theme.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { Actions } from './Actions.tsx';
import { Colours } from './Colours.tsx';
import { Fields } from './Fields.tsx';
import { Floating } from './Floating.tsx';
import { Keys } from './Keys.tsx';
import { Marks } from './Marks.tsx';
import { States } from './States.tsx';
import { Tables } from './Tables.tsx';

const icons = { light: Sun, dark: Moon, system: Monitor };

const sections = [
  { id: 'colours', title: 'Colour and type', Part: Colours },
  { id: 'actions', title: 'Actions', Part: Actions },
  { id: 'fields', title: 'Fields', Part: Fields },
  { id: 'floating', title: 'What floats', Part: Floating },
  { id: 'marks', title: 'Marks and times', Part: Marks },
  { id: 'states', title: 'States', Part: States },
  { id: 'tables', title: 'Lists and tables', Part: Tables },
  { id: 'keys', title: 'Keys and commands', Part: Keys },
];

/** Every component of web/ui in its states. Its own words are English: it is read by those who build screens. */
export function GalleryPage() {
  const theme = useThemeChoice();
  return (
    <div className="min-h-dvh">
      <title>{`${t('gallery.title')} · Earshot`}</title>
      <header className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-b border-line bg-panel px-4 py-2 sm:px-6">
        <Mark size={26} />
        <h1 className="flex-1 text-base font-semibold">{t('gallery.title')}</h1>
        <Select
          label="Language"
          value={currentRegion().language}
          onChange={(language) => void setRegion({ language })}
          options={[...languages, ...pseudoLanguages].map(({ code, name }) => ({ value: code, label: name }))}
          className="w-44"
        />
        <fieldset className="flex gap-0.5 border-0">
          <legend className="sr-only">Theme</legend>
          {themeChoices.map((choice) => {
            const Icon = icons[choice];
            return (
              <IconButton
                key={choice}
                label={t(`shell.theme.${choice}`)}
                icon={<Icon size={16} aria-hidden="true" />}
                pressed={theme === choice}
                side="bottom"
                onClick={() => setThemeChoice(choice)}
              />
            );
          })}
        </fieldset>
      </header>
      <div className="mx-auto flex max-w-6xl gap-8 px-4 py-6 sm:px-6">
        <nav aria-label="Sections" className="sticky top-20 hidden w-40 shrink-0 self-start lg:block">
          {sections.map(({ id, title }) => (
            <a
              key={id}
              href={`#${id}`}
              className="block rounded-[7px] px-2 py-1.5 text-ink2 hover:bg-hover hover:text-ink"
            >
              {title}
            </a>
          ))}
        </nav>
        <main className="min-w-0 flex-1">
          {sections.map(({ id, title, Part }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="mb-10 scroll-mt-16">
              <h2 id={`${id}-title`} className="mb-3 text-lg font-semibold">
                {title}
              </h2>
              <Part />
            </section>
          ))}
        </main>
      </div>
    </div>
  );
}
