export { frameSchema } from './content.ts';
