import type { ProblemCode } from '#contract/problem.ts';

/** Per refusal: what it is, and what one can do now. */
export const problems: Record<ProblemCode, { title: string; what: string }> = {
  'invalid-input': {
    title: 'Er ontbreekt iets of er klopt iets niet',
    what: 'Kijk de antwoorden na en probeer het opnieuw.',
  },
  'not-signed-in': { title: 'U bent niet (meer) aangemeld', what: 'Meld u opnieuw aan.' },
  'stronger-sign-in-needed': {
    title: 'Meld u aan met een sterker middel',
    what: 'Hiervoor is een tweede controle nodig. Meld u af en weer aan met uw sterkere middel.',
  },
  'not-allowed': {
    title: 'Dit hoort niet bij uw functie of rol',
    what: 'Vraag de regisseur of uw teammanager wie dit wel kan doen.',
  },
  'cross-site': {
    title: 'Dit verzoek kwam van een andere website',
    what: 'Laad de pagina opnieuw en probeer het nog eens.',
  },
  'not-found': {
    title: 'Niet gevonden, of niet voor u',
    what: 'Misschien is uw toegang afgelopen. De regisseur kan u opnieuw toegang geven.',
  },
  'already-weighed': {
    title: 'Deze zorg is al beoordeeld',
    what: 'Laad de pagina opnieuw om de uitkomst te zien.',
  },
  'own-concern': {
    title: 'U gaf deze zorg zelf door',
    what: 'Niemand beoordeelt een eigen zorg. De veiligheidsblik mag u wel vastleggen.',
  },
  'own-decision': {
    title: 'U was zelf bij dit besluit',
    what: 'Vraag een collega die er nog niet bij was om mee te lezen.',
  },
  'case-closed': {
    title: 'Deze casus is afgerond',
    what: 'U kunt alles lezen. Wilt u weer schrijven? Heropen de casus bij Verloop.',
  },
  'case-not-closed': {
    title: 'Deze casus is niet afgerond',
    what: 'Laad de pagina opnieuw om te zien hoe het nu is.',
  },
  'work-left-open': {
    title: 'Er staat nog iets open',
    what: 'Rond het af, draag het over, of zeg waarom het stopt. Kijk ook bij terugbellen en bij brieven die nog niet verstuurd zijn.',
  },
  'child-not-spoken': {
    title: 'Nog niet met elk kind is gesproken',
    what: 'Leg bij Verloop vast wanneer het kind is gesproken. Of schrijf waarom nog niet, en wanneer wel.',
  },
  'family-not-informed': {
    title: 'Het gezin weet dit nog niet',
    what: 'Stuur de brief. Of schrijf bij Verloop waarom nog niet, en wanneer wel.',
  },
  'look-back-not-set': {
    title: 'Er is nog geen dag om terug te kijken',
    what: 'Kies bij Verloop een dag. Of schrijf waarom die er nog niet is.',
  },
  'already-ended': { title: 'Deze toegang was al beëindigd', what: 'U hoeft niets meer te doen.' },
  'already-sent': { title: 'Deze zorg is al doorgegeven', what: 'U vindt het bewijs bij Zorg doorgeven.' },
  'note-has-pdf': {
    title: 'Bij deze notitie staat al een PDF',
    what: 'Haal eerst weg wat er staat, of schrijf een nieuwe notitie.',
  },
  'file-too-large': {
    title: 'Dit bestand is te groot',
    what: 'Scan het opnieuw met minder kleur of in delen.',
  },
  'not-a-pdf': { title: 'Dit is geen (hele) PDF', what: 'Bewaar of scan het als PDF en kies dat bestand.' },
  'file-protected': {
    title: 'Deze PDF is beveiligd met een wachtwoord',
    what: 'Vraag de afzender om een PDF zonder wachtwoord.',
  },
  'file-acts': {
    title: 'In deze PDF zit een programma of een ander bestand',
    what: 'Druk het af naar een nieuwe PDF en kies die.',
  },
  'file-refused': {
    title: 'De virusscanner laat dit bestand niet door',
    what: 'Open het niet. Bel de afzender en waarschuw uw beheerder.',
  },
  'scanner-unavailable': {
    title: 'De virusscanner is nu niet bereikbaar',
    what: 'Uw notitie is bewaard. Voeg de PDF later toe.',
  },
  'already-done': { title: 'Dit is al afgehandeld', what: 'U hoeft niets meer te doen.' },
  'letter-sent': {
    title: 'Deze brief is al verstuurd',
    what: 'Laad de pagina opnieuw. Op de dag zelf kunt u het versturen nog ongedaan maken.',
  },
  'undo-too-late': {
    title: 'Dit kan niet meer ongedaan worden gemaakt',
    what: 'Klopt er iets niet? Stuur dan een nieuwe brief waarin u het uitlegt.',
  },
  'letter-sender-unknown': {
    title: 'Er is nog geen afzender voor brieven ingevuld',
    what: 'Vraag de beheerder de naam en het telefoonnummer van het team in te vullen.',
  },
  'address-is-secret': {
    title: 'Een adres in dit gezin is geheim',
    what: 'Maak de brief zonder adres. Schrijf het adres alleen op de envelop.',
  },
  'child-too-young': {
    title: 'Dit kind krijgt nog geen eigen brief',
    what: 'Vertel het kind in gewone woorden wat er gaat gebeuren.',
  },
  'source-condition': {
    title: 'De bron wil niet dat deze organisatie dit weet',
    what: 'Lees bij Verklaringen de voorwaarde van de bron. Kies een ander deel of een andere organisatie, of vraag de bron.',
  },
  'authority-not-known': {
    title: 'Leg eerst vast wie gezag heeft over dit kind',
    what: 'Dat staat bij het kind, met de bron. Pas dan krijgt een ouder het plan.',
  },
  'line-not-for-reader': {
    title: 'Een van deze regels is niet voor deze lezer',
    what: 'Haal die regel weg, of maak een papier voor een andere lezer.',
  },
  'not-everyone-asked': {
    title: 'Zeg van elke ouder en elk kind van 12 jaar of ouder: uitgenodigd, of waarom niet',
    what: 'Nodig ieder van hen uit, of schrijf op waarom niet.',
  },
  'notice-postponed': {
    title: 'Er is besloten de ouders later te informeren',
    what: 'Zet eerst het vinkje dat het later informeren nu eindigt, of wacht met versturen.',
  },
  'already-open': { title: 'Dit deel is al open', what: 'U hoeft niets meer te doen.' },
  'birth-date-needed': {
    title: 'De basisregistratie zoekt alleen op de hele geboortedatum',
    what: 'Vul dag, maand en jaar in, of zoek met het BSN.',
  },
  'child-has-open-case': {
    title: 'Voor dit kind loopt al een casus',
    what: 'Voeg de zorg toe aan die casus, of bel de regisseur.',
  },
  'key-used-otherwise': {
    title: 'Deze opdracht is eerder met andere inhoud verstuurd',
    what: 'Laad de pagina opnieuw, kijk of het gelukt is en probeer het anders nog eens.',
  },
  'version-mismatch': {
    title: 'Iemand anders heeft dit intussen gewijzigd',
    what: 'Laad de pagina opnieuw en kijk wat er veranderd is. Uw tekst blijft staan tot u kiest.',
  },
  'draft-incomplete': { title: 'Er zijn nog vragen niet beantwoord', what: 'Vul de vragen hieronder in.' },
  'no-way-to-desk': {
    title: 'Zo mag u deze zorg nog niet doorgeven',
    what: 'Vraag advies zonder namen bij Veilig Thuis als u twijfelt.',
  },
  'coding-does-not-fit': {
    title: 'Deze keuze past niet bij wat er staat',
    what: 'Kijk de gekozen signalen na. Is het model net vernieuwd, laad de pagina dan opnieuw.',
  },
  'basis-does-not-fit': {
    title: 'Deze grondslag past niet bij deze collega',
    what: 'Kies een andere grondslag, of vraag de privacy officer.',
  },
  'basis-review-lapsed': {
    title: 'De beoordeling van deze grondslag is verlopen',
    what: 'Nieuwe toegang kan pas als de privacy officer de grondslag opnieuw heeft beoordeeld. Wat loopt, loopt door.',
  },
  'colleague-not-eligible': {
    title: 'Deze collega kan hier niet aan meedoen',
    what: 'Kies een andere collega. De reden kan ook een privéband zijn; die tonen wij niet.',
  },
  'lead-is-deputy': {
    title: 'Regisseur en achtervang zijn twee verschillende mensen',
    what: 'Kies voor één van beide iemand anders.',
  },
  'child-said-no': {
    title: 'Het kind wil niet dat deze collega dit weet',
    what: 'Geef het niet door. Vraag het kind opnieuw als dat nodig is. Bij gevaar: bel Veilig Thuis, 0800-2000.',
  },
  'child-not-asked': {
    title: 'Het kind heeft deze collega niet genoemd',
    what: 'Vraag eerst aan het kind of deze collega het mag weten, en leg dat vast.',
  },
  'reads-anyway': {
    title: 'Deze collega leest dit al',
    what: 'Wie het opschreef en wie de casus leidt, lezen mee. Zeg dat vooraf tegen het kind.',
  },
  'level-too-high': {
    title: 'Dit mag deze collega niet zo ver inzien',
    what: 'Kies een lager niveau, bijvoorbeeld Hoofdlijn.',
  },
  'part-not-open': {
    title: 'Dit deel van de casus is niet open',
    what: 'Open eerst het leefgebied, als een doel of zorg dat nodig maakt.',
  },
  'unknown-life-domain': {
    title: 'Dit leefgebied kent dit kader niet',
    what: 'Kies een leefgebied uit de lijst.',
  },
  'sanction-in-voluntary-plan': {
    title: 'In een vrijwillig plan staat geen straf of sanctie',
    what: 'Schrijf wat jullie dan bespreken of proberen. Een sanctie is een eigen besluit van wie daarover gaat.',
  },
  'term-out-of-bounds': { title: 'Deze datum ligt te ver weg of is voorbij', what: 'Kies een andere datum.' },
  'director-needed': {
    title: 'Vanaf deze fase is een casusregisseur nodig',
    what: 'Benoem eerst een casusregisseur.',
  },
  'no-such-case': { title: 'Deze casus is er niet (meer)', what: 'Kijk het nummer na.' },
  'no-desk': { title: 'Er is geen aanmeldpunt', what: 'Bel de gemeente. Uw tekst blijft bewaard.' },
  'person-not-found': {
    title: 'Deze persoon staat niet in de basisregistratie',
    what: 'Kijk de gegevens na, of vul de naam zelf in.',
  },
  'too-many-found': {
    title: 'Er zijn te veel mensen met deze gegevens',
    what: 'Vul meer in, bijvoorbeeld de geboortedatum.',
  },
  'unknown-organisation': {
    title: 'Uw organisatie werkt hier (nog) niet mee',
    what: 'Vraag uw functioneel beheerder of de gemeente.',
  },
  'organisation-ended': {
    title: 'Uw organisatie werkt hier niet meer mee',
    what: 'Vraag de functioneel beheerder van de gemeente of dit klopt.',
  },
  'organisation-known': {
    title: 'Er is al een organisatie met deze code',
    what: 'Zoek die organisatie op in de lijst, of gebruik een andere code.',
  },
  'organisation-leads-cases': {
    title: 'Iemand van deze organisatie is nog regisseur of achtervang van een open casus',
    what: 'Vraag de teammanager of de regisseur om deze casussen eerst over te dragen. Daarna kunt u de deelname beëindigen.',
  },
  'own-organisation': {
    title: 'U werkt zelf bij deze organisatie',
    what: 'U zou uw eigen toegang stoppen. Laat een beheerder van een andere organisatie dit doen.',
  },
  'unknown-function': {
    title: 'Uw functie is hier (nog) niet bekend',
    what: 'Vraag uw functioneel beheerder.',
  },
  'precondition-required': {
    title: 'Wij weten niet welke versie u zag',
    what: 'Laad de pagina opnieuw en probeer het nog eens.',
  },
  'too-many-requests': {
    title: 'Te veel verzoeken achter elkaar',
    what: 'Wacht een minuut en probeer het opnieuw.',
  },
  'server-error': {
    title: 'Er ging iets mis bij ons',
    what: 'Probeer het opnieuw. Blijft het misgaan, bel dan de helpdesk met het kenmerk hieronder.',
  },
  'register-unavailable': {
    title: 'De basisregistratie is nu niet bereikbaar',
    what: 'Probeer het later opnieuw, of vul de gegevens zelf in.',
  },
  unavailable: {
    title: 'Nu even niet bereikbaar',
    what: 'Wat u typte blijft staan. Probeer het over een minuut opnieuw.',
  },
};
