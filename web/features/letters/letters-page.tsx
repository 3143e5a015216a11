import { listLetters, type Letters } from '#contract/letters.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf, today } from '../../ui/dates.ts';
import {
  Button,
  EmptyState,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  Row,
  RowList,
  Section,
} from '../../ui/index.ts';
import { PrepareDialog } from './prepare-dialog.tsx';
import { StateOf } from './state-of.tsx';

/** Whether the parents know, as far as that is still to be done. */
function Informed({ found }: { found: Letters }) {
  const { letters } = useMessages('around');
  const dates = useDates();
  const day = dates.day(found.parentsInformedOn);
  if (found.parentsInformed === 'postponed') return <Notice>{letters.informed.later(day)}</Notice>;
  return found.parentsInformedOn > today() ? <Notice>{letters.informed.planned(day)}</Notice> : null;
}

function Found({ found }: { found: Letters }) {
  const { letters } = useMessages('around');
  const dates = useDates();
  const [making, setMaking] = useState(false);
  return (
    <Page
      action={found.mayPrepare ? <Button onClick={() => setMaking(true)}>{letters.make}</Button> : undefined}
      back={{ to: `/casussen/${found.caseId}`, label: letters.back }}
      context={letters.intro(found.reference)}
      title={letters.title}
      windowTitle={letters.window}
    >
      {found.mayPrepare ? (
        <Informed found={found} />
      ) : (
        <Notice>{found.without === null ? letters.notYours : letters.without[found.without]}</Notice>
      )}
      {found.letters.length === 0 ? (
        <EmptyState drawing="letter" title={letters.empty}>
          {letters.emptyWhat}
        </EmptyState>
      ) : (
        <Section title={letters.heading}>
          <RowList>
            {found.letters.map(letter => (
              <Row
                key={letter.letterId}
                quiet={`${letters.kinds[letter.kind]}. ${letters.prepared(dates.day(dateOf(letter.preparedAt)), letter.preparedBy)}`}
                status={<StateOf letter={letter} />}
                strong={letter.recipient}
                to={`/casussen/${found.caseId}/brieven/${letter.letterId}`}
              />
            ))}
          </RowList>
        </Section>
      )}
      {found.mayPrepare && <PrepareDialog found={found} onClose={() => setMaking(false)} shown={making} />}
    </Page>
  );
}

/** Brieven of a case: each for one person, a draft or on record. */
export function LettersPage() {
  const { caseId = '' } = useParams();
  const { letters } = useMessages('around');
  const query = useRead(listLetters, { params: { caseId } });
  if (query.data && !query.error) return <Found found={query.data} key={query.data.caseId} />;
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: letters.back }}
      title={letters.title}
      windowTitle={letters.window}
    >
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
    </Page>
  );
}
