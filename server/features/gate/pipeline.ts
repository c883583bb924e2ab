import type { CheckResult } from '#contract/dispatch.ts';
import type { Check, Finding } from './check.ts';
import { checks } from './checks/list.ts';
import type { Facts, TextFacts } from './facts.ts';
import { pass } from './verdict.ts';

const ofEverything = checks.filter((check) => check.of === 'everything');

/** What every check says to a reply or direct message; pure. */
export function checkText(facts: TextFacts): CheckResult[] {
  return checks.flatMap((check) => named(check, check.look(facts)));
}

/** What the checks of everything say to a like, hide, delete, block or mute; pure. */
export function checkAction(facts: Facts): CheckResult[] {
  return ofEverything.flatMap((check) => named(check, check.look(facts)));
}

/** Every check leaves at least one line, so that a trace shows that it was asked. */
function named({ name: check }: Check, said: Finding | readonly Finding[]): CheckResult[] {
  const findings = [said].flat();
  return (findings.length === 0 ? [pass()] : findings).map((finding) => ({ check, ...finding }));
}
