import { openStorage } from '../../storage/open-storage.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { fakeClock } from './fake-clock.ts';
import { scenarioBatch } from './storage-scenario.ts';

/**
 * A process that writes the batches of a scenario, from the first one that is not done, and prints `done N` after each,
 * until it is killed. Arguments: folder, first batch.
 */
const [dir = '', first = '0'] = process.argv.slice(2);
const storage = await openStorage({
  dir,
  timezone: 'Europe/Moscow',
  clock: fakeClock(),
  logger: silentLogger,
});
process.stdout.write(`recovered ${JSON.stringify(await storage.store.recover())}\n`);
for (let index = Number(first); ; index += 1) {
  await storage.store.write(await scenarioBatch(storage.store, index));
  process.stdout.write(`done ${index}\n`);
}
