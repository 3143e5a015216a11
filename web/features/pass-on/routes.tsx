import { getWays, type ConcernWay } from '#contract/concerns.ts';
import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRead } from '../../data.ts';
import { useLanguage, useMessages } from '../../messages/context.tsx';
import { Button, DangerBox, Loading, Notice, Phone, ProblemNotice, Section, Status } from '../../ui/index.ts';

/** The sentence that stands on form, receipt and print. */
export function NotAReport() {
  const { passOn } = useMessages('sender');
  return (
    <Notice>
      <p>
        <strong>{passOn.notReport}.</strong>
      </p>
      <p>
        {passOn.notReportText} <Phone number="0800-2000" plain />.
      </p>
    </Notice>
  );
}

interface RoutesProps {
  onBegin: () => void;
  busy: boolean;
}

/**
 * The first question: which way is right? Danger first. Only ways for which the sharing rules give this function a basis
 * stand here, and when we cannot know them, the two numbers that everybody may call.
 */
export function Routes({ onBegin, busy }: RoutesProps) {
  const { passOn } = useMessages('sender');
  const { data, error, isPending, isFetching, refetch } = useRead(getWays, {});
  const toDesk = data?.ways.some(({ way }) => way === 'worry') === true;
  return (
    <Section title={passOn.ways.title}>
      {isPending && <Loading />}
      {error && (
        <>
          <DangerBox />
          <ProblemNotice busy={isFetching} onRetry={() => void refetch()} problem={error} />
        </>
      )}
      {data && (
        <ol className="pass-on__ways">
          {data.ways.map(way => (
            <OneWay key={way.way} way={way}>
              {way.way === 'worry' && (
                <Button busy={busy} icon={<PencilLine />} onClick={onBegin}>
                  {passOn.ways.begin}
                </Button>
              )}
            </OneWay>
          ))}
        </ol>
      )}
      {data && !toDesk && <Notice>{passOn.ways.none}</Notice>}
    </Section>
  );
}

function OneWay({ way: { way, to }, children }: { way: ConcernWay; children: ReactNode }) {
  const { passOn } = useMessages('sender');
  const words = passOn.ways;
  return (
    <li className={way === 'danger' ? 'pass-on__way pass-on__way--danger' : 'pass-on__way'}>
      <h3 className="p-h3">{words.when[way]}</h3>
      <p>{words.what[way]}</p>
      {to.map(each => (
        <Receiver key={each.receiver} to={each} way={way} />
      ))}
      {children}
    </li>
  );
}

function Receiver({ to, way }: { to: ConcernWay['to'][number]; way: ConcernWay['way'] }) {
  const { passOn, ui } = useMessages('sender');
  const language = useLanguage();
  const words = passOn.ways;
  const [telephone] = to.telephones;
  return (
    <div className="pass-on__receiver">
      {telephone && (
        <p className="pass-on__call">
          <span>
            {way === 'danger' && to.receiver === 'police' ? telephone[language] : to.name[language]}
          </span>
          {telephone.number === '112' ? (
            <a className="pass-on__emergency" href="tel:112">
              {ui.danger.call}
            </a>
          ) : (
            <Phone number={telephone.number} />
          )}
        </p>
      )}
      <p>
        <strong>{words.condition}</strong> {way === 'worry' ? words.asks[to.asks] : to.condition[language]}
      </p>
      <p className="pass-on__basis">
        {words.basis} <span lang="nl">{to.article}</span>. {!to.isReport && `${passOn.notReport}.`}
      </p>
      {to.mark === 'unsure' && <Status state="waiting">{words.unsure}</Status>}
    </div>
  );
}
