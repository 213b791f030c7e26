import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openDatabase } from '#backend/storage/sqlite/open-database.ts';
import { describeStore } from '#test/conformance/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezhi-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeStore('SQLite', { open: async () => openDatabase(join(folder, 'kezhi.sqlite')) });
