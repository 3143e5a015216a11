export { MeetingsPage } from './meetings-page.tsx';
