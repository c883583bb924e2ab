import { type Problems, problemsOfPerson } from '../../domain/person-form.ts';
import { t } from '../../i18n.ts';
import { type StepName, steps } from './search.ts';

export type Answers = { code: string; name: string; email: string; password: string; workspaceName: string };

/** What is wrong with the answers of one step. */
export function problemsOfStep(step: StepName, answers: Answers): Problems<Answers> {
  const { name, email, password } = problemsOfPerson(answers);
  if (step === 'name') return name ? { name } : {};
  if (step === 'login') return { ...(email ? { email } : {}), ...(password ? { password } : {}) };
  if (step === 'code') return answers.code.trim() ? {} : { code: t('setup.code.missing') };
  return answers.workspaceName.trim() ? {} : { workspaceName: t('setup.workspace.missing') };
}

/** The question to ask when the address names one: that, or the first before it that is not answered (after a reload, say). */
export function stepToAsk(named: StepName, answers: Answers): StepName {
  const before = steps.slice(0, steps.indexOf(named));
  return before.find((step) => Object.keys(problemsOfStep(step, answers)).length > 0) ?? named;
}
