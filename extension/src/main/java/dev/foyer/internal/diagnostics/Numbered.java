// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

/**
 * A message with a number: the problem, its place, the remedy. Numbers are never reused. The page errors.md explains each.
 */
public sealed interface Numbered permits Code, Mistake {

    /** Returns its number, four digits whose first one tells the stage. */
    int number();

    /** Returns the message without its number, with a placeholder for each argument. */
    String template();

    /** Returns the message with its number in front, always as one line, whatever the arguments contain. */
    default String text(Object... arguments) {
        return "FOYER-" + number() + ": " + OneLine.format(template(), arguments);
    }
}
