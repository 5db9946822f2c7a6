/* Writes the types of the TypeScript client from the API's own document: node scripts/client.ts */
import { writeFile } from 'node:fs/promises';
import { testApp } from '../api/support/test-app.ts';
import { CLIENT_FILE, renderClient } from './client/render-client.ts';

const { app, get } = await testApp();
const answer = await get('/openapi.json');
if (answer.statusCode !== 200) throw new Error(`/openapi.json answers ${answer.statusCode}: ${answer.body}`);
const document: unknown = answer.json();
await app.close();
await writeFile(CLIENT_FILE, await renderClient(document));
