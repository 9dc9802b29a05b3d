// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('each mistake in the documentation has a test', () => {
    const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
    const tests = readdirSync(new URL('.', import.meta.url))
        .filter((name) => name.endsWith('.test.ts'))
        .map(read)
        .join('\n');

    const named = [...read('../../docs/internals/client.md').matchAll(/^\| [A-Z].* \| `(.*)` \|$/gm)].map(([, name]) => name!);

    expect(named).toHaveLength(48);
    expect(named.filter((name) => !new RegExp(`^(test(\\.each\\(.*\\))?|\\]\\))\\('${name}'`, 'm').test(tests))).toEqual([]);
});
