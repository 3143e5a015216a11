import type { Statement, Statements } from '#contract/statements.ts';
import { MessageSquareQuote } from 'lucide-react';
import { useDates, useLanguage, useMessages } from '../../messages/context.tsx';
import { Phone } from '../../ui/index.ts';
import { usePartTitle } from './part-title.ts';

/** Voorwaarde van de bron: wherever the statement is shown, its condition is. */
export function Condition({ words, withheld }: { words: string; withheld: readonly string[] }) {
  const { statements } = useMessages();
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

export function StatementLine({ statement, found }: { statement: Statement; found: Statements }) {
  const { statements } = useMessages();
  const dates = useDates();
  const title = usePartTitle(found.parts);
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
      </div>
      <div className="p-row__when">
        <span className="p-row__date">{dates.day(statement.receivedOn)}</span>
      </div>
    </li>
  );
}
