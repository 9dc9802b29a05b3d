// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Distinguishes entries that may be an origin from those that no browser's {@code Origin} header can equal. */
final class Origins {

    /** Describes the allowed entries. */
    static final String ALLOWED =
            "a list of origins separated by commas: 'https://app.example.com' or 'https://app.example.com:8443', '*.example.com' or 'https://*.example.com' for subdomains, 'file://', or '*' for any";

    private static final String HOST = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";
    private static final Pattern SUBDOMAINS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)?\\*\\." + HOST);
    private static final Pattern ORIGIN = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]*)://(?:" + HOST + "|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?([/?#].*)?");

    private Origins() {}

    /** Returns the mistake in an entry without repeating any of its text; empty if there is none. */
    static Optional<String> complaint(String entry) {
        if (entry.equals("*")
                || entry.equals("null")
                || entry.equals("file://")
                || SUBDOMAINS.matcher(entry).matches()) {
            return Optional.empty();
        }
        if (!entry.contains("://")) {
            return Optional.of("has no scheme, such as https://");
        }
        Matcher parts = ORIGIN.matcher(entry);
        if (!parts.matches()) {
            return Optional.of("has no host after its scheme, or a host with characters that no origin may have");
        }
        if (parts.group(3) != null) {
            return Optional.of("has something after its host and port, even if it is only a slash");
        }
        return isUsual(parts.group(1), parts.group(2))
                ? Optional.of("has the default port of its scheme, which browsers leave out")
                : Optional.empty();
    }

    private static boolean isUsual(String scheme, String port) {
        return (scheme.equalsIgnoreCase("http") && "80".equals(port))
                || (scheme.equalsIgnoreCase("https") && "443".equals(port));
    }
}
