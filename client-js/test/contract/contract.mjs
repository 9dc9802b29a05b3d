// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Checks what a server says of its contract: node contract.mjs <address of the application>. Prints what is wrong,
// and at last that it has checked.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import ts from 'typescript';

const [application] = process.argv.slice(2);

async function served(name) {
    const response = await fetch(`${application}/foyer/${name}`);
    if (!response.ok) {
        throw new Error(`${name}: ${response.status}`);
    }
    return response.text();
}

// The document is what AsyncAPI says that it has to be.
const asyncApi = await served('asyncapi.json');
const { document, diagnostics } = await new Parser().parse(asyncApi);
diagnostics.filter(({ severity }) => severity === 0).forEach(({ message, path }) => console.log(`${path.join('.')}: ${message}`));
if (document?.version() !== '3.0.0') {
    console.log(`The version is ${document?.version()}.`);
}

// The declarations compile, with what is right, and not with what is wrong.
const RIGHT = `
import { connect } from './foyer.js';
import type { Greeter, Greeted } from './contract.js';

export async function right(): Promise<string[]> {
    const greeter = connect<Greeter>('greeter', { headers: { token: 't', 'client-version': '2' } });
    greeter.on('greeted', (greeted: Greeted, { room }) => greeted.by.concat(room ?? ''));
    greeter.emit('greet', { whom: 'world', times: 1 });
    greeter.emit('refuse');
    (await greeter.call('echo', 7)).toFixed();
    greeter.presence('hall').subscribe(({ users, count }) => [...users.values()].map((all) => [...all.values()].map(({ name }) => name.length + count)));
    greeter.presence('table:7').users.get('ada')?.get('c1')?.seat.toFixed();
    return greeter.call('greet', { whom: 'world' });
}
`;
const WRONG = [
    `connect<Greeter>('greeter', { headers: { token: 7n } });`,
    `connect<Greeter>('greeter', { headers: { tokne: 't' } });`,
    `connect<Greeter>('greeter').on('greetd', () => {});`,
    `connect<Greeter>('greeter').on('greeted', ({ who }) => who);`,
    `connect<Greeter>('greeter').emit('greet');`,
    `connect<Greeter>('greeter').emit('greet', { who: 'world' });`,
    `connect<Greeter>('greeter').emit('greet', { whom: 7 });`,
    `connect<Greeter>('greeter').emit('greeted', { by: 'me', whom: 'you' });`,
    `connect<Greeter>('greeter').call('echo', '7');`,
    `connect<Greeter>('greeter').call('echo', 7).then((number) => number.length);`,
    `connect<Greeter>('greeter').presence('lobby');`,
    `connect<Greeter>('greeter').presence('hall').users.get('ada')?.get('c1')?.seat;`,
];
const directory = mkdtempSync(join(tmpdir(), 'contract-'));
try {
    const file = (name, text) => {
        writeFileSync(join(directory, name), text);
        return join(directory, name);
    };
    file('foyer.d.ts', await served('foyer.d.ts'));
    file('contract.d.ts', await served('contract.d.ts'));
    const imports = `import { connect } from './foyer.js';\nimport type { Greeter } from './contract.js';\n`;
    const options = { strict: true, noEmit: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2022, types: [] };
    const mistakes = (name, text) => ts.getPreEmitDiagnostics(ts.createProgram([file(name, text)], options));
    for (const { messageText, file: where } of mistakes('right.ts', RIGHT)) {
        console.log(`${where?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    }
    const all = WRONG.map((line) => `// @ts-expect-error\n${line}\n`).join('');
    for (const { start, file: where } of mistakes('wrong.ts', imports + all)) {
        console.log(`It compiles: ${where?.text.slice(start).split('\n')[1]}`);
    }
} finally {
    rmSync(directory, { recursive: true });
}
console.log('checked');
