import { lazy, Suspense, type ComponentType } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { reachServer } from '../connection.ts';
import { fetchWords, languageNow, type Part } from '../messages/language.ts';
import { PageOnItsWay } from '../ui/index.ts';
import { Crash } from './crash.tsx';
import { isShut, openDoors } from './doors.ts';
import { NoDoors, NotFound } from './not-found.tsx';
import { useSession } from './session.tsx';

/** A page that is fetched when someone goes there, with the words that it says. */
const page = <Name extends string>(
  feature: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  ...parts: readonly Part[]
) =>
  lazy(async () => {
    const words = parts.map(part => fetchWords(languageNow(), part));
    const [fetched] = await Promise.all([feature(), ...words]).catch(async (error: unknown) => {
      await reachServer();
      throw error;
    });
    return { default: fetched[name] };
  });

const administration = () => import('../features/administration/index.tsx');
const corrections = () => import('../features/corrections/index.tsx');
const invitation = () => import('../features/invitation/index.tsx');
const letters = () => import('../features/letters/index.tsx');
const myWork = () => import('../features/my-work/index.tsx');
const oversight = () => import('../features/oversight/index.tsx');
const team = () => import('../features/team/index.tsx');
const meetings = () => import('../features/meetings/index.tsx');
const statements = () => import('../features/statements/index.tsx');
const papers = () => import('../features/papers/index.tsx');
const ownFile = () => import('../features/own-file/index.tsx');
const passOn = () => import('../features/pass-on/index.tsx');

const pages: readonly { path: string; page: ComponentType }[] = [
  { path: '/mijn-werk', page: page(myWork, 'MyWorkPage') },
  { path: '/zorg-doorgeven', page: page(passOn, 'PassOnPage', 'sender') },
  { path: '/zorg-doorgeven/:draftId', page: page(passOn, 'DraftPage', 'sender') },
  { path: '/uitnodigingen/:grantId', page: page(invitation, 'InvitationPage') },
  {
    path: '/beoordelen',
    page: page(() => import('../features/concerns-desk/concerns-page.tsx'), 'ConcernsPage', 'desk'),
  },
  {
    path: '/beoordelen/bellen/:callId',
    page: page(() => import('../features/concerns-desk/call-page.tsx'), 'CallPage', 'desk'),
  },
  {
    path: '/beoordelen/:concernId',
    page: page(() => import('../features/concerns-desk/concern-page.tsx'), 'ConcernPage', 'desk'),
  },
  {
    path: '/meelezen/afronding/:closingReadingId',
    page: page(
      () => import('../features/concerns-desk/closing-reading-page.tsx'),
      'ClosingReadingPage',
      'case',
      'around',
      'desk',
    ),
  },
  {
    path: '/meelezen/:poolReadingId',
    page: page(() => import('../features/concerns-desk/pool-reading-page.tsx'), 'PoolReadingPage', 'desk'),
  },
  { path: '/casussen', page: page(() => import('../features/cases/cases-page.tsx'), 'CasesPage', 'case') },
  {
    path: '/casussen/:caseId',
    page: page(() => import('../features/cases/case-page.tsx'), 'CasePage', 'case'),
  },
  {
    path: '/casussen/:caseId/vensters',
    page: page(() => import('../features/cases/windows-page.tsx'), 'WindowsPage', 'case'),
  },
  {
    path: '/casussen/:caseId/wie-keek',
    page: page(() => import('../features/cases/looks-page.tsx'), 'CaseLooksPage', 'case'),
  },
  {
    path: '/casussen/:caseId/verloop',
    page: page(() => import('../features/cases/course-page.tsx'), 'CoursePage', 'case', 'around'),
  },
  { path: '/casussen/:caseId/brieven', page: page(letters, 'LettersPage', 'around') },
  { path: '/casussen/:caseId/brieven/:letterId', page: page(letters, 'LetterPage', 'around') },
  { path: '/team', page: page(team, 'TeamPage', 'case', 'office') },
  { path: '/team/:heldFunctionId', page: page(team, 'MatePage', 'case', 'office') },
  { path: '/casussen/:caseId/verklaringen', page: page(statements, 'StatementsPage', 'around') },
  { path: '/casussen/:caseId/overleg', page: page(meetings, 'MeetingsPage', 'case', 'around') },
  { path: '/casussen/:caseId/papier', page: page(papers, 'PapersPage', 'around') },
  { path: '/casussen/:caseId/papier/:paperId', page: page(papers, 'PaperPage', 'around') },
  { path: '/casussen/:caseId/eigen-dossier', page: page(ownFile, 'OwnFilePage', 'case') },
  { path: '/casussen/:caseId/correcties', page: page(corrections, 'CorrectionsPage', 'case') },
  { path: '/wie-heeft-gekeken', page: page(oversight, 'LooksPage', 'case', 'office') },
  { path: '/beheer', page: page(administration, 'AdministrationPage', 'case', 'desk', 'office') },
  {
    path: '/beheer/organisaties/:organisationId',
    page: page(administration, 'OrganisationPage', 'case', 'desk', 'office'),
  },
];

/** The first door of one's function is where one begins. */
function Start() {
  const [first] = openDoors(useSession().may);
  return first === undefined ? <NoDoors /> : <Navigate replace to={first.path} />;
}

export function Pages() {
  const { pathname } = useLocation();
  const { may } = useSession();
  return (
    <Crash key={pathname}>
      <Suspense fallback={<PageOnItsWay />}>
        <Routes>
          <Route element={<Start />} path="/" />
          {pages.map(({ path, page: Here }) => (
            // an empty list behind a door that is not theirs would say that nothing waits
            <Route element={isShut(path, may) ? <NotFound /> : <Here />} key={path} path={path} />
          ))}
          <Route element={<NotFound />} path="*" />
        </Routes>
      </Suspense>
    </Crash>
  );
}
