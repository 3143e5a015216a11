export { MatePage } from './mate-page.tsx';
export { TeamPage } from './team-page.tsx';
