// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/**
 * Logs each refused origin once, with the origin it was compared with, which neither page nor operator sees behind a
 * proxy. Logs only texts that look like an origin, up to a limit, as peers send both. Safe for any thread.
 */
final class RefusedOrigins {

    private static final int MOST = 50;
    private static final Pattern ORIGIN = Pattern.compile(
            "[a-z][a-z0-9+.-]{0,20}://([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(:\\d{1,5})?|null|file://");

    private final Set<String> told = new HashSet<>();

    void tell(String origin, String own) {
        String line = Code.ORIGIN_REFUSED.text(shown(origin), shown(own));
        synchronized (told) {
            if (told.size() >= MOST || !told.add(line)) {
                return;
            }
        }
        Log.warning(Code.ORIGIN_REFUSED, shown(origin), shown(own));
    }

    private static String shown(String origin) {
        return ORIGIN.matcher(origin).matches() ? "'" + origin + "'" : "something that is not an origin";
    }
}
