/** Where the focus was: the element, and around it each ancestor with what stood beside it, innermost first. */
type Step = { element: Element; next: Element | null; previous: Element | null };

/** What takes the focus without writing into anything. */
const takesFocus =
  'a[href], button:not(:disabled, [tabindex="-1"]), summary, [tabindex="0"], input:is([type=checkbox], [type=radio]):not(:disabled)';

let trail: readonly Step[] = [];

/**
 * Keeps the keyboard's place on the page. What has the focus may go away when it is pressed: then what comes after it gets
 * the focus, else what came before; where one writes, the text does. A button that is off for a moment gets it back. Call
 * once, where the app starts. Returns the way to stop.
 */
export function startFocusRefuge(): () => void {
  const note = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) trail = trailOf(target);
  };
  // Who leaves by themselves, as by a click on nothing, has not lost their place.
  const leave = () =>
    queueMicrotask(() => {
      const element = trail[0]?.element;
      if (isLost() && element?.isConnected && !element.matches(':disabled')) trail = [];
    });
  const observer = new MutationObserver(settle);
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', leave);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', leave);
    observer.disconnect();
  };
}

const isLost = () => document.activeElement === null || document.activeElement === document.body;

function trailOf(element: Element): Step[] {
  const steps: Step[] = [];
  for (let one: Element | null = element; one && one !== document.body; one = one.parentElement)
    steps.push({ element: one, next: one.nextElementSibling, previous: one.previousElementSibling });
  return steps;
}

function settle(): void {
  const element = trail[0]?.element;
  if (!element || !isLost() || (element.isConnected && element.matches(':disabled'))) return;
  const refuge = element.isConnected ? element : findRefuge();
  trail = [];
  if (refuge instanceof HTMLElement) refuge.focus({ preventScroll: true });
}

function findRefuge(): Element | null {
  for (const { element, next, previous } of trail) {
    if (element.isConnected && element.matches('main, dialog')) return element;
    const text = element.isConnected && element.matches('[data-writes]') && element.querySelector('textarea');
    if (text) return text;
    // Within what writes, nothing else is the place to be.
    if (element.parentElement?.closest('[data-writes]')) continue;
    const found = firstAfter(next) ?? lastBefore(previous);
    if (found && !isWrittenIn(found)) return found;
  }
  return document.querySelector('main');
}

const isWrittenIn = (element: Element) => element.closest('[data-writes]') !== null;

function firstAfter(from: Element | null): Element | null {
  for (let one = from; one?.isConnected; one = one.nextElementSibling) {
    const [first] = focusable(one);
    if (first) return first;
  }
  return null;
}

function lastBefore(from: Element | null): Element | null {
  for (let one = from; one?.isConnected; one = one.previousElementSibling) {
    const last = focusable(one).at(-1);
    if (last) return last;
  }
  return null;
}

const focusable = (root: Element): Element[] =>
  [root, ...root.querySelectorAll(takesFocus)].filter((one) => one.matches(takesFocus) && one.checkVisibility());
