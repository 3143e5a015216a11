import type { BarrierIntervention, BarrierSignal } from '#contract/barrier-model.ts';
import type { Likelihood } from '#contract/concerns.ts';

/** What the desk codes a concern to, from the barrier model. */
export const coding = {
  heading: 'Wat ziet of hoort men?',
  intro:
    'Ondersteunt, beslist niet. Kies alleen wat er concreet over dit kind is gezien of gehoord. Er wordt niets opgeteld, en overslaan mag.',
  age: 'Signalen voor welke leeftijd?',
  ageOfChild: (ages: string) => `Dit kind: ${ages}`,
  ageUnknown: 'Alle (leeftijd niet bekend)',
  allAges: 'Alle leeftijden',
  barriers: 'Waar gaat het over?',
  contextOnly: 'alleen context, staat niet op zichzelf',
  ownDisclosure: 'het kind vertelt dit zelf',
  none: 'Geen van deze',
  noneHelp: 'Wat er is gezien of gehoord, staat niet in deze lijst. Ook dat mag u vastleggen.',
  chosen: 'Gekozen',
  remove: 'Weghalen',
  removeNamed: (signal: string) => `Weghalen: ${signal}`,
  looking: {
    ordinary: 'Kijken binnen de gewone tijd',
    'within-5-working-days': 'Kijken binnen vijf werkdagen',
    'same-day': 'Vandaag nog kijken',
    immediate: 'Nu meteen kijken. Bij gevaar: 112',
  } satisfies Record<BarrierSignal['handlingTime'], string>,
  childTells: 'Het kind vertelt dit zelf. Die vraag stellen we niet.',
  besides: 'Wat kan het ook zijn?',
  likelihood: {
    'ruled-out': 'uitgesloten',
    possible: 'mogelijk',
    likely: 'waarschijnlijk',
  } satisfies Record<Likelihood, string>,
  help: {
    heading: 'Wat kan helpen, van licht naar zwaar',
    youDecide: 'Dit is informatie en geen advies. U beslist, samen met het gezin.',
    weight: { light: 'Licht', middle: 'Middel', heavy: 'Zwaar' } satisfies Record<
      BarrierIntervention['weight'],
      string
    >,
    by: (partners: string) => `Door: ${partners}`,
    basis: (articles: string) => `Grondslag: ${articles}`,
    unchecked: 'Een jurist moet deze grondslag nog nakijken.',
  },
  save: 'Keuze bewaren',
  saved: (moment: string) => `Bewaard, ${moment}`,
  notSaved: 'Nog niet bewaard. Bij het besluit wordt uw keuze vanzelf meebewaard.',
  outsideAge: (signal: string, age: string) =>
    `"${signal}" hoort in het model bij een andere leeftijd dan de afzender noemt (${age}). Bewaren mag; kijk het na.`,
  missing: {
    alternative: (words: string) => `Kies bij "${words}": uitgesloten, mogelijk of waarschijnlijk.`,
    onlyContext:
      'Dit is alleen context. Kies er bij wat er concreet over dit kind is gezien of gehoord, of kies "Geen van deze".',
    nothing: 'Er was al iets gekozen. Kies een signaal, of "Geen van deze".',
  },
  overtaken: 'Een collega koos intussen iets anders:',
  kept: {
    none: 'Geen van deze',
    nothing: 'Er is nog niets gekozen.',
    by: (who: string, moment: string, version: string) =>
      `Gekozen door ${who}, ${moment}. Model van ${version}.`,
  },
};
