/** The database a proof is run on: one with a fault in it when the environment names one, else a fresh copy. */
import { testUrl, type TestDatabase } from '../../database.ts';
import { inDatabase } from '../base.ts';
import { DATABASE } from './changes.ts';

export async function inGivenDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const name = process.env[DATABASE];
  if (name === undefined) return inDatabase(work);
  return work({
    adminUrl: testUrl('postgres', name),
    webUrl: testUrl('app_web', name),
    jobsUrl: testUrl('app_jobs', name),
    close: async () => undefined,
  });
}
