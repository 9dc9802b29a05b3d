// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text message to a client of {@code foyer.v1} apart: it is a frame, or a JSON array of frames. Each frame stays as the server
 * wrote it, character by character.
 */
public final class Joined {

    private final String message;
    private final List<String> frames = new ArrayList<>();
    private int at;

    private Joined(String message) {
        this.message = message;
    }

    /**
     * The frames of a message.
     *
     * @throws IllegalArgumentException if it is an array that is broken, empty or has something after its end
     */
    public static List<String> frames(String message) {
        return message.startsWith("[") ? new Joined(message).split() : List.of(message);
    }

    private List<String> split() {
        do {
            at++; // the bracket or comma
            frames.add(element());
        } while (message.charAt(at) == ',');
        if (at != message.length() - 1) {
            throw broken();
        }
        return frames;
    }

    /** Reads up to the comma or bracket after an element. */
    private String element() {
        int start = at;
        int depth = 0;
        while (at < message.length()) {
            switch (message.charAt(at)) {
                case '"' -> skipString();
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            if (depth < 0 || (depth == 0 && at < message.length() && message.charAt(at) == ',')) {
                return checked(message.substring(start, at).strip());
            }
            at++;
        }
        throw broken();
    }

    /** Goes to the quote that ends a string. */
    private void skipString() {
        do {
            at += at + 1 < message.length() && message.charAt(at) == '\\' ? 2 : 1;
        } while (at < message.length() && message.charAt(at) != '"');
    }

    private String checked(String element) {
        if (element.isEmpty() || message.charAt(at) == '}') {
            throw broken();
        }
        return element;
    }

    private static IllegalArgumentException broken() {
        return new IllegalArgumentException("Not an array of frames.");
    }
}
