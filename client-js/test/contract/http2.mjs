// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/*
 * Asks a server over HTTP/2 without TLS: a plain GET of an endpoint, and WebSockets by an extended CONNECT (RFC 8441) if the server offers
 * that, one of a page of its own and one of another page. Prints what comes; "none" of a server that does not speak it.
 */
import { connect } from 'node:http2';

const [origin, path] = process.argv.slice(2);
const QUESTION = Buffer.from('{"event":"who","id":1}');

/** A masked text frame, with the mask 0. */
const frame = Buffer.concat([Buffer.from([0x81, 0x80 | QUESTION.length, 0, 0, 0, 0]), QUESTION]);

const session = connect(origin);
const settings = await new Promise((resolve) => {
    session.on('error', () => resolve(undefined));
    session.on('close', () => resolve(undefined));
    session.on('remoteSettings', resolve);
    setTimeout(resolve, 3_000, undefined).unref();
});
if (settings === undefined) {
    console.log('none');
} else {
    console.log(`GET ${await ask({ ':path': path })}`);
    if (settings.enableConnectProtocol) {
        const upgrade = {
            ':method': 'CONNECT',
            ':protocol': 'websocket',
            ':scheme': 'http',
            ':authority': new URL(origin).host,
            ':path': path,
            'sec-websocket-version': '13',
        };
        console.log(`CONNECT ${await ask({ ...upgrade, origin }, frame)}`);
        console.log(`FOREIGN ${await ask({ ...upgrade, origin: 'https://evil.example' })}`);
        console.log(`VERSION ${await ask({ ...upgrade, 'sec-websocket-version': '8' })}`);
    }
}
session.destroy();

/** The status, the header fields that must not be there, and what was answered to what is sent. */
function ask(headers, sent) {
    return new Promise((resolve) => {
        const stream = session.request(headers, { endStream: sent === undefined && headers[':method'] === undefined });
        let said = '';
        stream.on('error', (error) => resolve(`failed: ${error.code}`));
        stream.on('response', (answer) => {
            said = `${answer[':status']} ${['connection', 'upgrade'].filter((name) => name in answer)}`.trim();
            if (sent === undefined) {
                resolve(said);
                stream.close();
            } else {
                stream.write(sent);
            }
        });
        stream.on('data', (data) => {
            const text = data.toString('latin1');
            if (sent !== undefined && text.includes('"reply":1')) {
                resolve(`${said} ${text.slice(text.indexOf('{'))}`);
                stream.close();
            }
        });
        stream.on('end', () => resolve(said));
        stream.on('close', () => resolve(said || 'closed'));
    });
}
