// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One command on a connection of its own, in the protocol of Redis. */
final class Question {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Question() {}

    static String ask(int port, String... command) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(text(command).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput(); // a sentinel knows no QUIT
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketTimeoutException silent) {
            throw new UncheckedIOException("Redis has not answered in " + PATIENCE.toSeconds() + " s", silent);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(String... command) {
        var text = new StringBuilder("*").append(command.length).append("\r\n");
        for (String word : command) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length;
            text.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
        }
        return text.toString();
    }

    private static String answer(String answer) throws IOException {
        if (answer.isEmpty()) {
            throw new IOException("Redis has closed the connection.");
        }
        return switch (answer.charAt(0)) {
            case '-' -> throw new IllegalStateException(answer.strip());
            case '+', ':' -> answer.substring(1).strip();
            case '$' -> answer.substring(answer.indexOf('\n') + 1, answer.length() - 2);
            default -> answer;
        };
    }
}
