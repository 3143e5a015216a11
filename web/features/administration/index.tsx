export { AdministrationPage } from './administration-page.tsx';
export { OrganisationPage } from './organisation-page.tsx';
