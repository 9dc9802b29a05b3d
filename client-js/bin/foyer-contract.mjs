#!/usr/bin/env node
// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Writes the contract of a running application to a file: foyer-contract <address of the application> <file> [--watch]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const USAGE = `Writes the TypeScript declarations of an application's endpoints to a file.

    foyer-contract http://localhost:9080/app src/contract.d.ts [--watch]

--watch writes them again whenever they change, until it is stopped.`;

const [application, file, ...flags] = process.argv.slice(2).filter((argument) => argument !== '--watch');
const watch = process.argv.includes('--watch');
if (!application || !file || flags.length > 0 || !URL.canParse(application)) {
    console.error(USAGE);
    process.exit(2);
}
const address = `${application.replace(/\/$/, '')}/foyer/contract.d.ts`;

/** The declarations. Only their absence is explained: the application may be off, or may not serve them. */
async function fetched() {
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch((error) => {
        throw new Error(`${address} cannot be reached: ${error.cause?.message ?? error.message}`);
    });
    if (answer.status === 404) {
        throw new Error(`${address} is not there. Is the application's setting foyer.contract.served=typescript?`);
    }
    const text = await answer.text();
    if (!answer.ok || !/^export /m.test(text)) {
        throw new Error(`${address} is no contract: HTTP ${answer.status}.`);
    }
    return text;
}

/** Whether the file has changed. It is left alone if it has not, so that nobody builds anew. */
async function written() {
    const text = await fetched();
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (text === before) {
        return false;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    return true;
}

async function once() {
    console.log((await written()) ? `${file} is written.` : `${file} is as it was.`);
}

async function forever() {
    for (let told; ; await setTimeout(1_000)) {
        try {
            if (await written()) {
                console.log(`${file} is written.`);
            }
            told = undefined;
        } catch ({ message }) { // the application is being deployed
            if (message !== told) {
                console.error((told = message));
            }
        }
    }
}

(watch ? forever() : once()).catch(({ message }) => {
    console.error(message);
    process.exitCode = 1;
});
