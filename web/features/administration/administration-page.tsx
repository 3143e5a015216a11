import { attachmentChoices } from '#contract/attachments.ts';
import { useSearchParams } from 'react-router';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { PartNav } from '../../ui/part-nav.tsx';
import { DeskPart } from './desk.tsx';
import { FunctionsPart } from './functions.tsx';
import { OrganisationsPart } from './organisations.tsx';
import { organisationsPath } from './organisation-words.ts';
import { PoolPart } from './pool.tsx';
import { StandingPart } from './standing.tsx';

/** Said as it is: whether what comes in is scanned. */
function ScannerLine() {
  const { attachments } = useMessages('case');
  const { data } = useRead(attachmentChoices, {});
  if (data === undefined) return null;
  return <p className="p-quiet">{data.scanned ? attachments.scanner : attachments.noScanner}</p>;
}

/** Beheer: the yearly question about standing access, the end of a function, who takes part, how long the desk keeps. No data of families. */
export function AdministrationPage() {
  const { administration, organisations, readerPool } = useMessages('desk', 'office');
  const [search] = useSearchParams();
  const words = administration.tabs;
  const asked = search.get('deel');
  const current =
    asked === 'functies' || asked === 'organisaties' || asked === 'aanmeldpunt' || asked === 'meelezers'
      ? asked
      : 'vaste-toegang';
  const nav = (
    <>
      <PartNav
        current={current}
        label={words.label}
        parts={[
          { id: 'vaste-toegang', to: '/beheer', label: words.standing },
          { id: 'functies', to: '/beheer?deel=functies', label: words.functions },
          { id: 'organisaties', to: organisationsPath, label: organisations.tab },
          { id: 'aanmeldpunt', to: '/beheer?deel=aanmeldpunt', label: words.desk },
          { id: 'meelezers', to: '/beheer?deel=meelezers', label: readerPool.members.tab },
        ]}
      />
      {current === 'aanmeldpunt' && <ScannerLine />}
    </>
  );
  if (current === 'aanmeldpunt') return <DeskPart nav={nav} />;
  if (current === 'organisaties') return <OrganisationsPart nav={nav} />;
  if (current === 'meelezers') return <PoolPart nav={nav} />;
  return current === 'functies' ? <FunctionsPart nav={nav} /> : <StandingPart nav={nav} />;
}
