import type { Case } from '#contract/cases.ts';
import { listVoices, shareVoice, type Voice } from '#contract/voices.ts';
import { useState } from 'react';
import { useCommand } from '../../data.ts';
import { useDates, useMessages } from '../../messages/context.tsx';
import { Button, ProblemNotice, Why } from '../../ui/index.ts';
import { ChooseVoiceDialog, CorrectVoiceDialog } from './dialogs.ts';
import { useVoicesAgain } from './read-again.ts';

function Named({ voice, mayKnow }: { voice: Voice; mayKnow: boolean }) {
  const { windows } = useMessages('case');
  const words = windows.voices;
  const of = voice.choices.filter(each => each.mayKnow === mayKnow);
  if (of.length === 0) return null;
  return (
    <p>
      <strong>{mayKnow ? words.mayKnow : words.mayNotKnow}:</strong>{' '}
      {of.map(({ who, reads }) => (reads ? words.readsToo(who) : who)).join(', ')}
    </p>
  );
}

/** Giving it is an act of its own, for each person whom the child named with yes. */
function Share({ voice, onShared }: { voice: Voice; onShared: (who: string) => void }) {
  const { windows } = useMessages('case');
  const again = useVoicesAgain();
  const command = useCommand(shareVoice, { refreshes: [listVoices] });
  const waiting = voice.choices.filter(each => each.mayKnow && each.heldFunctionId !== null && !each.reads);
  return (
    <>
      {waiting.map(({ who, heldFunctionId }) => (
        <Button
          busy={command.isPending}
          key={who}
          onClick={() =>
            command.mutate(
              {
                params: { voiceId: voice.voiceId },
                ifMatch: voice.version,
                body: { heldFunctionId: heldFunctionId ?? '' },
              },
              { onSuccess: () => onShared(who), onError: again },
            )
          }
          variant="secondary"
        >
          {windows.voices.share(who)}
        </Button>
      ))}
      <ProblemNotice problem={command.error} />
    </>
  );
}

function Earlier({ voice }: { voice: Voice }) {
  const { contacts, windows } = useMessages('case');
  const dates = useDates();
  if (voice.earlier.length === 0) return null;
  return (
    <Why label={windows.voices.corrected(voice.earlier.length)}>
      <ul>
        {voice.earlier.map(each => (
          <li key={each.correctedAt}>
            <p className="p-quiet">{contacts.earlier}</p>
            <p className="case-contact__what">{each.words}</p>
            <p className="p-quiet">
              {windows.voices.correctedBy(each.correctedBy, dates.moment(each.correctedAt), each.reason)}
            </p>
          </li>
        ))}
      </ul>
    </Why>
  );
}

/** What one child said once: its words first, and then what is known of how they were heard. */
export function VoiceLine({ voice, open }: { voice: Voice; open: Case }) {
  const { windows } = useMessages('case');
  const words = windows.voices;
  const dates = useDates();
  const [doing, setDoing] = useState<'correct' | 'choose' | undefined>();
  const [shared, setShared] = useState<string | undefined>();
  const day = dates.day(voice.heardOn);
  // in a closed case a child still takes back who may know; nothing else is written there
  const running = open.state === 'open';
  const close = () => setDoing(undefined);
  return (
    <li className="case-voice">
      <blockquote className="case-voice__words">{voice.words}</blockquote>
      <p className="p-quiet">
        {words.heard(voice.childName, day, voice.heardWhere)}.{' '}
        {words.by(voice.heardBy, voice.alone ? words.alone : words.notAlone)}.
      </p>
      <p className="p-quiet">
        {words.written(voice.writtenBy, voice.organisation, dates.moment(voice.writtenAt))}
      </p>
      <Named mayKnow voice={voice} />
      <Named mayKnow={false} voice={voice} />
      {voice.choices.length === 0 && <p className="p-quiet">{words.nobodyNamed}</p>}
      {shared !== undefined && <p role="status">{words.shared(shared)}</p>}
      <Earlier voice={voice} />
      {voice.mayChange && (
        <div className="case-voice__acts">
          {running && <Share onShared={setShared} voice={voice} />}
          <Button
            aria-label={words.chooseNamed(voice.childName, day)}
            onClick={() => setDoing('choose')}
            variant="tertiary"
          >
            {words.choose}
          </Button>
          {running && (
            <Button
              aria-label={words.correctNamed(voice.childName, day)}
              onClick={() => setDoing('correct')}
              variant="tertiary"
            >
              {words.correct}
            </Button>
          )}
          <ChooseVoiceDialog onClose={close} open={open} shown={doing === 'choose'} voice={voice} />
          <CorrectVoiceDialog onClose={close} shown={doing === 'correct'} voice={voice} />
        </div>
      )}
    </li>
  );
}
