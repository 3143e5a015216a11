import type { Case } from '#contract/cases.ts';
import type { CasePerson } from '#contract/family.ts';
import { useState } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Reachable } from '../../ui/colleagues.tsx';
import { Button, Status } from '../../ui/index.ts';
import { PersonDialog } from './dialogs.ts';
import { ageInWords } from './child-age.ts';
import { SafelyReached, WhoIs } from './reaching.tsx';

function Somebody({ person, open }: { person: CasePerson; open: Case }) {
  const { contacts } = useMessages('case');
  const words = contacts.people;
  const [changing, setChanging] = useState(false);
  return (
    <li>
      <WhoIs person={person} />
      <SafelyReached person={person} />
      {/* On no paper, this page printed among them: at the table another of the family reads along. */}
      <p className="p-no-print">
        {person.wish === null ? (
          <span className="p-quiet">{words.wishUnknown}</span>
        ) : (
          <>
            <span className="p-quiet">{words.form.wish}</span>{' '}
            <span className="window-wish">{person.wish}</span>
          </>
        )}
      </p>
      {open.may.change && (
        <div className="p-no-print">
          <Button
            aria-label={words.changeNamed(person.name)}
            onClick={() => setChanging(true)}
            variant="tertiary"
          >
            {words.change}
          </Button>
          <PersonDialog
            caseId={open.caseId}
            onClose={() => setChanging(false)}
            person={person}
            shown={changing}
          />
        </div>
      )}
    </li>
  );
}

function Homes({ open }: { open: Case }) {
  const { contacts } = useMessages('case');
  const words = contacts.people;
  const here = open.people.filter(each => !each.gone);
  const elsewhere = here.filter(each => each.household === null);
  const others = elsewhere.filter(each => !each.supporter);
  const homes = [
    { title: words.households[1], of: here.filter(each => each.household === 1) },
    { title: words.households[2], of: here.filter(each => each.household === 2) },
    { title: words.households.elsewhere, of: others },
    {
      title: words.supporters,
      of: elsewhere.filter(each => each.supporter),
      // who is trusted is on no paper: there they stand with whoever else lives elsewhere
      printed: others.length === 0 ? words.households.elsewhere : '',
    },
  ].filter(({ of }) => of.length > 0);
  if (homes.length === 0) return <p className="p-quiet">{open.may.change ? words.empty : words.emptyRead}</p>;
  return (
    <>
      {homes.map(({ title, of, printed }) => (
        <section aria-label={title} key={title}>
          <h3 className={printed === undefined ? 'p-h3' : 'p-h3 p-no-print'}>{title}</h3>
          {printed !== undefined && printed !== '' && <p className="p-h3 p-only-print">{printed}</p>}
          <ul>
            {of.map(person => (
              <Somebody key={person.personId} open={open} person={person} />
            ))}
          </ul>
        </section>
      ))}
      {here.every(each => !each.supporter) && <p className="p-quiet p-no-print">{words.noSupporter}</p>}
    </>
  );
}

/** Who works on it now, the lead first, each with telephone and working days. */
function Professionals({ open }: { open: Case }) {
  const { cases, windows } = useMessages('case');
  const order = ['first-contact', 'director', 'deputy', 'team'];
  const working = open.team
    .filter(each => each.state === 'live' || each.state === 'reading-only')
    .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  return (
    <section aria-label={windows.people.professionals}>
      <h3 className="p-h3">{windows.people.professionals}</h3>
      <ul>
        {working.map(({ grantId, colleague, role, away }) => {
          const does = role === 'team' ? colleague.organisation : cases.roles[role];
          return (
            <li key={grantId}>
              <p>
                <strong>{colleague.label}</strong>, {does === colleague.label ? colleague.organisation : does}
              </p>
              {away && <Status state="waiting">{cases.team.away}</Status>}
              <Reachable colleague={colleague} works={cases.overview.works} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Mensen: the children, both households, who is near, and who helps. */
export function WindowPeople({ open }: { open: Case }) {
  const { cases, contacts, windows } = useMessages('case');
  const [adding, setAdding] = useState(false);
  const readsFamily = open.parts.some(each => each.part === 'headline' && each.myLevel !== 'headline');
  return (
    <div className="window-people">
      <section aria-label={windows.people.children}>
        <h3 className="p-h3">{windows.people.children}</h3>
        <ul>
          {open.children.map(child => (
            <li key={child.childId}>
              <p>
                <strong>{child.name}</strong>
                {child.age !== null && `, ${ageInWords(child, cases.child) ?? ''}`}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {readsFamily && <Homes open={open} />}
      {open.may.change && (
        <div className="p-no-print">
          <Button onClick={() => setAdding(true)} variant="secondary">
            {contacts.people.add}
          </Button>
          <PersonDialog caseId={open.caseId} onClose={() => setAdding(false)} shown={adding} />
        </div>
      )}
      <Professionals open={open} />
    </div>
  );
}
