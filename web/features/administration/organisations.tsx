import { listOrganisations, type Organisation, type OrganisationKind } from '#contract/organisations.ts';
import { useState, type ReactNode } from 'react';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { Done } from './done.tsx';
import { AddOrganisation } from './organisation-forms.tsx';
import { organisationPath, useKindName, usePeriod } from './organisation-words.ts';
import { Button, EmptyState, Loading, Page, ProblemNotice, Row, RowList, Section } from '../../ui/index.ts';

interface RowsProps {
  of: readonly Organisation[];
  kinds: readonly OrganisationKind[];
  label: string;
}

function Rows({ of, kinds, label }: RowsProps) {
  const { organisations: words } = useMessages('office');
  const nameOf = useKindName(kinds);
  const period = usePeriod();
  return (
    <RowList label={label}>
      {of.map(each => (
        <Row
          date={period(each)}
          key={each.organisationId}
          quiet={[
            nameOf(each.kind),
            each.isController && words.controller,
            words.functions(each.functions),
            each.isMine && words.mine,
          ]
            .filter(Boolean)
            .join(' · ')}
          strong={each.name}
          to={organisationPath(each.organisationId)}
        />
      ))}
    </RowList>
  );
}

/** Which organisations take part here, and which did. */
export function OrganisationsPart({ nav }: { nav: ReactNode }) {
  const { administration, organisations: words } = useMessages('office');
  const query = useRead(listOrganisations, {});
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState<string | undefined>();
  const items = query.data?.items ?? [];
  const kinds = query.data?.kinds ?? [];
  const groups = [
    { title: words.now, of: items.filter(each => each.endedOn === null) },
    { title: words.ended, of: items.filter(each => each.endedOn !== null) },
  ].filter(group => group.of.length > 0);
  return (
    <Page
      action={query.data && <Button onClick={() => setAdding(true)}>{words.add}</Button>}
      context={words.intro}
      title={words.title}
      windowTitle={administration.window}
    >
      {nav}
      {done !== undefined && <Done said={done} />}
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {query.data && items.length === 0 && <EmptyState drawing="table" title={words.empty} />}
      {groups.map(({ title, of }) => (
        <Section key={title} title={title}>
          <Rows kinds={kinds} label={title} of={of} />
        </Section>
      ))}
      {adding && (
        <AddOrganisation
          kinds={kinds}
          onClose={() => setAdding(false)}
          onDone={name => {
            setAdding(false);
            setDone(words.done.added(name));
          }}
        />
      )}
    </Page>
  );
}
