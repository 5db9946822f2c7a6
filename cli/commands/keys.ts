import { readText, withApi } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';

interface CreateKeyOptions extends CommonOptions {
  role: 'viewer' | 'analyst' | 'editor' | 'admin';
  districts?: string;
  blocks?: string;
}

/** `keys create`: prints the new key, which nobody can read again. */
export async function createKeyCommand(name: string, options: CreateKeyOptions): Promise<void> {
  const body = {
    name,
    role: options.role,
    ...(options.districts === undefined ? {} : { districts: namesIn(options.districts) }),
    ...(options.blocks === undefined ? {} : { blocks: namesIn(options.blocks) }),
  };
  await withApi(readSettings(options), async (api) => {
    const answer = JSON.parse(
      await readText(await api({ method: 'POST', path: '/api/v1/admin/keys', body })),
    ) as {
      key: string;
    };
    await write(process.stdout, `${answer.key}\n`);
    process.stderr.write(`the key of ${name}; it is shown only now\n`);
  });
}

/** `keys list`: names, roles and limits as JSON; never the keys. */
export async function listKeys(options: CommonOptions): Promise<void> {
  await withApi(readSettings(options), async (api) => {
    const { items } = JSON.parse(
      await readText(await api({ method: 'GET', path: '/api/v1/admin/keys' })),
    ) as {
      items: object[];
    };
    await write(process.stdout, `${JSON.stringify(items, null, 2)}\n`);
  });
}

/** `keys revoke`: the key and its sessions end at once. */
export async function revokeKey(name: string, options: CommonOptions): Promise<void> {
  await withApi(readSettings(options), async (api) => {
    await readText(await api({ method: 'POST', path: '/api/v1/admin/keys/revoke', body: { name } }));
    await write(process.stdout, `${name} can no longer log in\n`);
  });
}

function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
