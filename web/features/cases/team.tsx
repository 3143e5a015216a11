import type { Case, TeamMember as TeamMemberShape } from '#contract/cases.ts';
import { useState } from 'react';
import type { z } from 'zod';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { lastDayOf } from '../../ui/dates.ts';
import { Actions, Button, Details, Notice, FoldedSection, Status, Why, type State } from '../../ui/index.ts';
import { EndAccessDialog, GiveAccessDialog, StaysDialog } from './dialogs.ts';
import { runningTeam } from './running-team.ts';
import './access.css';

export type Member = z.infer<typeof TeamMemberShape>;
const states = {
  invited: 'waiting',
  live: 'done',
  'reading-only': 'soon',
  ended: 'waiting',
} as const satisfies Record<Member['state'], State>;

/** Whether this reader may end this access: the lead and the deputy anyone's, everyone their own; never an appointment. */
const mayEnd = (member: Member, open: Case) =>
  member.role === 'team' && member.state !== 'ended' && (open.may.giveAccess || member.mine);

function Until({ member }: { member: Member }) {
  const { cases } = useMessages('case');
  const dates = useDates();
  const words = cases.team;
  if (member.validUntil === null) return <span className="p-quiet">{words.noEnd}</span>;
  const day = dates.day(lastDayOf(member.validUntil));
  return <span className="p-quiet">{member.state === 'ended' ? words.ended(day) : words.until(day)}</span>;
}

function MemberLine({ member, open }: { member: Member; open: Case }) {
  const { cases, ui } = useMessages('case');
  const words = cases.team;
  const [ending, setEnding] = useState(false);
  const { colleague } = member;
  return (
    <li className="p-row">
      <div className="p-row__words">
        <p className="p-row__strong">{member.mine ? `${colleague.label} (${words.you})` : colleague.label}</p>
        <p className="p-row__quiet">{`${cases.roles[member.role]}, ${colleague.organisation}`}</p>
        {member.state !== 'ended' && !member.mine && (
          <Reachable colleague={colleague} works={cases.overview.works} />
        )}
        {member.parts.length > 0 && (
          <ul className="case-levels">
            {member.parts.map(({ part, title, level }) => (
              <li key={part}>{part === level ? title : `${title}: ${ui.level[level].toLowerCase()}`}</li>
            ))}
          </ul>
        )}
        <Why label={words.details(colleague.label)}>
          <Details
            items={[
              ...(member.reason === null ? [] : [{ term: words.reason, value: member.reason }]),
              { term: words.basis, value: member.basis },
              ...(member.disclosed ? [{ term: words.disclosedTerm, value: words.disclosed }] : []),
            ]}
          />
        </Why>
      </div>
      <div className="p-row__when">
        <Status state={states[member.state]}>{words.states[member.state]}</Status>
        {member.away && member.state !== 'ended' && <Status state="waiting">{words.away}</Status>}
        <Until member={member} />
      </div>
      {mayEnd(member, open) && (
        <div className="case-end">
          <Button
            aria-label={member.mine ? words.giveBack : words.endNamed(colleague.label)}
            onClick={() => setEnding(true)}
            variant="tertiary"
          >
            {member.mine ? words.giveBack : words.end}
          </Button>
          <EndAccessDialog member={member} onClose={() => setEnding(false)} shown={ending} />
        </div>
      )}
    </li>
  );
}

/** Who may see what, until when, on which basis, why. */
export function Team({ open }: { open: Case }) {
  const { cases, livingPlan } = useMessages('case');
  const words = cases.team;
  const [choosing, setChoosing] = useState(false);
  const [giving, setGiving] = useState(false);
  const [given, setGiven] = useState<string | undefined>();
  const ended = open.team.filter(member => member.state === 'ended');
  const line = (member: Member) => <MemberLine key={member.grantId} member={member} open={open} />;
  return (
    <div className="p-no-print">
      <FoldedSection
        anchor="team"
        count={String(open.team.filter(member => member.state !== 'ended').length)}
        action={
          open.may.giveAccess && (
            <Actions>
              {runningTeam(open).length > 0 && (
                <Button onClick={() => setChoosing(true)} variant="secondary">
                  {livingPlan.stays.open}
                </Button>
              )}
              <Button onClick={() => setGiving(true)} variant="secondary">
                {words.give}
              </Button>
            </Actions>
          )
        }
        intro={words.intro}
        title={words.heading}
      >
        <div aria-live="polite" className="case-given">
          {given !== undefined && <Notice>{given}</Notice>}
        </div>
        <ul className="p-rows">{open.team.filter(member => member.state !== 'ended').map(line)}</ul>
        {ended.length > 0 && (
          <Why label={words.past}>
            <ul className="p-rows">{ended.map(line)}</ul>
          </Why>
        )}
      </FoldedSection>
      {open.may.giveAccess && (
        <>
          <GiveAccessDialog onClose={() => setGiving(false)} onGiven={setGiven} open={open} shown={giving} />
          <StaysDialog onClose={() => setChoosing(false)} onDone={setGiven} open={open} shown={choosing} />
        </>
      )}
    </div>
  );
}
