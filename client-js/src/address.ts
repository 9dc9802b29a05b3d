// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Addresses, HeaderValue } from './types.js';

/** Names an attempt, so that the server can be asked afterwards why it refused it. */
const ATTEMPT = 'foyer-attempt';

/** What one attempt asks for. */
export interface Attempt {
    /** With the scheme `ws:` or `wss:`. */
    readonly url: URL;
    readonly protocols: string[];
    readonly bearer: string | undefined;
}

/** The absolute forms of what the application gave. */
export function absolutes(given: Addresses): URL[] {
    const urls = [given].flat().map(absolute);
    check(urls.length > 0, 'address');
    return urls;
}

/** Relative to the page or worker, if there is one. */
export function absolute(url: string | URL): URL {
    const { document, location } = globalThis as Partial<typeof globalThis>; // a worker has no document, Node has neither
    let address: URL | undefined;
    try {
        address = new URL(url, document?.baseURI ?? location?.href.replace(/^blob:/, ''));
        address.protocol = address.protocol.replace('http', 'ws');
        address.hash = '';
    } catch {} // relative without a page
    check(/^wss?:/.test(`${address}`), `address: ${url}`);
    return address!;
}

/** What a header can hold. The browser also refuses subprotocols with a separator in them (RFC 6455, section 4.1), when they are used. */
export const VISIBLE = /^[\x21-\x7e]+$/;

/**
 * An attempt with these headers.
 *
 * @param resume the subprotocol that asks to resume
 * @throws TypeError if no attempt can be made of them
 */
export function attempt(base: URL, headers: object, token: string | null | undefined, own: readonly string[], resume: string): Attempt {
    check(typeof headers === 'object', 'headers');
    check(typeof (token ?? '') === 'string', 'bearer');
    const protocols = ['foyer.v1', resume, ...own];
    check(own.every((one) => VISIBLE.test(one)) && new Set(protocols).size === protocols.length, 'subprotocols');
    const url = new URL(base);
    for (const [name, value] of Object.entries(headers) as [string, HeaderValue][]) {
        if (value !== undefined && value !== null) {
            url.searchParams.delete(name);
            for (const one of [value].flat()) {
                check(/^[bns]/.test(typeof one), `headers.${name}`);
                url.searchParams.append(name, one as string); // it makes a text of it
            }
        }
    }
    // 32 letters for 128 bits; `crypto.randomUUID` is not there in pages without TLS
    url.searchParams.set(ATTEMPT, String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)).map((byte) => 97 + (byte % 16))));
    const bearer = token?.trim() || undefined; // what is read from a file or a response may end with a new line
    if (bearer) {
        protocols.push(`foyer.bearer.${base64url(bearer)}`);
    }
    return { url, protocols, bearer };
}

/** Refuses what is not what it has to be. */
export function check(right: unknown, what: string): void {
    if (!right) {
        throw new TypeError(`Invalid ${what}`);
    }
}

function base64url(text: string): string {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
