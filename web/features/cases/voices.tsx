import type { Case } from '#contract/cases.ts';
import { listVoices } from '#contract/voices.ts';
import { Ear } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useList } from '../../data.ts';
import { useMessages } from '../../messages/context.tsx';
import { Actions, Button, Loading, More, ProblemNotice } from '../../ui/index.ts';
import { WriteVoiceDialog } from './dialogs.ts';
import { writableParts } from './writable-parts.ts';
import { VoiceLine } from './voice.tsx';
import './voices.css';

function Shown({ open }: { open: Case }) {
  const { windows } = useMessages('case');
  const words = windows.voices;
  const { caseId } = open;
  const list = useList([listVoices.id, caseId], (after, signal) =>
    call(listVoices, { params: { caseId }, query: { after } }, { signal }),
  );
  return (
    <>
      {list.pending && <Loading />}
      <ProblemNotice onRetry={list.again} problem={list.problem} />
      {list.items?.length === 0 && <p role="status">{words.empty}</p>}
      {list.items && list.items.length > 0 && (
        <ul aria-label={words.heading}>
          {list.items.map(voice => (
            <VoiceLine key={voice.voiceId} open={open} voice={voice} />
          ))}
        </ul>
      )}
      {list.more && <More busy={list.busy} onMore={list.more} />}
    </>
  );
}

/**
 * Masked until asked for, since a parent may read along; and the same for everybody, words or none. Never on paper.
 */
export function Voices({ open }: { open: Case }) {
  const { windows } = useMessages('case');
  const words = windows.voices;
  const [asked, setAsked] = useState(false);
  const [writing, setWriting] = useState(false);
  return (
    <section aria-labelledby="stem-van-het-kind" className="case-voices p-no-print">
      <h3 className="p-h3 case-voices__heading" id="stem-van-het-kind">
        <Ear aria-hidden size={20} />
        {words.heading}
      </h3>
      <p className="p-quiet">{words.intro}</p>
      {asked && <Shown open={open} />}
      <Actions>
        <Button aria-expanded={asked} onClick={() => setAsked(!asked)} variant="secondary">
          {asked ? words.hide : words.show}
        </Button>
        {writableParts(open).length > 0 && (
          <Button onClick={() => setWriting(true)} variant="tertiary">
            {words.write}
          </Button>
        )}
      </Actions>
      <WriteVoiceDialog
        onClose={() => setWriting(false)}
        onWritten={() => setAsked(true)}
        open={open}
        shown={writing}
      />
    </section>
  );
}
