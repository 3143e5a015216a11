import type { House } from '../../journeys/house.ts';
import { idOf } from './scene.ts';

/** Where the parts of an address come from: the case in which most stands, and what the scene added. */
export interface Found {
  readonly full: Readonly<Record<string, string>>;
  readonly closed: string;
}

/** One screen of the web app: who goes there, and what its title is. */
export interface Screen {
  readonly who: string;
  readonly title: string | RegExp;
  /** Who has nothing there yet; the case that is closed for pages of a case. */
  readonly empty?: string;
}

const director = 'duinveen-casusregisseur';
const desk = 'duinveen-aanmeldpunt';
const ofCase = (title: string | RegExp): Screen => ({ who: director, title });

/** Every route of web/app/routes.tsx. A new one has its line here, or the walk is red. */
export const screens: Readonly<Record<string, Screen>> = {
  '/mijn-werk': { who: director, title: 'Mijn werk', empty: 'veenrade-casusregisseur' },
  '/zorg-doorgeven': { who: director, title: 'Zorg doorgeven', empty: 'veenrade-casusregisseur' },
  '/zorg-doorgeven/:draftId': { who: director, title: 'Zorg doorgeven' },
  '/uitnodigingen/:grantId': { who: 'duinveen-gedragswetenschapper', title: /./ },
  '/beoordelen': { who: desk, title: 'Beoordelen', empty: 'veenrade-aanmeldpunt' },
  '/beoordelen/:concernId': { who: desk, title: /./ },
  '/beoordelen/bellen/:callId': { who: desk, title: /^Bellen: Jeugdgezondheidszorg Duinveen/ },
  '/meelezen/afronding/:closingReadingId': { who: desk, title: 'Nalezen: afgerond met een zorg' },
  '/meelezen/:poolReadingId': {
    who: 'veenrade-gedragswetenschapper',
    title: 'Meelezen voor een andere gemeente',
  },
  '/casussen': { who: director, title: 'Casussen', empty: 'veenrade-casusregisseur' },
  '/casussen/:caseId': ofCase(/Verhagen/),
  '/casussen/:caseId/vensters': ofCase('Vier vensters'),
  '/casussen/:caseId/wie-keek': ofCase('Wie heeft gekeken?'),
  '/casussen/:caseId/verloop': ofCase('Verloop'),
  '/casussen/:caseId/brieven': ofCase('Brieven'),
  '/casussen/:caseId/brieven/:letterId': ofCase(/./),
  '/casussen/:caseId/verklaringen': ofCase(/./),
  '/casussen/:caseId/papier': ofCase(/./),
  '/casussen/:caseId/papier/:paperId': ofCase(/./),
  '/casussen/:caseId/correcties': ofCase('Correcties'),
  '/casussen/:caseId/overleg': ofCase('Overleg'),
  '/casussen/:caseId/eigen-dossier': ofCase(/./),
  '/team': { who: 'duinveen-teammanager', title: 'Team', empty: 'veenrade-teammanager' },
  '/team/:heldFunctionId': { who: 'duinveen-teammanager', title: /./ },
  '/wie-heeft-gekeken': { who: 'duinveen-privacy-officer', title: /./, empty: 'veenrade-privacy-officer' },
  '/beheer': { who: 'duinveen-beheerder', title: 'Vaste toegang' },
  '/beheer/organisaties/:organisationId': { who: 'duinveen-beheerder', title: /Jeugdgezondheidszorg/ },
};

/** The case that is closed, with everything that comes after closing. */
export const closedCase = (house: House): Promise<string> =>
  idOf(house, `app.case_file where state = 'closed'`);

/** The addresses that fill in the routes. */
export const findAddresses = async (house: House): Promise<Found> => {
  const noor = `app.case_file where state = 'open' and headline ~ 'Noor'`;
  const ofNoor = `where case_id = (select case_id from ${noor})`;
  return {
    full: {
      caseId: await idOf(house, noor),
      draftId: await idOf(house, `app.concern_draft where child_name = 'Lot Smit'`),
      grantId: await idOf(
        house,
        `app.access_grant where accepted_at is null and revoked_at is null and kind = 'team'`,
      ),
      concernId: await idOf(house, `app.concern where state = 'received' order by concern_id`),
      callId: await idOf(house, `app.sender_call where ended_at is null`),
      closingReadingId: await idOf(house, `app.closing_reading where ended_on is null`),
      poolReadingId: await idOf(house, `app.pool_reading where ended_on is null`),
      letterId: await idOf(house, `app.letter ${ofNoor}`),
      paperId: await idOf(house, `app.plan_paper ${ofNoor}`),
      organisationId: await idOf(house, `app.organisation where code = 'jgz-duinveen'`),
      heldFunctionId: await idOf(
        house,
        `app.held_function where label = 'Casusregisseur' and valid_to is null order by tenant_id`,
      ),
    },
    closed: await closedCase(house),
  };
};
