import { z } from 'zod';
import { bilingual } from './common.ts';
import { route } from './route.ts';

/** Asked beside every field of own words, also on pages that know nothing of concerns. */
export const checkWords = route({
  id: 'concerns.check-words',
  method: 'POST',
  path: '/word-checks',
  tag: 'concerns',
  summary:
    'Words of origin in a professional’s own text: asks, never blocks. The text is read and forgotten, not stored or logged',
  access: { signedIn: 'the writer’s own text, which comes back to the writer alone and stays nowhere' },
  body: z.object({
    // not trimmed: the places that are answered count in the text as it was sent
    texts: z.array(z.string().max(4000)).max(8),
  }),
  returns: z.object({
    found: z.array(
      z.object({
        text: z.int().describe('Which of the texts, from 0'),
        start: z.int(),
        end: z.int(),
        ask: bilingual,
      }),
    ),
  }),
});
