import { useSearchParams } from 'react-router';
import { useMessages } from '../../messages/context.tsx';
import { PartNav } from '../../ui/part-nav.tsx';
import { FunctionsPart } from './functions.tsx';
import { StandingPart } from './standing.tsx';

/** Beheer: the yearly question about standing access, and the end of a function. No data of families. */
export function AdministrationPage() {
  const { administration } = useMessages();
  const [search] = useSearchParams();
  const words = administration.tabs;
  const current = search.get('deel') === 'functies' ? 'functies' : 'vaste-toegang';
  const nav = (
    <PartNav
      current={current}
      label={words.label}
      parts={[
        { id: 'vaste-toegang', to: '/beheer', label: words.standing },
        { id: 'functies', to: '/beheer?deel=functies', label: words.functions },
      ]}
    />
  );
  return current === 'functies' ? <FunctionsPart nav={nav} /> : <StandingPart nav={nav} />;
}
