import { openPaper, openPaperPdf } from '#contract/papers.ts';
import { FileText } from 'lucide-react';
import { useParams } from 'react-router';
import { addressOf } from '../../api.ts';
import { useRead } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { dateOf } from '../../ui/dates.ts';
import { Actions, Loading, Notice, Page, ProblemNotice } from '../../ui/index.ts';
import { LetterWords } from '../letters/letter-words.tsx';
import './papers.css';

/** A paper as it was made: on record, to print and to give. */
export function PaperPage() {
  const { caseId = '', paperId = '' } = useParams();
  const { papers } = useMessages('around');
  const dates = useDates();
  const query = useRead(openPaper, { params: { paperId } });
  const back = { to: `/casussen/${caseId}/papier`, label: papers.backToList };
  if (query.data === undefined || query.error)
    return (
      <Page back={back} title={papers.window} windowTitle={papers.window}>
        {query.isPending && <Loading />}
        <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      </Page>
    );
  const paper = query.data;
  return (
    <Page
      back={back}
      context={`${papers.kinds[paper.reader]}. ${papers.made(paper.planVersion, dates.day(dateOf(paper.printedAt)), paper.printedBy)}`}
      title={papers.paper.title(paper.readerName)}
      windowTitle={papers.window}
    >
      <div className="p-no-print">
        <Notice>{paper.whole ? papers.paper.onRecord : papers.paper.notWhole}</Notice>
      </div>
      {paper.whole && (
        <div className="p-no-print">
          <Actions>
            <a
              className="ams-button p-button"
              href={addressOf(openPaperPdf, { paperId })}
              rel="noopener noreferrer"
              target="_blank"
            >
              <span aria-hidden className="p-button__icon">
                <FileText size={20} />
              </span>
              <span>
                {papers.paper.pdf} <span className="ams-visually-hidden">{papers.paper.pdfNewTab}</span>
              </span>
            </a>
          </Actions>
        </div>
      )}
      <div className="paper-print">
        <LetterWords label={papers.paper.words} text={paper.text} />
      </div>
    </Page>
  );
}
