import { getTeam, listTeamCases, setAbsence, type TeamCase, type TeamMate } from '#contract/team.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCommand, useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import {
  Actions,
  Button,
  CheckGroup,
  EmptyState,
  Loading,
  Page,
  ProblemNotice,
  Status,
} from '../../ui/index.ts';
import { AwayDialog } from './away-dialog.tsx';
import { useAway } from './away.ts';
import { Done } from './done.tsx';
import { TakeOverDialog } from './take-over-dialog.tsx';
import './team.css';

/** Whether somebody is away, and telling so. */
function Away({ mate, onSaid }: { mate: TeamMate; onSaid: (said: string) => void }) {
  const { cases, team } = useMessages('case', 'office');
  const words = team.mate;
  const [asking, setAsking] = useState(false);
  const back = useCommand(setAbsence, { refreshes: [getTeam] });
  const away = useAway(mate.away);
  return (
    <div className="team-state">
      <Reachable colleague={mate} works={cases.overview.works} />
      {away !== undefined && <Status state="waiting">{away}</Status>}
      <Button onClick={() => setAsking(true)} variant="tertiary">
        {away === undefined ? words.isAway : words.changeAway}
      </Button>
      {away !== undefined && (
        <Button
          busy={back.isPending}
          onClick={() =>
            back.mutate(
              { params: { heldFunctionId: mate.heldFunctionId }, body: { away: null } },
              { onSuccess: () => onSaid(words.backDone(mate.label)) },
            )
          }
          variant="tertiary"
        >
          {words.isBack}
        </Button>
      )}
      <ProblemNotice problem={back.error} />
      {asking && (
        <AwayDialog
          mate={mate}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onSaid(words.awayDone(mate.label));
          }}
        />
      )}
    </div>
  );
}

interface CasesProps {
  mate: TeamMate;
  cases: readonly TeamCase[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

/** The cases by their numbers: first those that the colleague leads, then those where he or she stands beside. */
function Cases({ mate, cases, chosen, onChoose }: CasesProps) {
  const { team } = useMessages('office');
  const words = team.mate;
  const groups = [
    {
      name: 'leads',
      title: words.leads,
      of: cases.filter(each => each.lead.heldFunctionId === mate.heldFunctionId),
      help: (each: TeamCase) => words.other(each.deputy.label),
    },
    {
      name: 'deputises',
      title: words.deputises,
      of: cases.filter(each => each.deputy.heldFunctionId === mate.heldFunctionId),
      help: (each: TeamCase) => words.leadBy(each.lead.label),
    },
  ].filter(group => group.of.length > 0);
  return groups.map(({ name, title, of, help }) => {
    const mine = of.map(each => each.reference);
    return (
      <CheckGroup
        key={name}
        label={title}
        name={name}
        onChange={values => onChoose([...chosen.filter(each => !mine.includes(each)), ...values])}
        options={of.map(each => ({
          value: each.reference,
          label: each.reference,
          help: `${help(each)} · ${each.frame.title}`,
        }))}
        values={chosen.filter(each => mine.includes(each))}
      />
    );
  });
}

function MateAtWork({ mate, mates }: { mate: TeamMate; mates: readonly TeamMate[] }) {
  const { team } = useMessages('office');
  const words = team.mate;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [passing, setPassing] = useState(false);
  const [done, setDone] = useState<string | undefined>();
  const [asked, setAsked] = useState(false);
  const query = useRead(listTeamCases, { params: { heldFunctionId: mate.heldFunctionId } });
  const cases = query.data?.items ?? [];
  // what was passed on meanwhile is not there any more
  const chosen = cases.filter(each => ticked.includes(each.reference));
  return (
    <Page
      back={{ to: '/team', label: words.back }}
      context={words.context(mate.organisation)}
      title={mate.label}
      windowTitle={team.window}
    >
      <Done said={done} />
      <Away mate={mate} onSaid={setDone} />
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data && cases.length === 0 && (
        <EmptyState drawing="table" title={words.none}>
          {words.noneWhat}
        </EmptyState>
      )}
      {cases.length > 0 && (
        <div className="p-form team-case">
          <Cases
            cases={cases}
            chosen={chosen.map(each => each.reference)}
            mate={mate}
            onChoose={next => {
              setTicked(next);
              setAsked(false);
            }}
          />
          {asked && chosen.length === 0 && <p role="alert">{words.noneChosen}</p>}
          <Actions>
            <Button onClick={() => (chosen.length === 0 ? setAsked(true) : setPassing(true))}>
              {words.passOn(chosen.length)}
            </Button>
            <Button
              onClick={() => {
                setTicked(cases.map(each => each.reference));
                setAsked(false);
              }}
              variant="secondary"
            >
              {words.all}
            </Button>
          </Actions>
        </div>
      )}
      {passing && (
        <TakeOverDialog
          cases={chosen}
          mate={mate}
          mates={mates}
          onClose={() => setPassing(false)}
          onDone={() => {
            setPassing(false);
            setTicked([]);
            setDone(team.takeOver.done(chosen.length));
          }}
        />
      )}
    </Page>
  );
}

/** One colleague: whether he or she is away, and cases by their numbers, to be passed on. */
export function MatePage() {
  const { heldFunctionId = '' } = useParams();
  const { team, shell } = useMessages('office');
  const query = useRead(getTeam, {});
  const mate = query.data?.mates.find(each => each.heldFunctionId === heldFunctionId);
  if (query.data && mate) return <MateAtWork key={heldFunctionId} mate={mate} mates={query.data.mates} />;
  return (
    <Page back={{ to: '/team', label: team.mate.back }} title={team.title} windowTitle={team.window}>
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data && <p>{shell.notFound.title}</p>}
    </Page>
  );
}
