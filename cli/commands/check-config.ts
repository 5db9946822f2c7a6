import type { CommonOptions } from '../options.ts';
import { readSettings } from '../settings.ts';

/** `check-config`: reads the settings and the region; problems are thrown, all at once. */
export async function checkConfig(options: CommonOptions): Promise<void> {
  const { config, region, file } = readSettings(options);
  const enabled = config.sources.filter((source) => source.enabled).length;
  process.stdout.write(
    `${file ?? 'built-in defaults'}: ok; region ${region.name.en}, ${region.districts.length} districts, ` +
      `${region.topics.length} topics, ${config.sources.length} sources (${enabled} switched on)\n`,
  );
}
