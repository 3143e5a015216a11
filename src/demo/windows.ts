/** What stands in the four windows of Noor's case beside what her concern said. Nobody in it exists. */
import * as caseRoutes from '#contract/cases.ts';
import * as voices from '#contract/voices.ts';
import * as windows from '#contract/windows.ts';
import type { Someone } from './someone.ts';

const facts = [
  {
    part: 'school-work',
    side: 'worry',
    kind: 'observation',
    words: 'Noor komt sinds oktober drie keer per week na tienen op school. Zij is dan moe.',
    observer: 'de mentor',
    observedWhen: 'oktober en november, op school',
    views: [
      { who: 'moeder', words: 'Ik hoor haar ’s nachts lopen. Ik wist niet van school.' },
      { who: 'vader', words: 'Bij mij slaapt ze goed. Ik hoor dit nu pas.' },
    ],
  },
  {
    part: 'school-work',
    side: 'goes-well',
    kind: 'told-by',
    words: 'Elke dinsdag eet Noor haar brood bij de mentor. Dat wil ze zo houden.',
    observer: 'Noor en de mentor',
    observedWhen: 'deze week',
    views: [],
  },
] as const;

const said = {
  words: 'Ik wil gewoon naar school. Oma mag het niet weten.',
  heardWhere: 'thuis, in haar eigen kamer',
  heardBy: 'de casusregisseur',
  alone: true,
} as const;

const weighing = {
  ifNothing: 'Dan brengt Noor pakjes weg tot er iets gebeurt, en mist zij haar examenjaar.',
  worksAlready: 'De buurvrouw haalt haar op. De mentor heeft elke dinsdag tijd voor haar.',
  atLeast: 'Niemand vraagt Noor nog om iets weg te brengen. De huur is betaald.',
  decision: 'Een gezinscoach thuis, en de schuld samen met moeder oppakken.',
  heavier: true,
  whyNotLighter: 'Alleen praten met school is twee keer gedaan. De druk bleef.',
};

export const fillWindows = async (
  director: Someone,
  caseId: string,
  held: (label: string) => string,
  today: Temporal.PlainDate,
): Promise<void> => {
  const params = { caseId };
  const yesterday = today.subtract({ days: 1 }).toString();
  for (const { views, ...fact } of facts) {
    const { factId } = await director(windows.addFact, {
      params,
      body: { ...fact, sourceHeldFunctionId: held('Leerplichtambtenaar'), sourceConditions: null },
    });
    for (const [nr, view] of views.entries())
      await director(windows.addFactView, {
        params: { factId },
        ifMatch: nr + 1,
        body: { ...view, saidOn: yesterday },
      });
  }
  const { children } = await director(caseRoutes.openCase, { params });
  const noor = children.find(each => each.name.startsWith('Noor'));
  if (noor === undefined) throw new Error('demo: Noor is not in her own case');
  await director(voices.writeVoice, {
    params,
    body: {
      childId: noor.childId,
      ...said,
      heardOn: yesterday,
      choices: [
        { mayKnow: true, heldFunctionId: held('Leerplichtambtenaar') },
        { mayKnow: true, name: 'de mentor' },
        { mayKnow: false, name: 'oma' },
      ],
    },
  });
  await director(windows.weigh, { params, ifMatch: 1, body: weighing });
};
