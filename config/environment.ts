import type { Problem } from './problems.ts';
import type { ConfigFile } from './schema.ts';

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Values of the VECHE_* variables that are set, to be laid over the file's. */
export interface Overrides {
  region?: string;
  dataDir?: string;
  host?: string;
  port?: number;
}

/** Reads the overrides; an empty variable counts as unset. */
export function readOverrides(env: Environment): { overrides: Overrides; problems: Problem[] } {
  const region = env['VECHE_REGION'] || undefined;
  const dataDir = env['VECHE_DATA_DIR'] || undefined;
  const host = env['VECHE_API_HOST'] || undefined;
  const portText = env['VECHE_API_PORT'] || undefined;
  const port = portText === undefined ? undefined : parsePort(portText);
  const problems = port === null ? [variableProblem('VECHE_API_PORT', 'not a port')] : [];
  return {
    overrides: {
      ...(region !== undefined && { region }),
      ...(dataDir !== undefined && { dataDir }),
      ...(host !== undefined && { host }),
      ...(typeof port === 'number' && { port }),
    },
    problems,
  };
}

/** The variables that the file names but nobody set. Sources that are off need none. */
export function missingSecrets(
  config: Pick<ConfigFile, 'alerts'> & { sources: NonNullable<ConfigFile['sources']> },
  env: Environment,
): { path: (string | number)[]; name: string }[] {
  const ofSources = config.sources.flatMap((source, index) =>
    (['tokenEnv', 'secretEnv'] as const).flatMap((key) => {
      const name = source[key];
      return source.enabled && name !== undefined && !env[name]
        ? [{ path: ['sources', index, key], name }]
        : [];
    }),
  );
  const ofWebhooks = config.alerts.webhooks.flatMap((webhook, index) =>
    env[webhook.secretEnv]
      ? []
      : [{ path: ['alerts', 'webhooks', index, 'secretEnv'], name: webhook.secretEnv }],
  );
  return [...ofSources, ...ofWebhooks];
}

function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : null;
}

function variableProblem(name: string, what: string): Problem {
  return { where: name, path: '', what, hint: 'set it to a whole number from 0 to 65535, or unset it' };
}
