import type { KeptCoding } from '#contract/concerns.ts';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { incompleteDate } from '../../ui/incomplete-date.ts';
import { Section } from '../../ui/index.ts';

/** What was coded, in the words the model had then: each signal with what it can be besides. To read only. */
export function KeptSignals({ kept }: { kept: KeptCoding }) {
  const { coding } = useMessages('desk');
  const language = useLanguage();
  const dates = useDates();
  const [year = 0, month = 0, day = 0] = kept.modelVersion.split('-').map(Number);
  const modelDay = incompleteDate({ year, month, day }, language) ?? '';
  return (
    <>
      {kept.signals.length === 0 ? (
        <p className="p-row__strong">{coding.kept.none}</p>
      ) : (
        <ul className="coding-kept">
          {kept.signals.map(signal => (
            <li key={signal.signalId}>
              <p className="p-row__strong">{signal[language]}</p>
              {signal.contextOnly && <p className="p-quiet">({coding.contextOnly})</p>}
              {signal.ownDisclosure && <p className="p-quiet">{coding.childTells}</p>}
              {signal.alternatives.length > 0 && (
                <>
                  <p className="p-quiet">{coding.besides}</p>
                  <ul className="coding-kept__besides">
                    {signal.alternatives.map(({ words, likelihood }) => (
                      <li key={words}>
                        <span lang="nl">{words}</span>: {coding.likelihood[likelihood]}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="p-quiet">{coding.kept.by(kept.codedBy, dates.moment(kept.codedAt), modelDay)}</p>
    </>
  );
}

/** The same as a part of the page. Null says that nobody coded: for who reads along that is worth a line. */
export function KeptCodingSection({ kept }: { kept: KeptCoding | null }) {
  const { coding } = useMessages('desk');
  return (
    <Section title={coding.heading}>
      {kept === null ? <p>{coding.kept.nothing}</p> : <KeptSignals kept={kept} />}
    </Section>
  );
}
