import { listFrames } from '#contract/frames.ts';
import {
  getOrganisation,
  listOrganisations,
  type OpenedOrganisation,
  type OrganisationKind,
} from '#contract/organisations.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import {
  Actions,
  Button,
  Loading,
  Page,
  PageOnItsWay,
  ProblemNotice,
  Row,
  RowList,
  Section,
} from '../../ui/index.ts';
import './administration.css';
import { Done } from './done.tsx';
import { EndOrganisation, ResumeOrganisation, useTouches } from './organisation-end.tsx';
import { ChangeOrganisation } from './organisation-forms.tsx';
import { admitted, organisationsPath, useKindName, usePeriod } from './organisation-words.ts';

type Asked = 'change' | 'end' | 'resume';
interface Of {
  of: OpenedOrganisation;
  kinds: readonly OrganisationKind[];
}

function Facts({ of, kinds }: Of) {
  const { organisations } = useMessages('office');
  const words = organisations.one;
  const nameOf = useKindName(kinds);
  const period = usePeriod();
  return (
    <Section title={words.facts}>
      <dl className="admin-facts">
        <dt>{words.period}</dt>
        <dd>{period(of)}</dd>
        <dt>{words.kind}</dt>
        <dd>{nameOf(of.kind)}</dd>
        <dt>{words.role}</dt>
        <dd>{of.isController ? words.isController : words.isPartner}</dd>
        <dt>{words.code}</dt>
        <dd>{of.code}</dd>
      </dl>
    </Section>
  );
}

function Touches({ of }: { of: OpenedOrganisation }) {
  const { organisations } = useMessages('office');
  const lines = useTouches(of);
  return (
    <Section intro={organisations.touches.numbers} title={organisations.touches.title}>
      <ul className="admin-lines">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Beside it: which functions of such an organisation the frames admit, and how far. */
function Allowed({ of, kinds }: Of) {
  const { organisations, ui } = useMessages('office');
  const words = organisations.allowed;
  const query = useRead(listFrames, {});
  const kind = kinds.find(({ code }) => code === of.kind);
  const frames = (query.data?.items ?? []).map(frame => ({
    frame,
    functions: admitted(frame, of.isController, kind?.functions ?? []),
  }));
  const known = of.isController || kind !== undefined;
  const some = frames.some(({ functions }) => functions.length > 0);
  return (
    <Section level={2} title={words.title}>
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data && (
        <p>
          {!known && words.noKind}
          {known && !some && words.none}
          {known && some && (of.isController ? words.ofController : words.ofPartner)}
        </p>
      )}
      {known &&
        frames
          .filter(({ functions }) => functions.length > 0)
          .map(({ frame, functions }) => (
            <div className="admin-frame" key={frame.code}>
              <h3 className="p-h3">{frame.title}</h3>
              <ul className="admin-lines">
                {functions.map(each => (
                  <li key={each.title}>
                    {`${each.title}, ${each.onlyAtOwn ? words.atOwn : words.upTo(ui.level[each.maxLevel])}`}
                  </li>
                ))}
              </ul>
            </div>
          ))}
    </Section>
  );
}

function History({ of, kinds }: Of) {
  const { organisations } = useMessages('office');
  const words = organisations.history;
  const dates = useDates();
  const nameOf = useKindName(kinds);
  return (
    <Section title={words.title}>
      {of.history.length === 0 && <p>{words.empty}</p>}
      {of.history.length > 0 && (
        <RowList label={words.title}>
          {of.history.map(each => (
            <Row
              date={dates.moment(each.at)}
              key={each.at}
              quiet={[
                words.line(each.name, nameOf(each.kind)),
                each.endedOn !== null && words.lastDay(dates.day(each.endedOn)),
                each.by,
              ]
                .filter(Boolean)
                .join(' · ')}
              strong={words.what[each.what]}
            >
              <p>{words.because(each.because)}</p>
            </Row>
          ))}
        </RowList>
      )}
    </Section>
  );
}

function TheOrganisation({ of, kinds }: Of) {
  const { administration, organisations } = useMessages('office');
  const words = organisations.one;
  const [asked, setAsked] = useState<Asked | undefined>();
  const [done, setDone] = useState<string | undefined>();
  const close = () => setAsked(undefined);
  const said = (words_: string) => {
    close();
    setDone(words_);
  };
  const running = of.endedOn === null;
  return (
    <Page
      back={{ to: organisationsPath, label: words.back }}
      context={running ? undefined : organisations.isEnded}
      side={<Allowed kinds={kinds} of={of} />}
      title={of.name}
      windowTitle={administration.window}
    >
      {done !== undefined && <Done said={done} />}
      <Facts kinds={kinds} of={of} />
      {running && <Touches of={of} />}
      {running && of.isMine && <p className="p-quiet">{words.ownOne}</p>}
      <Actions>
        {running && (
          <Button onClick={() => setAsked('change')} variant="secondary">
            {words.change}
          </Button>
        )}
        {running && !of.isMine && (
          <Button onClick={() => setAsked('end')} variant="tertiary">
            {words.end}
          </Button>
        )}
        {!running && (
          <Button onClick={() => setAsked('resume')} variant="secondary">
            {words.resume}
          </Button>
        )}
      </Actions>
      <History kinds={kinds} of={of} />
      {asked === 'change' && (
        <ChangeOrganisation
          kinds={kinds}
          of={of}
          onClose={close}
          onDone={() => said(organisations.done.changed)}
        />
      )}
      {asked === 'end' && (
        <EndOrganisation of={of} onClose={close} onDone={() => said(organisations.done.ended(of.name))} />
      )}
      {asked === 'resume' && (
        <ResumeOrganisation
          of={of}
          onClose={close}
          onDone={() => said(organisations.done.resumed(of.name))}
        />
      )}
    </Page>
  );
}

/** One organisation: what it is, what its end would touch, what the frame allows it, and what changed. */
export function OrganisationPage() {
  const { organisationId = '' } = useParams();
  const { administration, organisations } = useMessages('office');
  const query = useRead(getOrganisation, { params: { organisationId } });
  const list = useRead(listOrganisations, {});
  if (query.data && list.data) return <TheOrganisation kinds={list.data.kinds} of={query.data} />;
  const problem = query.error ?? list.error;
  if (problem === null) return <PageOnItsWay />;
  return (
    <Page
      back={{ to: organisationsPath, label: organisations.one.back }}
      title={organisations.title}
      windowTitle={administration.window}
    >
      <ProblemNotice onRetry={() => void Promise.all([query.refetch(), list.refetch()])} problem={problem} />
    </Page>
  );
}
