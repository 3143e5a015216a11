/**
 * npm run proof:routes -- --seed 1
 */
import { routes } from '#contract/index.ts';
import { inDatabase, numbersFromArguments, withPostgres } from './base.ts';
import { openHouse } from './routes/house.ts';
import { prepareFamilies, registerOfFamilies } from './routes/families.ts';
import { fillMatrix, vacuous } from './routes/matrix.ts';

if (import.meta.main) {
  const { seed } = numbersFromArguments({ seed: 1 });
  console.log(`proof:routes, seed ${seed}`);
  await withPostgres(() =>
    inDatabase(async database => {
      const house = await openHouse(database, { maxConnections: 6, register: registerOfFamilies() });
      const families = await prepareFamilies(house);
      const begin = performance.now();
      const matrix = await fillMatrix(house, families, { seed });
      console.log(
        matrix.cells.length,
        'cells',
        matrix.twins,
        'twins',
        matrix.untouched,
        'untouched',
        ((performance.now() - begin) / 1000).toFixed(1),
        's',
      );
      const kinds = new Map<string, number>();
      for (const line of matrix.unexpected) kinds.set(line, (kinds.get(line) ?? 0) + 1);
      for (const line of matrix.unexpected.slice(0, 400)) console.log(line);
      console.log(matrix.unexpected.length, 'unexpected');
      console.log(vacuous(matrix, id => routes.some(r => r.id === id && 'public' in r.access)));
      await house.close();
    }),
  );
}
