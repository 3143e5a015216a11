import type { LetterText } from '#contract/letters.ts';
import { useMessages } from '../../messages/context.tsx';
import './letters.css';

const Lines = ({ of }: { of: readonly string[] }) => (
  <p>
    {of.map((line, index) => (
      <span className="letter__line" key={index}>
        {line}
      </span>
    ))}
  </p>
);

/** The letter as it is on paper. It is in Dutch, whatever the language of the screen. */
export function LetterWords({ text, label }: { text: LetterText; label?: string }) {
  const { letters } = useMessages('around');
  return (
    <section aria-label={label ?? letters.letter.words} className="letter" lang="nl">
      <Lines of={[text.team, text.organisation, text.telephone]} />
      <Lines of={text.addressee} />
      <Lines of={[text.dated, text.reference]} />
      <h2 className="p-h2">{text.title}</h2>
      <p>{text.salutation}</p>
      {text.sections.map(({ heading, paragraphs, items }) => (
        <div className="letter__section" key={heading}>
          <h3 className="p-h3">{heading}</h3>
          {paragraphs.map(words => (
            <p key={words}>{words}</p>
          ))}
          {items.length > 0 && (
            <ul>
              {items.map(item => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <Lines of={text.closing} />
    </section>
  );
}
