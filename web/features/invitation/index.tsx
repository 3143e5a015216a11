import { answerInvitation, getInvitation, type Invitation } from '#contract/grants.ts';
import { listFrames } from '#contract/frames.ts';
import { getMyWork } from '#contract/work.ts';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { z } from 'zod';
import { useCommand, useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { lastDayOf } from '../../ui/dates.ts';
import {
  Button,
  ButtonLink,
  Check,
  Details,
  Dialog,
  EmptyState,
  Loading,
  Page,
  Phone,
  ProblemNotice,
  Section,
  Why,
} from '../../ui/index.ts';
import './invitation.css';

type Asked = z.infer<typeof Invitation>;

export function InvitationPage() {
  const { grantId = '' } = useParams();
  const { invitation, shell } = useMessages();
  const { data, error, isPending, refetch, isFetching } = useRead(getInvitation, { params: { grantId } });
  const [closed, setClosed] = useState(false);
  if (closed) {
    return (
      <Page title={invitation.closed.title} windowTitle={shell.windows.message}>
        <EmptyState
          action={<ButtonLink to="/">{invitation.closed.back}</ButtonLink>}
          drawing="houses"
          title={invitation.closed.text}
        />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={invitation.title} windowTitle={shell.windows.message}>
        {isPending && <Loading />}
        <ProblemNotice busy={isFetching} onRetry={() => void refetch()} problem={error} />
      </Page>
    );
  }
  return (
    <Page
      context={invitation.context(data.caseReference)}
      title={invitation.title}
      windowTitle={shell.windows.message}
    >
      <div>
        <p className="p-quiet" id="over-wie">
          {invitation.about}
        </p>
        <ul aria-labelledby="over-wie" className="invitation__children">
          {data.children.map(child => (
            <li key={child}>{child}</li>
          ))}
        </ul>
      </div>
      <Request asked={data} />
      <PrivateTie asked={data} onClosed={() => setClosed(true)} />
    </Page>
  );
}

function Request({ asked }: { asked: Asked }) {
  const { invitation, ui } = useMessages();
  const dates = useDates();
  const { data: frames } = useRead(listFrames, {});
  const domains = frames?.items.flatMap(frame => frame.lifeDomains) ?? [];
  const partTitle = (part: string) =>
    part === 'headline'
      ? invitation.headlinePart
      : (domains.find(domain => domain.code === part)?.title ?? part);
  return (
    <Section title={invitation.ask}>
      <Details
        items={[
          {
            term: invitation.by,
            value: (
              <>
                {asked.givenBy ?? invitation.byTeam}
                {asked.givenByPhone !== null && (
                  <div>
                    <Phone number={asked.givenByPhone} />
                  </div>
                )}
              </>
            ),
          },
          { term: invitation.on, value: dates.moment(asked.givenAt) },
          { term: invitation.role, value: invitation.roles[asked.role] },
          { term: invitation.reason, value: asked.reason },
          {
            term: invitation.parts,
            value: (
              <>
                <ul className="invitation__parts">
                  {asked.parts.map(({ part, level }) => (
                    <li key={part}>
                      {partTitle(part)} <span className="p-quiet">{ui.level[level]}</span>
                    </li>
                  ))}
                </ul>
                <Why>{invitation.partsWhy}</Why>
              </>
            ),
          },
          {
            term: invitation.until,
            value: asked.until === null ? invitation.noEnd : dates.longDay(lastDayOf(asked.until)),
          },
          { term: invitation.basis, value: asked.basis },
        ]}
      />
    </Section>
  );
}

/** Acceptance is the first opening, with one tick. The other answer is as easy to give and asks once more. */
function PrivateTie({ asked, onClosed }: { asked: Asked; onClosed: () => void }) {
  const { grantId } = asked;
  const { invitation, ui } = useMessages();
  const navigate = useNavigate();
  const [none, setNone] = useState(false);
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const answer = useCommand(answerInvitation, { refreshes: [getMyWork] });

  const open = () => {
    setMissing(!none);
    if (!none) return;
    answer.mutate(
      { params: { grantId }, body: { privateTie: false } },
      {
        onSuccess: ({ caseId }) =>
          void navigate(caseId === null ? '/' : `/casussen/${caseId}`, { replace: true }),
      },
    );
  };
  const close = () =>
    answer.mutate({ params: { grantId }, body: { privateTie: true } }, { onSuccess: onClosed });

  return (
    <Section title={invitation.tie.title}>
      <div className="p-form invitation__tie">
        <Check
          checked={none}
          error={missing && !none ? invitation.tie.missing : undefined}
          help={invitation.tie.tickHelp}
          label={invitation.tie.tick}
          name="privateTie"
          onChange={setNone}
        />
        {!asking && <ProblemNotice onRetry={open} problem={answer.error} />}
        <div className="p-actions">
          <Button busy={answer.isPending} onClick={open}>
            {invitation.tie.open}
          </Button>
          <Button onClick={() => setAsking(true)} variant="tertiary">
            {invitation.tie.have}
          </Button>
        </div>
        <Why>{invitation.tie.why}</Why>
      </div>
      <Dialog
        actions={
          <>
            <Button busy={answer.isPending} danger onClick={close} variant="secondary">
              {invitation.tie.haveConfirm}
            </Button>
            <Button onClick={() => setAsking(false)} variant="tertiary">
              {ui.dialog.cancel}
            </Button>
          </>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title={invitation.tie.haveTitle}
      >
        <p>{invitation.tie.haveText}</p>
        <p>{invitation.tie.haveFinal}</p>
        <ProblemNotice onRetry={close} problem={answer.error} />
      </Dialog>
    </Section>
  );
}
