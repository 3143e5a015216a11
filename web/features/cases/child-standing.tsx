import type { Case } from '#contract/cases.ts';
import type { Standing } from '#contract/family.ts';
import { useState } from 'react';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button } from '../../ui/index.ts';
import { StandingDialog } from './dialogs.ts';
import type { Child } from './children.tsx';

/** One sentence: known in words, not registered (which is not nobody), asked, or not recorded. */
function Sentence({ recorded, secret }: { recorded: Standing | null; secret: boolean }) {
  const { contacts } = useMessages('case');
  const dates = useDates();
  const words = contacts.standing;
  if (recorded === null) return <p>{secret ? words.shielded : words.notRecorded}</p>;
  const day = dates.day(recorded.knownOn);
  if (recorded.answer === 'asked') return <p>{words.asked(recorded.source, day)}</p>;
  return (
    <>
      <p>{recorded.answer === 'known' ? recorded.words : words.notRegistered}</p>
      <p className="p-quiet">{words.source(recorded.source, day)}</p>
    </>
  );
}

/** Who has authority over this child and where it lives; nothing for who may not read the whole case. */
export function ChildStandings({ child, open }: { child: Child; open: Case }) {
  const { contacts } = useMessages('case');
  const words = contacts.standing;
  const [recording, setRecording] = useState<'authority' | 'residence' | undefined>();
  if (child.standing === null) return null;
  const { authority, residence } = child.standing;
  const all = [
    { kind: 'authority', recorded: authority, secret: false },
    { kind: 'residence', recorded: residence, secret: child.secret },
  ] as const;
  return (
    <>
      <dl className="case-standing">
        {all.map(({ kind, recorded, secret }) => (
          <div key={kind}>
            <dt>{words[kind]}</dt>
            <dd>
              <Sentence recorded={recorded} secret={secret} />
            </dd>
            {open.may.change && (
              <dd className="case-standing__act p-no-print">
                <Button
                  aria-label={words.recordNamed(
                    recorded === null ? words.record : words.change,
                    words[kind],
                    child.name,
                  )}
                  onClick={() => setRecording(kind)}
                  variant="tertiary"
                >
                  {recorded === null ? words.record : words.change}
                </Button>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {open.may.change &&
        all.map(({ kind }) => (
          <StandingDialog
            caseId={open.caseId}
            child={child}
            key={kind}
            kind={kind}
            onClose={() => setRecording(undefined)}
            shown={recording === kind}
          />
        ))}
    </>
  );
}
