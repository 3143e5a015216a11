import { inDatabase, withPostgres } from '../base.ts';
import { openHouse } from './house.ts';
import { prepareFamilies, registerOfFamilies } from './families.ts';
import { hiddenCasesChangeNothing } from './shadow.ts';
await withPostgres(() => inDatabase(async database => {
  const house = await openHouse(database, { maxConnections: 6, register: registerOfFamilies() });
  const families = await prepareFamilies(house);
  const begin = performance.now();
  const s = await hiddenCasesChangeNothing(house, families);
  console.log(s.compared, s.full, ((performance.now() - begin) / 1000).toFixed(1), 's');
  for (const line of s.faults.slice(0, 250)) console.log(line);
  console.log(s.faults.length, 'faults');
}));
