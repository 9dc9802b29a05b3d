// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What each thread has added, in a file that is there when the process is killed. Each entry is for one thread. */
final class Books {

    private final IntBuffer answered;
    private final IntBuffer unanswered;

    /** Opens the file, or makes it. */
    Books(Path file, int threads) {
        int bytes = threads * Integer.BYTES;
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            answered = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).asIntBuffer();
            unanswered =
                    channel.map(FileChannel.MapMode.READ_WRITE, bytes, bytes).asIntBuffer();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void answer(int thread) {
        answered.put(thread, answered.get(thread) + 1);
    }

    void noAnswer(int thread) {
        unanswered.put(thread, unanswered.get(thread) + 1);
    }

    /** How many additions were answered. */
    int answered() {
        return sum(answered);
    }

    /** How many may have been made, or not. */
    int unanswered() {
        return sum(unanswered);
    }

    private static int sum(IntBuffer all) {
        int sum = 0;
        for (int i = 0; i < all.capacity(); i++) {
            sum += all.get(i);
        }
        return sum;
    }
}
