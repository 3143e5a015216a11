import type { Statement, Statements } from '#contract/statements.ts';
import { MessageSquareQuote } from 'lucide-react';
import { useState } from 'react';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { Button, Phone, Why } from '../../ui/index.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { usePartTitle } from './part-title.ts';

/** Voorwaarde van de bron: wherever the statement is shown, its condition is. */
export function Condition({ words, withheld }: { words: string; withheld: readonly string[] }) {
  const { statements } = useMessages('around');
  const language = useLanguage();
  return (
    <div className="statement__condition">
      <p>
        <strong>{statements.condition}:</strong> {words}
      </p>
      {withheld.length > 0 && (
        <p>{statements.withheld(new Intl.ListFormat(language, { type: 'conjunction' }).format(withheld))}</p>
      )}
    </div>
  );
}

/** What it said before: nothing is changed in silence. */
function Earlier({ statement }: { statement: Statement }) {
  const { statements } = useMessages('around');
  const dates = useDates();
  if (statement.earlier.length === 0) return null;
  return (
    <Why label={statements.corrected(statement.earlier.length)}>
      <ul>
        {statement.earlier.map(each => (
          <li key={each.correctedAt}>
            <p className="p-quiet">{statements.before}</p>
            <p>
              {dates.day(each.receivedOn)}: {statements.said(each.saidBy, each.organisation)}
            </p>
            <p className="statement__words">{each.what}</p>
            {each.condition !== null && (
              <p>
                {statements.condition}: {each.condition}
              </p>
            )}
            {each.sharedBecause !== null && <p>{statements.because(each.sharedBecause)}</p>}
            {each.phone !== null && <p>{statements.phone(each.phone)}</p>}
            <p className="p-quiet">
              {statements.correctedBy(each.correctedBy, dates.moment(each.correctedAt), each.reason)}
            </p>
          </li>
        ))}
      </ul>
    </Why>
  );
}

export function StatementLine({ statement, found }: { statement: Statement; found: Statements }) {
  const { statements } = useMessages('around');
  const dates = useDates();
  const title = usePartTitle(found.parts);
  const [correcting, setCorrecting] = useState(false);
  const day = dates.day(statement.receivedOn);
  return (
    <li className="p-row statement">
      <span aria-hidden className="p-row__icon">
        <MessageSquareQuote size={20} />
      </span>
      <div className="p-row__words">
        <h3 className="p-row__strong">{statements.said(statement.saidBy, statement.organisation)}</h3>
        {statement.question !== null && (
          <p className="p-quiet statement__words">
            {statements.asked} {statement.question}
          </p>
        )}
        <p className="statement__words">{statement.what}</p>
        {statement.condition !== null && (
          <Condition withheld={statement.withheldFrom} words={statement.condition} />
        )}
        {statement.sharedBecause !== null && (
          <p className="p-quiet">{statements.because(statement.sharedBecause)}</p>
        )}
        <p className="p-quiet">
          {statements.received(statements.how[statement.how], title(statement.part), statement.recordedBy)}
        </p>
        {statement.phone !== null && <Phone number={statement.phone} />}
        <Earlier statement={statement} />
        {statement.mayCorrect && (
          <div className="p-no-print">
            <Button
              aria-label={statements.correctNamed(statement.saidBy, statement.organisation, day)}
              onClick={() => setCorrecting(true)}
              variant="tertiary"
            >
              {statements.correct}
            </Button>
            <CorrectDialog
              found={found}
              onClose={() => setCorrecting(false)}
              shown={correcting}
              statement={statement}
            />
          </div>
        )}
      </div>
      <div className="p-row__when">
        <span className="p-row__date">{day}</span>
      </div>
    </li>
  );
}
