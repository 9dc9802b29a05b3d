// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// Builds what a WAR serves: the client in two forms, of which it tells how large they are, and its declarations.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import ts from 'typescript';

const banner = { js: '// Copyright the Foyer authors; SPDX-License-Identifier: Apache-2.0' };
const common = { entryPoints: ['src/index.ts'], bundle: true, minify: true, target: 'es2022', banner, sourcemap: 'linked' };
const outputs = {
    'target/dist/foyer.js': { format: 'esm' },
    'target/dist/foyer.iife.js': { format: 'iife', globalName: 'Foyer' },
};
for (const [outfile, options] of Object.entries(outputs)) {
    await build({ ...common, ...options, outfile });
    const size = gzipSync(readFileSync(outfile), { level: 9 }).length;
    console.log(`${outfile}: ${size} bytes with gzip`);
    if (size > 7 * 1024) {
        throw new Error(`${outfile} is larger than 7 KB with gzip.`);
    }
}

// The declarations of the modules that are public, as one module.
const modules = ['errors', 'types', 'index'];
const { options: compilerOptions } = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
const program = ts.createProgram(
    modules.map((name) => `src/${name}.ts`),
    { ...compilerOptions, noEmit: false, declaration: true, emitDeclarationOnly: true },
);
const declared = modules.map((name) => {
    let text = '';
    program.emit(program.getSourceFile(`src/${name}.ts`), (_, written) => (text = written), undefined, true);
    return text.replace(/^\/\/.*\n|^(import|export) .* from .*;\n|^export {};\n/gm, '');
});
writeFileSync('target/dist/foyer.d.ts', `${banner.js}\n${declared.join('')}`);
