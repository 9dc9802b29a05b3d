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
    const urls = [given].flat().map((url) => absolute(url));
    check(urls.length > 0, 'The list of addresses', 'one with an address');
    return urls;
}

/** Relative to the page or worker, if there is one. */
export function absolute(url: string | URL): URL {
    const { document, location } = globalThis as Partial<typeof globalThis>; // a worker has no document, Node has neither
    let address: URL;
    try {
        address = new URL(url, document?.baseURI ?? location?.href.replace(/^blob:/, ''));
    } catch {
        throw new TypeError(`Invalid address, or a relative one outside a page: ${url}`);
    }
    const scheme = { 'http:': 'ws:', 'https:': 'wss:', 'ws:': 'ws:', 'wss:': 'wss:' }[address.protocol];
    check(scheme !== undefined, 'The scheme of the address', 'ws, wss, http or https');
    address.protocol = scheme!;
    address.hash = '';
    return address;
}

/** What a subprotocol may be called (RFC 6455, section 4.1). */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * An attempt with these headers.
 *
 * @param resume the subprotocol that asks to resume
 * @throws TypeError if no attempt can be made of them
 */
export function attempt(base: URL, headers: object, token: string | null | undefined, own: readonly string[], resume = 'foyer.resume'): Attempt {
    check(typeof headers === 'object', 'headers', 'an object');
    check(typeof (token ?? '') === 'string', 'bearer', 'a string');
    const protocols = ['foyer.v1', resume, ...own];
    const right = Array.isArray(own) && own.every((one) => TOKEN.test(one)) && new Set(protocols).size === protocols.length;
    check(right, 'subprotocols', 'a list of different tokens');
    const url = new URL(base);
    for (const [name, value] of Object.entries(headers) as [string, HeaderValue][]) {
        if (value !== undefined && value !== null) {
            url.searchParams.delete(name);
            for (const one of [value].flat()) {
                check(/^[bns]/.test(typeof one), `headers.${name}`, 'a string, number or boolean');
                url.searchParams.append(name, String(one));
            }
        }
    }
    url.searchParams.set(ATTEMPT, random());
    const bearer = token?.trim() || undefined; // what is read from a file or a response may end with a new line
    if (bearer !== undefined) {
        protocols.push(`foyer.bearer.${base64url(bearer)}`);
    }
    return { url, protocols, bearer };
}

/** Refuses what is not what it has to be. */
export function check(right: boolean, what: string, expected: string): void {
    if (!right) {
        throw new TypeError(`${what} must be ${expected}.`);
    }
}

/** 128 bits; `crypto.randomUUID` is not there in pages without TLS. */
function random(): string {
    return base64url(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))), false);
}

function base64url(text: string, utf8 = true): string {
    const bytes = utf8 ? String.fromCharCode(...new TextEncoder().encode(text)) : text;
    return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
