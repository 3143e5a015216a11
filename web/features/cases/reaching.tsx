import type { CasePerson } from '#contract/family.ts';
import { useId } from 'react';
import { useMessages } from '../../messages/context.tsx';
import { Phone } from '../../ui/notices.tsx';

/** Who somebody is to the child, and whether the family itself trusts him or her: a word, and on no paper. */
export function WhoIs({ person }: { person: CasePerson }) {
  const { contacts } = useMessages('case');
  return (
    <p>
      <strong>{person.name}</strong>, {person.role}
      {person.supporter && <span className="p-no-print">, {contacts.people.supporter}</span>}
    </p>
  );
}

/**
 * How to reach somebody safely, and then the number: what may be done with it is read before it is tapped, also by ear.
 * Neither is printed: a sheet lies before the whole family, and how one may be reached can be a secret from another of it.
 */
export function SafelyReached({ person }: { person: CasePerson }) {
  const { contacts } = useMessages('case');
  const words = contacts.people;
  const id = useId();
  return (
    <>
      <p className="p-no-print" id={id}>
        {person.safeContact === null ? (
          <span className="p-quiet">{words.safeUnknown}</span>
        ) : (
          <>
            <span className="p-quiet">{words.safe}</span> {person.safeContact}
          </>
        )}
      </p>
      {person.telephone !== null && (
        <p className="p-no-print">
          <Phone described={id} number={person.telephone} />
        </p>
      )}
    </>
  );
}
