import { openCase, type Case } from '#contract/cases.ts';
import { listPapers, makePaper, previewPaper, type PaperLine, type Papers } from '#contract/papers.ts';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand, useRead } from '../../data.ts';
import { useUnsaved } from '../../leave-guard.tsx';
import { useMessages } from '../../messages/context.tsx';
import { useFormErrors, problemsOf } from '../../ui/form-errors.ts';
import {
  Actions,
  Button,
  CheckGroup,
  Loading,
  Notice,
  Page,
  ProblemNotice,
  TextArea,
  Why,
} from '../../ui/index.ts';
import { LetterWords } from '../letters/letter-words.tsx';
import type { Chosen } from './reader-form.ts';
import './papers.css';

/** What a line of the plan says, and whose it is: from the case, since the preview holds no words but the reader's. */
const lineIn = (open: Case | undefined, id: string) => {
  const goal = open?.goals.find(each => each.goalId === id);
  if (goal !== undefined) return { label: `“${goal.words}”`, whose: goal.whose };
  const agreement = open?.agreements.find(each => each.agreementId === id);
  return { label: agreement?.what ?? '', whose: agreement?.keeper ?? '' };
};

/** A limit that comes on the paper while its help, which this reader may have, does not. */
const limitsAlone = (
  open: Case | undefined,
  lines: readonly PaperLine[],
  chosen: readonly string[],
): number =>
  (open?.agreements ?? []).filter(
    ({ agreementId, kind, offerId }) =>
      kind === 'limit' &&
      offerId !== null &&
      chosen.includes(agreementId) &&
      !chosen.includes(offerId) &&
      lines.some(({ lineId, verdict }) => lineId === offerId && verdict !== 'barred'),
  ).length;

const isSafety = (open: Case | undefined, id: string): boolean =>
  open?.agreements.some(each => each.agreementId === id && each.kind === 'safety') === true;

function Lines({
  name,
  lines,
  open,
  ticked,
  onTick,
}: {
  name: string;
  lines: readonly PaperLine[];
  open: Case | undefined;
  ticked: readonly string[];
  onTick: (ids: readonly string[]) => void;
}) {
  const { papers } = useMessages('around');
  const words = papers.choose;
  const option = ({ lineId, namesOther }: PaperLine) => {
    const { label, whose } = lineIn(open, lineId);
    return { value: lineId, label, help: namesOther ? `${whose}. ${words.namesOther}` : whose };
  };
  const group = (verdict: 'own' | 'ask') => lines.filter(each => each.verdict === verdict);
  const tick = (verdict: 'own' | 'ask') => (ids: readonly string[]) => {
    const others = ticked.filter(id => !group(verdict).some(each => each.lineId === id));
    onTick([...others, ...ids]);
  };
  const barred = lines.filter(each => each.verdict === 'barred');
  return (
    <div className="p-no-print paper-choose">
      {group('own').length + group('ask').length === 0 && <p className="p-quiet">{words.nothing}</p>}
      {group('own').length > 0 && (
        <CheckGroup
          label={words.own(name)}
          name="own"
          onChange={tick('own')}
          options={group('own').map(option)}
          values={ticked}
        />
      )}
      {group('ask').length > 0 && (
        <CheckGroup
          help={words.askHelp}
          label={words.ask(name)}
          name="ask"
          onChange={tick('ask')}
          options={group('ask').map(option)}
          values={ticked}
        />
      )}
      {barred.length > 0 && (
        <Why label={words.barred(barred.length)}>
          <ul>
            {barred.map(({ lineId, why }) => (
              <li key={lineId}>
                <p>{lineIn(open, lineId).label}</p>
                <p className="p-quiet">{why !== null && words.why[why]}</p>
              </li>
            ))}
          </ul>
        </Why>
      )}
    </div>
  );
}

/** What comes on the paper of one reader, and then exactly that paper. Every preview is a look, so it is asked for. */
export function Making({ chosen, found, onOther }: { chosen: Chosen; found: Papers; onOther: () => void }) {
  const { papers } = useMessages('around');
  const words = papers.choose;
  const navigate = useNavigate();
  const { caseId } = found;
  const open = useRead(openCase, { params: { caseId } });
  const preview = useCommand(previewPaper);
  const make = useCommand(makePaper, { refreshes: [listPapers] });
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const [told, setTold] = useState('');
  const wanted = { reader: chosen.reader, agreedBy: [...chosen.agreedBy] };
  const ask = (lines: readonly string[] | null) =>
    preview.mutate({
      params: { caseId },
      body: { ...wanted, lines: lines === null ? null : [...lines] },
    });
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    ask(null);
  });
  useUnsaved(ticked !== null || told !== '');
  const seen = preview.data;
  const shown = seen?.lines.filter(each => each.chosen).map(each => each.lineId) ?? [];
  const now = ticked ?? shown;
  const safetyLeftOut = (seen?.lines ?? []).filter(
    ({ lineId, verdict }) => verdict !== 'barred' && !now.includes(lineId) && isSafety(open.data, lineId),
  ).length;
  const alone = limitsAlone(open.data, seen?.lines ?? [], now);
  const asShown = now.length === shown.length && now.every(id => shown.includes(id));
  const errors = useFormErrors(
    problemsOf(chosen.elsewhere && told.trim() === '' && { field: 'familyTold', message: words.toldMissing }),
  );
  const save = () => {
    if (!errors.attempt()) return;
    make.mutate(
      {
        params: { caseId },
        body: { ...wanted, lines: [...now], familyTold: chosen.elsewhere ? told : null },
      },
      {
        onSuccess: ({ paperId }) => {
          setTicked(null);
          setTold('');
          void navigate(`/casussen/${caseId}/papier/${paperId}`);
        },
      },
    );
  };
  return (
    <Page
      back={{ to: `/casussen/${caseId}`, label: papers.back }}
      context={papers.kinds[chosen.reader.kind]}
      title={words.title(chosen.name)}
      windowTitle={papers.window}
    >
      {preview.isPending && seen === undefined && <Loading />}
      <ProblemNotice onRetry={() => ask(ticked)} problem={preview.error} />
      {found.addressIsSecret && <Notice>{words.secret}</Notice>}
      {seen !== undefined && (
        <>
          <Lines lines={seen.lines} name={chosen.name} onTick={setTicked} open={open.data} ticked={now} />
          {asShown ? (
            <div className="paper-choose paper-print">
              <div className="p-no-print">
                <Notice>{words.exactly}</Notice>
              </div>
              {safetyLeftOut > 0 && (
                <div className="p-no-print">
                  <Notice>{words.safetyLeftOut(safetyLeftOut)}</Notice>
                </div>
              )}
              {alone > 0 && (
                <div className="p-no-print">
                  <Notice>{words.limitsAlone(alone)}</Notice>
                </div>
              )}
              <LetterWords label={papers.paper.words} text={seen.text} />
              {chosen.elsewhere && (
                <TextArea
                  help={words.toldHelp}
                  label={words.told}
                  maxLength={400}
                  name="familyTold"
                  onChange={setTold}
                  rows={2}
                  value={told}
                  {...errors.of('familyTold')}
                />
              )}
            </div>
          ) : null}
          <ProblemNotice problem={make.error} />
        </>
      )}
      <div className="p-no-print">
        <Actions>
          {seen !== undefined &&
            (asShown ? (
              <Button busy={make.isPending} onClick={save}>
                {words.save}
              </Button>
            ) : (
              <Button busy={preview.isPending} onClick={() => ask(now)}>
                {words.show}
              </Button>
            ))}
          <Button onClick={onOther} variant="secondary">
            {words.other}
          </Button>
        </Actions>
      </div>
    </Page>
  );
}
