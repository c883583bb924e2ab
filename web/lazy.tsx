import { lazyRouteComponent } from '@tanstack/react-router';
import { type ComponentProps, type ComponentType, use, useEffect } from 'react';
import { type Area, needWords } from './i18n.ts';
import { holdKeys, releaseKeys } from './ui/shortcuts.ts';

// biome-ignore lint/suspicious/noExplicitAny: a component takes what it takes; ComponentProps gives it back below.
type Component = ComponentType<any>;

/** A page in a file of its own. `areas`: whose words it says beyond those that come with the app. */
export function lazyPage<Name extends string, Module extends Record<Name, Component>>(
  load: () => Promise<Module>,
  name: Name,
  areas: readonly Area[] = [],
) {
  return lazyRouteComponent(() => {
    const holds = holdKeys();
    return withWords(load, areas).finally(() => holds && releaseKeys());
  }, name);
}

/** How long, in ms, a part that could not be fetched stays so before it is asked for again. */
const retryMs = 1_000;

/**
 * A part of a page in a file of its own, under a Suspense. `areas`: whose words it says beyond those of the page.
 * `fetch()` brings it before it is needed; then it is drawn at once. Without a connection it is awaited, and the page
 * around it stands. What is typed before a part that a key asked for is written into it.
 */
export function lazyPart<Name extends string, Module extends Record<Name, Component>>(
  load: () => Promise<Module>,
  name: Name,
  areas: readonly Area[] = [],
) {
  let Part: Module[Name] | undefined;
  let coming: Promise<void> | undefined;
  /** Asked for and not drawn yet; what was so before a key was pressed is not what the key asked for. */
  let isAwaited = false;
  let holds = false;

  const come = async () => {
    while (!Part) {
      const module = await withWords(load, areas).catch(() => wait(retryMs));
      Part = module?.[name];
    }
  };

  const fetch = () => (coming ??= come());

  function Lazy(props: ComponentProps<Module[Name]>) {
    // What is drawn within it has taken the focus by then.
    useEffect(() => {
      if (holds) releaseKeys();
      isAwaited = holds = false;
    }, []);
    if (!Part) {
      if (!isAwaited) holds = holdKeys();
      isAwaited = true;
      use(fetch());
    }
    return Part && <Part {...props} />;
  }
  return Object.assign(Lazy, { fetch: () => void fetch() });
}

const wait = (ms: number) => new Promise<undefined>((done) => setTimeout(done, ms));

async function withWords<Module>(load: () => Promise<Module>, areas: readonly Area[]): Promise<Module> {
  const [module] = await Promise.all([load(), needWords(areas)]);
  return module;
}
