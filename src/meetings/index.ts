/** What others may ask of meetings. */
export { loadMeetings, meetingFaults, type MeetingContent } from './content.ts';
