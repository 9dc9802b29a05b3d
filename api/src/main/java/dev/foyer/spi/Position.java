// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import java.util.Comparator;

/**
 * Names a place in the log of a topic.
 *
 * @param epoch the epoch of the log; a later epoch has a larger number
 * @param number the number of the message in the epoch, from 0 on; -1 stands for the place before the first message
 */
public record Position(long epoch, long number) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::number);

    /**
     * Reads the text of a position, such as {@code 1795877551000-41}.
     *
     * @throws IllegalArgumentException if the text is no position
     */
    public static Position parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 1) {
            throw new IllegalArgumentException("This is no position.");
        }
        var position =
                new Position(Long.parseLong(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
        if (position.number < 0) {
            throw new IllegalArgumentException("This is no position of a message.");
        }
        return position;
    }

    /** Tests whether no other message has its place between another position and this one. */
    public boolean follows(Position other) {
        return epoch == other.epoch && number == other.number + 1;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "-" + number;
    }
}
