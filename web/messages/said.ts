/** Every text of the messages with its place, those with something filled in too: with a word that nobody says. */
export function sayings(messages: object): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const add = (value: unknown, key: string): void => {
    if (typeof value === 'string') said.set(key, value);
    else if (typeof value === 'function') add(filledIn(value as (...given: unknown[]) => unknown), key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) add(each, `${key}.${name}`);
  };
  add(messages, '');
  return said;
}

/** Some ask for numbers, some for words, some for a list: the first that fits. */
function filledIn(say: (...given: unknown[]) => unknown): unknown {
  for (const given of ['x', 2, ['x', 'x']])
    try {
      return say(...Array.from({ length: say.length }, () => given));
    } catch {
      // another kind of word is asked for
    }
  return undefined;
}

/** practice.md: "Not on screen". */
export const forbiddenOnScreen =
  /signaal melden|mandaat|barrière|(?<!\p{L})scope|dossierdeel|triagedesk|risico|multiprobleemgezin|(?<!\p{L})drang|(?<!\p{L})melder|cliëntsysteem|casuïstiek|doelgroep/iu;

/** practice.md section 5: the eighty words exactly as on screen. */
export const screenWords: readonly string[] = [
  'Mijn werk',
  'Te laat',
  'Wacht op',
  'Wacht op plek',
  'Zorg doorgeven',
  'Is er nu gevaar?',
  'Zelf gezien of gehoord',
  'Van een ander gehoord',
  'Wat gaat goed?',
  'Wat heb je al gedaan?',
  'Weten kind en ouders dit?',
  'Aanmeldpunt',
  'Beoordelen',
  'Meelezer',
  'Geen vervolg',
  'Advies gegeven',
  'Doorgezet naar',
  'Toegevoegd aan casus',
  'Casus openen',
  'Terugkoppeling',
  'Casus',
  'Enkelvoudig',
  'Maatwerk met regisseur',
  'Kader',
  'Aanspreekpunt',
  'Casusregisseur',
  'Procesregisseur',
  'Achtervang',
  'Gezin en netwerk',
  'Steunfiguur',
  'Wie heeft gezag?',
  'Laatst gezien en gesproken',
  'Stem van het kind',
  'Kijk van de ouder',
  'Tijdlijn',
  'Contactnotitie',
  'Vier vensters',
  'Mensen',
  'Feiten',
  'Weging',
  'Waarneming',
  'Verteld door',
  'Oordeel',
  'Besluit',
  'Gezinsplan',
  'Doel',
  'Afspraak',
  'Veiligheidsafspraak',
  'Wie doet wat, voor wanneer?',
  'Wie let op?',
  'Wat als het niet lukt?',
  'Wanneer kijken we terug?',
  'Hulp en grenzen',
  'Vrijwillig',
  'Gedwongen kader',
  'Wie voert de regie?',
  'Overleg',
  'Actielijst',
  'Gedeeld met',
  'Voorwaarde van de bron',
  'Toegang',
  'Hoofdlijn',
  'Inhoud',
  'Mag schrijven',
  'Waarom mag ik dit zien?',
  'Grondslag',
  'Toestemming',
  'Afgeschermd',
  'Persoonlijke betrokkenheid',
  'Noodinzage',
  'Wie heeft gekeken?',
  'Ouders informeren',
  'Later informeren',
  'Correctie vragen',
  'Opschalen',
  'Antwoord vóór',
  'Wat mag ik nu doen?',
  'Mag ik dit delen?',
  'Kind uit beeld',
  'Nazorg',
];
