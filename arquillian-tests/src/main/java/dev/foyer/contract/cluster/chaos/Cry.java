// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a crier cries.
 *
 * @param crier who it is: a node's id and the number of a thread there
 * @param turn how often it has cried before, whatever the stream
 * @param stream to whom: a room by its number, or {@link Criers#UNION}
 * @param number how often it has cried to that stream before
 * @param at when, in milliseconds since 1970
 */
record Cry(String crier, int turn, int stream, int number, long at) {

    private static final Pattern CRY = Pattern.compile("\"data\":\"(\\S+) (\\d+) (-?\\d+) (\\d+) (\\d+)\"");

    String text() {
        return crier + " " + turn + " " + stream + " " + number + " " + at;
    }

    /** Reads a frame that has one. */
    static Cry of(String frame) {
        Matcher cry = CRY.matcher(frame);
        if (!cry.find()) {
            throw new IllegalArgumentException(frame);
        }
        return new Cry(
                cry.group(1),
                Integer.parseInt(cry.group(2)),
                Integer.parseInt(cry.group(3)),
                Integer.parseInt(cry.group(4)),
                Long.parseLong(cry.group(5)));
    }

    /** The node of the crier. */
    String node() {
        return crier.substring(0, crier.indexOf('/'));
    }
}
