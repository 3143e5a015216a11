import { inDatabase, withPostgres } from '../base.ts';
import { openHouse } from './house.ts';
import { prepareFamilies, registerOfFamilies } from './families.ts';
import { attack } from './attackers.ts';
await withPostgres(() => inDatabase(async database => {
  const house = await openHouse(database, { maxConnections: 6, register: registerOfFamilies() });
  const families = await prepareFamilies(house);
  const begin = performance.now();
  const { counts, faults } = await attack(house, families);
  console.log(counts, ((performance.now() - begin) / 1000).toFixed(1), 's');
  for (const line of faults.slice(0, 250)) console.log(line);
  console.log(faults.length, 'faults');
  await house.close();
}));
