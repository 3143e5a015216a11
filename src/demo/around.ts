/** The people around the children of the story, and who was spoken with. Nobody in it exists. */
export interface StoryAround {
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly household: 1 | 2 | null;
    readonly safeContact: string | null;
    readonly telephone: string | null;
    readonly supporter: boolean;
    readonly wish: string | null;
  }[];
  readonly standings: readonly {
    readonly givenNames: string;
    readonly authority: string;
    readonly residence: string;
    readonly source: string;
  }[];
  /** Written by the director, oldest first. Nobody reached: a call-back on the next working day. */
  readonly contacts: readonly {
    readonly part: string;
    readonly daysAgo: number;
    readonly withWhom: string;
    readonly how: 'phone' | 'visit' | 'talk' | 'video' | 'message' | 'letter';
    readonly what: string | null;
  }[];
  /** What other organisations said; and one question to somebody without an account, which still waits. */
  readonly statements: readonly {
    readonly part: string;
    readonly organisation: string;
    readonly saidBy: string;
    readonly what: string;
    readonly condition: string | null;
    readonly withheldFrom: readonly string[];
  }[];
  readonly question: {
    readonly part: string;
    readonly toWhom: string;
    readonly because: string;
    readonly question: string;
    readonly answerInDays: number;
  };
}

export const aroundNoor: StoryAround = {
  people: [
    {
      name: 'Esther',
      role: 'moeder',
      household: 1,
      safeContact: 'Overdag bellen, geen berichten sturen',
      telephone: '0990 40 50 10',
      supporter: false,
      wish: 'Dat Noor weer naar school gaat, en dat er ’s avonds rust is in huis.',
    },
    {
      name: 'Mark',
      role: 'vader',
      household: 2,
      safeContact: 'Na 16 uur bellen',
      telephone: null,
      supporter: false,
      wish: 'Dat de weekenden met de kinderen doorgaan.',
    },
    {
      name: 'Buurvrouw',
      role: 'haalt Noor van school',
      household: null,
      safeContact: 'Bellen mag altijd',
      telephone: '0990 40 50 20',
      supporter: true,
      wish: null,
    },
  ],
  standings: [
    {
      givenNames: 'Noor',
      authority: 'Moeder en vader hebben samen gezag.',
      residence: 'Woont bij moeder, om het weekend bij vader.',
      source: 'Gezagsregister en moeder',
    },
    {
      givenNames: 'Sem',
      authority: 'Moeder en vader hebben samen gezag.',
      residence: 'Woont bij moeder, om het weekend bij vader.',
      source: 'Gezagsregister en moeder',
    },
  ],
  contacts: [
    {
      part: 'headline',
      daysAgo: 2,
      withWhom: 'Mark (vader)',
      how: 'phone',
      what: 'Vader belde na de brief: waarom hoor ik dit nu pas? Uitgelegd wat er speelt. Hij wil mee aan tafel.',
    },
    {
      part: 'school-work',
      daysAgo: 1,
      withWhom: 'Mentor van Noor',
      how: 'talk',
      what: 'Noor kan tussen de middag bij de mentor terecht. De mentor kijkt mee naar een rooster op maat.',
    },
    { part: 'headline', daysAgo: 0, withWhom: 'Esther (moeder)', how: 'phone', what: null },
  ],
  statements: [
    {
      part: 'headline',
      organisation: 'Veilig Thuis',
      saidBy: 'Medewerker Veilig Thuis',
      what: 'Veilig Thuis draagt de melding over aan het lokaal team. Moeder weet dat.',
      condition: 'Niet naar school.',
      withheldFrom: [],
    },
  ],
  question: {
    part: 'school-work',
    toWhom: 'Zorgcoördinator van de school',
    because: 'Moeder en Noor weten het en willen het.',
    question: 'Wanneer kan een rooster op maat ingaan, en wie op school is het aanspreekpunt?',
    answerInDays: 7,
  },
};
