// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of headers that a gateway sets, and takes away from what clients send under them: who is logged in, where he comes from. It does
 * not take away query parameters and cookies of these names. docs/reference/annotations.md lists them.
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
