import type { StoryCase } from './story-shape.ts';

/** What Noor and her mother want, and whether the family takes part. */
export const planOfNoor: Pick<StoryCase, 'goals' | 'takingPart'> = {
  goals: [
    {
      part: 'school-work',
      words: 'Weer hele dagen naar school zonder buikpijn',
      whose: 'Noor',
      term: 'short',
      score: 3,
    },
    { part: 'money', words: 'Weten wat er elke maand over is', whose: 'moeder', term: 'long', score: 2 },
  ],
  takingPart: {
    answer: 'partly',
    andThen: 'Moeder en Noor doen mee. Vader kan altijd nog meepraten: wij bellen hem na elk overleg.',
  },
};
