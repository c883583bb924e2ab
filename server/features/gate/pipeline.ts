import type { CheckResult } from '#contract/dispatch.ts';
import { checkChannel, checkGone, checkPermission } from './checks.ts';
import type { Facts, TextFacts } from './facts.ts';
import {
  checkAddressees,
  checkAttachments,
  checkCollision,
  checkDuplicate,
  checkLength,
  checkStage,
} from './text-checks.ts';

const always = [checkPermission, checkChannel, checkGone];
const ofTexts = [checkStage, checkLength, checkAttachments, checkDuplicate, checkCollision, checkAddressees];

/** What every check says to a reply or direct message; pure. */
export function checkText(facts: TextFacts): CheckResult[] {
  return [...always.map((check) => check(facts)), ...ofTexts.map((check) => check(facts))];
}

/** What every check says to a like, hide, delete, block or mute; pure. */
export function checkAction(facts: Facts): CheckResult[] {
  return always.map((check) => check(facts));
}
