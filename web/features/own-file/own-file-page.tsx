import { openOwnFile, openOwnFilePdf } from '#contract/own-file.ts';
import { Copy, FileText } from 'lucide-react';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../api.ts';
import { useRead } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { today } from '../../ui/dates.ts';
import { problemsOf, useFormErrors } from '../../ui/form-errors.ts';
import {
  Actions,
  Button,
  DateField,
  ErrorSummary,
  Loading,
  Notice,
  Page,
  ProblemNotice,
} from '../../ui/index.ts';
import { OwnNumber } from './own-number.tsx';
import './own-file.css';

/** The text, to paste elsewhere, and what to do with it first. A box that cannot be changed: with the keyboard it can be chosen as a whole. */
function OwnText({ text, pdf }: { text: string; pdf: string }) {
  const words = useMessages('case').ownFile;
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | undefined>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      box.current?.select();
      setCopied('no');
    }
  };
  return (
    <>
      <Actions>
        <Button icon={<Copy />} onClick={() => void copy()}>
          {words.copy}
        </Button>
        <a className="p-link own-file__pdf" href={pdf} rel="noopener noreferrer" target="_blank">
          <FileText aria-hidden size={18} />
          <span>
            {words.pdf} <span className="ams-visually-hidden">{words.pdfNewTab}</span>
          </span>
        </a>
      </Actions>
      <p className="own-file__copied" role="status">
        {copied === 'yes' && words.copied}
        {copied === 'no' && words.notCopied}
      </p>
      <label className="own-file__label" htmlFor="own-file-text">
        {words.text}
      </label>
      <textarea
        className="own-file__text"
        id="own-file-text"
        lang="nl"
        readOnly
        ref={box}
        rows={16}
        spellCheck={false}
        value={text}
      />
    </>
  );
}

/** Which days; nothing is fetched before it is asked for, since every fetch is a look that is written down. */
function Days({
  from,
  until,
  onShow,
}: {
  from: string;
  until: string;
  onShow: (days: { from: string; until: string }) => void;
}) {
  const words = useMessages('case').ownFile;
  const [days, setDays] = useState({ from, until });
  const errors = useFormErrors(
    problemsOf(
      days.from === '' && { field: 'from', message: words.bothDays },
      days.until === '' && { field: 'until', message: words.bothDays },
      days.from !== '' &&
        days.until !== '' &&
        days.from > days.until && { field: 'until', message: words.order },
    ),
  );
  return (
    <form
      className="own-file__period"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (errors.attempt()) onShow(days);
      }}
    >
      <ErrorSummary attempt={errors.attempts} errors={errors.errors} />
      <div className="own-file__days">
        <DateField
          direction="behind"
          label={words.from}
          name="from"
          onChange={value => setDays({ ...days, from: value })}
          value={days.from}
          {...errors.of('from')}
        />
        <DateField
          direction="behind"
          label={words.until}
          max={today()}
          name="until"
          onChange={value => setDays({ ...days, until: value })}
          value={days.until}
          {...errors.of('until')}
        />
      </div>
      <Actions>
        <Button type="submit" variant="secondary">
          {words.show}
        </Button>
      </Actions>
    </form>
  );
}

export function OwnFilePage() {
  const { caseId = '' } = useParams();
  const words = useMessages('case').ownFile;
  const [days, setDays] = useState<{ from: string; until: string } | undefined>();
  const query = useRead(openOwnFile, { params: { caseId }, query: days ?? {} });
  const found = query.error ? undefined : query.data;
  const shown = found ?? days;
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: words.back }}
      context={words.intro}
      title={words.title}
      windowTitle={words.window}
    >
      {found !== undefined && <OwnNumber caseId={caseId} own={found.ownNumber} />}
      {shown !== undefined && (
        <Days
          from={shown.from}
          key={found === undefined ? 'asked' : 'found'}
          onShow={setDays}
          until={shown.until}
        />
      )}
      {query.isPending && <Loading />}
      <ProblemNotice onRetry={() => void query.refetch()} problem={query.error} />
      {found !== undefined && (
        <section className="own-file">
          <p>{words.found(found.notes, found.agreements)}</p>
          {found.leftOut > 0 && <Notice>{words.leftOut(found.leftOut)}</Notice>}
          <OwnText
            key={found.text}
            pdf={`${addressOf(openOwnFilePdf, { caseId })}?from=${found.from}&until=${found.until}`}
            text={found.text}
          />
          <p className="p-quiet">{words.recorded}</p>
        </section>
      )}
    </Page>
  );
}
