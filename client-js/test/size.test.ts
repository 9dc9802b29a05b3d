// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test.each(['README.md', 'docs/reference/client.md'])('the client is as large as %s says', (page) => {
    const bytes = gzipSync(read('client-js/target/dist/foyer.js'), { level: 9 }).length;

    expect(/[\d.]+ KB\b/.exec(read(page))?.[0]).toBe(`${(bytes / 1024).toFixed(1)} KB`);
});

test('the hooks for React are as large as the page about them says', () => {
    const bytes = Number(read('client-js/target/packages/react.size'));

    expect(/[\d.]+ KB\b/.exec(read('docs/howto/react.md'))?.[0]).toBe(`${(bytes / 1024).toFixed(1)} KB`);
});

test('the source map of what is served leads to the modules', () => {
    const { sources, sourcesContent, names } = JSON.parse(read('client-js/target/dist/foyer.js.map')) as Record<string, string[]>;

    const connection = sources!.findIndex((source) => source.endsWith('src/connection.ts'));
    expect(sourcesContent![connection]).toBe(read('client-js/src/connection.ts'));
    expect(names).toContain('check');
});
