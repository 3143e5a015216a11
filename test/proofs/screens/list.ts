import type { House } from '../../journeys/house.ts';

/** Where the parts of an address come from: found in the demo, in the case in which most stands. */
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
  // the demo has no call that is still to be made: the page says that there is nothing here
  '/beoordelen/bellen/:callId': { who: desk, title: /./ },
  // a closing is gone once it was read: the page says that there is nothing here
  '/meelezen/afronding/:closingReadingId': { who: desk, title: /./ },
  // nobody reads along for another municipality in the demo: the page says that there is nothing here
  '/meelezen/:poolReadingId': { who: 'duinveen-gedragswetenschapper', title: /./ },
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

const one = async (house: House, text: string): Promise<string> => {
  const { rows } = await house.admin.query<{ id: string }>(text);
  return rows[0]?.id ?? '00000000-0000-4000-8000-000000000000';
};

/** The addresses of the demo that fill in the routes. */
export const findAddresses = async (house: House): Promise<Found> => {
  const { rows } = await house.admin.query<{ id: string; case_id: string }>(
    `select public_id as id, case_id from app.case_file where state = 'open' and headline ~ 'Noor' limit 1`,
  );
  const noor = rows[0];
  if (noor === undefined) throw new Error('the demo has no case of Noor');
  return {
    full: {
      caseId: noor.id,
      draftId: await one(house, `select public_id as id from app.concern_draft where state = 'sent' limit 1`),
      grantId: await one(
        house,
        `select public_id as id from app.access_grant where accepted_at is null and revoked_at is null and kind = 'team' limit 1`,
      ),
      concernId: await one(house, `select public_id as id from app.concern where state = 'received' limit 1`),
      letterId: await one(
        house,
        `select public_id as id from app.letter where case_id = '${noor.case_id}' limit 1`,
      ),
      organisationId: await one(
        house,
        `select public_id as id from app.organisation where code = 'jgz-duinveen'`,
      ),
      heldFunctionId: await one(
        house,
        `select public_id as id from app.held_function where label = 'Casusregisseur' and valid_to is null order by tenant_id limit 1`,
      ),
    },
    closed: await one(house, `select public_id as id from app.case_file where state = 'closed' limit 1`),
  };
};
