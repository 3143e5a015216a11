import { refusal, type Refusal } from '#kernel/refusal.ts';

type Verdict = 'agrees' | 'disagrees' | 'stands' | 'weigh-again' | 'declined';

/** A second reader agrees or not, a third lets it stand or not; everything but agreeing and giving back says why. */
export const answerFits = (
  stage: 'after' | 'third',
  verdict: Verdict,
  words: string | null,
): 'fine' | Refusal => {
  const open: readonly Verdict[] =
    stage === 'after' ? ['agrees', 'disagrees', 'declined'] : ['stands', 'weigh-again', 'declined'];
  if (!open.includes(verdict))
    return refusal('invalid-input', [
      { field: 'verdict', message: 'Kies een van de antwoorden die er staan' },
    ]);
  return verdict === 'agrees' || verdict === 'declined' || (words ?? '') !== ''
    ? 'fine'
    : refusal('invalid-input', [{ field: 'words', message: 'Schrijf waarom' }]);
};
