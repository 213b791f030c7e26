import { enableCompileCache } from 'node:module';

// A process of its own: what reading the workbooks takes in memory is given back before the server begins.
enableCompileCache();
const { openData, openPorts } = await import('../open-backend.ts');
const { createDemonstrationSite, seedDemonstration } = await import('./seed-demonstration.ts');

const [dataFolder = 'data', databaseUrl = ''] = process.argv.slice(2);
const store = await openData({ dataFolder, databaseUrl: databaseUrl === '' ? null : databaseUrl });
const site = await createDemonstrationSite(store);
const troubles = await seedDemonstration(await openPorts(store, site, dataFolder), dataFolder);
for (const trouble of troubles) process.stderr.write(`未能放入示例 / not seeded: ${trouble}\n`);
await store.close();
