// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Builds a page that uses the packages as an application does: node sample.mjs <its directory> <the contract of the application>
// <where the page goes>. It is compiled and built in a directory below target/, from which the packages of this project and its build tools
// are found.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const [source, contract, out] = process.argv.slice(2).map((path) => resolve(path));
const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, 'target', 'sample');
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const packages = ['client', 'react'].map((name) => join(here, 'target', 'packages', name));
const missing = packages.find((path) => !existsSync(path));
if (missing) {
    console.error(`The package ${missing} is not there. Build the module client-js first: mvn -pl client-js package`);
    process.exit(1);
}

rmSync(root, { recursive: true, force: true });
cpSync(source, root, { recursive: true });
cpSync(contract, join(root, 'src', 'contract.d.ts'));
for (const path of packages) {
    const { name } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    mkdirSync(join(root, 'node_modules', '@foyer'), { recursive: true });
    cpSync(path, join(root, 'node_modules', name), { recursive: true });
}
function run(program, ...args) {
    try {
        execFileSync(process.execPath, [join(here, 'node_modules', program), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    } catch {
        console.error(`The page in ${source} does not fit the application any more, or is wrong in itself: see above.`);
        process.exit(1);
    }
}
run('typescript/bin/tsc', '-p', '.');
run('vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', out, '--emptyOutDir');
console.log(`The page is built with @foyer/client and @foyer/react ${version}.`);
