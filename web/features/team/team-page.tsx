import { getTeam, type TeamCase, type TeamMate, type UnkeptCase } from '#contract/team.ts';
import { useState } from 'react';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { EmptyState, Loading, Page, ProblemNotice, Row, RowList, Section, Status } from '../../ui/index.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { useAway } from './away.ts';
import { Done } from './done.tsx';
import { Needing, Unkept } from './needing.tsx';
import './team.css';

/** Numbers of work in words; only what is late has a colour, with its word. */
function Numbers({ mate }: { mate: TeamMate }) {
  const { team } = useMessages('office');
  const words = team.mates;
  const late = [
    mate.overdue > 0 && words.overdue(mate.overdue),
    mate.waiting > 0 && words.waiting(mate.waiting),
    mate.lookBacksPassed > 0 && words.lookBacks(mate.lookBacksPassed),
  ].filter(each => each !== false);
  if (late.length === 0) return mate.leads === 0 ? null : <p className="p-quiet">{words.calm}</p>;
  return (
    <p className="team-numbers">
      {late.map(said => (
        <Status key={said} state="soon">
          {said}
        </Status>
      ))}
    </p>
  );
}

function Mate({ mate }: { mate: TeamMate }) {
  const { team } = useMessages('office');
  const away = useAway(mate.away);
  return (
    <Row
      quiet={team.mates.numbers(mate.leads, mate.deputises)}
      status={away !== undefined && <Status state="waiting">{away}</Status>}
      strong={mate.label}
      to={`/team/${mate.heldFunctionId}`}
    >
      <Numbers mate={mate} />
    </Row>
  );
}

/** The team manager: who leads how many cases, what is late, who is away. Never what a case is about. */
export function TeamPage() {
  const { team } = useMessages('office');
  const query = useRead(getTeam, {});
  const [assigning, setAssigning] = useState<TeamCase | UnkeptCase | undefined>();
  const [done, setDone] = useState<string | undefined>();
  const mates = query.data?.mates ?? [];
  return (
    <Page context={team.context} title={team.title} windowTitle={team.window}>
      <Done said={done} />
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data && <Needing cases={query.data.needing} onAssign={setAssigning} />}
      {query.data && (
        <Unkept cases={query.data.unkept.filter(each => each.aftercareOn !== null)} onAssign={setAssigning} />
      )}
      {query.data && (
        <Section intro={mates.length > 0 ? team.mates.intro : undefined} title={team.mates.title}>
          {mates.length === 0 ? (
            <EmptyState drawing="table" title={team.mates.empty}>
              {team.mates.emptyWhat}
            </EmptyState>
          ) : (
            <RowList label={team.mates.title}>
              {mates.map(mate => (
                <Mate key={mate.heldFunctionId} mate={mate} />
              ))}
            </RowList>
          )}
        </Section>
      )}
      {query.data && (
        <Unkept
          cases={query.data.unkept.filter(each => each.aftercareOn === null)}
          onAssign={setAssigning}
          seldom
        />
      )}
      {assigning && (
        <AssignDialog
          mates={mates}
          of={assigning}
          onClose={() => setAssigning(undefined)}
          onDone={() => {
            setAssigning(undefined);
            setDone(team.takeOver.done(1));
          }}
        />
      )}
    </Page>
  );
}
