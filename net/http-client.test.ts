import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpRequest } from '../contracts/collector.ts';
import { createHttpClient } from './http-client.ts';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function client(allowPrivate: readonly string[] = ['127.0.0.1']) {
  const made = createHttpClient({ allowPrivate, userAgent: 'Veche/test' });
  closing.push(() => made.close());
  return made.request;
}

describe('bodies', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a %s body is decompressed', async (encoding, compress) => {
    const url = await serve((_, answer) => {
      answer.setHeader('content-encoding', encoding).end(compress('вода'));
    });

    expect((await client()({ url })).body.toString()).toBe('вода');
  });

  test.each([
    ['plain', null],
    ['gzip', 'gzip'],
  ] as const)('a %s body above the cap is refused before it is held', async (_, encoding) => {
    const mebibytes = Buffer.alloc(64 * 1024 * 1024);
    const body = encoding === null ? mebibytes : gzipSync(mebibytes);
    const url = await serve((_request, answer) => {
      if (encoding !== null) answer.setHeader('content-encoding', encoding);
      answer.end(body);
    });

    await expect(client()({ url, bodyBytesMax: 100_000 })).rejects.toMatchObject({ code: 'too_large' });
  });

  test('a compression nobody asked for is refused', async () => {
    const url = await serve((_, answer) => void answer.setHeader('content-encoding', 'zstd').end('x'));

    await expect(client()({ url })).rejects.toMatchObject({ code: 'unreadable' });
  });

  test.each([
    ['cut in the middle', { 'content-length': '1000' }],
    ['cut inside its compression', { 'content-encoding': 'gzip' }],
  ])('a body %s is no answer', async (_, headers: Record<string, string>) => {
    const half =
      headers['content-encoding'] === undefined
        ? Buffer.from('{"re')
        : gzipSync('x'.repeat(99)).subarray(0, 20);
    const url = await serve((_request, answer) => {
      answer.writeHead(200, headers);
      answer.write(half);
      setTimeout(() => (headers['content-encoding'] ? answer.end() : answer.destroy()), 20);
    });

    await expect(client()({ url })).rejects.toMatchObject({ code: 'network' });
  });
});

describe('time', () => {
  test('a server that drips bytes for ever is left at the deadline', async () => {
    const url = await serve((_, answer) => {
      answer.writeHead(200);
      const drip = setInterval(() => answer.write('.'), 10);
      answer.on('close', () => clearInterval(drip));
    });

    await expect(client()({ url, deadlineMs: 150 })).rejects.toMatchObject({ code: 'timeout' });
  });

  test('a request that is called off says so', async () => {
    const url = await serve(() => undefined);
    const calling = new AbortController();
    const asked = expect(client()({ url, signal: calling.signal })).rejects.toMatchObject({
      code: 'aborted',
    });
    calling.abort();
    await asked;
  });

  test('Retry-After reaches the caller in seconds', async () => {
    const url = await serve((_, answer) => void answer.writeHead(429, { 'retry-after': '120' }).end());

    expect(await client()({ url })).toMatchObject({ status: 429, retryAfterSeconds: 120 });
  });
});

describe('addresses', () => {
  test('no spelling of a private address is reached, nor through a redirect', async () => {
    let requests = 0;
    const target = await serve((_, answer) => {
      requests += 1;
      answer.end();
    });
    const { port } = new URL(target);
    const spellings = [
      '127.0.0.1',
      'localhost',
      '2130706433',
      '0x7f000001',
      '127.1',
      '0177.0.0.1',
      '[::ffff:127.0.0.1]',
    ];
    const guarded = client([]);

    for (const host of spellings) {
      await expect(guarded({ url: `http://${host}:${port}/` }), host).rejects.toMatchObject({
        code: 'blocked_address',
      });
    }
    expect(requests).toBe(0);
  });

  test('a redirect from an allowed address to a private one is refused', async () => {
    let requests = 0;
    const inner = createServer((_, answer) => {
      requests += 1;
      answer.end();
    });
    await new Promise<void>((resolve) => inner.listen(0, '127.0.0.2', resolve));
    closing.push(() => void inner.close());
    const { port } = inner.address() as AddressInfo;
    const url = await serve(
      (_, answer) => void answer.writeHead(302, { location: `http://127.0.0.2:${port}/` }).end(),
    );

    await expect(client(['127.0.0.1'])({ url })).rejects.toMatchObject({ code: 'blocked_address' });
    expect(requests).toBe(0);
  });

  test('other schemes are refused', async () => {
    await expect(client()({ url: 'file:///etc/passwd' })).rejects.toMatchObject({ code: 'input' });
  });
});

describe('redirects', () => {
  async function redirecting(status: number, asked: Omit<HttpRequest, 'url'>): Promise<string[]> {
    const seen: string[] = [];
    const other = await serve((request, answer) => {
      seen.push(`${request.method} ${request.headers.authorization ?? 'no secret'}`);
      answer.end();
    });
    const url = await serve((_, answer) => void answer.writeHead(status, { location: other }).end());
    await client()({ ...asked, url });
    return seen;
  }

  test('secrets stay behind when the host changes', async () => {
    expect(await redirecting(302, { headers: { Authorization: 'Bearer x' } })).toEqual(['GET no secret']);
  });

  test('a body is never carried to another host', async () => {
    expect(await redirecting(307, { method: 'POST', body: 'secret' })).toEqual([]);
    expect(await redirecting(303, { method: 'POST', body: 'secret' })).toEqual(['GET no secret']);
  });

  test('a circle ends with the last redirect as the answer', async () => {
    let requests = 0;
    const url = await serve((_, answer) => {
      requests += 1;
      answer.writeHead(302, { location: '/' }).end();
    });

    expect((await client()({ url, redirectsMax: 2 })).status).toBe(302);
    expect(requests).toBe(3);
  });
});
