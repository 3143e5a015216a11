import { inDatabase, withPostgres } from '../base.ts';
import { openHouse } from './house.ts';
import { prepareFamilies, registerOfFamilies } from './families.ts';
import { fillMatrix } from './matrix.ts';
await withPostgres(() => inDatabase(async database => {
  const house = await openHouse(database, { maxConnections: 6, register: registerOfFamilies() });
  const families = await prepareFamilies(house);
  const begin = performance.now(); const c0 = process.cpuUsage();
  const matrix = await fillMatrix(house, families, { seed: 1, only: process.argv[2]?.split(',') } as never);
  const c = process.cpuUsage(c0);
  console.log(matrix.cells.length, 'cells', matrix.twins, 'twins', matrix.untouched, ((performance.now() - begin) / 1000).toFixed(1), 's', 'cpu', (c.user+c.system)/1e6);
  for (const line of matrix.unexpected.slice(0, 300)) console.log(line);
  console.log(matrix.unexpected.length, 'unexpected');
  await house.close();
}));
