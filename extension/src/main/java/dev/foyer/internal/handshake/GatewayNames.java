// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Knows the header names that a gateway sets, for the user or the client's address, and removes from requests. It does
 * not remove query parameters and cookies of these names. See docs/reference/annotations.md.
 */
public final class GatewayNames {

    private static final Pattern NAMES = Pattern.compile(String.join(
            "|",
            "forwarded",
            "via",
            "x-forwarded(-.+)?",
            "x-real-ip",
            "(x-)?remote-.+",
            "(x-)?(cluster-)?client-ip",
            "true-client-ip",
            "x-original-.+",
            "x-auth-request-.+",
            "x-authenticated-.+",
            "x-webauth-.+",
            "(x-)?(ssl-)?client-(cert|verify|dn|s-dn|i-dn)(-.+)?",
            "(x-)?ssl-.+",
            "x-envoy-.+",
            "x-amzn-.+",
            "x-goog-.+",
            "x-ms-client-principal(-.+)?",
            "cf-.+",
            "x-consumer-.+",
            "x-credential-.+"));

    private GatewayNames() {}

    public static boolean is(String name) {
        return NAMES.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
