import { useSearchParams } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { useMessages } from '../../messages/context.tsx';
import { PartNav } from '../../ui/part-nav.tsx';
import { BasesPart } from './bases.tsx';
import { ConflictPart } from './conflict.tsx';
import { DisclosuresPart } from './disclosures.tsx';
import { PostponementsPart } from './postponements.tsx';
import { PersonLooksPart } from './person-looks.tsx';

const here = '/wie-heeft-gekeken';

/** Oversight: who looked (privacy officer and FG), conflicts of interest (privacy officer), legal bases. */
export function LooksPage() {
  const { oversight } = useMessages('office');
  const { may } = useSession();
  const [search] = useSearchParams();
  const words = oversight.tabs;
  const parts = [
    { id: 'gekeken', to: here, label: words.looks, shown: true },
    {
      id: 'betrokkenheid',
      to: `${here}?deel=betrokkenheid`,
      label: words.conflict,
      shown: may.recordConflicts,
    },
    { id: 'verstrekkingen', to: `${here}?deel=verstrekkingen`, label: words.disclosures, shown: true },
    { id: 'later-informeren', to: `${here}?deel=later-informeren`, label: words.postponements, shown: true },
    { id: 'grondslagen', to: `${here}?deel=grondslagen`, label: words.bases, shown: true },
  ].filter(part => part.shown);
  const asked = search.get('deel');
  const current = parts.find(part => part.id === asked)?.id ?? 'gekeken';
  const nav = <PartNav current={current} label={words.label} parts={parts} />;
  if (current === 'betrokkenheid') return <ConflictPart nav={nav} />;
  if (current === 'verstrekkingen') return <DisclosuresPart nav={nav} />;
  if (current === 'later-informeren') return <PostponementsPart nav={nav} />;
  if (current === 'grondslagen') return <BasesPart mayReview={may.recordConflicts} nav={nav} />;
  return <PersonLooksPart nav={nav} />;
}
