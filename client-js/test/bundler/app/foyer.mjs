// tag::foyer
// Copies the client, its declarations and the contract from a running application: node foyer.mjs http://localhost:9080/app
import { mkdir, writeFile } from 'node:fs/promises';

const [application] = process.argv.slice(2);
await mkdir('src/foyer', { recursive: true });
for (const name of ['foyer.js', 'foyer.d.ts', 'contract.d.ts']) {
    const answer = await fetch(`${application}/foyer/${name}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    await writeFile(`src/foyer/${name}`, await answer.text());
}
// end::foyer
