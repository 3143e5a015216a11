import type { Case } from '#contract/cases.ts';
import type { CasePerson } from '#contract/family.ts';
import { useState } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Actions, Button, ProblemNotice, Section } from '../../ui/index.ts';
import { PersonDialog } from './dialogs.ts';
import type { Begun } from './contact-dialog.tsx';
import { JustMissed } from './contacts.tsx';
import { useNotReached, type Missed } from './not-reached.ts';
import { SafelyReached, WhoIs } from './reaching.tsx';
import './contacts.css';

interface LineProps {
  person: CasePerson;
  open: Case;
  onWrite: (begun: Begun) => void;
  onMissed: (missed: Missed) => void;
}

const nameOf = ({ name, role }: CasePerson) => `${name} (${role})`;

function PersonLine({ person, open, onWrite, onMissed }: LineProps) {
  const { contacts } = useMessages('case');
  const words = contacts.people;
  const [changing, setChanging] = useState(false);
  const missed = useNotReached(open, onMissed);
  const withWhom = nameOf(person);
  return (
    <li className="case-person">
      <WhoIs person={person} />
      <SafelyReached person={person} />
      <div className="case-person__acts p-no-print">
        {missed.possible && !person.gone && (
          <>
            <Button
              aria-label={contacts.noteNamed(withWhom)}
              onClick={() => onWrite({ withWhom })}
              variant="tertiary"
            >
              {contacts.note}
            </Button>
            <Button
              aria-label={contacts.notReachedNamed(withWhom)}
              busy={missed.busy}
              onClick={() => missed.record({ withWhom })}
              variant="tertiary"
            >
              {contacts.notReached}
            </Button>
          </>
        )}
        {open.may.change && (
          <Button
            aria-label={words.changeNamed(withWhom)}
            onClick={() => setChanging(true)}
            variant="tertiary"
          >
            {words.change}
          </Button>
        )}
      </div>
      <ProblemNotice problem={missed.problem} />
      {open.may.change && (
        <PersonDialog
          caseId={open.caseId}
          onClose={() => setChanging(false)}
          person={person}
          shown={changing}
        />
      )}
    </li>
  );
}

/** Family and network, in one or two homes, and how to reach each of them safely. */
export function Family({ open, onWrite }: { open: Case; onWrite: (begun: Begun) => void }) {
  const { contacts } = useMessages('case');
  const words = contacts.people;
  const [adding, setAdding] = useState(false);
  const [missed, setMissed] = useState<Missed | undefined>();
  const groups = [
    {
      key: '1',
      title: words.households[1],
      of: open.people.filter(each => each.household === 1 && !each.gone),
    },
    {
      key: '2',
      title: words.households[2],
      of: open.people.filter(each => each.household === 2 && !each.gone),
    },
    {
      key: 'elsewhere',
      title: words.households.elsewhere,
      of: open.people.filter(each => each.household === null && !each.gone),
    },
    { key: 'gone', title: words.gone, of: open.people.filter(each => each.gone) },
  ].filter(group => group.of.length > 0);
  return (
    <Section title={words.heading}>
      <div className="case-family">
        {open.people.length === 0 && (
          <p className="p-quiet">{open.may.change ? words.empty : words.emptyRead}</p>
        )}
        {missed && <JustMissed missed={missed} />}
        <div className="case-homes">
          {groups.map(({ key, title, of }) => (
            <section aria-label={title} key={key}>
              <h3 className="p-h3">{title}</h3>
              <ul>
                {of.map(person => (
                  <PersonLine
                    key={person.personId}
                    onMissed={setMissed}
                    onWrite={onWrite}
                    open={open}
                    person={person}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
        {open.may.change && (
          <div className="p-no-print">
            <Actions>
              <Button onClick={() => setAdding(true)} variant="secondary">
                {words.add}
              </Button>
            </Actions>
            <PersonDialog caseId={open.caseId} onClose={() => setAdding(false)} shown={adding} />
          </div>
        )}
      </div>
    </Section>
  );
}
