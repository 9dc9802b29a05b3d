// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

/** Keeps the number of different close codes low, as peers and applications may choose them. */
final class CloseCodes {

    private static final int LAST_OF_THE_PROTOCOL = 1015;
    private static final int FIRST_OF_APPLICATIONS = 4000;

    private CloseCodes() {}

    /** Returns a code of docs/reference/close-codes.md, or what stands for codes like this one. */
    static String bounded(int code) {
        return switch (code) {
            case 4000, 4001, 4002, 4500, 4501, 4502 -> Integer.toString(code);
            default -> {
                if (code >= FIRST_OF_APPLICATIONS) {
                    yield "4xxx-app";
                }
                yield code <= LAST_OF_THE_PROTOCOL ? Integer.toString(code) : Labels.OTHER;
            }
        };
    }
}
