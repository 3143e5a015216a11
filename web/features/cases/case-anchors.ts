/** Where the sections of the page of a case are found: "op deze pagina", and links from other pages. */
export const caseAnchors = {
  children: 'kinderen',
  dates: 'data',
  family: 'gezin-en-netwerk',
  plan: 'afspraken',
  timeline: 'tijdlijn',
  facts: 'feiten',
  consents: 'toestemming',
  handover: 'overdracht',
  team: 'team',
} as const;
