import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvite, getInvite, joinWithLogin } from '#contract/people.ts';
import { call, errorMessage } from '../../api.ts';
import { FormError } from '../../domain/FormError.tsx';
import { EmailField, NameField, NewPasswordField } from '../../domain/PersonFields.tsx';
import { browserPlace, problemsOfPerson } from '../../domain/person-form.ts';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { EntryPage } from '../../shell/EntryPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { Problem } from '../../ui/Problem.tsx';

/** Where an invitation leads: a new login, or the one this browser is signed in with. */
export function InvitePage() {
  const { token } = useParams({ from: '/invite/$token' });
  const [wantsNew, setWantsNew] = useState(false);
  const invite = useQuery({ queryKey: ['invite', token], queryFn: () => call(getInvite, { params: { token } }) });

  if (invite.isPending) return <EntryPage title={t('entry.loading')}>{null}</EntryPage>;
  if (invite.isError) return <EntryPage title={t('invite.gone')}>{errorMessage(invite.error)}</EntryPage>;

  const { workspaceName: workspace, invitedBy, role, signedInAs } = invite.data;
  const values = { workspace, role: t(`role.${role}`), name: invitedBy };
  const lead = t(invitedBy ? 'invite.by' : 'invite.nobody', values);
  return (
    <EntryPage title={t('invite.title', { workspace })} lead={lead}>
      {signedInAs !== null && !wantsNew ? (
        <JoinWithLogin token={token} email={signedInAs} onOther={() => setWantsNew(true)} />
      ) : (
        <NewLogin token={token} />
      )}
    </EntryPage>
  );
}

function JoinWithLogin({ token, email, onOther }: { token: string; email: string; onOther: () => void }) {
  const join = useMutation({
    mutationFn: () => call(joinWithLogin, { params: { token } }),
    onSuccess: () => location.assign('/'),
  });
  return (
    <div className="flex flex-col gap-4">
      <p>{t('invite.signed_in', { email })}</p>
      <FormError error={join.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button tone="ghost" onClick={onOther}>
          {t('invite.other')}
        </Button>
        <Button tone="primary" busy={join.isPending} onClick={() => join.mutate()}>
          {t('invite.as', { email })}
        </Button>
      </div>
    </div>
  );
}

function NewLogin({ token }: { token: string }) {
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const form = useSubmission(() => location.assign('/'));
  const problems = problemsOfPerson(person);
  const shown = form.touched ? problems : {};

  const submit = () => {
    if (Object.keys(problems).length > 0) return form.refuse();
    form.submit(() => call(acceptInvite, { params: { token }, body: { ...person, ...browserPlace() } }));
  };

  return (
    <Form busy={form.isBusy} onSubmit={submit} className="flex flex-col gap-4">
      <NameField value={person.name} error={shown.name} onChange={(name) => setPerson({ ...person, name })} autoFocus />
      <EmailField value={person.email} error={shown.email} onChange={(email) => setPerson({ ...person, email })} />
      <NewPasswordField
        value={person.password}
        error={shown.password}
        onChange={(password) => setPerson({ ...person, password })}
      />
      <Problem>{form.problem}</Problem>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Link
          to="/sign-in"
          search={{ back: `/invite/${token}` }}
          className="py-1 text-ink2 underline underline-offset-2"
        >
          {t('invite.have_login')}
        </Link>
        <Button type="submit" tone="primary" busy={form.isBusy}>
          {t('invite.action')}
        </Button>
      </div>
    </Form>
  );
}
