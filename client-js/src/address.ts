// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { HeaderValue } from './types.js';

/** Names an attempt, so that the server can be asked afterwards why it refused it. */
const ATTEMPT = 'foyer-attempt';

/** What one attempt asks for. */
export interface Attempt {
    /** With the scheme `ws:` or `wss:`. */
    readonly url: URL;
    readonly protocols: string[];
    readonly bearer: string | undefined;
}

/** The absolute form of what the application gave: relative to the page, if there is one. */
export function absolute(url: string | URL): URL {
    let address: URL;
    try {
        address = new URL(url, typeof document === 'undefined' ? undefined : document.baseURI);
    } catch {
        throw new TypeError(`Not an address, or relative where there is no page: ${url}`);
    }
    const scheme = { 'http:': 'ws:', 'https:': 'wss:', 'ws:': 'ws:', 'wss:': 'wss:' }[address.protocol];
    if (!scheme) {
        throw new TypeError(`The scheme must be ws, wss, http or https: ${address.protocol}`);
    }
    address.protocol = scheme;
    address.hash = '';
    return address;
}

/** An attempt with these headers. */
export function attempt(base: URL, headers: object, token: string | null | undefined, own: readonly string[]): Attempt {
    const url = new URL(base);
    for (const [name, value] of Object.entries(headers) as [string, HeaderValue][]) {
        if (value !== undefined && value !== null) {
            url.searchParams.delete(name);
            [value].flat().forEach((one) => url.searchParams.append(name, String(one)));
        }
    }
    url.searchParams.set(ATTEMPT, random());
    const protocols = ['foyer.v1', ...own];
    const bearer = token?.trim() || undefined; // what is read from a file or a response may end with a new line
    if (bearer !== undefined) {
        protocols.push(`foyer.bearer.${base64url(bearer)}`);
    }
    return { url, protocols, bearer };
}

/** 128 bits; `crypto.randomUUID` is not there in pages without TLS. */
function random(): string {
    return base64url(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))), false);
}

function base64url(text: string, utf8 = true): string {
    const bytes = utf8 ? String.fromCharCode(...new TextEncoder().encode(text)) : text;
    return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
