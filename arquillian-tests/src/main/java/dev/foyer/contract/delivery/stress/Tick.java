// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

/**
 * What the emitters emit.
 *
 * @param thread which of them
 * @param number the how manieth of all that the thread has emitted
 * @param stream to whom, see {@link Streams}
 * @param place the how manieth that the thread has emitted to them, from 1
 */
record Tick(int thread, int number, int stream, int place) {

    private static final String START = "{\"event\":\"tick\",";
    private static final String DATA = "\"data\":\"";

    /** As the data of an event. */
    String text() {
        return thread + " " + number + " " + stream + " " + place;
    }

    static boolean is(String frame) {
        return frame.startsWith(START);
    }

    static Tick of(String frame) {
        int start = frame.indexOf(DATA, START.length()) + DATA.length();
        String[] numbers = frame.substring(start, frame.length() - 2).split(" ", -1);
        return new Tick(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Integer.parseInt(numbers[3]));
    }
}
